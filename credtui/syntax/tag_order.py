"""Parts of speech where order counts: the likeliest path through the tags that the words can have.

Tags are Penn's, with a few of their own for what opens clauses and for auxiliaries: ``BE HV DO`` (forms of
be, have, do), ``NEG``, ``SUB`` (because), ``WP`` (who, which, what, that), ``WRB`` (when, how), ``EX``.
``[syntax.follow]`` of the lexicon says how well one tag follows another; adverbs are looked through.
"""

from __future__ import annotations

import gzip
import itertools
from functools import lru_cache

from credtui.bundled import rules_dir
from credtui.syntax.grammar import Grammar
from credtui.syntax.nodes import Word
from credtui.text.morph import Reading

_OPEN = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "JJ": "ADJ",
    "CD": "NUM",
    "RB": "ADV",
    "PRP": "PRON",
    "PRP$": "DET",
    "DT": "DET",
    "DTS": "DET",
    "POS": "PART",
    "IN": "ADP",
    "TO": "PART",
    "CC": "CCONJ",
    "SUB": "SCONJ",
    "WP": "PRON",
    "WRB": "SCONJ",
    "MD": "AUX",
    "BE": "AUX",
    "HV": "AUX",
    "DO": "AUX",
    "NEG": "PART",
    "EX": "PRON",
    "RP": "ADV",
    "UH": "X",
    "PUNCT": "PUNCT",
}
_ADMITS = frozenset({"deny", "admit", "confess", "avoid", "stop", "start", "begin", "keep", "consider"})
"""Verbs that take what is done in -ing."""
_OBJECT = ("DT", "DTS", "CD", "PRP", "PRP$", "NNP", "NNS", "NN", "JJ")
_NAME = 4
"""Words of a name in front of a verb, at most."""
_FINITE = {"VBZ", "VBP", "VBD"}
_BOUNDS = ("STOP", "COMMA", "SUB", "WP", "WRB")


@lru_cache(maxsize=4)
def _likely(name: str) -> dict[str, str]:
    """Word form -> its likeliest tag, from the data file of ``[syntax] tags``."""
    path = rules_dir() / "lexicon" / name
    if not name or not path.is_file():
        return {}
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def tag(words: list[Word], grammar: Grammar) -> None:
    """Gives every word its tag, part of speech and dictionary form."""
    titled = _titled(words)
    likely = _likely(grammar.section.tags)
    options = [_options(words, i, grammar, likely, titled) for i in range(len(words))]
    for word, chosen in zip(words, _best(options, grammar.section.follow), strict=True):
        _settle(word, chosen)
    _repair(words, grammar)


def _titled(words: list[Word]) -> bool:
    """Capitals mark no names in a headline that gives every longer word one."""
    long = [w for w in words if w.kind == "word" and len(w.text) > 3]
    small = [w for w in long if not w.upper]
    return len(long) > 3 and len(small) < 0.25 * len(long) and all(w.classes for w in small)


def _options(
    words: list[Word], i: int, grammar: Grammar, likely: dict[str, str], titled: bool
) -> list[tuple[str, float]]:
    word = words[i]
    if word.kind == "punct":
        return [("COMMA" if word.text in ",—–-(" else "STOP" if word.text in ".!?;:…" else "PUNCT", 0.0)]
    if word.kind == "number":
        return [("CD", 0.0)]
    if word.has("utterance"):
        return [("NNP", 0.0)]
    if word.low == "s'":
        return [("POS", 0.0)]
    if word.size == 0:
        return [("FIX", 0.0)]
    if (
        word.text.isupper()
        and len(word.text) > 1
        and not titled
        and word.low not in grammar.section.infinitive
        and not (word.has("negators") and len(word.text) > 2)  # "has NOT been seen"
    ):
        return [("NNP", 0.0)]
    if word.has("numerals") or _compound_number(word, grammar):
        return [("CD", 0.0), ("PRP", -1.0)] if word.low == "one" else [("CD", 0.0)]
    closed = _closed(words, i, grammar)
    if closed and (word.size > 1 or not word.has("both")):
        return closed
    found = _open(words, i, likely, titled, grammar)
    if _verb_here(words, i, likely, grammar) and any(t.startswith("VB") for t, _ in found):
        found = [(t, s) for t, s in found if t not in ("NN", "NNS", "JJ")]
    return [*closed, *((t, s - 1.7 * bool(closed)) for t, s in found)]


