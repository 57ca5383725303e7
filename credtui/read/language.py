"""Which language a text, or a paragraph of it, is in: alphabets first, then a statistical guess.

A letter that an alphabet lacks (ы in Ukrainian, ї in Russian) speaks against it; what alphabets leave
open py3langid decides among the languages that have a lexicon.  Only a long text that is plainly in
another language is called by that language's code, so that no lexicon is bent to words that it does
not know.
"""

from __future__ import annotations

import re

from credtui.lexicon import Lexicons
from credtui.model import Document, Span
from credtui.text.sentences import paragraphs

_OPENERS = re.compile('[«„“"]')
_CLOSERS = {
    "«": re.compile("»"), "„": re.compile("[“”]"), "“": re.compile("”"), '"': re.compile('"'),
}  # fmt: skip
_SAMPLE = 20_000
_FEW = 24
"""With fewer letters a paragraph is taken to be in its document's language."""
_CLOSE = 0.004
"""Alphabets whose shares differ by less are both possible."""
_GUESSED = 2_000
"""Code points that are looked at statistically."""
_TELLING = 80
"""Letters from which on a text may be called foreign."""
_FOREIGN = 0.3
"""How much likelier (log, a code point) another language must be than the best one with a lexicon."""
_HOME = 0.05
"""How much likelier another language must be than the one of the surrounding text."""


def detect(text: str, lexicons: Lexicons, home: str | None = None) -> str | None:
    """The language of ``text``: one with a lexicon, or the code of another if it is plainly that.

    ``home`` is the language of the text around it, which wins where the difference is small.  None for
    a text without letters, or with too few of them in an unknown script.
    """
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    scores = _alphabets(sample, lexicons)
    best = max(scores.values(), default=0.0)
    close = sorted(lang for lang, score in scores.items() if best > 0 and score >= best - _CLOSE)
    if letters < _TELLING and len(close) <= 1:
        return close[0] if close else None
    ranked = _ranked(text[:_GUESSED]) if letters else []
    if not close:
        return ranked[0][0] if ranked and letters >= _TELLING else None
    return _decided(ranked, close, letters, min(len(text), _GUESSED), home)


def _outside_quotes(text: str) -> str:
    """The text with a space for every quotation; a mark that nothing closes opens none."""
    kept: list[str] = []
    unclosed: set[str] = set()
    at = 0
    for mark in _OPENERS.finditer(text):
        if mark.start() < at or mark.group() in unclosed:
            continue
        end = _CLOSERS[mark.group()].search(text, mark.end())
        if end is None:
            unclosed.add(mark.group())  # nor does anything close a later one
            continue
        kept += (text[at : mark.start()], " ")
        at = end.end()
    return "".join((*kept, text[at:]))


def _decided(
    ranked: list[tuple[str, float]], close: list[str], letters: int, size: int, home: str | None
) -> str:
    """Among the possible languages the likeliest; another if that is plain; ``home`` if it is close."""
    of = dict(ranked)
    known = [(of[code], code) for code in close if code in of]
    if not known:
        return close[0]
    likely, code = max(known, key=lambda pair: (pair[0], pair[1] == home))
    top, best = ranked[0]
    if letters >= _TELLING and top not in close and best - likely > _FOREIGN * size:
        return top
    if home in close and home in of and likely - of[home] <= _HOME * size:
        return home
    return code


def _alphabets(text: str, lexicons: Lexicons) -> dict[str, float]:
    """Share of the text's letters that each language's alphabet has."""
    counts: dict[str, int] = {}
    for char in text.lower():
        if char.isalpha():
            counts[char] = counts.get(char, 0) + 1
    total = sum(counts.values())
    if not total:
        return {}
    out = {}
    for code, lexicon in sorted(lexicons.languages.items()):
        letters = frozenset(lexicon.language.letters)
        if letters:
            out[code] = sum(n for c, n in counts.items() if c in letters) / total
    return out


def _ranked(text: str) -> list[tuple[str, float]]:
    """Languages with their log likelihoods, the likeliest first."""
    import py3langid

    return [(str(code), float(score)) for code, score in py3langid.rank(text)]


def paragraph_languages(document: Document, lexicons: Lexicons) -> list[tuple[Span, str]]:
    """Each paragraph with its language; a short or unclear one has its document's.

    What counts is what stands outside quotation marks: it says who speaks.  A few words there are the
    document's own unless they have letters that its alphabet lacks.
    """
    home = lexicons.of(document.lang)
    out = []
    for span in paragraphs(document.text):
        text, lang = span.of(document.text), document.lang
        outside = _outside_quotes(text)
        own = home is not None and not foreign_letters(outside, home.language.letters)
        if _letters(outside) >= _FEW or (_letters(text) >= _FEW and not own):
            lang = detect(outside, lexicons, document.lang) or lang
        out.append((span, lang))
    return out


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text[:_GUESSED])


def foreign_letters(text: str, letters: str) -> bool:
    """True if a letter of ``text`` is not in an alphabet."""
    return any(c.isalpha() and c not in letters for c in text.lower())
