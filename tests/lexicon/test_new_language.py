"""A language is a file: a small Polish one is read, and extraction works, without a line of code."""

from __future__ import annotations

from pathlib import Path

import pytest

from credtui.cli import main
from credtui.extract import extract
from credtui.knowledge import Knowledge, load_knowledge
from credtui.model import Document

POLISH = """
[language]
code = "pl"
name = "Polish"
letters = "aąbcćdeęfghijklłmnńoóprsśtuwyzźż"
analyser = "simplemma"
abbreviations = ["tys.", "mln.", "im.", "św.", "tzw.", "np."]
titles = ["pan", "pani", "prezes"]

[syntax]
order = "fixed"
commas = true
complementisers = ["że", "żeby", "iż"]
questions = ["czy", "kto", "kiedy", "gdzie"]
relatives = ["który", "która", "które"]
subordinators = ["ponieważ", "gdy", "choć"]
coordinators = ["i", "oraz", "lub", "ale", "a"]
contrasts = ["ale", "a"]
negators = ["nie"]
be = ["być"]
pronouns = ["on", "ona", "oni", "ja", "to"]
subjects = ["on", "ona", "oni"]
verbs = ["przecieka", "trzyma", "tonie", "zatonął", "płynie"]

[syntax.prepositions]
"według" = []
w = []
na = []
z = []
do = []

[attribution]
according = ["według"]
denials = ["nieprawda"]
link_lines = ["czytaj także"]

[attribution.verbs.say]
takes = ["quote", "clause", "bare", "colon"]
lemmas = ["powiedzieć", "dodać", "poinformować"]

[attribution.verbs.deny]
stance = "deny"
takes = ["quote", "clause"]
lemmas = ["zaprzeczyć"]

[attribution.verbs.ask]
stance = "ask"
takes = ["quote", "clause"]
lemmas = ["zapytać"]

[speakers]
masculine = ["on"]
feminine = ["ona"]
unnamed = ["urzędnik", "świadek", "źródło"]
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / "pl.toml").write_text(POLISH, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def knowledge(rules: Path) -> Knowledge:
    return load_knowledge(rules=[rules])


TEXTS = [
    ("„Tama przecieka”, powiedział Vell.", [("assert", "direct", "Vell", "Tama przecieka")]),
    ("Vell powiedział, że tama przecieka.", [("assert", "indirect", "Vell", "tama przecieka")]),
    ("Tama przecieka, poinformowała Dora Sych.", [("assert", "indirect", "Dora Sych", "Tama przecieka")]),
    ("Vell zaprzeczył, że tama przecieka.", [("deny", "indirect", "Vell", "tama przecieka")]),
    ("„Czy tama przecieka?”, zapytał Vell.", [("ask", "direct", "Vell", "Czy tama przecieka?")]),
    ("Vell powiedział: tama trzyma.", [("assert", "indirect", "Vell", "tama trzyma")]),
    ("Według Vella, tama przecieka.", [("assert", "indirect", "Vella", "tama przecieka")]),
    ("Prom im. Marli tonie. Vell dodał, że 5 tys. ton zboża płynie.",
     [("assert", "indirect", "Vell", "5 tys. ton zboża płynie")]),
    ("Czytaj także: Vell powiedział, że tama przecieka", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TEXTS)
def test_polish_news_is_read(
    text: str, wanted: list[tuple[str, str, str, str]], knowledge: Knowledge
) -> None:
    document = Document("d", "", "d.txt", "Kurier", None, "pl", text)
    found = extract(document, knowledge)
    assert [(s.stance, s.quote, s.speaker.words, s.text) for s in found] == wanted


def test_the_command_line_knows_the_language(
    rules: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "tama.txt"
    article.write_text("Tama na Łebie. Vell powiedział, że tama przecieka i że prom zatonął.\n", "utf-8")
    assert main(["extract", str(article), "--rules", str(rules), "--no-cache"]) == 0
    shown = capsys.readouterr().out
    assert "pl, 1 statement" in shown
    assert "tama przecieka" in shown
