"""What each statement rests on: five neutral facts, independence by primary and by side, the grade."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from credtui.conflicts.engine import RulesetView
from credtui.facets.intervals import overlap
from credtui.knowledge import Knowledge
from credtui.lexicon.grounds import Grounds
from credtui.model import Footing, Grade, Relation, Statement
from credtui.signals.columns import Context
from credtui.signals.names import skeleton
from credtui.text.morph import lemmas
from credtui.text.tokens import tokens

Fact = str | bool | float | None
RELIABILITY = "ABCDEF"


def primary_of(statement: Statement, context: Context) -> str:
    """Whom the words first come from: a named source's institution, else the outlet that has them.

    Five outlets that carry one report of unnamed sources are one primary: the outlet it started with.
    """
    speaker = statement.speaker
    if speaker.id:
        return context.roots.get(speaker.id, speaker.id)
    if speaker.kind in ("anonymous", "unknown"):
        first = next((hop.source for hop in statement.chain if hop.kind != "anonymous"), None)
        carrier = statement.via or first or statement.document
        return context.roots.get(carrier, carrier)
    return "name:" + skeleton(speaker.name)


def side_of(statement: Statement, context: Context) -> str | None:
    """The side of the dispute the speaker is a party of, if the case says so."""
    source = statement.speaker.id
    if not source:
        return None
    return context.sides.get(source) or context.sides.get(context.roots.get(source, source))


def independent(a: Statement, b: Statement, context: Context) -> bool:
    """Another primary, and not one of the same side."""
    if primary_of(a, context) == primary_of(b, context):
        return False
    mine, theirs = side_of(a, context), side_of(b, context)
    return mine is None or mine != theirs


def _says_so_too(relation: Relation, a: Statement, b: Statement) -> bool:
    """Both claim the same in all that either makes precise: how often, how many, when, yes or no.

    Two sources that speak of one event do not yet confirm each other: "regular contact" and "there
    was a call" share the event and nothing that is in dispute.
    """
    if relation.a_proposition >= len(a.propositions) or relation.b_proposition >= len(b.propositions):
        return False
    x, y = a.propositions[relation.a_proposition].facets, b.propositions[relation.b_proposition].facets
    if x.polarity != y.polarity or x.modality != y.modality or x.denial != y.denial:
        return False
    for mine, theirs in ((x.occurrences, y.occurrences), (x.quantity, y.quantity)):
        if (mine is None) != (theirs is None):
            return False
        if mine is not None and theirs is not None and mine.interval != theirs.interval:
            return False
    if x.when is not None and y.when is not None and overlap(x.when, y.when) is False:
        return False
    precise = (x.occurrences, x.quantity, x.when and y.when, x.place and y.place)
    return any(value is not None for value in precise)


def footing(
    statements: Sequence[Statement],
    relations: Iterable[Relation],
    ruleset: RulesetView,
    knowledge: Knowledge,
    context: Context,
) -> tuple[Statement, ...]:
    """The same statements with footing and grade."""
    by_id = {s.id: s for s in statements}
    agree: dict[str, list[str]] = defaultdict(list)
    compared: set[str] = set()
    for relation in relations:
        compared.update((relation.a, relation.b))
        if relation.relation == "restatement":
            a, b = by_id[relation.a], by_id[relation.b]
            if independent(a, b, context) and _says_so_too(relation, a, b):
                agree[a.id].append(b.id)
                agree[b.id].append(a.id)
    out = []
    for statement in statements:
        others = tuple(sorted(set(agree[statement.id])))
        made = _footing(statement, others, knowledge, context)
        primaries = len({primary_of(by_id[o], context) for o in others})
        facts = cap_facts(statement, made, primaries, context)
        grade = _grade(facts, primaries, statement.id in compared, ruleset)
        out.append(replace(statement, footing=made, grade=grade))
    return tuple(out)


def _footing(
    statement: Statement, others: tuple[str, ...], knowledge: Knowledge, context: Context
) -> Footing:
    lexicon = knowledge.lexicons.of(statement.lang)
    grounds = lexicon.grounds if lexicon else Grounds()
    return Footing(
        access=_access(statement, grounds, context),
        stake=_stake(statement, context),
        offers=_offers(statement, grounds),
        path=_path(statement),
        independent=others,
    )


def _words(text: str, lang: str) -> set[str]:
    out: set[str] = set()
    for token in tokens(text[:2000]):
        if token.kind == "word":
            out |= lemmas(token.lower, lang)
    return out


def _about_itself(statement: Statement, context: Context) -> bool:
    source = statement.speaker.id
    if not source:
        return False
    own = {source, context.roots.get(source, source)}
    return any(
        ref.known and (ref.id in own or context.roots.get(ref.id, ref.id) in own)
        for claim in statement.propositions
        for ref in (*claim.facets.participants, claim.facets.agent, claim.facets.patient)
        if ref
    )


def _access(statement: Statement, grounds: Grounds, context: Context) -> str:
    if _about_itself(statement, context):
        return "self"
    description = _words(f"{statement.speaker.name} {statement.speaker.words}", statement.lang)
    if description & set(grounds.witness):
        return "witnessed"
    if statement.speaker.kind == "anonymous":
        return "undisclosed"
    words = _words(f"{statement.cue} {statement.text}", statement.lang)
    if words & set(grounds.evidence):
        return "document"
    if words & set(grounds.inferring):
        return "inferred"
    if statement.speaker.kind == "unknown":
        return "unknown"
    return "told"


def _stake(statement: Statement, context: Context) -> Literal["party", "not", "unknown"]:
    if side_of(statement, context) is not None:
        return "party"
    return "not" if context.sides and statement.speaker.id else "unknown"


def _offers(statement: Statement, grounds: Grounds) -> Literal["nothing", "description", "evidence"]:
    if any(c.facets.denial == "evidence" for c in statement.propositions):
        return "evidence"
    if _words(statement.text, statement.lang) & set(grounds.evidence):
        return "evidence"
    tells = any(
        c.facets.quantity or c.facets.when or c.facets.place or c.facets.agent for c in statement.propositions
    )
    return "description" if tells and statement.stance not in ("deny", "decline") else "nothing"


def _path(statement: Statement) -> str:
    name = statement.speaker.name or "an unnamed source"
    steps = [name]
    if statement.via:
        steps.append(f"through {statement.via}")
    steps += [f"{hop.source} ({hop.fidelity})" for hop in statement.chain if hop.source != name]
    return ", ".join(dict.fromkeys(steps))


def cap_facts(statement: Statement, made: Footing, primaries: int, context: Context) -> Mapping[str, Fact]:
    """The statement-scope fields of the closed table, for cap rules."""
    unseen = any(hop.fidelity == "original-not-seen" for hop in statement.chain)
    return {
        "stake": made.stake,
        "access": made.access,
        "offers": made.offers,
        "corroborated": bool(made.independent),
        "independent-primaries": float(primaries),
        "hops": float(len(statement.chain)),
        "original-seen": not unseen if statement.chain else None,
        "qualifier-dropped": any(hop.fidelity == "drops-qualifier" for hop in statement.chain),
        "self-report": made.access == "self",
        "age-days": None,
        "stance": statement.stance,
    }


def _grade(facts: Mapping[str, Fact], primaries: int, compared: bool, ruleset: RulesetView) -> Grade:
    """Lowest ceiling of the caps that apply; credibility by agreeing independent primaries."""
    caps = ruleset.caps_for(facts)
    letters = [c.reliability for c in caps if c.reliability]
    reliability = max(letters, key=RELIABILITY.index) if letters else "F"
    credibility = {0: 3, 1: 2}.get(primaries, 1) if compared else 6
    for cap in caps:
        if cap.credibility and credibility != 6:
            credibility = max(credibility, cap.credibility)
    order = sorted(caps, key=lambda c: (-RELIABILITY.index(c.reliability or "A"), c.id))
    return Grade(reliability, credibility, tuple(c.id for c in order))  # type: ignore[arg-type]
