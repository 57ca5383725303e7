"""What a well-formed lexicon gets wrong, on lexicons of a test's own."""

from __future__ import annotations

import pytest

from credtui.bundled import rules_dir
from credtui.lexicon.check import LexiconText, lexicon_problems
from credtui.lexicon.schema import Concepts, Lexicon
from credtui.tomlio.load import check_model
from credtui.tomlio.problem import Problem

LINKS = """format = 1
[concept.sail]
antonyms = ["moor"]
[concept.moor]
[concept.fleet]
thing = true
"""
WORDS = """format = 1
[language]
code = "{code}"
name = "Test"
analyser = "{analyser}"
{sections}
[concept]
{concepts}
"""


def lexicon(
    sections: str = "", sail: str = "sail", moor: str = "moor", fleet: str = "fleet", code: str = "en",
    analyser: str = "lemminflect",
) -> LexiconText:  # fmt: skip
    """A lexicon of three concepts; one without words is left out."""
    concepts = "\n".join(f'{n} = "{w}"' for n, w in (("sail", sail), ("moor", moor), ("fleet", fleet)) if w)
    text = WORDS.format(sections=sections, concepts=concepts, code=code, analyser=analyser)
    return LexiconText("xx.toml", text, check_model(text, Lexicon, "xx.toml"))


def links(text: str = LINKS) -> LexiconText:
    return LexiconText("concepts.toml", text, check_model(text, Concepts, "concepts.toml"))


def found(*files: LexiconText) -> list[tuple[str, str]]:
    """Message of each problem and the text under its caret."""
    out = lexicon_problems(files)
    assert all(p.severity in ("warning", "note") for p in out)
    return [(p.message, under(p)) for p in out]


def under(problem: Problem) -> str:
    return problem.source[problem.column - 1 : problem.column - 1 + problem.width]


def test_a_clean_lexicon_has_no_findings() -> None:
    assert found(links(), lexicon()) == []


@pytest.mark.parametrize(
    ("sections", "message", "place"),
    [
        ('[meaning]\ntruth = ["so"]\nfalsehood = ["fake", "so"]', "'so' stands in 'truth' too", '"so"'),
        ('[times]\nsince = ["since"]\nuntil = ["till", "Since"]', "'Since' stands in 'since' too", '"Since"'),
        ('[[numbers.frequency]]\nwords = ["often"]\nat_least = 3\n[[numbers.frequency]]\nwords = ["often"]\n'
         "at_most = 1", "'often' stands for another number of times", '"often"'),
        ('[attribution.verbs.say]\ntakes = ["clause"]\nlemmas = ["claim"]\n'
         '[attribution.verbs.deny]\nstance = "deny"\ntakes = ["quote", "clause"]\nlemmas = ["claim"]',
         "'claim' is assert in 'say' and deny here", '"claim"'),
    ],
)  # fmt: skip
def test_a_word_in_two_lists_that_exclude_each_other(sections: str, message: str, place: str) -> None:
    made = found(links(), lexicon(sections))
    assert len(made) == 1
    assert message in made[0][0]
    assert made[0][1] == place


def test_two_stances_are_told_apart_by_what_follows() -> None:
    say = '[attribution.verbs.say]\ntakes = ["clause"]\nlemmas = ["promise"]\n'
    vow = '[attribution.verbs.vow]\nstance = "promise"\ntakes = ["infinitive"]\nlemmas = ["promise"]'
    assert found(links(), lexicon(say + vow)) == []


def test_a_word_of_a_concept_and_of_its_opposite() -> None:
    assert found(links(), lexicon(sail="sail, lie", moor="moor, lie/v")) == [
        ("'lie' is a word of 'moor' too, the opposite of 'sail'", "lie")
    ]
    assert found(links(), lexicon(sail="sail, lie/n", moor="moor, lie/v")) == []


@pytest.mark.parametrize(
    ("code", "analyser", "entry", "better"),
    [
        ("en", "lemminflect", "blew up", "blow up"),
        ("uk", "pymorphy3", "кораблів", "корабель"),
        ("ru", "pymorphy3", "плывут", "плыть"),
        ("uk", "pymorphy3", "бойові дії", "бойовий дія"),
        ("uk", "pymorphy3", "команда корабля", "команда корабель"),
    ],
)
def test_an_entry_that_is_no_dictionary_form(code: str, analyser: str, entry: str, better: str) -> None:
    one = lexicon(sail=f"sail, {entry}", code=code, analyser=analyser)
    made = lexicon_problems((links(), one))
    assert [(p.message, p.suggestion, under(p)) for p in made] == [
        (f"'{entry}' is no dictionary form and is found in this form alone", better, entry)
    ]
    both = lexicon(sail=f"{entry}, {better}", code=code, analyser=analyser)
    assert found(links(), both) == []


