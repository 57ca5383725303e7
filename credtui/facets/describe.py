"""From a statement to its propositions: each claim with its facets, read from the text alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - the parameter is called date

from credtui.facets.claims import Claim, claims_of
from credtui.facets.clause import Clause
from credtui.facets.company import Company
from credtui.facets.facts import claim_facets, one_more, rejected_claims
from credtui.facets.naming import Namer
from credtui.facets.stance import of_report, read_about, read_denial
from credtui.facets.view import View
from credtui.knowledge import Knowledge
from credtui.model import Document, Facets, Proposition, Ref, Span, Statement
from credtui.registry.names import normal_name
from credtui.text.sentences import sentences


def describe(
    statement: Statement, document: Document, knowledge: Knowledge, earlier: Sequence[Statement] = ()
) -> Statement:
    """The statement with its propositions; without a lexicon for its language, unchanged.

    ``earlier`` are the statements before it in the document: a claim without a name of its own is
    taken to go on about the people of the one before.
    """
    lexicon = knowledge.lexicons.of(statement.lang)
    if lexicon is None:
        return statement
    said = statement.said_at or document.published_at
    day = said.date() if said else None
    company = Company(_speaker_ref(statement))
    for before in earlier[-2:]:
        company.recall(before)
    made: list[Proposition] = []
    for sentence in sentences(document.text, statement.span, lexicon.language.abbreviations):
        made += _sentence(document.text, sentence, statement, knowledge, day, company)
    if not made:
        made = [_bare(document.text, statement, knowledge, day)]
    kept = [p for p in made if _tells(p.facets)] or made[:1]
    kept = _carried(kept, earlier)
    about = statement.about or next((p.facets.about for p in kept if p.facets.about), None)
    return replace(_stance(statement, kept), propositions=tuple(kept), about=about)


def _sentence(
    text: str, span: Span, statement: Statement, knowledge: Knowledge, day: Date | None, company: Company
) -> list[Proposition]:
    view = View(text, span, statement.lang, knowledge)
    namer = Namer(view)
    made: dict[int, Facets] = {}
    out: list[Proposition] = []
    claims = claims_of(view)
    for claim in claims:
        where = view.chars(claim.pieces[0][0], claim.pieces[-1][1])
        if claim.main is not None:
            shared = made.get(id(claim.main))
            facets = one_more(view, namer, claim, where, shared, statement, company, knowledge)
        else:
            mine = _own_stance(view, claim, claims, statement)
            facets = claim_facets(view, namer, claim, where, mine, knowledge, day, company)
            made[id(claim)] = facets
        out.append(Proposition(where, where.of(text), facets))
        if claim.main is None:
            aside = rejected_claims(view, namer, claim, facets)
            out += [Proposition(at, at.of(text), mine) for at, mine in aside]
    return out


def _own_stance(view: View, claim: Claim, claims: Sequence[Claim], statement: Statement) -> Statement:
    """A refusal or a denial in one clause does not take back what another one claims."""
    if statement.stance != "decline" or len(claims) < 2:
        return statement
    refuses = [c for c in claims if _refuses(view, c)]
    if not refuses or any(c is claim for c in refuses) or claim.main in refuses:
        return statement
    return replace(statement, stance="assert")


def _refuses(view: View, claim: Claim) -> bool:
    """The claim itself leaves open or declines, by the words of the facets or of attribution."""
    if any(view.has(name, claim.pieces) for name in ("declining", "unconfirming")):
        return True
    lexicon = view.knowledge.lexicons.of(view.lang)
    where = view.chars(claim.pieces[0][0], claim.pieces[-1][1])
    return lexicon is not None and Clause(view.text, where, view.lang).holds(lexicon.attribution.declines)


def _bare(text: str, statement: Statement, knowledge: Knowledge, day: Date | None) -> Proposition:
    """Words without a clause still say how many or that something is denied."""
    span = statement.span
    clause = Clause(text, span, statement.lang)
    lexicon = knowledge.lexicons.of(statement.lang)
    assert lexicon is not None
    denial = read_denial(clause, lexicon.meaning, statement.stance)
    facets = Facets(polarity="negated" if statement.stance == "deny" else "affirmed", denial=denial,
                    about=read_about(denial, of_report(clause, lexicon.meaning), False))  # fmt: skip
    return Proposition(span, span.of(text), facets)


def _stance(statement: Statement, made: Sequence[Proposition]) -> Statement:
    """A statement whose first claim rejects a report or disowns words is a denial."""
    first = made[0].facets.stance if made else None
    return replace(statement, stance=first) if first == "deny" else statement


def _tells(facets: Facets) -> bool:
    return bool(facets.event or facets.quantity or facets.occurrences or facets.denial or facets.exclusive)


def _carried(made: list[Proposition], earlier: Sequence[Statement]) -> list[Proposition]:
    """A claim that names nobody goes on about the people of the claim before it."""
    out: list[Proposition] = []
    before: tuple[Ref, ...] = ()
    if earlier and earlier[-1].propositions:
        before = earlier[-1].propositions[-1].facets.participants
    for one in made:
        people = one.facets.participants
        if not any(r.known for r in people) and before and one.facets.about != "whole-report":
            carried = tuple(replace(r, span=None) for r in before if r.known)
            one = replace(one, facets=replace(one.facets, participants=(*people, *carried)))
        out.append(one)
        before = one.facets.participants or before
    return out


def _speaker_ref(statement: Statement) -> Ref | None:
    who = statement.speaker
    if who.kind in ("anonymous", "unknown") and not who.name:
        return None
    return Ref(
        who.id or normal_name(who.name, statement.lang), who.words or who.name, None, who.id is not None
    )
