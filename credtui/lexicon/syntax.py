"""Section ``[syntax]``: the closed classes of a language, by which clauses and phrases are cut."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Words = tuple[str, ...]


class Syntax(BaseModel):
    """Function words by what they do in a sentence; every list may be empty.

    Entries are forms as they stand in a text unless a field says otherwise; several words make a phrase.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    order: Literal["cases", "fixed"] = "fixed"
    """What tells who did it: the cases of the nouns, or their order round the verb."""
    tags: str = ""
    """File beside the lexicon with the likeliest Penn tag of ambiguous forms."""
    follow: dict[str, dict[str, float]] = {}
    """Penn tag -> how well each tag follows it ("*" the others), where order counts."""
    both: Words = ()
    """Words of a closed class that are nouns, verbs or adjectives as well: like, past, may."""
    commas: bool = False
    """True if spelling sets every subordinate clause off by commas."""
    prepositions: dict[str, Words] = {}
    """Preposition -> the cases it governs (UD names; empty where nouns have no cases)."""
    complementisers: Words = ()
    """Open what is said or known: that, що, что."""
    questions: Words = ()
    """Open a reported question after a verb: whether, why, чи."""
    relatives: Words = ()
    """Dictionary forms of relative pronouns: who, which, який."""
    subordinators: Words = ()
    """Open a clause of time, cause, condition, purpose or contrast."""
    conditions: Words = ()
    """Those of the subordinators that open a condition: if, якщо."""
    purposes: Words = ()
    """Those that open a purpose: so that, щоб, чтобы (some of them also open what is asked for)."""
    comparing: Words = ()
    """Words that open a comparison where no verb of its own follows: as, ніж, чем."""
    coordinators: Words = ()
    """And, or, but; where the dictionary marks them, only those that it reads otherwise as well."""
    contrasts: Words = ()
    """Those of the coordinators that set against: but, а, але."""
    negators: Words = ()
    """Particles that negate the word after them."""
    negatives: Words = ()
    """Dictionary forms of pronouns and determiners that negate their clause: nobody, жодний."""
    be: Words = ()
    """Dictionary forms of the copula, which is also the auxiliary of the passive."""
    have: Words = ()
    linking_verbs: Words = ()
    """Dictionary forms of verbs that say what their subject is or becomes: remain, seem."""
    asking_verbs: Words = ()
    """Dictionary forms of verbs that take a question for their content: know, wonder, знати."""
    keeping_verbs: Words = ()
    """Dictionary forms of verbs behind whose object a participle says in what state: keep, leave."""
    do: Words = ()
    """Dictionary forms of auxiliaries of tense and of emphasis."""
    modals: Words = ()
    """Forms (fixed order) or dictionary forms (cases) of verbs whose infinitive is what is told."""
    predicatives: Words = ()
    """Words that make a clause without being verbs: можна, нет."""
    absent: Words = ()
    """Predicates that say that something is not there, without a further negator: немає, нет."""
    linkers: Words = ()
    """Words that stand between two nouns in place of a copula: це, это."""
    determiners: Words = ()
    """Dictionary forms (cases) or forms (fixed order) that can only stand before a noun."""
    possessives: Words = ()
    pronouns: Words = ()
    """Dictionary forms of personal pronouns (cases) or their forms (fixed order)."""
    subjects: Words = ()
    """Pronoun forms that can only be subjects: he, they."""
    adverbs: Words = ()
    """Words and phrases that the dictionary reads otherwise, or that stand between subject and verb."""
    asides: Words = ()
    """Phrases set off by commas that belong to no clause: of course, на жаль."""
    counters: Words = ()
    """Dictionary forms of words of amount that govern a genitive or an "of": кілька, dozens, number."""
    numerals: Words = ()
    """Number words, where order counts."""
    partitives: Words = ()
    """Prepositions between a number and those it is counted from ("one of"), where nouns have cases."""
    totals: Words = ()
    """Those of the counters that agree with the verb by themselves: number, кількість."""
    expletives: Words = ()
    """Subjects that stand for nobody: there, it."""
    infinitive: str = ""
    """The word before an infinitive ("to"), empty where the form itself shows it."""
    doers: Words = ()
    """Prepositions of the doer of a passive: by, з боку."""
    ditransitive: Words = ()
    """Dictionary forms of verbs that take a person and a thing: give, send, tell."""
    verbs: Words = ()
    """Verb forms of a language whose analyser knows no parts of speech."""