def test_lists_of_nouns_are_looked_into_as_well() -> None:
    one = lexicon('[speakers]\nunnamed = ["чиновник", "чиновника"]\nreporters = ["репортера"]',
                  code="ru", analyser="pymorphy3")  # fmt: skip
    made = lexicon_problems((links(), one))
    assert [(under(p), p.suggestion) for p in made] == [("репортера", "репортёр")]


@pytest.mark.parametrize(
    ("code", "analyser", "entry"),
    [
        ("en", "lemminflect", "wounded"), ("en", "lemminflect", "shelling"), ("en", "lemminflect", "talks"),
        ("en", "lemminflect", "set sail"), ("ru", "pymorphy3", "самолет"), ("en", "none", "sails"),
        ("ru", "pymorphy3", "деньги"), ("uk", "pymorphy3", "бурлімакнути"),
    ],
)  # fmt: skip
def test_what_is_left_alone(code: str, analyser: str, entry: str) -> None:
    assert found(links(), lexicon(sail=entry, code=code, analyser=analyser)) == []


def test_concepts_without_words_are_told_once_and_are_a_note_in_a_language_that_is_being_built() -> None:
    made = lexicon_problems((links(), lexicon(fleet="")))
    assert [(p.severity, p.message) for p in made] == [("warning", "one concept has no words in Test: fleet")]
    made = lexicon_problems((links(), lexicon(fleet="", moor="")))
    assert [(p.severity, p.message) for p in made] == [
        ("note", "2 of 3 concepts have no words in Test: moor, fleet")
    ]


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ('[concept.sail]\nbroader = ["flet"]\n[concept.fleet]\n[concept.moor]', "no concept 'flet'", "flet"),
        ('[concept.sail]\nimplies = ["sail"]\n[concept.fleet]\n[concept.moor]', "linked to itself", "sail"),
        ('[concept.sail]\nimplies = ["moor"]\nexcludes = ["moor"]\n[concept.fleet]\n[concept.moor]\n',
         "'sail' implies 'moor' and excludes it", "[concept.sail]"),
        ('[concept.sail]\nbroader = ["moor"]\nantonyms = ["moor"]\n[concept.fleet]\n[concept.moor]\n',
         "'sail' is a kind of 'moor' and its opposite", "[concept.sail]"),
    ],
)  # fmt: skip
def test_links_that_lead_nowhere_or_contradict_each_other(text: str, message: str, place: str) -> None:
    made = found(links(text), lexicon())
    assert [message in m for m, _ in made] == [True]
    assert made[0][1].strip('[]"') in place


def test_a_circle_of_broader_concepts_is_told_and_not_followed() -> None:
    text = '[concept.sail]\nbroader = ["moor"]\n[concept.moor]\nbroader = ["sail"]\n[concept.fleet]\n'
    assert [m for m, _ in found(links(text), lexicon())] == [
        "concept 'sail' is a kind of itself", "concept 'moor' is a kind of itself",
    ]  # fmt: skip


def test_the_words_of_a_concept_that_has_no_links() -> None:
    made = lexicon_problems((links(LINKS.replace("sail", "sall")), lexicon()))
    told = [(p.message, p.suggestion) for p in made]
    assert ("concept 'sail' is not in concepts.toml", "sall") in told


def test_the_bundled_lexicons_have_no_warnings() -> None:
    files = []
    for path in sorted((rules_dir() / "lexicon").glob("*.toml")):
        text = path.read_text("utf-8")
        model = check_model(text, Concepts if path.stem == "concepts" else Lexicon, path.name)
        files.append(LexiconText(path.name, text, model))
    assert lexicon_problems(files) == []


def test_a_lexicon_of_a_newer_format_is_refused_with_a_clear_message() -> None:
    with pytest.raises(Exception, match="format 9 is newer than this program reads"):
        lexicon_text = WORDS.replace("format = 1", "format = 9").format(
            sections="", concepts="", code="en", analyser="none"
        )
        check_model(lexicon_text, Lexicon, "x.toml")
