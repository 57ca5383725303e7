"""Section ``[wording]``: what the comparison of two wordings in one language must know."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Wording(BaseModel):
    """What the language file says here; every list may be empty.

    Entries are words or phrases in lower case; each word of a phrase matches by its form or its lemma.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    thesaurus: str = ""
    """Data file beside the lexicon: synonyms, opposites and kinds of words."""
    stop: tuple[str, ...] = ()
    """Words that say nothing about what a sentence is about."""
    negators: tuple[str, ...] = ()
    predicate_negators: tuple[str, ...] = ()
    """Those of them that negate a verb and with it a whole clause (not, never)."""
    negative_concord: bool = False
    """Several negators of one clause are one negation."""
    negative_endings: tuple[str, ...] = ()
    """Endings that make a word form a negator ("n't")."""
    negating: tuple[str, ...] = ()
    """Phrases by which what follows is not so ("fail to", "turn down", "no longer")."""
    undoing_prefixes: tuple[str, ...] = ()
    """Beginnings that make a word its opposite ("un")."""
    undoing_endings: tuple[str, ...] = ()
    """Endings that make a word its lack ("less")."""
    clitics: tuple[str, ...] = ()
    """Endings that are no part of the word ("'s")."""
    ordinal_endings: tuple[str, ...] = ()
    """Endings that make figures an ordinal ("th")."""
    decade_endings: tuple[str, ...] = ()
    """Endings that make a year its decade ("s")."""
    decades: dict[str, float] = {}
    """Words for the ten years from this one on (forties)."""
    scales: dict[str, float] = {}
    """Words that multiply the figure before them (million)."""
    markers: tuple[str, ...] = ()
    """Words that say what part the words after them play (by, in, from)."""
    doers: tuple[str, ...] = ()
    """Those of them that lead to who does something (made by her)."""
    copulas: tuple[str, ...] = ()
    """Verbs that say what something is."""
    indefinite: tuple[str, ...] = ()
    """Words that bring in a new thing (a, some)."""
    definite: tuple[str, ...] = ()
    """Words that point at a known thing (the, his)."""
    describing: tuple[str, ...] = ()
    """Relative words that, right behind a noun, only say which one is meant: what they negate is no claim."""
    breaks: tuple[str, ...] = ()
    """Words that begin another clause (who, because, but)."""
    stand_ins: tuple[str, ...] = ()
    """Words that stand for somebody or something named before (he, it)."""
    rejecting: tuple[str, ...] = ()
    """Words and phrases by which one text rejects another ("hoax", "fake", "not true")."""
    refusing: tuple[str, ...] = ()
    """Verbs that reject what follows, a rejection too ("deny": who denies a hoax says it is none)."""
    rebuffing: tuple[str, ...] = ()
    """Verbs that reject many things, a story if a word for one follows ("dismiss a report")."""
    stories: tuple[str, ...] = ()
    """Words for what is told ("report", "rumour")."""
    doubting: tuple[str, ...] = ()
    """Words and phrases that leave open whether it is so ("may", "unconfirmed", "whether")."""
    attributing: tuple[str, ...] = ()
    """Words and phrases by which a text leaves the claim to somebody else ("report", "source say")."""
    confirming: tuple[str, ...] = ()
    """Words by which a text stands by a claim ("confirm", "admit")."""
    complements: tuple[str, ...] = ()
    """Words that open a clause under a verb of thinking or knowing ("that")."""
    bare_complements: bool = False
    """That word may be left off."""
    believing: tuple[str, ...] = ()
    """Verbs whose negation negates what is believed ("think": not thinking that it is so)."""
    disbelieving: tuple[str, ...] = ()
    """Verbs that negate what is believed by themselves ("doubt")."""
    knowing: tuple[str, ...] = ()
    """Verbs that take what follows for granted, negated or not ("know", "notice")."""
    supposing: tuple[str, ...] = ()
    """Words that suppose what follows and leave it open ("if", "unless")."""
    ahead: tuple[str, ...] = ()
    """Words and phrases that speak of what is to come ("will", "plan to")."""
    infinitive_marks: tuple[str, ...] = ()
    """Words that mark an infinitive ("to"), in a headline what is to come."""
    revising: tuple[str, ...] = ()
    """Words by which a figure revises an earlier one ("climb", "revise")."""
    partial: tuple[str, ...] = ()
    """Words by which a figure is a part of a larger one ("among")."""
    opposites: tuple[tuple[str, str], ...] = ()
    """Pairs of words that cannot both hold of one thing."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words that say the same."""
    nations: tuple[tuple[str, str], ...] = ()
    """An adjective or people and its country, where the thesaurus does not join them (british, britain)."""
