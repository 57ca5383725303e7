"""Parts of speech where words inflect: the dictionary's readings weighed by their neighbours."""

from __future__ import annotations

from math import log

from credtui.syntax.grammar import Grammar
from credtui.syntax.items import set_off
from credtui.syntax.nodes import Word
from credtui.text.morph import Reading

NOMINAL = ("NOUN", "ADJ", "PRON", "NUM")
_KEEP = 1.6
"""Readings of the chosen part of speech that weigh at most so much less stay, for their cases."""
_ALL = frozenset({"Nom", "Gen", "Dat", "Acc", "Ins", "Loc"})


def tag(words: list[Word], grammar: Grammar) -> None:
    """Gives every word its part of speech, dictionary form and the cases it can have here."""
    for i, word in enumerate(words):
        if word.kind == "number" or (word.kind == "word" and word.text[0].isdigit() and not word.classes):
            word.pos, word.lemma, word.cases = "NUM", word.text, _ALL
        elif word.has("utterance"):
            word.pos, word.cases = "X", _ALL
        elif word.kind == "punct":
            word.pos, word.lemma = "PUNCT", word.text
        elif word.size == 0:
            word.pos = "X"
        elif not _closed(words, i, grammar):
            _open(words, i, grammar)
    _number_words(words, grammar)
    _missing_verbs(words)


def _next(words: list[Word], i: int) -> Word | None:
    """The next word, marks of quotation passed over."""
    for k in range(i + 1, min(i + 3, len(words))):
        if words[k].kind != "punct":
            return words[k]
        if words[k].text not in '«»„“”"':
            return None
    return None


def _comma_before(words: list[Word], i: int) -> bool:
    return i == 0 or (words[i - 1].kind == "punct" and words[i - 1].text in ",;:—–-(")


def _closed(words: list[Word], i: int, grammar: Grammar) -> bool:
    """Settles a word of a closed class; False if the open classes must decide."""
    word = words[i]
    if not word.classes:
        return False
    if word.size > 1:
        _fix(word, _phrase_pos(word))
        return True
    if word.has("prepositions") and _governs(words, i, grammar):
        _fix(word, "ADP")
        return True
    if word.has("negators"):
        _fix(word, "PART")
        return True
    behind = i > 1 and words[i - 1].pos in ("ADP", "CCONJ", "ADV")
    before = _comma_before(words, i) or (behind and not words[i - 1].has("counters"))  # "много раз"
    owner = i > 1 and words[i - 1].pos == "NOUN" and words[i - 2].text == ","
    if owner and word.has("relatives") and any(r.case == "Gen" for r in word.readings):
        _fix(word, "PRON", [r for r in word.readings if r.case == "Gen"])  # "whose name": the name of which
        return True
    if word.has("relatives") and before and any(r.case for r in word.readings):
        _fix(word, "SCONJ" if word.has("complementisers") else "PRON", [r for r in word.readings if r.case])
        return True
    if (word.has("complementisers") or word.has("subordinators")) and before:
        _fix(word, "SCONJ")
        return True
    if word.has("questions") and before:
        _fix(word, "SCONJ" if not any(r.case for r in word.readings) else "PRON")
        return True
    if word.has("asides") and set_off(words, i):
        _fix(word, "ADV")
        return True
    if word.has("coordinators"):
        _fix(word, "CCONJ")
        return True
    if word.has("predicatives") and not _noun_here(words, i):
        _fix(word, "PRED")
        return True
    if word.has("adverbs") and (not word.has("determiners") or _amount_ahead(words, i)):
        _fix(word, "ADV")
        return True
    if word.has("determiners") and word.readings and all(r.pos == "NUM" for r in word.readings):
        _fix(word, "NUM", list(word.readings))  # "both"
        return True
    if word.has("determiners") or word.has("possessives"):
        return _determiner(words, i)
    if word.has("pronouns") and any(r.pos == "PRON" for r in word.readings):
        _fix(word, "PRON", [r for r in word.readings if r.pos == "PRON" and r.case])
        return True
    return False


def _phrase_pos(word: Word) -> str:
    for name, pos in (
        ("prepositions", "ADP"), ("subordinators", "SCONJ"), ("complementisers", "SCONJ"),
        ("coordinators", "CCONJ"), ("negators", "PART"),
    ):  # fmt: skip
        if word.has(name):
            return pos
    return "ADV"


def _fix(word: Word, pos: str, readings: list[Reading] | None = None) -> None:
    word.pos = pos
    if readings:
        word.readings = tuple(readings)
        word.lemma = readings[0].lemma
        word.cases = frozenset(r.case for r in readings if r.case)
    elif pos in ("ADP", "SCONJ", "CCONJ", "PART", "ADV"):
        word.lemma = word.low


