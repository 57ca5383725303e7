"""Names of tags where order counts, after the Penn treebank's, and what they stand for."""

from __future__ import annotations

from credtui.text.morph import Reading

OPEN = {
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


FINITE = {"VBZ", "VBP", "VBD"}


BOUNDS = ("STOP", "COMMA", "SUB", "WP", "WRB")


def penn(reading: Reading) -> list[str]:
    """The tags that a reading of an open class can stand for."""
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
