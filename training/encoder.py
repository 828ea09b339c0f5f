"""A pretrained encoder of word pieces with the heads of the parser: the teacher, and the accurate setting.

The encoder is a BERT of any number of layers (Devlin et al. 2019; MiniLM, Wang et al. 2020) that knows no capitals. What a
word looks like and what the lexicon says of it is added to the vectors of its pieces before the first layer, beginning at
zero. A word is its first piece."""
import json
import os
import re
import unicodedata

import torch
from torch import nn
import torch.nn.functional as F
from safetensors.torch import load_file

from features import LEXICON, QUOTES, SHAPES, normalise, shape
from network import Scores, SharedDropout

ARC, LABEL, TAG, EVENT = 256, 128, 192, 160
LONGEST_WORD = 40  # letters of a word that are read
MOST_PIECES = 8    # pieces of a word that are read


class Pieces:
    """Word pieces of a form: the longest known beginning first, as BERT's, within parts that punctuation divides."""

    def __init__(self, vocabulary):
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown, self.mask = self.ids['[UNK]'], self.ids['[MASK]']
        self.first, self.last = self.ids['[CLS]'], self.ids['[SEP]']

    def of(self, form):
        plain = form.translate(QUOTES).replace('\u2014', '--').replace('\u2026', '...').lower()
        plain = ''.join(c for c in unicodedata.normalize('NFD', plain) if unicodedata.category(c) != 'Mn')[:LONGEST_WORD]
        out = []
        for part in re.findall(r'[^\W_]+|[\W_]', plain):
            if not part.isspace():
                out += self.part(part)
        return tuple(out[:MOST_PIECES]) or (self.unknown,)

    def part(self, text):
        out, at = [], 0
        while at < len(text):
            for end in range(len(text), at, -1):
                found = self.ids.get(('##' if at else '') + text[at:end])
                if found is not None:
                    break
            else:
                return [self.unknown]
            out.append(found)
            at = end
        return out


def read_pieces(folder):
    return [line.rstrip('\n') for line in open(os.path.join(folder, 'vocab.txt'), encoding='utf-8')]


class Layer(nn.Module):
    def __init__(self, width, inner, heads, dropout):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, mask):
        b, n, width = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        drop = self.dropout if self.training else 0.0
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=drop)
        x = self.norm1(x + F.dropout(self.out(a.transpose(1, 2).reshape(b, n, width)), drop))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), drop))


