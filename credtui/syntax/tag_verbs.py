"""Stretches that must hold a finite verb and were given none: the noun that can be it is it."""

from __future__ import annotations

import itertools

from credtui.syntax.grammar import Grammar
from credtui.syntax.nodes import Word
from credtui.syntax.tag_penn import FINITE, penn


def missing_verbs(words: list[Word], grammar: Grammar) -> None:
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
                forms = {n for r in word.every for n in penn(r)}
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
        elif word.pos == "VERB" and word.lemma in grammar.bare and word.tag in FINITE:
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
        verbal = any(w.tag in FINITE or w.pos == "AUX" for w in part)
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
            if opens and not any(w.tag in (*FINITE, "SUB", "WP") or w.pos == "AUX" for w in part):
                out.append((start, i))
    return out


_OPENS_CLAUSE = ("DT", "DTS", "PRP$", "NN", "NNS", "NNP", "JJ", "CD", "SUB")


def _could_be_verb(before: Word, word: Word, after: Word | None, tells: bool) -> bool:
    """A noun or adjective behind a noun can be a finite verb; before a comma, one of saying (``tells``)."""
    forms = {n for r in word.every for n in penn(r)}
    if word.tag not in ("NN", "NNS", "JJ", "VBN") or word.upper or not forms & {"VBD", "VBZ"}:
        return False
    if before.tag not in ("NN", "NNS", "NNP", "PRP", "JJ") or (
        after is not None and after.tag in ("POS", "PUNCT")
    ):
        return False
    last = after is None or after.tag in ("DT", "IN", "TO", "PRP$", "NNP", "RB", "STOP")
    last = last or (tells and after is not None and after.tag == "COMMA")
    return word.tag != "NNS" or (last and before.tag != "JJ")


def subjunctive(words: list[Word]) -> None:
    """ "demanded that the army return": behind "that" a bare verb is finite if nothing else is."""
    for i, word in enumerate(words):
        if word.tag != "SUB" or not word.has("complementisers"):
            continue
        part = []
        for other in words[i + 1 :]:
            if other.tag in ("STOP", "COMMA", "SUB", "WP"):
                break
            part.append(other)
        if any(w.tag in FINITE or w.pos == "AUX" for w in part):
            continue
        for before, one in itertools.pairwise(part):
            forms = [r for r in one.every if r.pos == "VERB" and r.verb_form == "Inf"]
            if forms and before.tag in ("NN", "NNS", "NNP", "PRP") and one.tag in ("NN", "VB", "JJ"):
                one.tag, one.pos, one.readings, one.lemma = "VBP", "VERB", tuple(forms), forms[0].lemma
                break
