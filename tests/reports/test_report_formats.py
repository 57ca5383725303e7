"""HTML, CSV and ClaimReview: everything from the one view, every line with its place, nothing obeyed."""

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credtui.model import Comparison, Position
from credtui.reports import make_report
from credtui.reports.table import _cell
from credtui.reports.view import Report
from credtui.reports.writers import FORMATS, SUFFIX, WRITERS, written
from tests.reports.sample import TEXT_A, comparison

HOSTILE = (
    "\x1b]0;x\x07\u202e[/b] <script>alert(1)</script>\" onload='x' & &lt; \u200f=cmd|' /C calc'!A0 "
    "[a](javascript:b) ]]> --> </style>"
)
VOID = {"meta"}


class Page(HTMLParser):
    """Collects tags, attributes and texts, and holds that every tag is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def hostile() -> Comparison:
    made = comparison(text_a=HOSTILE + TEXT_A)
    documents = tuple(
        replace(d, outlet=HOSTILE, title=HOSTILE, url="javascript:alert(1)", path=f"{HOSTILE}.md")
        for d in made.documents
    )
    named = tuple(
        replace(s, speaker=replace(s.speaker, name=HOSTILE, words=HOSTILE)) for s in made.statements
    )
    points = tuple(replace(p, explain=HOSTILE, rule="x") for p in made.conflicts[0].points)
    return replace(
        made, documents=documents, statements=named, case=HOSTILE,
        conflicts=(replace(made.conflicts[0], points=points),),
        disputes=(replace(made.disputes[0], question=HOSTILE, settle=(HOSTILE,)),),
    )  # fmt: skip


def view(made: Comparison) -> Report:
    return make_report(made, title="The harbour", questions=("How often?",), notes=("A note",))


def rows(made: Comparison) -> list[dict[str, str]]:
    text = WRITERS["csv"](view(made))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def reviews(made: Comparison) -> list[dict[str, object]]:
    return list(json.loads(WRITERS["claimreview"](view(made)))["@graph"])


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_comparison_gives_the_same_bytes(name: str) -> None:
    first, second = (written(name, made, view(made)) for made in (comparison(), comparison()))
    assert first == second
    assert SUFFIX[name].startswith(".")


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_hidden_and_nothing_obeyed(name: str) -> None:
    made = hostile()
    text = written(name, made, make_report(made, title=HOSTILE, questions=(HOSTILE,), notes=(HOSTILE,)))
    assert not any(c in text for c in "\x1b\x07\u202e\u200f")
    assert "<script>alert" not in text or name in ("json", "claimreview", "csv")


@pytest.mark.parametrize("name", WRITERS)
def test_every_format_says_it_is_a_draft_and_where_each_line_stands(name: str) -> None:
    text = WRITERS[name](view(comparison()))
    assert "machine draft, not reviewed" in text.lower()
    for needed in ("c1f00", "regular-against-single", "rules/conflicts.toml", "cases/harbour.md", "33"):
        assert needed in text, needed


def test_the_page_runs_nothing_and_loads_nothing() -> None:
    page = Page(WRITERS["html"](make_report(hostile(), title=HOSTILE, questions=(HOSTILE,))))
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "img", "iframe", "link", "object", "embed", "base", "form", "svg", "input"}
    attributes = {name for _, attrs in page.tags for name in attrs}
    assert not [a for a in attributes if a.startswith("on")]
    assert attributes <= {"lang", "charset", "http-equiv", "content", "name", "id", "class", "dir", "href",
                          "rel", "colspan"}  # fmt: skip
    assert all((a["href"] or "").startswith("#") for t, a in page.tags if "href" in a)
    assert "default-src 'none'" in WRITERS["html"](view(comparison()))
    assert "<script>alert(1)</script>" in page.text, "shown, not run"
    assert "url(" not in WRITERS["html"](view(comparison()))


def test_an_address_of_a_page_is_a_link() -> None:
    made = comparison()
    url = "https://harbour.example/1?a=b&c=d"
    made = replace(made, documents=tuple(replace(d, url=url) for d in made.documents))
    page = Page(WRITERS["html"](view(made)))
    assert [a["href"] for t, a in page.tags if t == "a" and a["href"] == url]


@pytest.mark.parametrize("kind", ["paraphrase", "translation"])
def test_only_the_speakers_own_words_stand_in_quotation_marks(kind: str) -> None:
    assert "“We met once" in Page(WRITERS["html"](view(comparison()))).text
    made = comparison(kind_b=kind)
    label = "our wording, not a quotation" if kind == "paraphrase" else "translation"
    assert "“We met once" not in Page(WRITERS["html"](view(made))).text
    assert label in Page(WRITERS["html"](view(made))).text
    assert rows(made)[0]["b_wording"] == label
    review = reviews(replace(made, disputes=(replace(made.disputes[0], positions=(Position(("s2",), 1),)),)))[
        0
    ]
    assert str(review["description"]).startswith(label)
    assert '"quoted": false' in json.dumps(review)


def test_the_claim_is_marked_inside_its_statement() -> None:
    made = comparison()
    a = made.statements[0]
    claim = replace(a.propositions[0], span=replace(a.span, start=4, end=9), text=a.text[4:9])
    made = replace(made, statements=(replace(a, propositions=(claim,)), made.statements[1]))
    assert f"The <mark>{a.text[4:9]}</mark>" in WRITERS["html"](view(made))
    assert (rows(made)[0]["a_claim"], rows(made)[0]["a_claim_start"]) == (a.text[4:9], "4")


def test_points_add_up_on_the_page() -> None:
    text = WRITERS["html"](view(comparison()))
    counted = [int(n) for n in re.findall(r'<td class="n">([+-]\d+)(?: \(of|<)', text)]
    assert sum(counted) == int(re.findall(r'<th class="n">([+-]\d+)<', text)[0])


def test_a_row_of_the_table_has_both_sides_with_their_places() -> None:
    (row,) = rows(comparison())
    made = comparison()
    assert row["a_text"] == made.statements[0].text
    assert (int(row["b_start"]), int(row["b_end"])) == (
        made.statements[1].span.start,
        made.statements[1].span.end,
    )
    assert row["rules"] == "regular-against-single +60; weaker +0"
    assert row["rule_places"] == "rules/conflicts.toml:12; rules/conflicts.toml:40"
    assert row["status"] == "machine draft, not reviewed"


@given(st.text(max_size=20), st.sampled_from(["", " ", "\t", "\r", "\n", "\u00a0", "'", "''"]))
def test_no_cell_is_a_formula(text: str, before: str) -> None:
    for sign in ("=", "+", "-", "@", "\uff1d", "|", "%"):
        cell = _cell(f"{before}{sign}{text}")
        assert cell.strip()[0] not in "=+-@|%\uff1d"
        assert "\t" not in cell and "\r" not in cell and "\n" not in cell


def test_a_hostile_row_stays_one_row() -> None:
    (row,) = rows(hostile())
    assert row["a_speaker"].startswith("<U+001B>")
    assert None not in row


def test_every_position_is_one_review_without_a_verdict() -> None:
    made = comparison()
    made = replace(
        made, disputes=(replace(made.disputes[0], positions=(Position(("s1",), 1), Position(("s2",), 1))),)
    )
    both = reviews(made)
    assert [r["@type"] for r in both] == ["ClaimReview"] * 2
    for review in both:
        rating = review["reviewRating"]
        assert isinstance(rating, dict)
        assert "ratingValue" not in rating
        assert rating["alternateName"] == "Not rated: collides with 1 other statement"
        assert review["creativeWorkStatus"] == "Machine draft, not reviewed"
        assert "author" not in review, "the desk that publishes it is the author"
        (conflict,) = review["credtui:conflicts"]  # type: ignore[misc]
        assert {conflict["a"], conflict["b"]} == {"s1", "s2"}
    assert both[0]["claimReviewed"] == made.statements[0].text


@pytest.mark.parametrize("kind", ["anonymous", "unknown"])
def test_somebody_without_a_name_gets_none(kind: str) -> None:
    made = comparison()
    nameless = replace(made.statements[0].speaker, kind=kind, id=None, name="officials", words="officials")
    made = replace(made, statements=(replace(made.statements[0], speaker=nameless), made.statements[1]))
    author = reviews(made)[0]["itemReviewed"]["author"]  # type: ignore[index,call-overload]
    assert author == {"@type": "Person", "description": "officials"}


def test_nothing_found_is_a_report_too() -> None:
    empty = replace(comparison(), statements=(), conflicts=(), disputes=())
    assert "No conflicts were found." in Page(WRITERS["html"](view(empty))).text
    assert rows(empty) == []
    assert reviews(empty) == []