def _governs(words: list[Word], i: int, grammar: Grammar) -> bool:
    """True if a word of a case that the preposition governs can follow."""
    wanted = grammar.governed.get(words[i].low, frozenset())
    for k in range(i + 1, min(i + 5, len(words))):
        word = words[k]
        if word.kind == "number" or word.text in '«„“"':
            return True
        if word.kind == "punct":
            return False
        if word.has("prepositions") and k == i + 1 and word.low in ("до", "за", "понад", "близько", "около"):
            return True  # "у понад сто випадках"
        if any(r.case in wanted for r in word.readings):
            return True
        if not any(r.known for r in word.readings) or word.text.isupper() or word.text[0] < "\u0250":
            return True
        if k == i + 1 and word.upper:
            return True  # names bend in ways that the dictionary does not know
        if not any(r.pos in ("ADV", "ADJ", "PART", "X") or r.verb_form == "Part" for r in word.readings):
            return False
    return False


def _noun_here(words: list[Word], i: int) -> bool:
    """ "правда" or "слід" where a noun must stand: after a preposition or an adjective."""
    return i > 0 and (
        words[i - 1].pos == "ADP" or (words[i - 1].pos in ("ADJ", "DET") and bool(words[i - 1].cases))
    )


def _amount_ahead(words: list[Word], i: int) -> bool:
    """ "усього один", "всего погибло 40": the word tells how much, not whose."""
    for k in (i, i + 1):
        ahead = _next(words, k)
        if ahead is None:
            return False
        if _is_number(ahead):
            return True
        if not any(r.verb_form == "Fin" for r in ahead.readings):
            return False  # "всего погибло сорок"
    return False


def _determiner(words: list[Word], i: int) -> bool:
    word = words[i]
    found = [r for r in word.readings if r.pos in ("PRON", "ADJ", "NUM")]
    if not found:
        return False
    ahead = _next(words, i)
    if ahead is not None and ahead.kind == "number":
        _fix(word, "DET", [r for r in found if r.case] or found)
        return True
    k, steps = i + 1, 0
    while k < len(words) and steps < 4:
        other = words[k]
        if other.kind == "punct" and other.text not in '«„“"':
            break
        fitting = [
            r
            for r in found
            if any(_agree(r, o) for o in other.readings if o.pos in NOMINAL or o.verb_form == "Part")
        ]
        own = word.has("possessives") and not any(
            r.number and r.gender and r.lemma == word.lemma for r in found
        )
        if fitting or (own and any(o.case for o in other.readings if o.pos in NOMINAL)):
            if any(o.pos == "NOUN" for o in other.readings) or other.has("counters"):
                _fix(word, "DET", fitting or found)
                return True
        elif k == i + 1 and other.upper and not any(o.known for o in other.readings):
            _fix(word, "DET", [r for r in found if r.case] or found)  # "на тому Іл-76"
            return True
        elif not any(o.pos in ("ADV", "NUM") for o in other.readings):
            break
        k += 1
        steps += 1
    personal = [r for r in found if r.pos == "PRON" and r.case and r.lemma != word.low]
    if word.has("possessives") and personal:  # "её держали": her, never hers
        _fix(word, "PRON", personal)
        return True
    if own_pronoun := [r for r in found if r.case]:
        _fix(word, "PRON", own_pronoun)
        return True
    return False


def _agree(a: Reading, b: Reading) -> bool:
    """Case, number and, in the singular, gender are the same where both show them."""
    if a.case is None or a.case != b.case:
        return False
    if a.number and b.number and a.number != b.number:
        return False
    return not (a.number != "Plur" and a.gender and b.gender and a.gender != b.gender)


def _by_weight(scored: tuple[float, Reading]) -> float:
    return -scored[0]


