"""Parts of speech where order counts: the likeliest path through the tags that the words can have.

Tags are Penn's, with a few of their own for what opens clauses and for auxiliaries: ``BE HV DO`` (forms of
be, have, do), ``NEG``, ``SUB`` (because), ``WP`` (who, which, what, that), ``WRB`` (when, how), ``EX``.
``[syntax.follow]`` of the lexicon says how well one tag follows another; adverbs are looked through.
"""

from __future__ import annotations

import gzip
from functools import lru_cache

from credtui.bundled import rules_dir
from credtui.syntax.grammar import Grammar
from credtui.syntax.nodes import Word
from credtui.syntax.tag_penn import OPEN, penn
from credtui.syntax.tag_repair import repair

_NAME = 4
"""Words of a name in front of a verb, at most."""


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
    repair(words, grammar)


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
        for name in penn(reading):
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
    word.pos = "VERB" if name.startswith("VB") else OPEN.get(name, "X")
    if name in ("IN", "TO", "CC", "SUB", "WP", "WRB", "DT", "DTS", "PRP", "PRP$", "EX", "NEG", "MD", "POS"):
        word.lemma = word.low
        return
    wanted = {"NOUN": "NOUN", "VERB": "VERB", "AUX": "AUX", "ADJ": "ADJ", "ADV": "ADV"}.get(word.pos)
    fitting = [r for r in word.readings if r.pos == wanted or (wanted == "AUX" and r.pos == "VERB")]
    exact = [r for r in fitting if name in penn(r)] or fitting
    if exact:
        word.readings, word.lemma = tuple(exact), exact[0].lemma
    elif name == "NNP":
        word.lemma = word.low


def _compound_number(word: Word, grammar: Grammar) -> bool:
    """ "sixty-five": every part is a numeral."""
    parts = word.low.split("-")
    return len(parts) > 1 and all("numerals" in grammar.forms.get(p, ()) for p in parts)
