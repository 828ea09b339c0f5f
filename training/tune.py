"""Trains a pretrained encoder with the parser's heads: python3 tune.py DATA LEXICON ENCODER OUT [--layers N] [--epochs N]
[--start RUN] [--targets FILE].

ENCODER is a folder in the form of Hugging Face (config.json, vocab.txt, model.safetensors). Its state is kept every few
minutes; the same command goes on from there. Fixed seed; the learning rate rises, then falls to zero by steps."""
import argparse
import json
import os
import random
import time

import torch

from encoder import EncoderNetwork, Pieces, read_pieces
from events import event_report, read_marks
from features import normalise, read_lexicon, shape
from train import Encoder, batches, epoch_of, evaluate, losses, name_lists, sizes_of, vocabularies
from treebank import load, raw, read_silver

KEEP = 300  # seconds between two savings


class PieceEncoder(Encoder):
    """Items whose words are (pieces, shape, lexicon bits)."""

    def __init__(self, vocab, lexicon, pieces):
        super().__init__(vocab, lexicon)
        self.pieces = pieces

    def form(self, form):
        if form not in self.cache:
            plain = normalise(form)
            self.cache[form] = self.pieces.of(form), shape(plain), self.lexicon.get(plain.lower(), 0)
        return self.cache[form]


def open_encoder(run):
    """(network, vocabulary) of a run of this script."""
    vocab = json.load(open(f'{run}/vocabulary.json', encoding='utf-8'))
    config = json.load(open(f'{run}/encoder.json'))
    net = EncoderNetwork({**sizes_of(vocab), 'pieces': len(vocab['pieces'])}, config, config['num_hidden_layers'])
    net.load_state_dict(torch.load(f'{run}/weights.pt', map_location='cpu'))
    return net, vocab


def hidden(inputs, pieces, generator, share):
    """The input with some pieces masked and some lexicon entries left out, so that no word is relied on alone."""
    ids, words, first, looks = inputs
    gone = (torch.rand(ids.shape, generator=generator) < share) & (words > 0)
    looks = looks.clone()
    looks[..., 1] = looks[..., 1].masked_fill(torch.rand(looks.shape[:2], generator=generator) < 0.1, 0)
    return ids.masked_fill(gone, pieces.mask), words, first, looks


def by_pieces(items):
    """Sentences with like numbers of pieces beside each other."""
    return sorted(items, key=lambda item: sum(len(word[0]) for word in item[0]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('data')
    parser.add_argument('lexicon')
    parser.add_argument('encoder')
    parser.add_argument('out')
    parser.add_argument('--layers', type=int)
    parser.add_argument('--start', help='a run of this script whose lowest layers and heads this one begins with')
    parser.add_argument('--raw')
    parser.add_argument('--silver', help='CoNLL-U of the marked sentences as a parser reads them; read anew for each epoch, as the marks')
    parser.add_argument('--marks', help='sentences with marked events, of event-marks.ts')
    parser.add_argument('--targets')
    parser.add_argument('--share', type=float, default=0.6)
    parser.add_argument('--epochs', type=int, default=16)
    parser.add_argument('--tokens', type=int, default=1000)
    parser.add_argument('--rate', type=float, default=2e-4)
    parser.add_argument('--head-rate', type=float, default=1.5e-3)
    parser.add_argument('--mask', type=float, default=0.06)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--threads', type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    generator = torch.Generator().manual_seed(args.seed)
    train, dev = load(args.data)
    unlabelled = raw(args.raw) if args.raw else []
    vocab, _ = vocabularies(train, [])
    vocab = {**{k: v for k, v in vocab.items() if k != 'words'}, 'words': [], 'pieces': read_pieces(args.encoder)}
    config = json.load(open(f'{args.encoder}/config.json'))
    config['num_hidden_layers'] = args.layers or config['num_hidden_layers']
    pieces = Pieces(vocab['pieces'])
    encoder = PieceEncoder(vocab, read_lexicon(args.lexicon), pieces)
    names = name_lists(args.lexicon)
    net = EncoderNetwork({**sizes_of(vocab), 'pieces': len(vocab['pieces'])}, config, args.layers)
    net.load_pretrained(args.encoder)
    if args.start:
        net.load_state_dict({k: v for k, v in torch.load(f'{args.start}/weights.pt').items() if k in net.state_dict()})
    targets = torch.load(args.targets, map_location='cpu') if args.targets else None
    os.makedirs(args.out, exist_ok=True)
    json.dump(vocab, open(f'{args.out}/vocabulary.json', 'w'), ensure_ascii=False)
    json.dump(config, open(f'{args.out}/encoder.json', 'w'))
    inner, outer = net.parts()
    optimiser = torch.optim.AdamW([{'params': inner, 'lr': args.rate}, {'params': outer, 'lr': args.head_rate}],
                                  betas=(0.9, 0.98), eps=1e-8, weight_decay=0.01, fused=True)

    def epoch_batches(number):
        rng = random.Random(args.seed * 1000 + number)
        items = epoch_of(train, unlabelled, read_marks(args.marks, read_silver(args.silver))[0], encoder, rng, names, len(targets or ()))
        rng.shuffle(items)
        epoch = list(batches(by_pieces(items), args.tokens))
        rng.shuffle(epoch)
        return epoch

    steps = args.epochs * len(epoch_batches(0))
    warm = steps // 20
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: (s + 1) / warm if s < warm else max(0.0, 1 - (s - warm) / (steps - warm)))
    epoch, at, step, spent = 0, 0, 0, 0.0
    state = f'{args.out}/state.pt'
    if os.path.exists(state):
        kept = torch.load(state, map_location='cpu')
        net.load_state_dict(kept['net'])
        optimiser.load_state_dict(kept['optimiser'])
        schedule.load_state_dict(kept['schedule'])
        generator.set_state(kept['generator'])
        epoch, at, step, spent = kept['place']
    print(f'{len(train)} sentences, {len(unlabelled)} raw, {sum(p.numel() for p in net.parameters())} weights, {steps} steps', flush=True)
    started = saved = time.time()

    def save(epoch, at):
        torch.save({'net': net.state_dict(), 'optimiser': optimiser.state_dict(), 'schedule': schedule.state_dict(),
                    'generator': generator.get_state(), 'place': (epoch, at, step, spent + time.time() - started)}, f'{state}.tmp')
        os.replace(f'{state}.tmp', state)

    total, words = 0.0, 0
    while epoch < args.epochs and step < steps:
        rest = epoch_batches(epoch)
        for at in range(at, len(rest)):
            batch = rest[at]
            with torch.autocast('cpu', dtype=torch.bfloat16):
                scores = net(hidden(net.input(batch), pieces, generator, args.mask))
            loss = losses(net, scores, batch, targets, args.share)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            total += loss.item()
            words += sum(len(b[0]) for b in batch)
            if step % 50 == 0:
                print(f'epoch {epoch} step {step} loss {total / 50:.3f} {words / (time.time() - started):.0f} words/s {spent + time.time() - started:.0f} s', flush=True)
                total = 0.0
            if time.time() - saved > KEEP:
                save(epoch, at + 1)
                saved = time.time()
            if step == steps:
                break
        epoch, at = epoch + 1, 0
        if epoch % 2 == 0 or epoch == args.epochs:
            torch.save(net.state_dict(), f'{args.out}/weights.pt')
            print(epoch, {k: evaluate(net, encoder, v) for k, v in dev.items()},
                  event_report(net, encoder, read_marks(args.marks)[1]), flush=True)
    torch.save(net.state_dict(), f'{args.out}/weights.pt')


if __name__ == '__main__':
    main()
