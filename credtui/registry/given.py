"""Does a word before a name look like somebody's given name?"""

from __future__ import annotations

from credtui.text.morph import readings

_UNLIKELY = 0.05
"""A reading that the dictionary finds rarer than this says nothing: a preposition is somebody's name too."""


def is_given(word: str, lang: str, titles: frozenset[str] = frozenset()) -> bool:
    """True if a capitalised word before a surname looks like a given name rather than a title.

    Dictionaries with names (uk, ru) decide by their tags and count unknown words as names; without
    tags any capitalised word that is no title of the lexicon does.
    """
    if word.lower() in titles:
        return False
    found = [r for r in readings(word, lang) if r.weight >= _UNLIKELY]
    if all(r.known and r.pos == "VERB" for r in found):
        return False  # a verb that opens the sentence
    if any(r.name for r in found):
        return any(r.name in ("Giv", "Sur", "Pat") for r in found)
    if any(r.case for r in found):
        return not any(r.known for r in found)
    return not any(r.pos in ("ADV", "ADP", "CCONJ", "PRON", "DET") for r in found)