def _verb_here(words: list[Word], i: int, likely: dict[str, str], grammar: Grammar) -> bool:
    """ "who warn", "have been warning", "people in the port say that": no noun can stand there."""
    word, before = words[i], words[i - 1].low if i else ""
    if before == "who":
        return True
    if before == "been" and word.low.endswith("ing"):
        return True
    if i > 1 and words[i - 1].text == "," and word.lemma in grammar.speech and _told_behind_aside(words, i):
        return True
    closes = i + 1 == len(words) or words[i + 1].text in ".!?"
    if closes and word.lemma in grammar.speech and _name_set_off(words, i):
        return True  # "..., Reuters reports."
    told = i + 1 < len(words) and words[i + 1].has("complementisers")
    if i and (words[i - 1].has("determiners") or words[i - 1].has("possessives")):
        return False
    told = told and word.lemma in grammar.speech and word.lemma not in grammar.content_nouns
    return told and likely.get(word.low, "").startswith("VB")


def _told_behind_aside(words: list[Word], i: int) -> bool:
    """ "The report, which cites officials, claims that": behind what a comma and a pronoun open."""
    if i + 1 >= len(words) or not words[i + 1].has("complementisers"):
        return False
    for k in range(i - 2, 0, -1):
        if words[k].kind == "punct" and words[k].text != ",":
            return False
        if words[k].text == ",":
            return words[k + 1].has("relatives") and words[k + 1].low != "that"
    return False


def _name_set_off(words: list[Word], i: int) -> bool:
    """Between word ``i`` and the comma before it stands nothing but a name."""
    at = i
    while at and i - at < _NAME and words[at - 1].upper:
        at -= 1
    return at < i and at > 0 and words[at - 1].text == ","


def _closed(words: list[Word], i: int, grammar: Grammar) -> list[tuple[str, float]]:
    word = words[i]
    out: dict[str, float] = {}
    low = word.low
    if word.has("negators"):
        out["NEG" if low in ("not", "n't") or word.size > 1 else "RB"] = 0.0
    if low == grammar.section.infinitive:
        return [("TO", 0.0)]
    if low in ("'s", "'re", "'m", "'ve", "'ll", "'d"):
        return _clitic(words, i)
    if word.has("be"):
        return [("BE", 0.0)]
    if word.has("have"):
        return [("HV", 0.0)]
    if word.has("do"):
        return [("DO", 0.0)]
    if word.has("modals"):
        out["MD"] = 0.0
    if word.has("possessives"):
        out["PRP$"] = 0.0
    if word.has("expletives") and low == "there":
        out["EX"] = 0.0
    relative = low in ("which", "whose") and i > 0 and words[i - 1].text == ","
    if word.has("determiners") and not relative:
        out["DTS" if low in ("this", "that") else "DT"] = 0.0
    if word.has("pronouns"):
        out["PRP"] = -0.3 if "DT" in out or "DTS" in out else 0.0
    if word.has("relatives") or (word.has("questions") and low in ("who", "what", "which", "whom", "whose")):
        out["WRB" if low in ("where", "when") else "WP"] = -0.2 if low == "that" else 0.0
    elif word.has("questions") and not word.has("subordinators"):
        out["WRB"] = 0.0
    if word.has("complementisers") or word.has("subordinators"):
        before = {r.lemma for r in words[i - 1].readings} if i else set()
        told = word.has("complementisers") and not before.isdisjoint(grammar.speech)
        out["SUB"] = 0.9 if told else 0.0
        if told and i + 1 < len(words) and words[i + 1].has("prepositions"):
            out["SUB"] = 3.0  # "noted that in the port"
    if word.has("prepositions"):
        both = low in ("before", "after", "since", "until", "as", "till", "than")
        out["IN"] = -0.1 if both and not _number_ahead(words, i) else 0.0
        if both and _number_ahead(words, i):
            out["SUB"] = -1.5  # "before 2022" is a time
    if word.has("coordinators"):
        out["CC"] = 0.0
    if word.has("adverbs") or word.has("asides"):
        out["RB"] = -0.3 if out else 0.0
    if low in ("up", "down", "out", "off", "away", "back", "over", "on", "in"):
        out["RP"] = -0.6
    return list(out.items())


