"""The one view model of reports: every writer shows these lines and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from credtui.collisions import Collisions
from credtui.model import Comparison, Dispute, Document, Point, Relation, Statement
from credtui.reports.jsonify import moment

BANNER = "Machine draft, not reviewed"
RELATION_WORDS = {
    "contradictory": "One of these must be wrong",
    "contrary": "They cannot both be true; both may be wrong",
    "changed-account": "One speaker, two accounts that do not fit together",
    "restatement": "The same content in other words",
    "update": "A later figure replaces an earlier one",
    "scope": "They speak of different parts or measures",
    "different-time": "They speak of different times",
    "different-event": "They speak of different events",
    "non-confirmation": "One side neither confirms nor denies",
    "unrelated": "They do not speak of the same thing",
}
"""A relation in a sentence for readers."""


@dataclass(frozen=True, slots=True)
class Side:
    """One statement as a report shows it."""

    statement: str
    """Statement id."""
    text: str
    claim: str
    """The proposition that collides; equal to ``text`` if it is the whole statement."""
    quoted: bool
    """True: the speaker's own words, to be shown in quotation marks."""
    label: str
    """What the wording is: "our wording", "reported speech" ..."""
    speaker: str
    descriptor: str
    """The mention as it stands, where the name shown is another one; else empty."""
    outlet: str
    via: str
    date: str
    path: str
    start: int
    end: int
    version: str
    url: str
    footing: tuple[str, ...]
    grade: str
    corrected: tuple[str, ...] = ()
    """What analysts changed in it, in sentences; empty for what the program found by itself."""
    lang: str = ""
    kind: str = ""
    """What the speaker is: official, outlet, anonymous ..."""
    claim_start: int = 0
    claim_end: int = 0

    def parts(self) -> tuple[str, str, str]:
        """The text before the claim, the claim, and the text after it."""
        first, last = self.claim_start - self.start, self.claim_end - self.start
        return self.text[:first], self.text[first:last], self.text[last:]


@dataclass(frozen=True, slots=True)
class Line:
    """One conflict (or another relation)."""

    rank: int
    relation: Relation
    sentence: str
    a: Side
    b: Side
    lead: str = ""
    """Id of the conflict above that this one retells: the same two sources collide in the same way."""

    @property
    def points(self) -> tuple[Point, ...]:
        """The rules that fired, in the comparison's order."""
        return self.relation.points


@dataclass(frozen=True, slots=True)
class Stand:
    """One position of a dispute, with the conflicts it is in."""

    dispute: str
    question: str
    number: int
    """From 1, as the dispute lists its positions."""
    of: int
    """How many positions the dispute has."""
    sides: tuple[Side, ...]
    """Every statement of it; the one in the strongest conflict first."""
    primaries: int
    against: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says."""

    title: str
    case: str
    version: str
    ruleset: str
    as_of: str
    questions: tuple[str, ...]
    notes: tuple[str, ...]
    conflicts: tuple[Line, ...]
    own: tuple[Line, ...]
    """One source's own discrepancies."""
    others: tuple[Line, ...]
    disputes: tuple[Dispute, ...]
    orphans: tuple[str, ...]
    """Corrections that could not be applied, with the reason."""
    documents: tuple[Document, ...]
    statements: dict[str, Side]
    threshold: int
    offset: int

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line: conflicts, then one source's own, then what is no conflict."""
        return (*self.conflicts, *self.own, *self.others)

    @property
    def stands(self) -> tuple[Stand, ...]:
        """Every position of every dispute, in order."""
        return tuple(
            self._stand(dispute, number) for dispute in self.disputes
            for number in range(1, len(dispute.positions) + 1)
        )  # fmt: skip

    def _stand(self, dispute: Dispute, number: int) -> Stand:
        position = dispute.positions[number - 1]
        lines = [
            line for line in (*self.conflicts, *self.own) if line.relation.dispute == dispute.id
            and not {line.a.statement, line.b.statement}.isdisjoint(position.statements)
        ]  # fmt: skip
        named = [s for line in lines for s in (line.a.statement, line.b.statement)]
        order = dict.fromkeys([*(s for s in named if s in position.statements), *position.statements])
        return Stand(
            dispute.id, dispute.question, number, len(dispute.positions),
            tuple(self.statements[s] for s in order), position.independent_primaries, tuple(lines),
        )  # fmt: skip