def _open(words: list[Word], i: int, grammar: Grammar) -> None:
    """An open-class word: every reading weighed by itself and by its neighbours."""
    word = words[i]
    before = words[i - 1] if i else None
    ahead = _next(words, i)
    wanted: frozenset[str] | None = None
    k = i - 1
    while k >= 0 and words[k].pos in ("ADJ", "DET", "NUM") and i - k < 5:
        k -= 1
    if k >= 0 and (words[k].pos == "ADP" or words[k].size == 0):
        while k > 0 and words[k].size == 0:
            k -= 1
        name = " ".join(w.low for w in words[k : k + max(words[k].size, 1)])
        counted = name in grammar.amounts and k + 1 < len(words) and _is_number(words[k + 1])
        wanted = grammar.governed.get(name) if words[k].pos == "ADP" and not counted else None
    initial = i == 0 or (before is not None and before.kind == "punct" and before.text in '.!?…:«„“"—–')
    be = grammar.lemmas_of("be") if word.has("be") else frozenset()
    if len(word.readings) == 1:
        scored = [(0.0, word.readings[0])]  # nothing to choose from
    else:
        scored = [
            (_weigh(r, word, before, ahead, wanted, initial) + 4 * (r.lemma in be), r) for r in word.readings
        ]
        scored.sort(key=_by_weight)  # keeps the order of equals
    top, chosen = scored[0]
    pos = _pos(chosen)
    named = before is not None and before.pos == "PROPN" and before.first("name") == "Giv"
    odd = pos in ("PRED", "VERB", "ADV")
    guessed = not initial and not any(r.known for r in word.readings)
    if word.upper and not word.text.isupper() and odd and (named or guessed):
        word.every, word.readings = word.readings, ()
        word.pos, word.lemma, word.cases = "PROPN", word.low, _ALL  # a guess from an ending: a name
        return
    if before is not None and word.upper and (named or _initials(before)) and pos in ("NOUN", "ADJ"):
        pos = "PROPN"  # "I. Sych", "Oleh Sych": a surname that is a common word as well
        fitting = [r for r in word.readings if r.case and r.number != "Plur"]
        fitting = [r for r in fitting if not named or r.case in before.cases]
        word.every = word.readings
        word.pos, word.lemma, word.readings = pos, chosen.lemma, tuple(fitting)
        word.cases = frozenset(r.case for r in fitting if r.case) or _ALL
        return
    kept = [r for score, r in scored if score >= top - _KEEP and _pos(r) == pos]
    if pos == "PROPN" and wanted is None and any(r.gender == "Masc" for r in kept):
        kept = _declined(words, i, kept)
    if pos == "ADJ" and chosen.case == "Nom" and word.has("modals") and _infinitive_ahead(words, i):
        pos = "PRED"  # "порт повинен відкрити": said of the subject, in a language without short forms
        kept = [r._replace(short=True, case=None) for r in kept if r.case == "Nom"]
    word.every = word.readings
    word.pos, word.lemma, word.readings = pos, chosen.lemma, tuple(kept)
    word.cases = frozenset(r.case for r in kept if r.case)
    plural = pos == "NOUN" and all(r.case == "Gen" and r.number == "Plur" for r in kept)
    if plural and word.upper and not initial and not word.text.isupper() and wanted is None:
        word.pos, word.cases, word.readings = "PROPN", _ALL, ()  # a surname that ends like a genitive plural
        return
    if pos in ("NOUN", "PROPN", "X") and not word.cases:
        word.cases = _ALL
    elif word.upper and not any(r.known for r in word.every) and pos in ("NOUN", "PROPN"):
        word.cases |= {"Nom"}  # a foreign name need not decline


def _initials(word: Word) -> bool:
    """ "І.", "J.R.": capitals with their stops."""
    letters = word.text.split(".")
    return letters[-1] == "" and len(letters) > 1 and all(len(x) == 1 and x.isupper() for x in letters[:-1])


def _infinitive_ahead(words: list[Word], i: int) -> bool:
    """Behind the word, adverbs and negators apart, stands an infinitive."""
    for word in words[i + 1 : i + 4]:
        if any(r.verb_form == "Inf" for r in word.readings):
            return True
        if word.kind != "word" or not (word.has("negators") or any(r.pos == "ADV" for r in word.readings)):
            return False
    return False


def _is_number(word: Word) -> bool:
    """ "понад сто": the word before only says how exact the number is."""
    return word.kind == "number" or word.pos == "NUM" or any(r.pos == "NUM" for r in word.readings)


def _declined(words: list[Word], i: int, kept: list[Reading]) -> list[Reading]:
    """A man's surname before its verb: not read as a woman's, which would have one form for all cases."""
    for k in range(i + 1, min(i + 9, len(words))):
        if words[k].kind == "punct":
            break
        if any(r.verb_form == "Fin" for r in words[k].readings):
            return [r for r in kept if r.gender != "Fem" or r.case == "Nom" or r.lemma != words[i].low]
    return kept


def _pos(reading: Reading) -> str:
    if reading.pos == "NOUN" and reading.name in ("Sur", "Giv", "Pat"):
        return "PROPN"
    if reading.pos == "ADJ" and reading.short:
        return "PRED"
    if reading.pos == "ADV" and reading.short:
        return "PRED"
    return reading.pos


