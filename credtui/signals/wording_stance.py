"""What a whole text does with its story: rejects it, leaves it open, stands by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from credtui.signals.wording_language import Language, Phrases
from credtui.signals.wording_words import Word

CANCELS = 2
"""Words before a rejecting word in which a negator cancels it ("no hoax", "not a fake")."""


SENTENCES = 2
"""Sentences at the end of a text in which a question leaves it open; what was asked before is answered."""
NEAR = 3
"""Words after a modal in which a verb of knowing makes it no doubt ("could clearly see that")."""


@dataclass(frozen=True, slots=True)
class Stance:
    """Cues found in one text."""

    rejects: bool = False
    doubts: bool = False
    attributes: bool = False
    confirms: bool = False
    revises: bool = False
    part: bool = False


def stance_of(words: Sequence[Word], language: Language) -> Stance:
    """Read the cues of a text; a rejection that is asked about or cancelled is none."""
    forms, bases = [w.form for w in words], [w.base for w in words]

    def found(phrases: Phrases) -> list[tuple[int, int]]:
        hits = ((i, phrases.at(forms, bases, i)) for i in range(len(words)))
        return [(i, n) for i, n in hits if n]

    doubts = [(i, n) for i, n in found(language.doubting) if not words[i].date]
    doubts = [(i, n) for i, n in doubts if not _perceived(words, i + n, language)]
    rejections, refusals = found(language.rejecting), [i for i, _ in found(language.refusing)]
    rejects = open_ = False
    cancelled: set[int] = set()
    for i, n in rejections:
        defence = [j for j in refusals if j < i and not any(w.pause for w in words[j + 1 : i + 1])]
        cancelled.update(defence)
        if words[i].asked or any(j <= i and i + n < j + m for j, m in doubts):
            open_ = True
        elif not defence and not _negated(words, i, language):
            rejects = True
    for j in refusals:
        if j not in cancelled and not _negated(words, j, language):
            open_ |= words[j].asked
            rejects |= not words[j].asked
    rejects |= any(w.opens and w.comma and language.negates(w.form, w.base) for w in words)  # "No, ..."
    ends = [i for i, w in enumerate(words) if w.opens][-SENTENCES:]
    asked = any(w.asked for w in words[ends[0] if ends else 0 :])
    return Stance(
        rejects,
        asked or open_ or bool(doubts),
        bool(found(language.attributing)),
        bool(found(language.confirming)),
        bool(found(language.revising)),
        bool(found(language.partial)),
    )


def _perceived(words: Sequence[Word], i: int, language: Language) -> bool:
    forms, bases = [w.form for w in words[i : i + NEAR]], [w.base for w in words[i : i + NEAR]]
    return any(language.knowing.at(forms, bases, n) for n in range(len(forms)) if not words[i + n].pause)


def _negated(words: Sequence[Word], i: int, language: Language) -> bool:
    start = max(0, i - CANCELS)
    return any(language.negates(w.form, w.base) and not w.comma for w in words[start:i])
