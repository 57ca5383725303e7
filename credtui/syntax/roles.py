"""Who does what in each clause, by case or by order."""

from __future__ import annotations

from credtui.syntax.grammar import Grammar
from credtui.syntax.nodes import Clause, Parse, Phrase, Predicate


def assign(parse: Parse, grammar: Grammar) -> None:
    """Fills subject, object, receiver, doer and complement of every clause."""
    if grammar.cases:
        from credtui.syntax.roles_cases import roles
    else:
        from credtui.syntax.roles_order import roles
    for clause in parse.clauses:
        roles(parse, clause, grammar)
    for clause in parse.clauses:
        _share(parse, clause)


def _share(parse: Parse, clause: Clause) -> None:
    """A clause without a subject of its own takes that of the clause it is joined to or hangs on."""
    if clause.predicate is None:
        return
    other = clause.joined if clause.joined is not None else clause.parent
    if clause.subject is not None:
        _rather_object(parse, clause)
    if clause.subject is not None:
        return
    if clause.kind in ("participle", "relative"):
        return
    takes = clause.shared or clause.joined is not None
    if not takes or other is None or other == clause.number:
        return
    source = parse.clauses[other]
    if source.number > clause.number and clause.joined is not None:
        return
    if clause.predicate.impersonal or not _may_share(parse, clause.predicate, source):
        return
    found = source.subject or (source.object if source.predicate and source.predicate.impersonal else None)
    if clause.kind == "infinitive" and source.receiver is not None:
        found = source.receiver  # "asked X to leave"
    elif clause.kind == "infinitive" and _urged(parse, clause, source):
        found = source.object  # "urged X to leave"
    if found is not None:
        clause.subject, clause.shared = found, True


def _rather_object(parse: Parse, clause: Clause) -> None:
    """ "X blamed Y and called the council": behind a joined verb an inanimate noun is its object."""
    subject, said = clause.subject, clause.predicate
    assert subject is not None and said is not None
    if clause.joined is None or clause.object is not None or said.passive or subject.head < said.head:
        return
    source = parse.clauses[clause.joined]
    if source.subject is None or "Acc" not in subject.cases or subject.cases == {"Nom"}:
        return
    if parse.words[said.head].lemma.endswith(("ся", "сь")) or subject.counted is not None:
        return
    joined = any(w.pos == "CCONJ" for w in parse.words[clause.lo : said.lo])
    if joined and _may_share(parse, said, source) and parse.words[subject.head].animate is False:
        clause.object, clause.subject = subject, None
        subject.role = "object"


def _urged(parse: Parse, clause: Clause, source: Clause) -> bool:
    """Somebody stands as object between the verb and its infinitive."""
    whom, said = source.object, source.predicate
    if whom is None or said is None or clause.governor != said.head or not said.hi <= whom.head < clause.lo:
        return False
    word = parse.words[whom.head]
    return word.animate is True or word.upper or word.pos == "PRON"


def _masters(parse: Parse, subject: Phrase) -> bool:
    """Somebody or several, for whom a verb in the neuter of its own clause never stands."""
    word = parse.words[subject.head]
    return word.pos in ("PRON", "PROPN") or subject.counted is not None or word.animate is True


def _may_share(parse: Parse, predicate: Predicate, source: Clause) -> bool:
    """Number and gender of the verb do not speak against the other clause's subject."""
    word = parse.words[predicate.finite]
    subject: Phrase | None = source.subject
    if subject is None:
        return True
    past = word.first("tense") == "Past" and word.first("number") == "Sing"
    if past and word.first("gender") == "Neut" and subject.gender != "Neut" and _masters(parse, subject):
        return False  # "I spoke with X, and it was about Y", "400 men fell, the house was wrecked"
    if predicate.kind not in ("finite", "nominal"):
        return True
    number = word.first("number")
    if (
        number
        and subject.number
        and number != subject.number
        and not subject.conj
        and subject.counted is None
    ):
        return False
    gender = word.first("gender")
    return not (
        number == "Sing"
        and gender
        and subject.gender
        and gender != subject.gender
        and word.first("tense") == "Past"
    )
