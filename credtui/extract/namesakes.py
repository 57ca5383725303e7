"""People of one surname told apart: by what stands beside the full name, by title, by who was named last."""

from __future__ import annotations

from collections.abc import Sequence

from credtui.extract.figures import Figure
from credtui.text.morph import lemmas
from credtui.text.tokens import Token, tokens

_BESIDE = 60
"""Code points before and behind a full name in which a title or an apposition is looked for."""
_TITLE = 3
"""Words of a title before a name, at most."""
_OFTEN = 20
"""Full names of one person that are looked at, at most."""


def told_apart(
    people: Sequence[Figure],
    named: Sequence[Figure],
    words: str,
    at: int,
    text: str,
    lang: str,
    titles: tuple[frozenset[str], frozenset[str]],
) -> Figure:
    """Which of ``people`` a mention means; ``named`` are all mentions of anybody in order of text.

    ``titles`` are those of men and of women ("Mr", "Mrs").
    """
    said = [t for t in tokens(words) if t.kind == "word"]
    parts = {part for p in people for part in p.name.lower().split()}
    ours = _plain([t for t in said if t.lower not in parts], lang)
    shared = {p.name: len(ours & _beside(p, named, text, lang)) for p in people}
    best = max(shared.values())
    left = [p for p in people if shared[p.name] == best]
    for gender, forms in zip(("Masc", "Fem"), titles, strict=True):
        if any(t.lower in forms for t in said):
            left = [p for p in left if (p.gender or _gender(p)) == gender] or left
    if len(left) == 1:
        return left[0]
    names = {p.name: p for p in left}
    before = [f for f in named if f.at < at and f.name in names and _in_full(f, text)]
    return names[before[-1].name] if before else left[0]


def _gender(figure: Figure) -> str:
    """What the ending of a given name says where no dictionary of names does."""
    given = figure.name.partition(" ")[0].lower()
    return "Fem" if given[-1:] in ("a", "а", "я") else "Masc"


def _in_full(figure: Figure, text: str) -> bool:
    """The mention is more than the surname."""
    given = figure.name.partition(" ")[0]
    return text[figure.at : figure.at + 2] == given[:2]


def _beside(figure: Figure, named: Sequence[Figure], text: str, lang: str) -> frozenset[str]:
    """The words of titles before this person's full name and of an apposition behind it."""
    out: set[str] = set()
    full = [f for f in named if f.name == figure.name and _in_full(f, text)]
    for one in full[:_OFTEN]:
        before = text[max(0, one.at - _BESIDE) : one.at]
        opening = max(before.rfind(mark) for mark in ',.;:!?\n"“«()') + 1
        out |= _plain([t for t in tokens(before[opening:]) if t.kind == "word"][-_TITLE:], lang)
        behind = text[one.at + len(figure.name) : one.at + len(figure.name) + _BESIDE]
        aside, comma, _ = behind.lstrip(", ").partition(",")
        if behind.startswith(",") and comma:
            out |= _plain([t for t in tokens(aside) if t.kind == "word"], lang)
    return frozenset(out)


def _plain(words: Sequence[Token], lang: str) -> frozenset[str]:
    """Dictionary forms of words, short function words left out."""
    return frozenset(form for t in words if len(t.text) > 2 for form in (lemmas(t.text, lang) | {t.lower}))