def _number_ahead(words: list[Word], i: int) -> bool:
    """A bare number with a verb right behind it, or none of its own noun: a year, not a subject."""
    ahead = words[i + 1] if i + 1 < len(words) else None
    return ahead is not None and ahead.kind == "number" and len(ahead.text) == 4 and ahead.text.isdecimal()


def _clitic(words: list[Word], i: int) -> list[tuple[str, float]]:
    low = words[i].low
    if low == "'s":
        before = words[i - 1] if i else None
        pronoun = before is not None and (
            before.has("pronouns") or before.has("questions") or before.has("expletives")
        )
        return [("BE", 0.5), ("HV", -0.5)] if pronoun else [("POS", 0.0), ("BE", -1.2)]
    return [({"'re": "BE", "'m": "BE", "'ve": "HV"}.get(low, "MD"), 0.0)]


def _open(
    words: list[Word], i: int, likely: dict[str, str], titled: bool, grammar: Grammar
) -> list[tuple[str, float]]:
    word = words[i]
    if word.has("verbs") or (not grammar.tagged and word.lemma in grammar.speech):
        return [("VBD", 1.0)]
    found: dict[str, float] = {}
    for reading in word.readings:
        if not reading.known:
            continue
        for name in _penn(reading):
            found.setdefault(name, 0.0)
    best = likely.get(word.low, "")
    best = {"JJR": "JJ", "JJS": "JJ", "RBR": "RB"}.get(best, best)
    if len(found) > 1 and best:
        for name in found:
            if name != best:
                found[name] = (
                    -0.7
                    if {name, best} <= {"VBD", "VBN"}
                    else -0.4
                    if {name, best} <= {"VB", "VBP"}
                    else -1.6
                )
        found.setdefault(best, 0.0)
    elif best and not found:
        found[best] = 0.0
    if not found:
        found = _guess(word.low)
    elif found.keys() & {"VB", "VBZ"} and not found.keys() & {"NN", "NNS"}:
        found["NN" if "VB" in found else "NNS"] = -2.2  # the dictionary misses some nouns
    if word.upper and not titled:
        initial = i == 0 or (words[i - 1].kind == "punct" and words[i - 1].text in '.!?…:“"«')
        unknown = not best and not any(r.known for r in word.readings)
        found = {k: v - (0.4 if initial else 2.0) for k, v in found.items()}
        found["NNP"] = (0.6 if unknown else -1.0) if initial else 0.6
    elif word.upper and not best and not any(r.known for r in word.readings):
        found["NNP"] = 0.6
    return list(found.items())


def _penn(reading: Reading) -> list[str]:
    if reading.pos == "NOUN":
        return ["NNS"] if reading.number == "Plur" else ["NN"]
    if reading.pos == "ADJ":
        return ["JJ"]
    if reading.pos == "ADV":
        return ["RB"]
    if reading.pos != "VERB":
        return []
    form, tense = reading.verb_form, reading.tense
    if form == "Inf":
        return ["VB", "VBP"]
    if form == "Ger":
        return ["VBG"]
    if form == "Part":
        return ["VBN"]
    return ["VBD"] if tense == "Past" else ["VBZ"]


def _guess(low: str) -> dict[str, float]:
    """An unknown word by its ending."""
    if low[0].isdigit():
        return {"JJ": 0.0, "NN": 0.0}  # "53rd", "8th"
    if "-" in low:
        return {"JJ": 0.0, "NN": -0.3}
    for ending, tags in (
        ("ing", {"VBG": 0.0, "NN": -0.5}), ("ed", {"VBN": 0.0, "VBD": 0.0, "JJ": -0.5}), ("ly", {"RB": 0.0}),
        ("ous", {"JJ": 0.0}), ("ful", {"JJ": 0.0}), ("ive", {"JJ": 0.0, "NN": -0.5}), ("able", {"JJ": 0.0}),
        ("ss", {"NN": 0.0}), ("s", {"NNS": 0.0, "VBZ": -1.0}),
    ):  # fmt: skip
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return dict(tags)
    return {"NN": 0.0, "JJ": -1.2, "VB": -2.0}


