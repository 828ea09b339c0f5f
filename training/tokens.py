"""What the tokeniser knows of English spelling, from the treebanks and tokens.json beside this file: python3 tokens.py
DATA MODEL_DIRECTORY."""
import collections
import json
import os
import re
import sys

from treebank import conllu

FORMAT = 1


def surface(path):
    """Tokens of each sentence as written: (form, parts or None)."""
    for _, rows in conllu(path):
        out, until = [], 0
        for r in rows:
            if '.' in r[0]:
                continue
            if '-' in r[0]:
                until = int(r[0].split('-')[1])
                out.append((r[1], []))
            elif int(r[0]) <= until:
                out[-1][1].append(r[1])
            else:
                out.append((r[1], None))
        yield out


def main(data, out):
    ud = f'{data}/ud'
    stop, bare = collections.Counter(), collections.Counter()
    contracted, plain, cut = collections.Counter(), collections.Counter(), {}
    joined, parted, hyphenated = collections.Counter(), collections.Counter(), collections.Counter()
    for path in (f'{ud}/en_ewt-ud-train.conllu', f'{ud}/en_gum_by-train.conllu'):
        for sentence in surface(path):
            for i, (form, parts) in enumerate(sentence):
                lower = form.lower()
                if re.fullmatch(r'[^\W\d_]{2,}\.', form) and i < len(sentence) - 1:
                    stop[lower[:-1]] += 1
                if i + 1 < len(sentence) - 1 and sentence[i + 1][0] == '.':
                    bare[lower] += 1
                if re.fullmatch(r'[^\W\d_]+', form):
                    if parts and len(parts) == 2:
                        contracted[lower] += 1
                        cut[lower] = len(parts[0])
                    else:
                        plain[lower] += 1
                if parts is None and re.fullmatch(r"[^\W\d_]+(-[^\W\d_]+)+", form):
                    joined[lower.split('-')[0]] += 1
                    hyphenated[lower] += 1
                if form == '-' and 0 < i < len(sentence) - 1:
                    parted[sentence[i - 1][0].lower()] += 1
    own = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'tokens.json'), encoding='utf-8'))
    model = {
        'abbreviations': (set(own['abbreviations']) | {w for w, n in stop.items() if n >= 2 and n > bare[w]}) - set(own['ambiguous']),
        'ambiguous': set(own['ambiguous']),
        'prefixes': set(own['prefixes']) | {w for w, n in joined.items() if n >= 3 and n > 2 * parted[w]},
        'hyphenated': set(own['hyphenated']) | {w for w, n in hyphenated.items() if n >= 3},
        'units': set(own['units']),
        'currencies': set(own['currencies']),
        'clitics': set(own['clitics']),
        'domains': set(own['domains']),
        'wholes': set(own['wholes']),
    }
    contractions = {**{w: cut[w] for w, n in contracted.items() if n >= 2 and n > 1.5 * plain[w] and w.endswith(('nt', 've', 're', 'll'))}, **own['contractions']}
    with open(f'{out}/tokens.json', 'w', encoding='utf-8') as f:
        lines = [f'"format": {FORMAT}'] + [f'"{k}": {json.dumps(sorted(v), ensure_ascii=False)}' for k, v in model.items()]
        lines.append(f'"contractions": {json.dumps(dict(sorted(contractions.items())), ensure_ascii=False)}')
        lines.append(f'"runOns": {json.dumps(own["runOns"])}')
        f.write('{\n' + ',\n'.join(lines) + '\n}\n')


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2])
