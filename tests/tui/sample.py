# ruff: noqa: E501
"""A comparison built by hand: invented people, places and outlets, in three languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from credtui.conflicts.score import band_of, score_of
from credtui.corrections.model import Correction
from credtui.desk import Desk
from credtui.model import (
    Comparison,
    Count,
    Dispute,
    Document,
    Facets,
    Footing,
    Interval,
    Period,
    Point,
    Position,
    Proposition,
    Ref,
    Relation,
    Scoring,
    Span,
    Speaker,
    Statement,
)  # fmt: skip
from credtui.pause import Pause, no_pause
from credtui.reading import Reading
from credtui.session import Outcome, RuleFile, Session
from credtui.tomlio.problem import Problem
from tests.corrections.build import KNOWLEDGE

RULES = """\
# Rules of the sample.
format = 1

[rule.regular-against-single]
title = "Regular contact against a single occasion"
relation = "contrary"
type = "frequency"
points = 42  # ten double the odds
explain = "{a.occurrences} against {b.occurrences}."

[rule.same-participants]
title = "The same people take part"
relation = "contrary"
type = "setting"
points = 18
explain = "Both name the same people."

[rule.number-disjoint]
title = "Two numbers that share no value"
relation = "contrary"
type = "number"
points = 31
explain = "{a.quantity} against {b.quantity}."