def _best(options: list[list[tuple[str, float]]], table: dict[str, dict[str, float]]) -> list[str]:
    """The path of tags with the best total; states are the last tag that is no adverb."""
    paths: dict[str, tuple[float, list[str]]] = {"START": (0.0, [])}
    back: list[dict[str, tuple[str, str]]] = []
    for choices in options:
        step: dict[str, tuple[float, str, str]] = {}
        for state, (total, _) in paths.items():
            follow = table.get(state, {})
            default = follow.get("*", 0.0)
            for name, own in choices:
                score = total + own
                if name in ("RB", "FIX", "PUNCT"):
                    after = state
                    score += (
                        0.2
                        if name == "RB" and state in ("BE", "HV", "MD", "PRP")
                        else -0.2
                        if name == "RB"
                        else 0
                    )
                elif name == "NEG":
                    after = state
                    score += 0.3
                else:
                    after = name
                    score += follow.get("DT" if name == "DTS" else name, default)
                have = step.get(after)
                if have is None or score > have[0]:
                    step[after] = (score, state, name)
        paths = {after: (score, []) for after, (score, _, _) in step.items()}
        back.append({after: (state, name) for after, (_, state, name) in step.items()})
    if not back:
        return []
    at = max(sorted(paths), key=lambda s: paths[s][0])
    out: list[str] = []
    for step_back in reversed(back):
        at, name = step_back[at]
        out.append(name)
    return out[::-1]


def _settle(word: Word, name: str) -> None:
    word.tag, word.every = name, word.readings
    if name in ("COMMA", "STOP", "PUNCT"):
        word.pos = "PUNCT"
        return
    word.pos = "VERB" if name.startswith("VB") else _OPEN.get(name, "X")
    if name in ("IN", "TO", "CC", "SUB", "WP", "WRB", "DT", "DTS", "PRP", "PRP$", "EX", "NEG", "MD", "POS"):
        word.lemma = word.low
        return
    wanted = {"NOUN": "NOUN", "VERB": "VERB", "AUX": "AUX", "ADJ": "ADJ", "ADV": "ADV"}.get(word.pos)
    fitting = [r for r in word.readings if r.pos == wanted or (wanted == "AUX" and r.pos == "VERB")]
    exact = [r for r in fitting if name in _penn(r)] or fitting
    if exact:
        word.readings, word.lemma = tuple(exact), exact[0].lemma
    elif name == "NNP":
        word.lemma = word.low


