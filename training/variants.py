"""Other ways in which the same sentence gets written: capitals, small letters, headlines, other names, typing errors, no
full stop."""
import string

from treebank import IGNORE, NAME_ID, Tree

APOSTROPHES = {"n't": 'nt', "'s": 's', "'m": 'm', "'re": 're', "'ve": 've', "'ll": 'll', "'d": 'd'}
SMALL = {'a', 'an', 'the', 'of', 'in', 'on', 'at', 'to', 'for', 'and', 'or', 'but', 'by', 'with', 'from', 'as'}
PERSON, PLACE = NAME_ID['B-person'], NAME_ID['B-place']


def variant(tree, rng, names):
    """The forms of the sentence as somebody else might write them, and how many words at its end are left out."""
    forms = renamed(tree, rng, names) if rng.random() < 0.15 else tree.forms
    r, drop = rng.random(), 0
    if r < 0.04:
        forms = [f.upper() for f in forms]
    elif r < 0.08:
        forms = [f.lower() for f in forms]
    elif r < 0.11:
        forms = titled(forms)
    elif r < 0.13:
        forms = [APOSTROPHES.get(f, f) for f in forms]
    elif r < 0.15:
        forms = [forms[0].lower()] + list(forms[1:])
    elif r < 0.18:
        forms = [mistyped(f, rng) if rng.random() < 0.12 else f for f in forms]
    if rng.random() < 0.06 and len(forms) > 3 and forms[-1] in '.!' and (not tree.heads or len(forms) not in tree.heads):
        drop = 1
    return forms, drop


def titled(forms):
    return [f if i and f.lower() in SMALL else f[:1].upper() + f[1:] for i, f in enumerate(forms)]


def mistyped(form, rng):
    """Two letters exchanged, or one left out, doubled or replaced."""
    if len(form) < 4 or not form.isalpha():
        return form
    i, how = rng.randrange(1, len(form) - 1), rng.random()
    if how < 0.4:
        return form[:i] + form[i + 1] + form[i] + form[i + 2:]
    if how < 0.7:
        return form[:i] + form[i + 1:]
    return form[:i] + (form[i] if how < 0.85 else rng.choice(string.ascii_lowercase)) + form[i:]


def renamed(tree, rng, names):
    """Persons and places of one word under other names: 'given', 'surname' and 'place' of `names`."""
    forms = list(tree.forms)
    for i, tag in enumerate(tree.names):
        alone = i + 1 == len(tree.names) or tree.names[i + 1] != tag + 1
        if tag == PERSON and forms[i][:1].isupper():
            forms[i] = rng.choice(names['given' if not alone or rng.random() < 0.5 else 'surname']).capitalize()
        elif tag == PERSON + 1 and alone and len(forms[i]) > 2:
            forms[i] = rng.choice(names['surname']).capitalize()
        elif tag == PLACE and alone and forms[i][:1].isupper():
            forms[i] = rng.choice(names['place']).capitalize()
    return forms


SUBJECTS, OBJECTS = {'nsubj', 'nsubj:pass'}, {'obj', 'iobj', 'xcomp', 'ccomp'}
KEPT = {'compound:prt', 'compound', 'flat', 'fixed', 'case', 'nummod', 'nmod:poss', 'nmod:desc', 'mark', 'cop', 'advmod:neg'}


def headlines(tree, rng):
    """The clauses of a tree cut down to who did what, as headlines and terse reports have them. Their trees are gold: what
    is left out hangs on nothing that stays."""
    n = len(tree.forms)
    children = [[] for _ in range(n + 1)]
    for i, head in enumerate(tree.heads, 1):
        children[head].append(i)
    out = []
    for verb in range(1, n + 1):
        if tree.upos[verb - 1] != 'VERB':
            continue
        label = lambda c: tree.labels[c - 1]
        subjects = [c for c in children[verb] if label(c) in SUBJECTS and tree.upos[c - 1] in ('NOUN', 'PROPN') and c < verb]
        rest = [c for c in children[verb] if c > verb and (label(c) in OBJECTS or label(c).split(':')[0] == 'obl')]
        if len(subjects) != 1 or not rest:
            continue
        terse, stop = rng.random() < 0.7, rng.random() < 0.5
        helpers = [c for c in children[verb] if label(c) in ('aux', 'aux:pass')]
        # Headlines leave out the "are" of passives and of what goes on, but no "will", "has" or "did"; sentences nothing.
        bare = (terse and not stop and rng.random() < 0.5 and all(tree.xpos[c - 1] != 'MD' for c in helpers)
                and (tree.xpos[verb - 1] == 'VBG' or any(label(c) == 'aux:pass' for c in helpers)))
        kept = [verb] + ([] if bare else helpers)
        for c in children[verb]:
            kind = label(c)
            if c in subjects or kind in OBJECTS or kind in ('compound:prt', 'obl:agent') or (c in rest and rng.random() < 0.7):
                kept += phrase(c, children, tree, rng, terse)
            elif kind == 'advmod' and tree.forms[c - 1].lower() in ("n't", 'not', 'never'):
                kept += helpers + [c]
        kept = sorted(set(kept))
        if 3 <= len(kept) <= 20:
            out.append(cut(tree, kept, verb, stop, rng))
    return out


def phrase(head, children, tree, rng, terse):
    """The words of a phrase that its headline keeps."""
    out = [head]
    for c in children[head]:
        kind = tree.labels[c - 1]
        if kind == 'det':
            keep = not terse
        elif kind in ('amod', 'nmod', 'obl', 'advmod', 'obj', 'xcomp', 'ccomp', 'nmod:unmarked'):
            keep = rng.random() < 0.75
        elif kind in ('aux', 'aux:pass', 'cop', 'nsubj', 'nsubj:pass', 'expl'):
            keep = True
        else:
            keep = kind in KEPT
        if keep:
            out += phrase(c, children, tree, rng, terse)
    return out


def cut(tree, kept, root, stop, rng):
    place = {old: new for new, old in enumerate(kept, 1)}
    pick = lambda values: [values[k - 1] for k in kept]
    forms, names = pick(tree.forms), pick(tree.names)
    forms[0] = forms[0][:1].upper() + forms[0][1:]
    if not stop and rng.random() < 0.5:
        forms = titled(forms)
    heads = [0 if k == root else place[tree.heads[k - 1]] for k in kept]
    labels = ['root' if k == root else tree.labels[k - 1] for k in kept]
    upos, xpos, lemmas = pick(tree.upos), pick(tree.xpos), pick(tree.lemmas)
    if stop:
        forms, names = forms + ['.'], names + [0 if names[0] != IGNORE else IGNORE]
        heads, labels, upos, xpos = heads + [place[root]], labels + ['punct'], upos + ['PUNCT'], xpos + ['.']
        lemmas = lemmas + ['.']
    return Tree(forms=forms, upos=upos, xpos=xpos, lemmas=lemmas, heads=heads, labels=labels, names=names)
