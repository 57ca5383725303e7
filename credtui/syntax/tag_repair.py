"""Tags mended by what stands around them: participles and finite forms, nouns and verbs."""

from __future__ import annotations

from credtui.syntax.grammar import Grammar
from credtui.syntax.nodes import Word
from credtui.syntax.tag_finite import by_ahead, finite_before, finite_between
from credtui.syntax.tag_penn import BOUNDS, FINITE, penn
from credtui.syntax.tag_verbs import missing_verbs, subjunctive

_OBJECT = ("DT", "DTS", "CD", "PRP", "PRP$", "NNP", "NNS", "NN", "JJ")


_ADMITS = frozenset({"deny", "admit", "confess", "avoid", "stop", "start", "begin", "keep", "consider"})
"""Verbs that take what is done in -ing."""


def repair(words: list[Word], grammar: Grammar) -> None:
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
        forms = {n for r in word.every for n in penn(r)}
        if not {"VBD", "VBN"} <= forms and word.tag == "VBN":
            continue
        k = i - 1
        while k >= 0 and words[k].tag in ("RB", "NEG", "FIX"):
            k -= 1
        before = words[k].tag if k >= 0 else "START"
        ahead = words[i + 1].low if i + 1 < len(words) else ""
        joined = before == "CC" and ahead not in ("by", "") and any(w.tag in FINITE for w in words[:k])
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
            if finite_between(words, i + 1) and not finite_before(words, k, grammar):
                word.tag = "VBN"
        elif "VBN" in forms and _kept(words, i, grammar):
            word.tag = "VBN"  # "asked him to keep the radio switched off"
        elif before in ("NN", "NNS") and not finite_before(words, k, grammar) and by_ahead(words, i):
            word.tag = "VBN"  # "a charge set off in the hall by the army brought it down"
        elif word.tag == "VBN" and before in ("NN", "NNS", "NNP", "PRP", "WP", "CD") and ahead != "by":
            alone = not finite_between(words, i + 1) and not finite_before(words, k, grammar)
            word.tag = "VBD" if "VBD" in forms and alone and not _set_off(words, i, k) else "VBN"
    missing_verbs(words, grammar)
    subjunctive(words)


def _names(words: list[Word], i: int) -> bool:
    """A name stands at word ``i``, and no finite verb behind it."""
    return i < len(words) and words[i].tag == "NNP" and not any(w.tag in FINITE for w in words[i:])


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
    if words[0].tag == "IN" and finite_between(words, i + 1):
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
    return bool(stretch) and not any(w.tag in FINITE or w.pos == "AUX" for w in stretch)


def _reduced(words: list[Word], i: int, k: int, grammar: Grammar) -> bool:
    """A past form behind a noun and before a circumstance, and the finite verb is yet to come."""
    ahead = words[i + 1] if i + 1 < len(words) else None
    if ahead is None or words[i].lemma in grammar.bare or ahead.low == "by":
        return False
    circumstance = ahead.tag in ("IN", "RB", "RP") or ahead.low in grammar.calendar
    if not circumstance or finite_before(words, k, grammar):
        return False
    return finite_between(words, i + 1) or _set_off(words, i, k)


def _set_off(words: list[Word], i: int, k: int) -> bool:
    """ "Vell, a cook raised in Kutsk, said": the form stands in a description between subject and verb."""
    begin = k
    while begin >= 0 and words[begin].tag not in (*BOUNDS, "CC"):
        begin -= 1
    if begin < 1 or words[begin].text != ",":
        return False
    for word in reversed(words[:begin]):
        if word.tag in FINITE or word.pos == "AUX" or word.tag in ("SUB", "WP", "WRB"):
            return False
        if word.tag == "STOP":
            break
    end = next((n for n in range(i + 1, len(words)) if words[n].tag in BOUNDS), len(words))
    if end + 1 >= len(words) or words[end].text != ",":
        return False
    ahead = next((w for w in words[end + 1 :] if w.tag not in ("RB", "NEG")), None)
    return ahead is not None and (ahead.tag in FINITE or ahead.tag in ("MD", "BE", "HV", "DO"))


def _adverb_here(words: list[Word], i: int, grammar: Grammar) -> bool:
    """A word that opens clauses where none can follow: before a finite verb, or last in its stretch."""
    ahead = words[i + 1] if i + 1 < len(words) else None
    opens = words[i].has("questions") or words[i].has("complementisers")  # "when asked"
    if ahead is None or opens or words[i].low in grammar.comparing:
        return False
    ends = ahead.tag in ("COMMA", "STOP") and i > 0 and words[i - 1].tag not in ("COMMA", "CC", "STOP")
    if ahead.tag not in FINITE and not ends:
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
    return i > 0 and i + 1 < len(words) and words[i + 1].tag in (*FINITE, "MD", "HV")


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