def _repair(words: list[Word], grammar: Grammar) -> None:
    """A past form behind a noun is a participle if another finite verb follows or "by" does."""
    _halves(words, grammar)
    for i, word in enumerate(words):
        if word.tag == "EX" and _behind_subject(words, i):
            word.tag, word.pos = "RB", "ADV"  # "the plant there can be"
        elif word.tag in ("JJ", "RB") and _heads(words, i):
            _settle_noun(word)
        elif word.tag == "JJ" and word.low.endswith("ly") and _before_verb(words, i):
            word.tag, word.pos = "RB", "ADV"  # "most likely organised it"
            if words[i - 1].low in ("most", "more") and i:
                words[i - 1].tag, words[i - 1].pos = "RB", "ADV"
        elif word.tag == "NN" and i and words[i - 1].tag == "BE" and _participle_form(word):
            word.tag = "VBN"  # "was shot down"
            word.pos, word.readings = "VERB", tuple(r for r in word.every if r.verb_form == "Part")
            word.lemma = word.readings[0].lemma
        elif word.tag == "VBG" and _named_act(words, i):
            word.tag, word.pos = "NN", "NOUN"  # "the shelling of the harbour"
        elif word.tag in ("NN", "JJ") and word.low.endswith("ing") and _takes_object(words, i):
            word.tag, word.pos = "VBG", "VERB"  # "in mining the harbour"
            found = [r for r in word.every if r.verb_form == "Ger"]
            word.readings, word.lemma = tuple(found), found[0].lemma
        elif word.tag == "SUB" and _adverb_here(words, i, grammar):
            word.tag, word.pos = "RB", "ADV"  # "Vell once said"
        if word.tag not in ("VBD", "VBN"):
            continue
        forms = {n for r in word.every for n in _penn(r)}
        if not {"VBD", "VBN"} <= forms and word.tag == "VBN":
            continue
        k = i - 1
        while k >= 0 and words[k].tag in ("RB", "NEG", "FIX"):
            k -= 1
        before = words[k].tag if k >= 0 else "START"
        ahead = words[i + 1].low if i + 1 < len(words) else ""
        joined = before == "CC" and ahead not in ("by", "") and any(w.tag in _FINITE for w in words[:k])
        parallel = joined and _parallel(words, k)
        if word.tag == "VBN" and joined and "VBD" in forms and (parallel or words[i + 1].tag in _OBJECT):
            word.tag = "VBD"  # "got through and killed 63 people"
        elif word.tag == "VBN" and before == "COMMA" and "VBD" in forms and _resumes(words, i):
            word.tag = "VBD"  # "Sych, who owns the firm, called it a lie"
        elif (
            word.tag == "VBD"
            and before in ("NN", "NNS")
            and "VBN" in forms
            and _reduced(words, i, k, grammar)
        ):
            word.tag = "VBN"  # "the footage released on Friday by the firm did not show"
        elif before == "START" and word.lemma in grammar.bare and _names(words, i + 1):
            word.tag = "VBD"  # "– said Dora Vell, the harbour chief"
        elif word.tag == "VBD" and before in ("START", "STOP") and "VBN" in forms and i + 3 < len(words):
            word.tag = "VBN"  # "Asked about the bridge, he said"
        elif word.tag == "VBD" and before in ("NN", "NNS", "NNP", "CD") and ahead == "by" and "VBN" in forms:
            if _finite_between(words, i + 1) and not _finite_before(words, k, grammar):
                word.tag = "VBN"
        elif "VBN" in forms and _kept(words, i, grammar):
            word.tag = "VBN"  # "asked him to keep the radio switched off"
        elif before in ("NN", "NNS") and not _finite_before(words, k, grammar) and _by_ahead(words, i):
            word.tag = "VBN"  # "a charge set off in the hall by the army brought it down"
        elif word.tag == "VBN" and before in ("NN", "NNS", "NNP", "PRP", "WP", "CD") and ahead != "by":
            alone = not _finite_between(words, i + 1) and not _finite_before(words, k, grammar)
            word.tag = "VBD" if "VBD" in forms and alone and not _set_off(words, i, k) else "VBN"
    _missing_verbs(words, grammar)
    _subjunctive(words)


def _names(words: list[Word], i: int) -> bool:
    """A name stands at word ``i``, and no finite verb behind it."""
    return i < len(words) and words[i].tag == "NNP" and not any(w.tag in _FINITE for w in words[i:])


def _parallel(words: list[Word], k: int) -> bool:
    """The last verb before the "and" at word ``k`` is a past form that can be finite: so is the next."""
    for word in reversed(words[:k]):
        if word.tag in ("STOP", "SUB", "WP", "WRB") or word.pos == "AUX":
            return False
        if word.tag.startswith("VB"):
            return word.tag == "VBD"
    return False


def _resumes(words: list[Word], i: int) -> bool:
    """The sentence so far has a subject and no verb of its own, and an object follows."""
    if i + 1 >= len(words) or words[i + 1].tag not in _OBJECT:
        return False
    if words[0].tag not in (*_OBJECT, "NN", "NNS", "IN"):
        return False
    if words[0].tag == "IN" and _finite_between(words, i + 1):
        return False
    stretch: list[Word] = []
    aside = False
    for n, word in enumerate(words[:i]):
        if word.tag == "STOP":
            stretch, aside = [], False
        elif word.tag == "COMMA":
            aside = n + 1 < i and words[n + 1].tag in ("WP", "VBG", "VBN", "DT", "NN", "NNP", "IN", "CD")
        elif not aside:
            stretch.append(word)
    return bool(stretch) and not any(w.tag in _FINITE or w.pos == "AUX" for w in stretch)


def _reduced(words: list[Word], i: int, k: int, grammar: Grammar) -> bool:
    """A past form behind a noun and before a circumstance, and the finite verb is yet to come."""
    ahead = words[i + 1] if i + 1 < len(words) else None
    if ahead is None or words[i].lemma in grammar.bare or ahead.low == "by":
        return False
    circumstance = ahead.tag in ("IN", "RB", "RP") or ahead.low in grammar.calendar
    if not circumstance or _finite_before(words, k, grammar):
        return False
    return _finite_between(words, i + 1) or _set_off(words, i, k)


