"""Other ways in which the same sentence gets written: capitals, small letters, headlines, typographic quotes, no full stop."""

APOSTROPHES = {"n't": 'nt', "'s": 's', "'m": 'm', "'re": 're', "'ve": 've', "'ll": 'll', "'d": 'd'}


def variant(tree, rng):
    """The forms of the sentence as somebody else might write them, and how many words at its end are left out."""
    forms, r = tree.forms, rng.random()
    drop = 0
    if r < 0.03:
        forms = [f.upper() for f in forms]
    elif r < 0.07:
        forms = [f.lower() for f in forms]
    elif r < 0.10:
        forms = [f[:1].upper() + f[1:] for f in forms]
    elif r < 0.12:
        forms = [APOSTROPHES.get(f, f) for f in forms]
    elif r < 0.14:
        forms = [forms[0].lower()] + list(forms[1:])
    if rng.random() < 0.06 and len(forms) > 3 and forms[-1] in '.!' and (not tree.heads or len(forms) not in tree.heads):
        drop = 1
    return forms, drop
