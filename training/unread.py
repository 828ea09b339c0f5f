"""Writes marked and raw sentences as CoNLL-U without trees, for a parser to fill in: python3 unread.py MARKS RAW > FILE."""
import json
import sys


def main(marks, raw):
    sentences = [json.loads(line)['forms'] for line in open(marks, encoding='utf-8')]
    sentences += [line.split() for line in open(raw, encoding='utf-8')]
    for text in dict.fromkeys(' '.join(forms) for forms in sentences if 0 < len(forms) <= 120):
        for number, form in enumerate(text.split(' '), 1):
            print(number, form, *['_'] * 8, sep='\t')
        print()


if __name__ == '__main__':
    main(*sys.argv[1:3])