[rule.words-differ]
title = "Opposite words"
relation = "contradictory"
type = "antonym"
points = 12
explain = "One side says open, the other shut."
"""

FIRED = {
    ("s1", "s2"): ("frequency", "contrary", ("regular-against-single", "same-participants")),
    ("s3", "s4"): ("number", "contrary", ("number-disjoint", "same-participants", "words-differ")),
    ("s1", "s5"): ("frequency", "contrary", ("regular-against-single", "words-differ")),
    ("s6", "s7"): ("antonym", "contradictory", ("words-differ", "number-disjoint", "same-participants")),
}
SAYS = {
    "regular-against-single": "regularly since spring against only once.",
    "same-participants": "Both name Olena Tkach and Roman Sych.",
    "number-disjoint": "at least 40 against 12.",
    "words-differ": "One side says open, the other shut.",
}


DISPUTE_OF = {"c1": "d1", "c3": "d1"}
DISPUTES = (
    Dispute(
        "d1", "How often: meeting – Olena Tkach, Roman Sych?",
        (Position(("s1",), 1), Position(("s2", "s5"), 2)), "not separated", "s1", 1,
        ("Records of the meetings themselves, for the whole period",),
    ),
)  # fmt: skip


def _document(name: str, outlet: str, lang: str, text: str, day: int, kind: str = "original") -> Document:
    return Document(
        id=name, version="0" * 64, path=f"documents/{name}.md", outlet=outlet, outlet_id=name, lang=lang,
        text=text, title=f"{outlet} on the harbour", published_at=datetime(2031, 5, day, 9, tzinfo=UTC),
        text_kind=kind,  # type: ignore[arg-type]
    )  # fmt: skip


TEXTS = {
    "north": (
        "The Northern Herald", "en", 3, "original",
        "Mayor and builder in steady touch\n\nMayor Olena Tkach has been meeting the builder Roman Sych regularly since"
        " spring, according to two clerks at the town hall. At least 40 flats were promised, the clerks said.\n\n"
        "“The harbour gate is open,” Pavlo Hrim, the harbour master, said.",
    ),
    "ranok": (
        "Ранок", "uk", 4, "paraphrase",
        "Мерія відповіла\n\nРечниця мерії Ірина Лось заявила, що мер і забудовник бачилися лише один раз.\n\n"
        "За її словами, йдеться про 12 квартир.",
    ),
    "vestnik": (
        "Портовый вестник", "ru", 5, "original",
        "Порт\n\nЗастройщик Роман Сыч сказал, что встреча была всего одна.\n\n«Ворота порта закрыты», — сказал Павло Грим.",
    ),
}  # fmt: skip


def documents() -> tuple[Document, ...]:
    return tuple(
        _document(name, outlet, lang, text, day, kind)
        for name, (outlet, lang, day, kind, text) in TEXTS.items()
    )


def _statement(
    docs: dict[str, Document], key: str, document: str, text: str, speaker: Speaker, facets: Facets,
    quote: str = "indirect", **more: object,
) -> Statement:  # fmt: skip
    doc = docs[document]
    start = doc.text.index(text)
    span = Span(start, start + len(text))
    return Statement(
        id=key, document=document, span=span, outer=span, text=text, lang=doc.lang, speaker=speaker,
        quote=quote, stance="assert", said_at=doc.published_at,  # type: ignore[arg-type]
        propositions=(Proposition(span, text, facets),), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def statements() -> tuple[Statement, ...]:
    docs = {d.id: d for d in documents()}
    clerks = Speaker("two clerks at the town hall", None, "anonymous")
    los = Speaker("Iryna Los", "los", "official")
    sych = Speaker("Roman Sych", "sych", "person")
    hrim = Speaker("Pavlo Hrim", "hrim", "official")
    meet = Ref("contact", "meeting", None, True)
    pair = (Ref("tkach", "Olena Tkach"), Ref("sych", "Roman Sych"))
    often = Facets(
        polarity="affirmed", event=meet, participants=pair, modality="happened",
        occurrences=Count(Interval(3, None), "regularly"),
        when=Period(date(2031, 3, 1), date(2031, 5, 3), "since spring"),
    )  # fmt: skip
    once = replace(often, occurrences=Count(Interval(1, 1), "лише один раз"), when=None)
    party = Footing(access="told", stake="party", offers="nothing", path="a spokeswoman, to the outlet")
    make = lambda *a, **k: _statement(docs, *a, **k)  # noqa: E731
    return (
        make("s1", "north", "Mayor Olena Tkach has been meeting the builder Roman Sych regularly since spring", clerks,
             often, footing=Footing(access="undisclosed"), distance=None),
        make("s2", "ranok", "мер і забудовник бачилися лише один раз", los, once, footing=party),
        make("s3", "north", "At least 40 flats were promised", clerks,
             Facets(polarity="affirmed", measure="flats", quantity=Count(Interval(40, None), "At least 40"))),
        make("s4", "ranok", "йдеться про 12 квартир", los,
             Facets(polarity="affirmed", measure="flats", quantity=Count(Interval(12, 12), "12")), footing=party),
        make("s5", "vestnik", "встреча была всего одна", sych,
             replace(once, occurrences=Count(Interval(1, 1), "всего одна"))),
        make("s6", "north", "The harbour gate is open", hrim,
             Facets(polarity="affirmed", event=Ref("open", "open")), quote="direct"),
        make("s7", "vestnik", "Ворота порта закрыты", hrim,
             Facets(polarity="affirmed", event=Ref("shut", "закрыты")), quote="direct"),
    )  # fmt: skip


def points_in(text: str) -> dict[str, int]:
    return {
        name: rule["points"] for name, rule in tomllib.loads(text).get("rule", {}).items() if "points" in rule
    }


def compare(text: str, replaced: tuple[Statement, ...] | None = None) -> Comparison:
    points = points_in(text)
    lines = {
        m[1]: text.count("\n", 0, m.start()) + 1 for m in re.finditer(r"^\[rule\.([a-z-]+)\]", text, re.M)
    }
    found, other = [], []
    for number, ((a, b), (kind, relation, rules)) in enumerate(FIRED.items(), 1):
        rows = [r for r in rules if r in points]
        shown = tuple(
            Point(
                r,
                points[r],
                not (r == "words-differ" and kind == "number"),
                False,
                SAYS[r],
                "rules/sample.toml",
                lines[r],
            )
            for r in rows
        )
        total = sum(p.points for p in shown if p.counted)
        score = int(score_of(total, 50))
        row = Relation(
            id=f"c{number}", a=a, b=b, a_proposition=0, b_proposition=0,
            relation=relation if score >= 50 else "unrelated", type=kind, score=score, band=band_of(score),
            sum=total, points=shown, same_speaker=(a, b) == ("s6", "s7"),
        )  # fmt: skip
        (found if score >= 50 else other).append(row)
    found.sort(key=lambda r: (r.same_speaker, -r.score, r.id))
    return Comparison(
        case="sample", ruleset_sha256="0" * 64, scoring=Scoring(50, 50), documents=documents(),
        statements=replaced or statements(),
        conflicts=tuple(replace(r, dispute=DISPUTE_OF.get(r.id)) for r in found), relations=tuple(other),
        disputes=DISPUTES if any(r.id == "c1" for r in found) else (),
    )  # fmt: skip


class SampleBench:
    """Rescoring without the pipeline: the points of the TOML decide, which rules fire is fixed."""

    def __init__(self, replaced: tuple[Statement, ...] | None = None) -> None:
        self.replaced = replaced
        self.written: list[RuleFile] = []

    ready = True

    def prepare(self) -> None:
        return None

    def judged(self, texts: Mapping[str, str], comparison: Comparison) -> tuple[frozenset[str], None]:
        return frozenset(), None

    def check(self, texts: Mapping[str, str]) -> tuple[Problem, ...]:
        return self.rescore(texts).problems

    def rescore(self, texts: Mapping[str, str], pause: Pause = no_pause, *, whole: bool = True) -> Outcome:
        text = texts["rules/sample.toml"]
        try:
            return Outcome(dict(texts), compare(text, self.replaced), (), points_in(text))
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"line (\d+), column (\d+)", str(error))
            line, column = (int(place[1]), int(place[2])) if place else (1, 1)
            source = text.split("\n")[line - 1]
            problem = Problem("rules/sample.toml", line, column, str(error), source=source)
            return Outcome(dict(texts), None, (problem,))

    def try_pair(self, texts: Mapping[str, str], a: str, b: str) -> None:
        return None

    def fired(self, texts: Mapping[str, str], rule: str, relation: str, comparison: Comparison) -> None:
        return None

    def misfire(self, on: object, path: Sequence[str | int], text: str) -> None:
        raise AssertionError("no rule is looked at in the sample")

    def place_of(
        self, texts: Mapping[str, str], rule: str, path: Sequence[str | int] = ()
    ) -> tuple[str, int] | None:
        for name, text in texts.items():
            at = text.find(f"[rule.{rule}]")
            if at >= 0:
                return name, text.count("\n", 0, at) + 1
        return None

    def watched(self, documents: Sequence[Document]) -> tuple[str, ...]:
        return ()

    def set_points(self, texts: Mapping[str, str], rule: str, points: int) -> tuple[str, str] | None:
        text = texts["rules/sample.toml"]
        made, count = re.subn(rf"(\[rule\.{rule}\][^\[]*?points = )-?\d+", rf"\g<1>{points}", text)
        return ("rules/sample.toml", made) if count else None

    def save(self, file: RuleFile) -> str:
        self.written.append(file)
        return "~/.config/credtui/rules/sample.toml"

    def path(self, name: str) -> str | None:
        return None

    def read(self, name: str) -> str | None:
        return None

    def correct(self, texts: Mapping[str, str], draft: Correction) -> Outcome:
        message = "the sample keeps no corrections"
        return Outcome(dict(texts), None, (Problem("sample", 0, 0, message),))

    def desk(self) -> Desk:
        here = documents()
        rows = self.replaced or statements()
        return Desk(Reading(here, rows, cases={d.id: Path("sample") for d in here}), KNOWLEDGE)

    def use(self, reading: object) -> None:
        raise AssertionError("nothing was read anew")


def session(replaced: tuple[Statement, ...] | None = None) -> Session:
    bench = SampleBench(replaced)
    texts = {"rules/sample.toml": RULES}
    return Session(
        "The mayor and the builder",
        [RuleFile("rules/sample.toml", RULES, RULES)],
        bench,
        bench.rescore(texts),
    )