def make_report(
    comparison: Comparison,
    *,
    title: str = "",
    questions: Sequence[str] = (),
    notes: Sequence[str] = (),
    as_of: str = "",
) -> Report:
    """The view of a comparison; ``as_of`` is only shown, the comparison was made with it already."""
    from credtui import __version__

    documents = {d.id: d for d in comparison.documents}
    statements = {s.id: s for s in comparison.statements}
    changed = changes(comparison)
    sides = {s.id: side(s, documents[s.document], None, changed) for s in comparison.statements}
    ranked = [_line(i, r, statements, documents, changed) for i, r in enumerate(comparison.conflicts, 1)]
    leads = Collisions(statements, documents).leads(comparison.conflicts)
    ranked = [replace(n, lead=leads[n.relation.id].removeprefix(n.relation.id)) for n in ranked]
    others = [_line(i, r, statements, documents, changed) for i, r in enumerate(comparison.relations, 1)]
    return Report(
        title=title or comparison.case or "Comparison",
        case=comparison.case or "",
        version=__version__,
        ruleset=comparison.ruleset_sha256,
        as_of=as_of,
        questions=tuple(questions),
        notes=tuple(notes),
        conflicts=tuple(line for line in ranked if not line.relation.same_speaker),
        own=tuple(line for line in ranked if line.relation.same_speaker),
        others=tuple(others),
        disputes=comparison.disputes,
        orphans=tuple(
            f"{c.says} ({c.by}, {c.id}): {c.reason}" for c in comparison.corrections if c.fate == "orphaned"
        ),
        documents=comparison.documents,
        statements=sides,
        threshold=comparison.scoring.threshold,
        offset=comparison.scoring.offset,
    )


def changes(comparison: Comparison) -> dict[str, tuple[str, ...]]:
    """Statement id -> what analysts changed in it, and who did."""
    out: dict[str, tuple[str, ...]] = {}
    for one in comparison.corrections:
        if one.statement and one.fate in ("applied", "moved"):
            out[one.statement] = (*out.get(one.statement, ()), f"{one.says} ({one.by})")
    return out


def _line(
    rank: int,
    relation: Relation,
    statements: dict[str, Statement],
    documents: dict[str, Document],
    changed: dict[str, tuple[str, ...]],
) -> Line:
    a, b = statements[relation.a], statements[relation.b]
    return Line(
        rank=rank,
        relation=relation,
        sentence=RELATION_WORDS.get(relation.relation, relation.relation),
        a=side(a, documents[a.document], relation.a_proposition, changed),
        b=side(b, documents[b.document], relation.b_proposition, changed),
    )


def side(
    statement: Statement,
    document: Document,
    proposition: int | None = None,
    changed: Mapping[str, tuple[str, ...]] | None = None,
) -> Side:
    """A statement ready to be shown, labelled with what its wording is."""
    claims = statement.propositions
    chosen = claims[proposition] if proposition is not None and proposition < len(claims) else None
    said = moment(statement.said_at) or moment(document.published_at)
    label, quoted = wording(statement, document)
    return Side(
        statement=statement.id,
        text=statement.text,
        claim=chosen.text if chosen else statement.text,
        quoted=quoted,
        label=label,
        speaker=statement.speaker.name,
        descriptor=statement.speaker.words if statement.speaker.words != statement.speaker.name else "",
        outlet=document.outlet,
        via=statement.via or "",
        date=said or "undated",
        path=document.path,
        start=statement.span.start,
        end=statement.span.end,
        version=document.version,
        url=document.url or "",
        footing=_footing(statement),
        grade=f"{statement.grade.reliability}{statement.grade.credibility}",
        corrected=(changed or {}).get(statement.id, ("by an analyst",)) if statement.corrected else (),
        lang=statement.lang,
        kind=statement.speaker.kind,
        claim_start=(chosen or statement).span.start,
        claim_end=(chosen or statement).span.end,
    )


def wording(statement: Statement, document: Document) -> tuple[str, bool]:
    """What a statement's wording is, and whether it may stand in quotation marks."""
    if document.text_kind == "paraphrase":
        return "our wording, not a quotation", False
    if document.text_kind == "translation":
        return "translation", False
    if statement.quote == "direct":
        return "quoted", True
    return ("partly quoted", False) if statement.quote == "mixed" else ("reported speech", False)


def _footing(statement: Statement) -> tuple[str, ...]:
    footing = statement.footing
    stake = {"party": "a party to this dispute", "not": "not a party", "unknown": "stake not known"}
    rows = [f"how they would know: {footing.access}", stake[footing.stake], f"offers {footing.offers}"]
    if footing.path:
        rows.append(f"reached us: {footing.path}")
    count = len(footing.independent)
    rows.append(f"said independently by {count} other{'' if count == 1 else 's'}")
    return tuple(rows)