class EncoderNetwork(nn.Module):
    """Same answers as `network.Network`. Its input is (pieces, words, first, looks): ids of pieces [sentences, pieces], of
    each piece the number of its word (0 for none), of each word its first piece, and [sentences, words, 2] shape and lexicon
    bits."""

    def __init__(self, sizes, config, layers=None, dropout=0.1, head_dropout=0.3):
        super().__init__()
        width, self.layers = config['hidden_size'], layers or config['num_hidden_layers']
        upos, xpos, labels, names, lemmas, events = (sizes[k] for k in ('upos', 'xpos', 'labels', 'names', 'lemmas', 'events'))
        self.word = nn.Embedding(sizes['pieces'], width)
        self.position = nn.Embedding(config['max_position_embeddings'], width)
        self.kind = nn.Parameter(torch.zeros(width))
        self.shape = nn.Embedding(SHAPES + 1, width)
        self.lexicon = nn.Embedding(1 << len(LEXICON), width)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.lexicon.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = dropout
        self.stack = nn.ModuleList(
            Layer(width, config['intermediate_size'], config['num_attention_heads'], dropout) for _ in range(self.layers))
        self.tag = nn.Linear(width, TAG)
        self.upos, self.xpos, self.names, self.lemmas = (nn.Linear(TAG, n) for n in (upos, xpos, names, lemmas))
        self.event, self.events = nn.Linear(width, EVENT), nn.Linear(EVENT, events)
        self.arc_dep, self.arc_head = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.root = nn.Parameter(torch.zeros(ARC))
        nn.init.normal_(self.root, std=0.1)
        self.label_dep, self.label_head = nn.Linear(width, LABEL), nn.Linear(width, LABEL)
        self.label = nn.Linear(2 * LABEL, labels)
        self.drop = SharedDropout(head_dropout)

    def load_pretrained(self, folder):
        """The layers that there are, of a BERT in the form of Hugging Face."""
        old = {k.removeprefix('bert.'): v for k, v in load_file(os.path.join(folder, 'model.safetensors')).items()}
        new = {'word.weight': old['embeddings.word_embeddings.weight'],
               'position.weight': old['embeddings.position_embeddings.weight'],
               'kind': old['embeddings.token_type_embeddings.weight'][0]}
        for end in ('weight', 'bias'):
            new[f'norm.{end}'] = old[f'embeddings.LayerNorm.{end}']
            for i in range(self.layers):
                at, to = f'encoder.layer.{i}', f'stack.{i}'
                new[f'{to}.qkv.{end}'] = torch.cat([old[f'{at}.attention.self.{k}.{end}'] for k in ('query', 'key', 'value')])
                new[f'{to}.out.{end}'] = old[f'{at}.attention.output.dense.{end}']
                new[f'{to}.norm1.{end}'] = old[f'{at}.attention.output.LayerNorm.{end}']
                new[f'{to}.up.{end}'] = old[f'{at}.intermediate.dense.{end}']
                new[f'{to}.down.{end}'] = old[f'{at}.output.dense.{end}']
                new[f'{to}.norm2.{end}'] = old[f'{at}.output.LayerNorm.{end}']
        missing = [k for k in self.load_state_dict(new, strict=False).missing_keys if k.split('.')[0] in ('stack', 'norm')]
        assert not missing, missing

    def parts(self):
        """(weights of the pretrained encoder, the others); the vectors of pieces and places stay as they are, so that words
        of no treebank keep beside those that they resemble."""
        self.word.weight.requires_grad = self.position.weight.requires_grad = False
        inner = [p for k, p in self.named_parameters() if k.split('.')[0] in ('kind', 'norm', 'stack')]
        known = {id(p) for p in inner}
        return inner, [p for p in self.parameters() if p.requires_grad and id(p) not in known]

    def input(self, batch):
        """Of items whose words are (pieces, shape, lexicon bits)."""
        most = 2 + max(sum(len(w[0]) for w in item[0]) for item in batch)
        pieces, words, first, looks = [], [], [], []
        for item in batch:
            row, of, starts = [self.ends[0]], [0], []
            for i, (ids, *_) in enumerate(item[0], 1):
                starts.append(len(row))
                row += ids
                of += [i] * len(ids)
            row.append(self.ends[1])
            of.append(0)
            pieces.append(row + [0] * (most - len(row)))
            words.append(of + [0] * (most - len(of)))
            first.append(starts)
            looks.append([w[1:] for w in item[0]])
        return torch.tensor(pieces), torch.tensor(words), torch.tensor(first), torch.tensor(looks)

    ends = (101, 102)  # [CLS] and [SEP] of the vocabulary; 0 is padding

    def encode(self, pieces, words, first, looks):
        looks = F.pad(looks, (0, 0, 1, 0))
        look = torch.stack([looks[..., 0] + 1, looks[..., 1]], -1)
        look[:, 0] = 0
        seen = self.shape(look[..., 0]) + self.lexicon(look[..., 1])  # [sentences, 1 + words, width]
        seen = seen.gather(1, words[..., None].expand(-1, -1, seen.shape[-1]))
        x = self.word(pieces) + self.position.weight[:pieces.shape[1]] + self.kind + seen
        x = F.dropout(self.norm(x), self.dropout if self.training else 0.0)
        mask = (pieces != 0)[:, None, None, :]
        for layer in self.stack:
            x = layer(x, mask)
        return x.gather(1, first[..., None].expand(-1, -1, x.shape[-1]))

    def forward(self, inputs):
        h = self.drop(self.encode(*inputs))
        tags = self.drop(F.leaky_relu(self.tag(h), 0.1))
        events = self.events(self.drop(F.leaky_relu(self.event(h), 0.1)))
        dep, head = self.drop(self.arc_dep(h)), self.drop(F.leaky_relu(self.arc_head(h), 0.1))
        head = torch.cat([self.root.expand(head.shape[0], 1, -1), head], 1)
        arcs = dep @ head.transpose(1, 2) / 16
        return Scores(self.upos(tags), self.xpos(tags), self.names(tags), self.lemmas(tags), events, arcs,
                      self.drop(self.label_dep(h)), self.drop(self.label_head(h)))

    def labels(self, dep, head):
        return self.label(torch.cat([F.leaky_relu(dep + head, 0.1), dep * head], -1))


if __name__ == '__main__':
    words = "[PAD] [UNK] [CLS] [SEP] [MASK] the port war ##ship ##s cafe un ##afford ##able covid - 19 . ' s u ##n 2 ##0 ##17 $ \" etat"
    pieces = Pieces(words.split(' '))
    for form in ['the', 'PORT', 'Warships', 'Caf\u00e9', 'unaffordable', 'COVID-19', 'U.N.', '\u2019s', '2017', '$', '\u201c', '\u2014', '\u00c9tat', 'xyz', '\u4e2d']:
        print(form, *pieces.of(form))
