"""Which language a text, or a paragraph of it, is in: alphabets first, then a statistical guess.

Only languages that have a lexicon are candidates.  A letter that an alphabet lacks (ы in Ukrainian,
ї in Russian) speaks against it; the rest is left to py3langid.
"""

from __future__ import annotations

from credtui.lexicon import Lexicons
from credtui.model import Document, Span
from credtui.text.sentences import paragraphs

_SAMPLE = 20_000
_FEW = 24
"""With fewer letters a paragraph is taken to be in its document's language."""


def detect(text: str, lexicons: Lexicons) -> str | None:
    """The language of ``text``, or None if it has no letters of any language with a lexicon."""
    scores = _alphabets(text[:_SAMPLE], lexicons)
    if not scores:
        return None
    best = max(scores.values())
    if best <= 0:
        return None
    close = sorted(lang for lang, score in scores.items() if score >= best - 0.004)
    return close[0] if len(close) == 1 else _statistical(text[:_SAMPLE], close)


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


def _statistical(text: str, candidates: list[str]) -> str:
    import py3langid

    for code, _ in py3langid.rank(text):
        if code in candidates:
            return str(code)
    return candidates[0]


def paragraph_languages(document: Document, lexicons: Lexicons) -> list[tuple[Span, str]]:
    """Each paragraph with its language; a short or unclear one has its document's.

    A paragraph in another script than its document's, however short, is not guessed either.
    """
    out = []
    for span in paragraphs(document.text):
        text = span.of(document.text)
        lang = document.lang
        if sum(c.isalpha() for c in text) >= _FEW:
            lang = detect(text, lexicons) or lang
        out.append((span, lang))
    return out
