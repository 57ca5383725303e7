"""What a phrase can be in an event: somebody who acts, people, a time, the other side of a contact."""

from __future__ import annotations

from credtui.facets.view import View
from credtui.syntax import Phrase


def preposition_of(view: View, phrase: Phrase) -> str | None:
    """The preposition before a phrase, in small letters; None if there is none."""
    if phrase.prep is None:
        return None
    size = max(view.words[phrase.prep].size, 1)
    return " ".join(w.low for w in view.words[phrase.prep : phrase.prep + size])


def is_time(view: View, phrase: Phrase) -> bool:
    """ "2022", "on Monday", "за два роки": when, not who."""
    word = view.words[phrase.head]
    return (
        word.lemma in view.meaning.calendar or word.low in view.meaning.calendar or word.text[:4].isdecimal()
    )


def is_named(view: View, phrase: Phrase) -> bool:
    """Somebody: a name, a pronoun, an animate noun."""
    word = view.words[phrase.head]
    return word.upper or word.pos in ("PRON", "PROPN") or word.animate is True


def kinds_of(view: View, concept: str) -> set[str]:
    """The concept and everything it is a kind of."""
    seen = {concept}
    todo = [concept]
    while todo:
        for other in view.links(todo.pop()).broader:
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def can_act(view: View, phrase: Phrase | None) -> bool:
    """Somebody who can do something: people, armed forces, states, institutions."""
    if phrase is None:
        return False
    word = view.words[phrase.head]
    if word.animate is True or word.pos == "PROPN":
        return True
    thing = view.thing_at(phrase)
    return thing is not None and bool({"person", "institution", "army", "force"} & kinds_of(view, thing))


def is_people(view: View, phrase: Phrase) -> bool:
    """ "the dead", "поранених": the word for the event is the word for those it happened to."""
    word = view.words[phrase.head]
    if view.cases:
        return any(r.animate for r in word.readings) or (word.pos in ("ADJ", "VERB") and bool(word.cases))
    return word.tag in ("JJ", "VBN")


def possessors(view: View, noun: Phrase) -> list[Phrase]:
    """ "my call", "моєї розмови": the word that says whose, as a phrase."""
    if not view.cases:
        return []  # order puts them among what belongs to the noun
    return [Phrase(k, k + 1, k) for k in range(noun.lo, noun.head) if view.words[k].has("possessives")]
