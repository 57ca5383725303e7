"""Noun phrases where words inflect: modifiers that agree, a head, genitives, names, joined phrases."""

from __future__ import annotations

from credtui.syntax.grammar import Grammar
from credtui.syntax.items import NAME_WORDS, OPENING, closing_mark, is_finite
from credtui.syntax.nodes import Phrase, Word

ALL = frozenset({"Nom", "Gen", "Dat", "Acc", "Ins", "Loc"})
COUNT = frozenset({"Nom", "Acc"})
LONGEST = 14
PERSON = ("Sur", "Giv", "Pat")
_MODIFIERS = ("ADJ", "DET", "NUM")


def modifier(word: Word) -> bool:
    """Can stand before a noun and agree with it."""
    return word.pos in _MODIFIERS or (
        word.pos == "VERB" and word.first("verb_form") == "Part" and bool(word.cases)
    )


def opens_phrase(words: list[Word], i: int) -> bool:
    """A noun phrase can start at word ``i``."""
    word = words[i]
    if word.kind == "number":
        return True
    if word.kind == "punct":
        return word.text in OPENING and word.quoted and closing_mark(words, i) is not None
    if word.size == 0 or word.pos in ("SCONJ", "CCONJ", "ADP", "PART"):
        return False
    return (
        word.pos in ("NOUN", "PROPN", "PRON")
        or modifier(word)
        or (word.pos == "X" and (word.upper or word.has("utterance")))
    )


def noun_phrase(
    words: list[Word], i: int, wanted: frozenset[str] | None, grammar: Grammar, deep: int = 0
) -> tuple[Phrase, int] | None:
    """The phrase that starts at word ``i`` in one of the ``wanted`` cases, and one past its end."""
    core = _core(words, i, wanted, grammar)
    if core is None:
        return None
    phrase, at = core
    if deep < 4:
        at = _behind(words, phrase, at, grammar, deep)
    phrase.hi = at
    return phrase, at


def _core(
    words: list[Word], i: int, wanted: frozenset[str] | None, grammar: Grammar
) -> tuple[Phrase, int] | None:
    """Modifiers and head."""
    cases = set(wanted) if wanted else set(ALL)
    counted: int | None = None
    last: int | None = None
    j = i
    while j < len(words) and j - i < LONGEST:
        word = words[j]
        if word.kind == "punct":
            quoted = _quoted_name(words, j, grammar)
            if quoted is None:
                break
            if j == i and not wanted:
                cases = set(_declined(words[j + 1])) or cases
            return Phrase(i, quoted, j + 1, cases=frozenset(cases), counted=counted, quote=True), quoted
        if _year(word) and word.kind == "word":
            if last is not None:
                break
            return Phrase(i, j + 1, j, cases=frozenset(cases), counted=j), j + 1
        if word.kind == "number" or word.pos == "NUM" or (word.has("counters") and word.pos == "NOUN"):
            ahead = _counted(words, j, cases, grammar)
            if last is not None and cases == {"Ins"} and (ahead is None or "Ins" not in ahead.cases):
                break  # "lost as killed | 40 men"
            if ahead is not None:
                if ahead.counted is None:
                    ahead.counted = j
                ahead.lo = i
                return ahead, ahead.hi
            if word.kind == "number":
                counted, last = j, j
                j += 1
                continue
            if word.pos == "NUM":
                counted, last = j, j
                cases = cases & word.cases or cases
                j += 1
                continue
        if modifier(word):
            if last is not None and words[last].pos != "NUM" and word.cases and not (cases & word.cases):
                break
            if last is not None and word.pos == "DET" and words[last].pos in ("ADJ", "VERB"):
                break  # "the captured that night"
            cases = cases & word.cases or cases
            last = j
            j += 1
            continue
        if word.pos in ("NOUN", "PROPN", "PRON") or (word.pos == "X" and word.kind == "word" and word.size):
            own = word.cases or ALL
            if last is not None and not cases & own and words[last].pos != "NUM":
                after = _inner(words, last, j, cases, grammar) if j == last + 1 else None
                if after is None:
                    break
                j = after
                continue
            if word.pos == "PRON" and last is not None:
                break
            shared = cases & own
            if wanted and not shared:
                return None
            head = Phrase(i, j + 1, j, cases=frozenset(shared or own), counted=counted)
            guessed = word.upper and not any(r.known for r in word.readings)
            head.number = word.first("number")
            head.gender = None if guessed else word.first("gender")  # a name no dictionary has
            return head, j + 1
        if last is not None and j == last + 1 and words[last].pos in ("ADJ", "VERB"):
            after = _inner(words, last, j, cases, grammar)
            if after is not None:
                j = after  # "the [shot down near X] plane"
                continue
        between = word.pos in ("ADV", "CCONJ") and last is not None and j + 1 < len(words)
        agrees = between and modifier(words[j + 1]) and cases & (words[j + 1].cases or ALL)
        if agrees and (word.pos == "ADV" or words[j + 1].pos != "NUM"):
            j += 1
            continue
        break
    if last is None:
        return None
    if wanted and not cases & (words[last].cases or ALL):
        return None
    alone = Phrase(i, last + 1, last, cases=frozenset(cases), counted=counted)
    alone.number, alone.gender = words[last].first("number"), words[last].first("gender")
    return alone, last + 1