def _set_off(words: list[Word], i: int, k: int) -> bool:
    """ "Vell, a cook raised in Kutsk, said": the form stands in a description between subject and verb."""
    begin = k
    while begin >= 0 and words[begin].tag not in (*_BOUNDS, "CC"):
        begin -= 1
    if begin < 1 or words[begin].text != ",":
        return False
    for word in reversed(words[:begin]):
        if word.tag in _FINITE or word.pos == "AUX" or word.tag in ("SUB", "WP", "WRB"):
            return False
        if word.tag == "STOP":
            break
    end = next((n for n in range(i + 1, len(words)) if words[n].tag in _BOUNDS), len(words))
    if end + 1 >= len(words) or words[end].text != ",":
        return False
    ahead = next((w for w in words[end + 1 :] if w.tag not in ("RB", "NEG")), None)
    return ahead is not None and (ahead.tag in _FINITE or ahead.tag in ("MD", "BE", "HV", "DO"))


def _adverb_here(words: list[Word], i: int, grammar: Grammar) -> bool:
    """A word that opens clauses where none can follow: before a finite verb, or last in its stretch."""
    ahead = words[i + 1] if i + 1 < len(words) else None
    opens = words[i].has("questions") or words[i].has("complementisers")  # "when asked"
    if ahead is None or opens or words[i].low in grammar.comparing:
        return False
    ends = ahead.tag in ("COMMA", "STOP") and i > 0 and words[i - 1].tag not in ("COMMA", "CC", "STOP")
    if ahead.tag not in _FINITE and not ends:
        return False
    return any(r.pos == "ADV" for r in words[i].every or words[i].readings)


def _behind_subject(words: list[Word], i: int) -> bool:
    """A noun phrase without a preposition stands right before the word."""
    k = i - 1
    while k >= 0 and words[k].tag in ("NN", "NNS", "NNP", "JJ", "CD"):
        k -= 1
    return (
        k < i - 1 and k >= 0 and words[k].tag in ("DT", "DTS", "PRP$") and (not k or words[k - 1].tag != "IN")
    )


def _participle_form(word: Word) -> bool:
    return any(r.verb_form == "Part" and r.known for r in word.every)


def _named_act(words: list[Word], i: int) -> bool:
    """A form in -ing between a modifier and "of" names what was done."""
    ahead = words[i + 1].low if i + 1 < len(words) else ""
    return ahead == "of" and i > 0 and words[i - 1].tag in ("NNP", "JJ", "DT", "DTS", "POS", "PRP$")


def _before_verb(words: list[Word], i: int) -> bool:
    return i > 0 and i + 1 < len(words) and words[i + 1].tag in (*_FINITE, "MD", "HV")


def _takes_object(words: list[Word], i: int) -> bool:
    """A form in -ing between a preposition and a noun phrase with its determiner: what is done to that."""
    ahead = words[i + 1].tag if i + 1 < len(words) else ""
    told = i > 0 and words[i - 1].pos == "VERB" and words[i - 1].lemma in _ADMITS
    if told and ahead in ("IN", "RP") and i + 2 < len(words):
        ahead = words[i + 2].tag  # "admitted shooting down the plane"
    if not i or not (told or words[i - 1].tag in ("IN", "RB", "CC")):
        return False
    if ahead not in ("DT", "DTS", "PRP$", "PRP"):
        return False
    return any(r.verb_form == "Ger" for r in words[i].every)


def _kept(words: list[Word], i: int, grammar: Grammar) -> bool:
    """A verb of keeping and its object stand right before the past form: it says in what state."""
    k = i - 1
    while k >= 0 and words[k].tag in ("NN", "NNS", "NNP", "JJ", "DT", "DTS", "PRP$", "CD", "CC"):
        k -= 1
    found = words[k] if 0 <= k < i - 1 else None
    if found is None or words[i - 1].tag not in ("NN", "NNS", "NNP"):
        return False
    had = found.tag == "HV" and words[k - 1].tag in ("HV", "NN", "NNP", "NNS") and bool(k)
    return had or (found.pos == "VERB" and found.lemma in grammar.keeping)


