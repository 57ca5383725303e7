"""Without a row of [syntax.follow] some word of some sentence is taken for another part of speech."""

from __future__ import annotations

import pytest

from credtui.syntax import parse
from tests.lexicon.needed import full
from tests.lexicon.sentences import cut

SENTENCES = (
    "After the vote", "Vell left. Reports claim the port leaks.", "Vell left; ships follow.",
    "The port leaks. Ships block the dam. Fires spread.", "Vell left: crews report leaks.",
    "Vell, Marl report that the dam leaks.", "Marl said that twelve more will follow.",
    "That report claims that the port leaks.", "This claim worries Vell.",
    "The report says what a dam holds.", "Vell saw its report leak.", "Vell's plan worries the port's crew.",
    "The old report claims little.", "The dam leaks water.", "The dams leak and crews report leaks.",
    "Autonomous Republic of Crimea", "Vell reports leaks.", "Two reports claim that three dams leak.",
    "They report leaks and we plan work.", "There is a leak.", "Vell would say that the dam leaks.",
    "Vell can plan work.",
    "Vell wants to report and to plan work.", "Vell left in May with reports of leaks.",
    "Vell left because crews report leaks.", "The crew that reports leaks left.",
    "Vell asked when crews report.",
    "Vell plans and reports leaks.", "The report was set and cut.", "The dam had collapsed and had leaked.",
    "Vell did not ring Marl.", "Vell does report leaks.", "To keep reports Vell needs work.",
    "Crews report every later leak.", "A drone came down on the market.", "Vell gave up work.",
    "Vell is not set.", "Vell was not cut off.", "The dam not set leaks.", "Not set work leaks.",
    "Vell is leaving work.", "Crews repairing leaks report work.", "Seeing reports leaks worries Vell.",
    "Taking part worries Vell.", "Leaving port ships sank.", "Yes, reports claim leaks.",
    "Oh reports claim leaks.", "Yes ships follow.", "No, plan work.", "Oh look, ships leave.",
    "Well ships leave port.",
    "Please report leaks.", "Thanks ships left.", "Hello ships leave.",
    "Vell set the dam and it leaked.", "A copy set by Marl was cut in two.",
    "A program that keeps a draft and is stopped without a chance to tidy up.", "He set reports out.",
    "A noun in the plural, as an object.",
    "Engineer Vira Tkach said that twelve of the bolts were replaced in May and that more will follow.",
    "Fitting of points on made-up pairs whose answer is known.",
    "Vell compares names across ports, with the crew's own list of ships.",
    "Compares names across scripts, with the gold's own list of aliases.",
    "A rule folder with one file.", "Opening a session before the terminal is there.",
    "An expression with where it stands and the ways it is asked in.",
)  # fmt: skip


OPEN = {"STOP", "VBG", "NEG", "UH"}
"""Rows that no sentence here needs."""


def tagged(row: str | None) -> list[list[tuple[str, str]]]:
    lexicon = full("en") if row is None else cut(full("en"), ("syntax", "follow", row))
    return [[(w.pos, w.tag) for w in parse(text, lexicon).words] for text in SENTENCES]


@pytest.mark.parametrize("row", full("en").syntax.follow)
def test_rows(row: str) -> None:
    assert (tagged(row) != tagged(None)) is (row not in OPEN)
