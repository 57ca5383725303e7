"""Conflicts that turn on one question: positions, separation, what it rests on, what would settle it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from credtui.conflicts.footing import primary_of, side_of
from credtui.knowledge import Knowledge
from credtui.model import Dispute, Position, Relation, Statement
from credtui.signals.columns import Context

MARGIN = 0.10
"""Share of all independent primaries by which a leader must lead (FIELD section 1, rule iv)."""
MOST_FLIPS = 50

_ASK = {
    "number": "How many",
    "frequency": "How often",
    "time": "When",
    "attribution": "Who or what did it",
    "denied-utterance": "Were these words said",
    "exclusivity": "Only this, or something else too",
}
_SETTLE = {
    "number": "A count by name or by body, with its cut-off date, from a primary outside both sides",
    "frequency": "Records of the contacts or events themselves, for the whole period",
    "time": "A dated record of the event",
    "attribution": "Physical evidence or records that show who acted",
    "denied-utterance": "A recording or transcript of the words",
    "exclusivity": "A full list of what was there, from somebody who could see all of it",
}


def group(
    statements: Sequence[Statement], conflicts: Sequence[Relation], knowledge: Knowledge, context: Context
) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
    """Disputes, and the same conflicts with the dispute each belongs to."""
    order = {s.id: i for i, s in enumerate(statements)}
    by_id = {s.id: s for s in statements}
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for relation in conflicts:
        a, b = find((relation.a, relation.a_proposition)), find((relation.b, relation.b_proposition))
        if a != b:
            parent[max(a, b)] = min(a, b)
    parts: dict[tuple[str, int], list[Relation]] = defaultdict(list)
    for relation in conflicts:
        parts[find((relation.a, relation.a_proposition))].append(relation)
    disputes = []
    owner: dict[str, str] = {}
    for part in parts.values():
        members = sorted({r.a for r in part} | {r.b for r in part}, key=order.__getitem__)
        dispute = _dispute([by_id[m] for m in members], part, knowledge, context)
        disputes.append(dispute)
        owner.update((r.id, dispute.id) for r in part)
    best = {d.id: max(r.score for r in conflicts if owner[r.id] == d.id) for d in disputes}
    disputes.sort(key=lambda d: (-best[d.id], d.id))
    return tuple(disputes), tuple(replace(r, dispute=owner[r.id]) for r in conflicts)


def _dispute(
    members: Sequence[Statement], part: Sequence[Relation], knowledge: Knowledge, context: Context
) -> Dispute:
    groups = _positions(members, part)
    counts = [independent_primaries(g, context) for g in groups]
    positions = tuple(Position(tuple(s.id for s in g), n) for g, n in zip(groups, counts, strict=True))
    seed = "\0".join(sorted(s.id for s in members))
    lead = max(part, key=lambda r: (r.score, r.id))
    return Dispute(
        id="d" + hashlib.sha256(seed.encode()).hexdigest()[:10],
        question=_question(lead, {s.id: s for s in members}, knowledge),
        positions=positions,
        separation="separated" if separated(counts) else "not separated",
        rests_on=_rests_on(groups, context),
        flip_cost=flip_cost(counts),
        settle=_settle(lead, counts),
    )


def _positions(members: Sequence[Statement], part: Iterable[Relation]) -> list[list[Statement]]:
    """Each statement joins the first position that nothing in it collides with."""
    enemies: dict[str, set[str]] = defaultdict(set)
    for relation in part:
        enemies[relation.a].add(relation.b)
        enemies[relation.b].add(relation.a)
    out: list[list[Statement]] = []
    for statement in members:
        home = next((g for g in out if not any(m.id in enemies[statement.id] for m in g)), None)
        if home is None:
            out.append([statement])
        else:
            home.append(statement)
    return out


def independent_primaries(statements: Iterable[Statement], context: Context) -> int:
    """Primaries that count apart: one institution once, one side of the dispute once."""
    return len({side_of(s, context) or primary_of(s, context) for s in statements})


def separated(counts: Sequence[int]) -> bool:
    """The leader has two independent primaries and leads by the margin."""
    if len(counts) < 2:
        return False
    first, second = sorted(counts, reverse=True)[:2]
    return first >= 2 and (first - second) / sum(counts) >= MARGIN


def flip_cost(counts: Sequence[int]) -> int | None:
    """Fewest new independent primaries, all for one position, that change what the dispute says."""
    if len(counts) < 2:
        return None
    before = (separated(counts), counts.index(max(counts)))
    for extra in range(1, MOST_FLIPS + 1):
        for i in range(len(counts)):
            after = [c + extra if i == j else c for j, c in enumerate(counts)]
            if (separated(after), after.index(max(after)) if separated(after) else before[1]) != before:
                return extra
    return None


def _rests_on(groups: Sequence[Sequence[Statement]], context: Context) -> str | None:
    """Leave one out: the statement without which there would be no dispute, if there is exactly one."""
    alone = [g[0].id for g in groups if len(g) == 1]
    if len(groups) == 2 and len(alone) == 1:
        return alone[0]
    counts = [independent_primaries(g, context) for g in groups]
    if not separated(counts):
        return None
    needed = []
    for i, members in enumerate(groups):
        for statement in members:
            rest = [m for m in members if m is not statement]
            less = [independent_primaries(rest, context) if i == j else c for j, c in enumerate(counts)]
            if not separated(less):
                needed.append(statement.id)
    return needed[0] if len(needed) == 1 else None


def _question(lead: Relation, members: Mapping[str, Statement], knowledge: Knowledge) -> str:
    ask = _ASK.get(lead.type or "", "Did it happen")
    facets = [
        members[s].propositions[i].facets
        for s, i in ((lead.a, lead.a_proposition), (lead.b, lead.b_proposition))
        if i < len(members[s].propositions)
    ]
    about = next((f.event for f in facets if f.event), None)
    what = knowledge.lexicons.concepts.title(about.id) if about and about.known else ""
    measure = next((f.measure for f in facets if f.measure), None)
    if ask == "How many" and measure:
        what = measure
    names = {
        r.id: knowledge.registry.name(r.id) if r.known else r.words for f in facets for r in f.participants
    }
    who = ", ".join(list(dict.fromkeys(names.values()))[:3])
    detail = " – ".join(x for x in (what, who) if x)
    return f"{ask}: {detail}?" if detail else f"{ask}?"


def _settle(lead: Relation, counts: Sequence[int]) -> tuple[str, ...]:
    out = [_SETTLE.get(lead.type or "", "A record of the event itself: documents, logs, video")]
    if min(counts, default=0) < 2:
        out.append("A second independent primary for the position that rests on one")
    return tuple(out)