def _heads(words: list[Word], i: int) -> bool:
    """ "the harbour chief, ", "the deputy": an adjective that is a noun as well and has none behind it."""
    before = words[i - 1].tag if i else ""
    after = words[i + 1].tag if i + 1 < len(words) else "STOP"
    noun = any(r.pos == "NOUN" and r.known for r in words[i].every)
    last = before in ("NN", "PRP$") and after in ("BE", "HV", "MD", "TO", "VBD")
    if last and i > 1 and words[i - 2].tag in _OBJECT and any(r.pos == "ADJ" for r in words[i].every):
        return True  # "the war dead were"
    if words[i].tag == "RB":
        return False
    return (
        noun
        and before in ("NN", "NNP", "DT", "PRP$")
        and after in ("COMMA", "STOP", "VBD", "VBZ", "IN", "NNP")
    )


def _compound_number(word: Word, grammar: Grammar) -> bool:
    """ "sixty-five": every part is a numeral."""
    parts = word.low.split("-")
    return len(parts) > 1 and all("numerals" in grammar.forms.get(p, ()) for p in parts)


def _halves(words: list[Word], grammar: Grammar) -> None:
    """ "two AND A HALF million": one number with the words on both sides."""
    for i, word in enumerate(words):
        for half in grammar.halved:
            end = i + 1 + len(half)
            ahead = words[i + 1 : end]
            if word.tag == "CD" and tuple(w.low for w in ahead) == half and end < len(words):
                for other in ahead if words[end].tag in ("CD", "NN", "NNS", "JJ") else ():
                    other.tag, other.pos = "CD", "NUM"


def _settle_noun(word: Word) -> None:
    word.tag, word.pos = "NN", "NOUN"
    word.readings = tuple(r for r in word.every if r.pos == "NOUN") or word.every
    word.lemma = word.readings[0].lemma


def _missing_verbs(words: list[Word], grammar: Grammar) -> None:
    """A sentence, or what is said, without a finite verb: a noun that could be one behind a noun is it."""
    for before, word in itertools.pairwise(words):
        gerunds = tuple(r for r in word.every if r.verb_form == "Ger")
        if before.tag == "NEG" and word.tag in ("NNP", "NN") and gerunds:  # "Mayor Not Resigning"
            word.tag, word.pos, word.readings, word.lemma = "VBG", "VERB", gerunds, gerunds[0].lemma
    for lo, hi in _verbless(words, grammar):
        part = words[lo:hi]
        for before, word, after in zip(part, part[1:], [*part[2:], None], strict=False):
            tells = any(r.pos == "VERB" and r.lemma in grammar.speech for r in word.every)
            if _could_be_verb(before, word, after, tells):
                forms = {n for r in word.every for n in _penn(r)}
                word.tag, word.pos = ("VBD" if "VBD" in forms else "VBZ"), "VERB"
                found = [r for r in word.every if r.pos == "VERB"]
                word.readings, word.lemma = tuple(found), found[0].lemma
                break


def _verbless(words: list[Word], grammar: Grammar) -> list[tuple[int, int]]:
    """Stretches that must hold a finite verb and hold none."""
    cuts = [(0, 4)]
    for i, word in enumerate(words):
        if word.tag == "STOP":
            cuts.append((i + 1, 4))
        elif word.pos == "VERB" and word.lemma in grammar.bare and word.tag in _FINITE:
            cuts.append((i + 1, 3))
            comma = next((k for k in range(i - 1, -1, -1) if words[k].tag == "COMMA"), 0)
            if 0 < i - comma < 5 and comma > 2:
                dash = next((k for k in range(comma - 3, 0, -1) if words[k].text in ("–", "—")), -1)
                cuts.append((dash + 1, 3))  # "The dam leaks, Vell said"
        elif word.tag == "SUB" and (word.has("complementisers") or word.has("questions")):
            cuts.append((i + 1, 3))
    out = _before_told(words)
    for start, least in cuts:
        told = least == 3
        stops = ("STOP", "COMMA") if told else ("STOP",)
        end = next((k for k in range(start, len(words)) if words[k].tag in stops), len(words))
        part = words[start:end]
        verbal = any(w.tag in _FINITE or w.pos == "AUX" for w in part)
        if len(part) >= least and not verbal and (not told or part[0].tag in _OPENS_CLAUSE):
            out.append((start, end))
    return out