def _declined(word: Word) -> frozenset[str]:
    """The cases of a name in quotation marks that stands alone and shows them ("Голосу Америки")."""
    known = word.pos == "NOUN" and any(r.known for r in word.readings)
    return word.cases if known and not word.cases & {"Nom", "Acc"} else frozenset()


def _inner(words: list[Word], modifier_at: int, j: int, cases: set[str], grammar: Grammar) -> int | None:
    """Where the head stands behind what belongs to a participle or adjective before it."""
    word = words[j]
    verbal = words[modifier_at].first("voice") is not None or words[modifier_at].first("verb_form") == "Part"
    found: tuple[Phrase, int] | None = None
    if word.pos == "ADP" and verbal:
        at = j + max(word.size, 1)
        found = (
            noun_phrase(words, at, None, grammar, 4) if at < len(words) and opens_phrase(words, at) else None
        )
    elif opens_phrase(words, j) and (
        word.cases <= {"Ins"} if verbal else word.pos == "PRON" and word.cases <= {"Dat", "Loc"}
    ):
        found = noun_phrase(words, j, frozenset({"Ins", "Dat"}), grammar, 4)
    if found is None or found[1] >= len(words):
        return None
    head = words[found[1]]
    if head.kind != "word" or head.pos not in ("NOUN", "PROPN", "X", "ADJ"):
        return None
    return found[1] if (head.cases or ALL) & cases else None


def _year(word: Word) -> bool:
    """ "2022", "2022-го"."""
    digits = word.text[:4]
    return digits.isdecimal() and 1000 <= int(digits) <= 2100 and not word.text[4:5].isdecimal()


def _quoted_name(words: list[Word], i: int, grammar: Grammar) -> int | None:
    """One past a name in quotation marks that opens at word ``i``; None for an utterance."""
    if words[i].text not in OPENING:
        return None
    end = closing_mark(words, i)
    if end is None or end - i - 1 > NAME_WORDS or end == i + 1:
        return None
    if any(is_finite(w) and not w.upper for w in words[i + 1 : end]):
        return None
    return end + 1


def _counted(words: list[Word], j: int, cases: set[str], grammar: Grammar) -> Phrase | None:
    """What the number at word ``j`` counts, as a phrase in the number's own case; None if nothing follows."""
    k = j + 1
    while k < len(words) and k - j < 5 and _amount(words, k):
        k += 1
    if (
        k >= len(words)
        or not opens_phrase(words, k)
        or (words[k].kind == "punct" and words[k].text not in OPENING)
    ):
        return None
    own = words[j].cases or ALL
    inner = _core(words, k, frozenset({"Gen"}), grammar)
    governs = inner is not None
    if inner is None:
        inner = _core(words, k, frozenset(cases), grammar)
    if inner is None or words[inner[0].head].pos == "PRON":
        return None
    phrase, at = inner
    phrase.counted = j
    phrase.hi = at
    if governs:
        phrase.cases = (
            frozenset(cases & own)
            if words[j].kind != "number"
            else frozenset(cases & (COUNT | phrase.cases) or cases)
        )
        if words[j].pos in ("NUM", "NOUN") and words[j].kind == "word":
            phrase.number = words[j].first("number") if words[j].pos == "NOUN" else "Plur"
    return phrase


