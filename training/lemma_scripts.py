"""Lemmas as edits of the form: how it is written, how many letters go from its end, what comes there instead (Straka 2018,
UDPipe 2.0 Prototype). The program does not read them yet."""
import os


def script(form, lemma):
    """"L3y" makes "fly" of "flies": in small letters, less its last three letters, and "y" put there. L small letters, K as the
    form is, T the first letter large."""
    small = form.lower()
    if lemma == lemma.lower():
        case, base = 'L', small
    elif form.startswith(lemma[:1]) and os.path.commonprefix([form, lemma]) == lemma[:len(form)]:
        case, base = 'K', form
    elif lemma[:1].isupper() and lemma[1:] == lemma[1:].lower():
        case, base = 'T', small[:1].upper() + small[1:]
    else:
        case, base = 'K', form
    shared = len(os.path.commonprefix([base, lemma]))
    return f'{case}{len(base) - shared}{lemma[shared:]}'
