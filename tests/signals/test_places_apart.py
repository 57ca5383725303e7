"""Where it happened, on two sides: one place, one inside the other, two places, or not to be told."""

from __future__ import annotations

import pytest

from credtui.knowledge import load_knowledge
from credtui.model import Ref
from credtui.signals.concepts import ConceptGraph
from credtui.signals.refs import KINDS, UNKNOWN, RefGraph

KNOWLEDGE = load_knowledge()
GRAPH = RefGraph(KNOWLEDGE, ConceptGraph(KNOWLEDGE.lexicons.concepts))


def place(name: str) -> Ref:
    """A known place, a thing of one ("building<makiivka"), or a name that nobody knows ("?Kutsk")."""
    if name.startswith("?"):
        return Ref(name[1:].lower(), name[1:], capital=True)
    thing, _, of = name.partition("<")
    return Ref(thing, thing, known=not of, of=(of,) if of else ())


@pytest.mark.parametrize(
    ("x", "y", "kind"),
    [
        ("makiivka", "makiivka", "same"),
        ("makiivka", "donetsk-oblast", "near"),
        ("makiivka", "UA", "near"),
        ("makiivka", "donbas", "near"),
        ("makiivka", "poltava", "other"),
        ("kharkiv-oblast", "kherson-oblast", "other"),
        ("makiivka", "kharkiv-oblast", "other"),
        ("makiivka", "florida-region", "other"),
        ("UA", "PL", "other"),
        ("black-sea", "odesa", None),
        ("building<makiivka", "makiivka", "near"),
        ("building<makiivka", "donetsk-oblast", "near"),
        ("building<makiivka", "poltava", "other"),
        ("building<makiivka", "building<poltava", "other"),
        ("?Kutsk", "makiivka", None),
        ("?Kutsk", "?Lomivka", None),
    ],
)
def test_places_are_told_apart(x: str, y: str, kind: str | None) -> None:
    wanted = UNKNOWN if kind is None else KINDS.index(kind)
    assert GRAPH.where(place(x), place(y)) == wanted
    assert GRAPH.where(place(y), place(x)) == wanted