def _amount(words: list[Word], k: int) -> bool:
    """One more word of a number ("31 thousand", "four hundred and seventy-one")."""
    word = words[k]
    if word.kind == "number" or word.pos == "NUM" or (word.has("counters") and word.pos == "NOUN"):
        return True
    return word.pos in ("ADV", "CCONJ") and k + 1 < len(words) and words[k + 1].pos == "NUM"


def _behind(words: list[Word], phrase: Phrase, at: int, grammar: Grammar, deep: int) -> int:
    """Takes in names, genitives and quoted names behind the head; one past the end."""
    steps = 0
    head = words[phrase.head]
    while at < len(words) and steps < 5:
        steps += 1
        word = words[at]
        if word.kind == "punct":
            end = _quoted_name(words, at, grammar)
            if end is None or phrase.quote or head.pos not in ("NOUN", "PROPN"):
                break
            at = end
            continue
        if word.size == 0 or head.pos == "PRON" or word.has("utterance") or head.has("utterance"):
            break
        if _goes_on(words, phrase, at):
            name = _name(words, phrase, at)
            at = name.hi
            if head.pos != "PROPN":
                phrase.apposition = phrase.apposition or name
            continue
        if word.kind == "number" or word.text[0].isdigit():
            if phrase.counted is None and at == phrase.head + 1 and head.upper and not _begins(words, at + 1):
                at += 1
                continue
            break
        if head.pos == "PROPN" or (head.upper and not any(r.known for r in head.readings)):
            break
        if phrase.of or (head.upper and phrase.head > 0 and not word.upper):
            break  # one genitive a noun; a name takes none
        if phrase.counted is not None and head.lemma in grammar.calendar and word.first("name") in PERSON:
            break  # "after 2022 | Roman Sych ..."
        if not opens_phrase(words, at) or word.pos == "PRON" or (word.cases and "Gen" not in word.cases):
            break
        found = noun_phrase(words, at, frozenset({"Gen"}), grammar, deep + 1)
        if found is None or words[found[0].head].pos == "PRON":
            break
        if words[found[0].head].lemma in grammar.calendar and head.lemma not in grammar.calendar:
            break  # "the president on the seventh of October"
        phrase.of.append(found[0])
        at = found[1]
    return at


def _begins(words: list[Word], i: int) -> bool:
    return i < len(words) and opens_phrase(words, i) and words[i].kind == "word"


def _goes_on(words: list[Word], phrase: Phrase, at: int) -> bool:
    """A name at word ``at`` names the same thing as the phrase: the same case, or no case of its own."""
    word = words[at]
    if word.kind != "word" or not word.upper:
        return False
    head = words[phrase.head]
    if any(c.isdigit() for c in word.text) and (head.upper or at != phrase.hi):
        return False
    if head.pos == "NUM" or head.kind == "number":
        return False
    if head.animate is False and head.pos == "NOUN" and not head.upper and word.first("name") in PERSON:
        return False  # "at the elections Trump ..."
    named = word.pos == "PROPN" or (word.pos == "X") or not any(r.known for r in word.readings)
    if not named:
        after = words[phrase.head]
        named = after.pos == "PROPN" and word.pos in ("NOUN", "ADJ", "VERB") and at == phrase.hi
        if not named:
            return False
    if at == phrase.hi and words[phrase.head].first("name") == "Giv" and not word.first("name"):
        return True  # a surname that the dictionary takes for another word
    return not word.cases or bool(word.cases & phrase.cases) or not phrase.cases


def _name(words: list[Word], phrase: Phrase, at: int) -> Phrase:
    end = at + 1
    while (
        end < len(words)
        and words[end].kind == "word"
        and words[end].upper
        and words[end].size
        and (
            words[end].pos == "PROPN"
            or not any(r.known for r in words[end].readings)
            or words[end].first("name")
        )
        and (not words[end].cases or words[end].cases & phrase.cases)
    ):
        end += 1
    return Phrase(
        at,
        end,
        end - 1,
        cases=phrase.cases,
        number=words[at].first("number"),
        gender=words[at].first("gender"),
    )