def _weigh(
    r: Reading,
    word: Word,
    before: Word | None,
    ahead: Word | None,
    wanted: frozenset[str] | None,
    initial: bool,
) -> float:
    score = max(log(r.weight) if r.weight > 0 else -6.0, -6.0) / 2
    nominal = r.pos in NOMINAL or r.verb_form == "Part"
    if r.mood == "Imp":
        score -= 3
    if r.case == "Voc":
        score -= 5
    if r.name in ("Sur", "Giv", "Pat"):
        alone = initial and not (ahead is not None and ahead.kind == "word" and ahead.upper)
        score += (0.7 if alone else 2.5) if word.upper else -5
    elif r.name and word.upper:
        score += 2
    elif word.upper and not initial and r.number == "Plur":
        score -= 2  # "Київ" is no heap of sticks
    if r.pos == "NUM":
        score += 1
    if not r.known:
        score -= 1
    if wanted is not None:
        beside = before is not None and before.pos not in ("ADJ", "VERB")
        score += (3 if r.case in wanted else -2) if nominal else (-4 if beside else -1.5)
        if not nominal and before is not None and before.pos == "ADP":
            score -= 1
    elif before is not None and before.pos in ("ADJ", "DET") and before.cases and r.pos == "NOUN":
        score += 2 * any(_agree(o, r) for o in before.readings)
    if before is not None and before.has("negators") and (r.pos == "VERB" or r.short):
        score += 1.5
    if r.pos == "ADJ" and any(o.verb_form == "Fin" and o.tense == "Past" for o in word.readings):
        score -= 1.8  # "впала": a hollow one, or fell
    if (r.pos == "ADJ" or r.verb_form == "Part") and ahead is not None and ahead.kind == "word":
        if any(_agree(r, o) for o in ahead.readings if o.pos in ("NOUN", "X") and o.case != "Voc"):
            score += 1.6
        elif any(_agree(r, o) for o in ahead.readings if o.pos == "ADJ"):
            score += 0.6
    behind_comma = before is not None and before.text == ","
    if r.verb_form == "Part" and behind_comma and ahead is not None and ahead.kind == "word":
        score += any(o.case == "Ins" and o.pos == "NOUN" for o in ahead.readings)  # "set up by rebels"
    if r.verb_form == "Inf":
        if before is not None and before.has("modals"):
            score += 1
        if any((o.verb_form == "Fin" and o.mood is None) or o.pos == "NOUN" for o in word.readings):
            score -= 1.5  # archaic in one, rare in the other
    if r.verb_form == "Fin" and r.person == "1" and any(o.pos == "NOUN" and o.known for o in word.readings):
        score -= 2  # "війну": the war, hardly "I shall wage"
    if r.pos in ("CCONJ", "PART", "INTJ"):
        score -= 2
    if r.short and r.pos == "ADJ" and r.gender == "Neut" and not word.has("modals"):
        # "глубоко", "временно": an adverb unless nothing follows that it could modify
        score -= 2.5 if ahead is not None and ahead.kind == "word" else 0.5
    if r.pos == "ADV" and r.short and not word.has("predicatives"):
        score -= 0.3
    return score


def _missing_verbs(words: list[Word]) -> None:
    """A stretch between boundaries without a verb: a noun that could be a finite verb is one ("начала")."""
    at = 0
    for i in range(len(words) + 1):
        if i < len(words) and not (words[i].kind == "punct" and words[i].text in ",;:—–.!?()"):
            continue
        part = words[at:i]
        at = i + 1
        if any(w.pos in ("VERB", "PRED") for w in part) or len(part) < 3:
            continue
        for word in part[1:]:
            if word.pos not in ("NOUN", "ADJ") or word.upper or word.classes:
                continue
            verbs = [
                r
                for r in word.every
                if r.verb_form == "Fin" and r.mood is None and r.weight >= 0.2 and r.known
            ]
            if verbs:
                word.pos, word.readings, word.lemma = "VERB", tuple(verbs), verbs[0].lemma
                word.cases = frozenset()
                break


def _number_words(words: list[Word], grammar: Grammar) -> None:
    """Words of amount are numerals to the phrases that follow them."""
    for word in words:
        if word.has("counters") and (
            word.pos in ("ADV", "NUM", "X") or (word.pos == "PRON" and not word.has("questions"))
        ):
            word.pos = "NUM"
            if not word.cases:
                word.cases = frozenset({"Nom", "Acc"})