def _before_told(words: list[Word]) -> list[tuple[int, int]]:
    """ "Northwire reports, citing officials, that": what stands before the comma and "that" has a verb."""
    out: list[tuple[int, int]] = []
    start = 0
    for i, word in enumerate(words):
        if word.tag == "STOP":
            start = i + 1
        elif word.tag == "SUB" and word.has("complementisers") and i and words[i - 1].text == ",":
            part = words[start:i]
            opens = bool(part) and part[0].tag in _OPENS_CLAUSE
            if opens and not any(w.tag in (*_FINITE, "SUB", "WP") or w.pos == "AUX" for w in part):
                out.append((start, i))
    return out


_OPENS_CLAUSE = ("DT", "DTS", "PRP$", "NN", "NNS", "NNP", "JJ", "CD", "SUB")


def _could_be_verb(before: Word, word: Word, after: Word | None, tells: bool) -> bool:
    """A noun or adjective behind a noun can be a finite verb; before a comma, one of saying (``tells``)."""
    forms = {n for r in word.every for n in _penn(r)}
    if word.tag not in ("NN", "NNS", "JJ", "VBN") or word.upper or not forms & {"VBD", "VBZ"}:
        return False
    if before.tag not in ("NN", "NNS", "NNP", "PRP", "JJ") or (
        after is not None and after.tag in ("POS", "PUNCT")
    ):
        return False
    last = after is None or after.tag in ("DT", "IN", "TO", "PRP$", "NNP", "RB", "STOP")
    last = last or (tells and after is not None and after.tag == "COMMA")
    return word.tag != "NNS" or (last and before.tag != "JJ")


def _subjunctive(words: list[Word]) -> None:
    """ "demanded that the army return": behind "that" a bare verb is finite if nothing else is."""
    for i, word in enumerate(words):
        if word.tag != "SUB" or not word.has("complementisers"):
            continue
        part = []
        for other in words[i + 1 :]:
            if other.tag in ("STOP", "COMMA", "SUB", "WP"):
                break
            part.append(other)
        if any(w.tag in _FINITE or w.pos == "AUX" for w in part):
            continue
        for before, one in itertools.pairwise(part):
            forms = [r for r in one.every if r.pos == "VERB" and r.verb_form == "Inf"]
            if forms and before.tag in ("NN", "NNS", "NNP", "PRP") and one.tag in ("NN", "VB", "JJ"):
                one.tag, one.pos, one.readings, one.lemma = "VBP", "VERB", tuple(forms), forms[0].lemma
                break


def _finite_between(words: list[Word], i: int) -> bool:
    """A finite verb stands between word ``i`` and the next boundary."""
    for word in words[i:]:
        if word.tag in ("STOP", "COMMA", "SUB", "WP", "CC"):
            return False
        if word.tag in _FINITE or word.tag in ("MD", "BE", "HV", "DO"):
            return True
    return False


def _by_ahead(words: list[Word], i: int) -> bool:
    """Behind the form come "by" and, after that, a word that can be the finite verb."""
    by = False
    for word in words[i + 1 :]:
        if word.tag in ("STOP", "COMMA", "SUB", "WP", "WRB", "CC"):
            return False
        past = word.tag in (*_FINITE, "VBN") and any("VBD" in _penn(r) for r in word.every)
        if by and past and words[word_before(words, word)].tag in ("NN", "NNS", "NNP", "RB"):
            if word.tag == "VBN":
                word.tag = "VBD"
            return True
        by = by or (word.low == "by" and word.tag == "IN")
    return False


def word_before(words: list[Word], word: Word) -> int:
    """The place right before a word."""
    return next(k for k, w in enumerate(words) if w is word) - 1


def _finite_before(words: list[Word], k: int, grammar: Grammar) -> bool:
    """A finite verb stands before in the clause; behind a verb of saying a new one starts ("said X paid")."""
    for word in reversed(words[: k + 1]):
        if word.tag in ("STOP", "COMMA", "SUB", "WP", "WRB", "CC"):
            return False
        if word.pos == "VERB" and word.tag in _FINITE and word.lemma in grammar.bare:
            return False
        if word.tag in _FINITE or word.tag in ("MD", "BE", "HV", "DO"):
            return True
    return False
