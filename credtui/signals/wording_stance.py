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
    defends: bool = False
    """Rejects a rejection (denies that it is a hoax)."""
    ahead: bool = False
    """Speaks of what is to come or under way, not of what is done."""


def stance_of(words: Sequence[Word], language: Language, flat: bool = False) -> Stance:
    """Read the cues of a text; a rejection that is asked about or cancelled is none.

    ``flat``: its main verb is negated, so that a rumour it speaks of is not left open.
    """
    forms, bases = [w.form for w in words], [w.base for w in words]

    def found(phrases: Phrases) -> list[tuple[int, int]]:
        hits = ((i, phrases.at(forms, bases, i)) for i in range(len(words)))
        return [(i, n) for i, n in hits if n]

    doubts = [(i, n) for i, n in found(language.doubting) if not words[i].date]
    if flat:
        doubts = [(i, n) for i, n in doubts if words[i].base not in language.stories]
    doubts = [(i, n) for i, n in doubts if not _perceived(words, i + n, language)]
    rejections = found(language.rejecting)
    refusals = [i for i, _ in found(language.refusing) if not _withheld(words, i, language)]
    refusals += [i for i, n in found(language.rebuffing) if _of_story(words[i + n : i + n + NEAR], language)]
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
        bool(cancelled),
        bool(found(language.ahead)) or _ahead(words, language),
    )


def _withheld(words: Sequence[Word], i: int, language: Language) -> bool:
    """ "was denied entry": nobody denies a story there."""
    before = words[i - 1] if i and not words[i].opens else None
    return before is not None and words[i].participle and before.base in language.copulas


def _of_story(after: Sequence[Word], language: Language) -> bool:
    """A word for what is told follows before a mark does."""
    for word in after:
        if word.pause:
            return False
        if word.form in language.stories or word.base in language.stories:
            return True
    return False


def _ahead(words: Sequence[Word], language: Language) -> bool:
    """A future, what is being done, or an infinitive in the place of a verb ("Mayor to sell port")."""
    before: Word | None = None
    verb = False
    for word in words:
        verb = verb and not word.opens
        form, base = (before.form, before.base) if before is not None and not word.opens else ("", "")
        under_way = word.lasting and base in language.copulas
        if word.future or under_way or (word.infinitive and form in language.infinitive_marks and not verb):
            return True
        verb |= word.verb
        before = word
    return False


def _perceived(words: Sequence[Word], i: int, language: Language) -> bool:
    forms, bases = [w.form for w in words[i : i + NEAR]], [w.base for w in words[i : i + NEAR]]
    return any(language.knowing.at(forms, bases, n) for n in range(len(forms)) if not words[i + n].pause)


def _negated(words: Sequence[Word], i: int, language: Language) -> bool:
    start = max(0, i - CANCELS)
    return any(language.negates(w.form, w.base) and not w.comma for w in words[start:i])
