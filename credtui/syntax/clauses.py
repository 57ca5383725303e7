"""Segments to clauses: which goes on, which opens a clause of its own, and what that hangs on."""

from __future__ import annotations

from collections.abc import Iterable

from credtui.syntax.grammar import Grammar
from credtui.syntax.items import Item
from credtui.syntax.nodes import Clause, Parse, Phrase, Predicate, Word
from credtui.syntax.nominal import nominal
from credtui.syntax.roles import assign
from credtui.syntax.segments import DASHES, Segment, cut

LEVEL = ("main", "complement", "question", "quote")
"""Kinds of clause beside which a further clause can stand."""


def build(parse: Parse, items: list[Item], grammar: Grammar) -> None:
    """Fills ``parse.clauses``; each item ends in exactly one clause."""
    builder = _Builder(parse, grammar)
    segments = cut(parse.words, items, grammar)
    for n, segment in enumerate(segments):
        builder.take(segment, segments[n + 1] if n + 1 < len(segments) else None, _waits(segments, n))
    builder.finish()
    assign(parse, grammar)


def _waits(segments: list[Segment], n: int) -> bool:
    """A segment without a verb names the subject of a predicate that comes behind what is inserted."""
    segment = segments[n]
    if segment.verbal is not None or segment.opener is not None:
        return False
    if not any(i.kind == "phrase" and i.phrase is not None and i.phrase.prep is None for i in segment.items):
        return False
    if segment.mark == ";" and any(o.finite is not None for o in segments[n + 1 : n + 4]):
        return True
    for other in segments[n + 1 :]:
        if other.mark in (";", ":"):
            return False
        if other.opener is not None or other.finite is None:
            continue
        return other.joiner is None and not any(
            i.kind == "phrase"
            and i.phrase is not None
            and i.phrase.prep is None
            and "Nom" in (i.phrase.cases or {"Nom"})
            for i in other.items
            if i.lo < other.finite.lo
        )
    return False


class _Builder:
    def __init__(self, parse: Parse, grammar: Grammar) -> None:
        self.parse, self.grammar = parse, grammar
        self.words = parse.words
        self.stack: list[Clause] = []
        self.waiting: list[Clause] = []
        """Subordinate clauses that stand before their main clause."""
        self.last: Item | None = None
        """The last phrase or predicate taken."""
        self.home: Clause | None = None
        """The clause that took it."""
        self.parens: list[list[Clause]] = []

    # ------------------------------------------------------------------ helpers
    def _new(self, kind: str, parent: Clause | None = None, governor: int | None = None) -> Clause:
        clause = Clause(len(self.parse.clauses), kind, None if parent is None else parent.number, governor)
        self.parse.clauses.append(clause)
        return clause

    def _open(self, clause: Clause, under: Clause | None) -> None:
        """Puts a clause on the stack right above the one it hangs on."""
        if under is None:
            self.stack = [clause]
        else:
            at = next((k for k, c in enumerate(self.stack) if c is under), len(self.stack) - 1)
            self.stack = [*self.stack[: at + 1], clause]

    def _add(self, clause: Clause, segment: Segment) -> None:
        """Gives a segment's items to a clause; an utterance alone is a clause that lacks nothing."""
        lo = segment.lo
        if clause.pieces and clause.pieces[-1][1] == lo:
            clause.pieces[-1] = (clause.pieces[-1][0], segment.end)
        else:
            clause.pieces.append((lo, segment.end))
        home = clause
        for item in segment.items:
            if item.kind == "phrase" and item.phrase is not None:
                home.phrases.append(item.phrase)
            elif item.kind == "predicate" and item.predicate is not None:
                teller = home if home is not clause and self._speaks(home.predicate) else clause
                inner = self._say(teller, item.predicate)
                if inner is not None or home is not clause:
                    home.pieces[-1] = (home.pieces[-1][0], item.lo)
                    (inner or clause).pieces.append((item.lo, segment.end))
                home = inner or clause
            if item.kind in ("phrase", "predicate"):
                self.last, self.home = item, home
        alone = segment.items[0].phrase if len(segment.items) == 1 else None
        if alone is not None and clause.predicate is None and self.words[alone.head].has("utterance"):
            clause.predicate = Predicate(alone.lo, alone.hi, alone.head, alone.head, "nominal")

    def _say(self, clause: Clause, said: Predicate) -> Clause | None:
        """Adds a predicate; the clause of an infinitive that takes the phrases behind it, if there is one."""
        have = clause.predicate
        if have is None or (have.kind not in ("finite", "nominal") and said.kind in ("finite", "nominal")):
            clause.predicate = said
            if have is not None and have.kind == "infinitive":
                before = self._chain(clause, have)
                if before is not None:
                    before.pieces.append((have.lo, have.hi))
            return None
        return self._chain(clause, said) if said.kind in ("infinitive", "converb") else None

    def _chain(self, clause: Clause, inf: Predicate) -> Clause | None:
        """An infinitive behind a modal tells what is done; behind another verb it is a clause of its own."""
        have = clause.predicate
        assert have is not None
        if inf.kind == "infinitive" and have.modal is not None and have.head == have.modal:
            have.extra = (*have.extra, have.head)
            have.head = inf.head
            have.kind = "finite" if have.kind == "nominal" else have.kind  # "повинен відкрити"
            have.negated += inf.negated
            have.lo, have.hi = min(have.lo, inf.lo), max(have.hi, inf.hi)
            have.passive = have.passive or inf.passive
            return None
        inner = self._new(inf.kind, clause, have.head)
        inner.predicate = inf
        inner.shared = True
        return inner

    def _lacking(self) -> Clause | None:
        """The innermost open clause that still waits for its predicate."""
        for clause in reversed(self.stack):
            if clause.predicate is None or (
                clause.predicate.kind == "infinitive" and clause.kind in LEVEL and not clause.opener
            ):
                return clause
        return None

    def _level(self) -> Clause:
        """The innermost open clause beside which another can stand."""
        for clause in reversed(self.stack):
            if clause.kind in LEVEL:
                return clause
        return self.stack[0]

    def _speaks(self, predicate: Predicate | None) -> bool:
        if predicate is None:
            return False
        return any(self.words[k].lemma in self.grammar.speech for k in (predicate.head, *predicate.extra))

    def _urges(self, predicate: Predicate | None) -> bool:
        return predicate is not None and self.words[predicate.head].first("mood") == "Imp"

    # ------------------------------------------------------------------ the machine
    def take(self, segment: Segment, ahead: Segment | None, waits: bool) -> None:
        """Places the next segment; ``ahead`` stands behind it, ``waits``: its verb is yet to come."""
        if self.stack and segment.mark in (":", ";", ".", "!", "?", "…"):
            self._settle()
        if segment.opener is not None:
            self._subordinate(segment)
            return
        if not self.stack:
            clause = self._new("main")
            verb = segment.verbal
            if segment.finite is None and verb and verb.predicate and verb.predicate.kind == "converb":
                clause.kind, clause.shared = "converb", True  # "Opening the bridge, he said"
                self.waiting.append(clause)
            self._open(clause, None)
            self._add(clause, segment)
            self._adopt(clause)
            return
        if segment.finite is None:
            if self._says_what_this_is(segment):
                return
            if self._leads_to_dash(segment, ahead):
                self._beside(segment, ahead)
                return
            if (
                waits
                and self._lacking() is None
                and (segment.joiner is not None or segment.mark in (":", ";"))
            ):
                self._beside(segment, ahead)
            else:
                self._without_verb(segment)
            return
        if self._teller_goes_on(segment):
            assert self.home is not None
            parent = None if self.home.parent is None else self.parse.clauses[self.home.parent]
            clause = self._new("insertion", parent)
            clause.joined = self.home.number
            self._add(clause, segment)
            return
        lacking = self._lacking()
        if lacking is not None and self._closes(lacking, segment, ahead):
            lacking = None
        if lacking is not None and self._full(lacking, segment):
            nominal(self.parse, lacking)
            lacking = None
        if segment.mark == "" and segment.joiner is None and self._bare(segment):
            return
        if lacking is None and self._told_subject(segment):
            return
        if lacking is not None and self._interrupts(lacking, segment, ahead):
            self._add(self._new("insertion", lacking), segment)
            return
        if lacking is not None and not (lacking is not self.stack[-1] and self._insertion(segment, ahead)):
            self.stack = self.stack[: self.stack.index(lacking) + 1]
            self._add(lacking, segment)
            self._adopt(lacking)
            return
        if self._insertion(segment, ahead):
            clause = self._new("insertion", self._level())
            self._add(clause, segment)
            return
        self._beside(segment, ahead)

    def _teller_goes_on(self, segment: Segment) -> bool:
        """ "…, said X and called the council": what else whoever speaks did is no part of the words."""
        verb, home = segment.finite, self.home
        if verb is None or home is None or home.kind != "insertion" or home.predicate is None:
            return False
        if segment.mark or segment.joiner is None or self.last is None or self.last.hi != segment.lo:
            return False
        before = [i.phrase for i in segment.items if i.phrase is not None and i.lo < verb.lo]
        return not self._speaks(verb.predicate) and not self._named(before)

    def _settle(self) -> None:
        """A clause that ends without a verb gets the adjective or noun that is said of its subject."""
        lacking = self._lacking()
        if lacking is not None and lacking.predicate is None:
            nominal(self.parse, lacking)

    def _closes(self, lacking: Clause, segment: Segment, ahead: Segment | None) -> bool:
        """A clause without a verb is whole before ", says X": the verb of saying brings its own subject."""
        if lacking is not self.stack[-1] or not lacking.phrases or segment.joiner is not None:
            return False
        verb, subject = segment.finite, next((i for i in segment.items if i.kind == "phrase"), None)
        if verb is None or subject is None or subject.lo < verb.lo or not self._speaks(verb.predicate):
            return False
        if (
            segment.mark not in (",", "—", "–", "-")
            or subject.phrase is None
            or subject.phrase.prep is not None
        ):
            return False
        tells = verb.predicate is not None and self.words[verb.predicate.head].has("ditransitive")
        if tells or self._content_ahead(ahead):
            return False
        nominal(self.parse, lacking)
        return True

    def _content_ahead(self, ahead: Segment | None) -> bool:
        """What is said follows as a clause of its own."""
        if ahead is None:
            return False
        if ahead.opener is not None:
            return ahead.opener.opens in ("complement", "question")
        bare = not self.grammar.cases and ahead.mark == "" and ahead.joiner is None
        return bare and ahead.finite is not None

    def _interrupts(self, lacking: Clause, segment: Segment, ahead: Segment | None) -> bool:
        """ "The crew, he says, was safe": whoever speaks stands between a subject and its verb."""
        verb = segment.finite
        if lacking is not self.stack[-1] or lacking.predicate is not None or not lacking.phrases:
            return False
        if verb is None or segment.joiner is not None or segment.mark not in (",", "—", "–", "("):
            return False
        if ahead is None or ahead.mark not in (",", "—", "–", ")") or ahead.opener or ahead.joiner:
            return False
        if not self._speaks(verb.predicate) or self._urges(verb.predicate) or ahead.finite is None:
            return False
        own = self._named(i.phrase for i in segment.items if i.phrase is not None)
        first = ahead.finite.lo
        theirs = [i.phrase for i in ahead.items if i.phrase is not None and i.lo < first]
        named = self._named(p for p in lacking.phrases)
        waits = named != self._named(theirs)  # "In Kutsk, he says, the crew was safe"
        return (own and waits) or (self.grammar.cases and not own and len(segment.items) <= 2)

    def _told_subject(self, segment: Segment) -> bool:
        """ "said the talks, which began late, | were over": the phrase behind "said" was no object."""
        verb = segment.finite
        if verb is None or segment.joiner is not None or self.grammar.cases or segment.mark not in ("", ","):
            return False
        if self._named(i.phrase for i in segment.items if i.phrase is not None and i.lo < verb.lo):
            return False
        for teller in (
            *([self.home] if self.home not in self.stack and self.home else []),
            *reversed(self.stack),
        ):
            said = teller.predicate
            if said is None or self.words[said.head].lemma not in self.grammar.bare or self._taken(teller):
                continue
            behind = [p for p in teller.phrases if p.prep is None and p.lo >= said.hi]
            behind = [p for p in behind if self.words[p.head].lemma not in self.grammar.calendar]
            if self.words[said.head].has("ditransitive"):
                behind = behind[1:]
            if behind:
                self._hand_over(teller, behind[0].lo, segment)
                return True
        return False

    def _hand_over(self, teller: Clause, at: int, segment: Segment) -> None:
        """Gives what stands from word ``at`` on to a complement clause that ends with ``segment``."""
        assert teller.predicate is not None
        clause = self._new("complement", teller, teller.predicate.head)
        clause.phrases = [p for p in teller.phrases if p.lo >= at]
        teller.phrases = [p for p in teller.phrases if p.lo < at]
        kept = [(lo, min(hi, at)) for lo, hi in teller.pieces if lo < at]
        clause.pieces = [(max(lo, at), hi) for lo, hi in teller.pieces if hi > at]
        teller.pieces = kept
        for other in self.parse.clauses:
            if other.parent == teller.number and other is not clause and other.lo >= at:
                other.parent = clause.number
        self._open(clause, teller)
        self._add(clause, segment)

    def _full(self, lacking: Clause, segment: Segment) -> bool:
        """ "we a good team, and we can go on": no verb, and a clause with its own subject behind."""
        if lacking is not self.stack[-1] or segment.joiner is None or not lacking.phrases:
            return False
        return self._named(p for p in lacking.phrases) and self._named(
            i.phrase
            for i in segment.items
            if i.phrase is not None and segment.finite and i.lo < segment.finite.lo
        )

    def _named(self, phrases: Iterable[Phrase]) -> bool:
        """One of the phrases can be a subject."""
        return any(p.prep is None and (not p.cases or "Nom" in p.cases) for p in phrases)

    def _above(self, clause: Clause, other: Clause) -> bool:
        """``other`` is the clause or hangs on it, so that the clause cannot hang on ``other``."""
        at: int | None = other.number
        while at is not None and at != clause.number:
            at = self.parse.clauses[at].parent
        return at is not None

    def _adopt(self, main: Clause) -> None:
        """Clauses that came first hang on the first main clause with a predicate."""
        if main.predicate is None or main.kind not in LEVEL:
            return
        for clause in self.waiting:
            if clause.parent is None and not self._above(clause, main):
                clause.parent, clause.governor = main.number, main.predicate.head
        self.waiting = []

    def _bare(self, segment: Segment) -> bool:
        """No comma, no joiner, a second verb: English leaves "that" and "which" out."""
        top = self.stack[-1]
        first = segment.items[0]
        lacking = self._lacking()
        if first.kind == "predicate" or (first.kind == "adverb" and lacking is not None):
            if lacking is None:
                return False
            self.stack = self.stack[: self.stack.index(lacking) + 1]
            self._add(lacking, segment)
            self._adopt(lacking)
            return True
        before = self.last
        if self.grammar.cases or before is None:
            return False
        if (
            before.kind == "phrase"
            and before.phrase is not None
            and before.hi == first.lo
            and not self._takes_clause(top, before)
        ):
            clause = self._new("relative", top, before.phrase.head)
        elif self._told_by(self.home) and self.home is not None and self.home.predicate is not None:
            clause = self._new("complement", self.home, self.home.predicate.head)
        elif top.predicate is not None:
            clause = self._new("complement", top, top.predicate.head)
        else:
            return False
        self._open(clause, top)
        self._add(clause, segment)
        return True

    def _told_by(self, home: Clause | None) -> bool:
        """The clause of a verb form inside another clause ("went on to say") that tells what follows."""
        return home is not None and home not in self.stack and self._speaks(home.predicate)

    def _takes_clause(self, top: Clause, before: Item) -> bool:
        """The phrase is whom it is told, and what is told goes on ("told reporters he knew")."""
        said = top.predicate
        if said is None or before.phrase is None:
            return False
        return self._speaks(said) and before.lo == said.hi and before.phrase.prep is None

    def _subordinate(self, segment: Segment) -> None:
        opener = segment.opener
        assert opener is not None
        kind = opener.opens
        if kind == "complement" and self._is_relative(segment):
            kind = "relative"
        top = self.stack[-1] if self.stack else None
        verb = segment.finite
        if kind == "complement" and self.words[opener.hi - 1].has("purposes") and not self._wants(segment):
            kind = "adverbial"
        if kind == "adverbial" and segment.verbal is None and top is not None and self._compares(segment):
            self._add(self._new("comparison", top), segment)
            return
        if kind == "adverbial" and self._as_said(segment):
            clause = self._new("insertion", self._level() if self.stack else None)
            clause.opener = opener.lo
            self._add(clause, segment)
            if not self.stack:
                self.waiting.append(clause)
            return
        if top is None:
            clause = self._new(kind)
            self.waiting.append(clause)
            under: Clause | None = None
        elif kind == "relative":
            under, governor = self._antecedent(opener)
            clause = self._new(kind, under, governor)
        elif kind in ("complement", "question"):
            under, governor = self._governor(segment)
            clause = self._new(kind, under, governor)
        else:
            under = self._hangs_on(segment)
            clause = self._new(kind, under, under.predicate.head if under.predicate else None)
        clause.opener = opener.hi - 1
        self._open(clause, under)
        self._add(clause, segment)
        if verb is None:
            self.last = self.last or opener

    def _is_relative(self, segment: Segment) -> bool:
        """ "що", "что", "that" behind a noun stand for it if the clause lacks a subject or object."""
        opener = segment.opener
        assert opener is not None
        word = self.words[opener.hi - 1]
        before = self.last
        if not word.has("relatives") or before is None or before.kind != "phrase" or before.phrase is None:
            return False
        if segment.joiner is not None or not self.stack or opener.lo - before.hi > 1:
            return False
        top = self.stack[-1]
        head = self.words[before.phrase.head]
        if not self.grammar.cases:
            return self._relative_by_order(segment, before, top)
        if head.low in ("те", "то", "тому", "тим", "того", "том", "тем"):
            return bool(segment.items) and segment.items[0].kind == "predicate" and before.phrase.prep is None
        speaking = self._speaks(top.predicate) and top.predicate is not None
        if speaking:
            return False
        first = next((i for i in segment.items if i.kind != "adverb"), None)
        return first is not None and first.kind == "predicate"

    def _relative_by_order(self, segment: Segment, before: Item, top: Clause) -> bool:
        assert before.phrase is not None
        first = next((i for i in segment.items if i.kind != "adverb"), None)
        if first is None:
            return False
        head = self.words[before.phrase.head]
        if first.kind == "predicate":
            return True
        said = top.predicate
        if head.lemma in self.grammar.content_nouns:
            return False
        if self._speaks(said) and not self._taken(top) and before.phrase.role != "subject":
            return self.words[segment.opener.hi - 1].low != "that" if segment.opener else False
        return not (
            said is not None
            and (self._speaks(said) or self.words[said.head].has("ditransitive"))
            and before.lo == said.hi
        )

    def _wants(self, segment: Segment) -> bool:
        """A verb of saying or asking right before "щоб"/"чтобы" takes it for its content."""
        top = self.stack[-1] if self.stack else None
        return top is not None and self._speaks(top.predicate)

    def _compares(self, segment: Segment) -> bool:
        """ "like X", "than Y": no clause, a comparison."""
        opener = segment.opener
        return (
            opener is not None and self.words[opener.lo].low in self.grammar.as_words | self.grammar.comparing
        )

    def _as_said(self, segment: Segment) -> bool:
        """ "As X reports", "як повідомляє X": an attribution, not a circumstance."""
        opener, verb = segment.opener, segment.finite
        if opener is None or verb is None or self.words[opener.lo].low not in self.grammar.as_words:
            return False
        if sum(i.kind in ("phrase", "predicate") for i in segment.items) > 3:
            return False
        return self._speaks(verb.predicate)

    def _antecedent(self, opener: Item) -> tuple[Clause, int | None]:
        """The clause and the noun that a relative clause is about: the last phrase that agrees."""
        word = self.words[opener.hi - 1]
        numbers, genders = word.values("number"), word.values("gender")
        near_by = [self.home] if self.home is not None and self.home not in self.stack else []
        for clause in (*near_by, *reversed(self.stack)):
            near = [p for p in reversed(clause.phrases) if p.lo < opener.lo][:4]
            every = [q for p in near for q in _nested(p)]
            for phrase in sorted(every, key=lambda p: -p.head):
                head = self.words[phrase.head]
                if (head.kind == "number" and len(every) > 1) or head.has("utterance"):
                    continue  # "Sych, 53, who lives in Kutsk"
                if head.pos == "PRON" and phrase.prep is None and not head.has("pronouns"):
                    continue
                plural = phrase.number == "Plur" or bool(phrase.conj)
                if numbers and phrase.number and ("Plur" if plural else phrase.number) not in numbers:
                    continue
                if (
                    not plural
                    and genders
                    and numbers <= {"Sing"}
                    and phrase.gender
                    and phrase.gender not in genders
                ):
                    continue
                return clause, phrase.head
            if near:
                return clause, near[0].head
        return self.stack[-1], None

    def _governor(self, segment: Segment) -> tuple[Clause, int | None]:
        """What a that-clause hangs on: the noun before it, or the verb of an open clause."""
        top = self.stack[-1]
        begins = segment.opener.lo if segment.opener else segment.lo
        said = self.last.predicate if self.last is not None and self.last.hi == begins else None
        if said is not None and said is top.predicate:
            return top, said.head
        if segment.joiner is not None:
            for clause in reversed(self.stack):
                if clause.kind in ("complement", "question") and clause.parent is not None:
                    return self.parse.clauses[clause.parent], clause.governor
        before = self.last
        lo = segment.opener.lo if segment.opener else segment.lo
        if (
            before is not None
            and before.kind == "phrase"
            and before.phrase is not None
            and lo - before.hi <= 1
        ):
            head = before.phrase.head
            noun = self.words[head].lemma in self.grammar.content_nouns or self.words[head].low in (
                "те",
                "то",
                "тому",
                "тим",
                "того",
                "том",
                "тем",
            )
            message = before.phrase.prep is not None and self._speaks(top.predicate)  # "said in a statement"
            if (
                noun
                and not message
                and (
                    top.predicate is None or before.lo >= top.predicate.lo or not self._speaks(top.predicate)
                )
            ):
                if self.words[head].pos == "PRON" and top.predicate is not None:
                    return top, top.predicate.head
                return top, head
        if self._told_by(self.home) and self.home is not None and self.home.predicate is not None:
            return self.home, self.home.predicate.head
        for clause in reversed(self.stack):
            if self._speaks(clause.predicate) and (
                clause is top or not self._taken(clause) or not self._speaks(top.predicate)
            ):
                assert clause.predicate is not None
                return clause, clause.predicate.head
        return top, top.predicate.head if top.predicate else None

    def _taken(self, clause: Clause) -> bool:
        return any(c.parent == clause.number and c.kind == "complement" for c in self.parse.clauses)

    def _hangs_on(self, segment: Segment) -> Clause:
        """What an adverbial clause hangs on: behind a closed relative clause what holds that."""
        for clause in reversed(self.stack):
            if clause.kind in LEVEL or (clause.predicate is None) or segment.mark == "":
                return clause
        return self.stack[-1]

    def _insertion(self, segment: Segment, ahead: Segment | None) -> bool:
        """ ", said X," behind or inside what X said."""
        verb = segment.finite
        if verb is None or segment.joiner is not None or segment.mark not in (",", "—", "–", "-", "(", ""):
            return False
        if segment.mark == "" or not self._speaks(verb.predicate) or self._urges(verb.predicate):
            return False
        if not any(c.kind == "main" for c in self.stack):  # only clauses that wait for their main clause
            goes_on = ahead is not None and ahead.mark == "," and ahead.finite is not None
            if not goes_on or ahead is None or ahead.opener is not None or ahead.joiner is not None:
                return False
        lacking = self._lacking()
        if self.grammar.cases and lacking is not None and verb.predicate is not None:
            own = [i.phrase for i in segment.items if i.phrase is not None]
            if not self._named(own) and any(self._agrees(p, verb.predicate) for p in lacking.phrases):
                return False  # "The nurse, whose name is not told, recalled"
        if not self.grammar.cases and lacking is not None and self._named(lacking.phrases):
            head = self.words[verb.predicate.head] if verb.predicate else None
            turns = head is not None and head.lemma in self.grammar.bare and not head.has("ditransitive")
            own = [i.phrase for i in segment.items if i.phrase is not None and (turns or i.lo < verb.lo)]
            if not self._named(own):
                return False  # "Sych, clearly angry, replied"
        if not any(c.predicate is not None or c.phrases for c in self.stack):
            return False
        if self._content_ahead(ahead):
            return False
        others = [
            i for i in segment.items if i.kind == "phrase" and i.phrase is not None and i.phrase.prep is None
        ]
        return len(others) <= 2

    def _agrees(self, phrase: Phrase, said: Predicate) -> bool:
        """The phrase can be the subject of the predicate by case, number and gender."""
        if phrase.prep is not None or "Nom" not in phrase.cases:
            return False
        verb = self.words[said.finite]
        number, gender = verb.first("number"), verb.first("gender")
        plural = phrase.number == "Plur" or bool(phrase.conj)
        if number and phrase.number and (number == "Plur") != plural:
            return False
        return not (gender and phrase.gender and not plural and gender != phrase.gender)

    def _beside(self, segment: Segment, ahead: Segment | None) -> None:
        """A further clause beside the innermost one that can have a neighbour."""
        top = self.stack[-1]
        level = self._level()
        if segment.mark == "" and segment.joiner is not None:
            level = top
        elif segment.mark in (";", ":") and level.parent is not None and segment.joiner is None:
            level = self.stack[0] if segment.mark == ";" else level
        elif (
            level.kind in ("complement", "question")
            and level.parent is not None
            and self._reports_again(segment, ahead)
        ):
            level = self.parse.clauses[level.parent]
        first = not any(c.kind == "main" for c in self.stack)
        if level.kind not in LEVEL or (
            first and segment.mark == "," and segment.joiner is None
        ):  # only clauses that hang on what is yet to come
            clause = self._new("main")
            self._open(clause, None)
            self._add(clause, segment)
            self._adopt(clause)
            return
        parent = self.parse.clauses[level.parent] if level.parent is not None else None
        if level.kind == "main" and segment.mark in DASHES and segment.mark and segment.joiner is None:
            parent = None
        clause = self._new(level.kind, parent, level.governor)
        clause.joined = level.number
        clause.opener = None
        if parent is not None and parent in self.stack:
            self._open(clause, parent)
        else:
            self.stack = [clause]
        self._add(clause, segment)

    def _reports_again(self, segment: Segment, ahead: Segment | None) -> bool:
        """A second verb of saying with its own content stands beside the first, not inside it."""
        verb = segment.finite
        if verb is None or verb.predicate is None:
            return False
        if self.words[verb.predicate.head].lemma in self.grammar.refusing and segment.joiner is not None:
            return True
        if not self._speaks(verb.predicate):
            return False
        return self._content_ahead(ahead) or (ahead is not None and ahead.mark == ":")

    def _without_verb(self, segment: Segment) -> None:
        verb = segment.verbal
        top = self.stack[-1]
        if (
            verb is not None
            and verb.predicate is not None
            and verb.predicate.kind in ("participle", "converb")
        ):
            self._reduced(segment, verb.predicate.kind)
            return
        if self._describes_teller(segment):
            assert self.home is not None
            self._apposition(self.home, segment)
            self._add(self.home, segment)
            return
        lacking = self._lacking()
        if lacking is not None:
            if segment.mark and segment.mark in DASHES and self._names_what(lacking, segment):
                self.stack = self.stack[: self.stack.index(lacking) + 1]
                self._add(lacking, segment)
                self._adopt(lacking)
                return
            at = self.stack.index(lacking)
            if lacking is not top or not self._apposition(lacking, segment):
                self.stack = self.stack[: at + 1]
            self._add(lacking, segment)
            return
        home = top
        if segment.mark == ":" and top.kind not in LEVEL and len(self.stack) > 1:
            home = self._level()
            self.stack = self.stack[: self.stack.index(home) + 1] if home in self.stack else self.stack
        elif (
            segment.mark in (",", ")")
            and top.kind in ("relative", "participle", "converb", "adverbial")
            and len(self.stack) > 1
        ):
            first = next((i for i in segment.items if i.kind == "phrase"), None)
            tail = top.phrases[-1] if top.phrases else None
            listed = (
                first is not None
                and first.phrase is not None
                and tail is not None
                and first.phrase.prep is None
                and tail.prep is None
                and bool(first.phrase.cases & tail.cases)
            )
            if not listed:
                home = self.stack[-2]
                self.stack = self.stack[:-1]
        self._apposition(home, segment)
        self._add(home, segment)

    def _describes_teller(self, segment: Segment) -> bool:
        """ "…, said Sych, the harbour chief": what follows whoever speaks belongs there."""
        home, first = self.home, next((i for i in segment.items if i.phrase is not None), None)
        if home is None or home.kind != "insertion" or home.predicate is None or segment.joiner is not None:
            return False
        if segment.mark != "," or first is None or first.phrase is None or first.phrase.prep is not None:
            return False
        behind = [p for p in home.phrases if p.prep is None and p.lo >= home.predicate.hi]
        if not behind or self.last is None or self.last.phrase is not behind[-1]:
            return False
        return not self.grammar.cases or bool(behind[-1].cases & first.phrase.cases)

    def _apposition(self, home: Clause, segment: Segment) -> bool:
        """A phrase behind a comma in the case of the phrase before it describes the same thing."""
        first = next((i for i in segment.items if i.kind in ("phrase", "predicate")), None)
        if (
            first is None
            or first.kind != "phrase"
            or first.phrase is None
            or not home.phrases
            or segment.mark not in (",", "(", "—", "–")
        ):
            return False
        phrase = first.phrase
        if phrase.prep is not None or segment.joiner is not None:
            return False
        before = home.phrases[-1]
        if self.words[before.head].has("utterance"):
            return False
        for other in (*reversed(list(_nested(before))),):
            if other.apposition is None and (not self.grammar.cases or other.cases & phrase.cases):
                other.apposition = phrase
                phrase.role = "apposition"
                return True
        return False

    def _leads_to_dash(self, segment: Segment, ahead: Segment | None) -> bool:
        """ "..., all that story — a lie": behind a whole clause a noun and what the dash says of it."""
        if not self.grammar.cases or segment.mark not in (",", ";") or segment.verbal is not None:
            return False
        if ahead is None or ahead.mark not in DASHES or not ahead.mark or ahead.verbal is not None:
            return False
        if segment.joiner is not None or ahead.joiner is not None or self._lacking() is not None:
            return False
        return self._subject_first(segment) and self._subject_first(ahead)

    def _subject_first(self, segment: Segment) -> bool:
        first = next((i for i in segment.items if i.kind != "adverb"), None)
        return first is not None and first.phrase is not None and self._named([first.phrase])

    def _says_what_this_is(self, segment: Segment) -> bool:
        """ "…, це вигадка": behind a whole clause, "this is" without a verb makes a clause of its own."""
        found = [i.phrase for i in segment.items if i.phrase is not None]
        if not found or segment.verbal is not None or segment.mark not in (",", "—", "–", ";"):
            return False
        first = found[0]
        if not self.words[first.lo].has("linkers") or first.prep is not None:
            return False
        if segment.joiner is not None or self._lacking() is not None:
            return False
        named = first if first.head > first.lo else next(iter(found[1:]), None)
        if named is None or named.prep is not None or "Nom" not in named.cases:
            return False
        level = self._level()
        parent = self.parse.clauses[level.parent] if level.parent is not None else None
        clause = self._new(level.kind, parent, level.governor)
        clause.joined = level.number
        self._open(clause, parent if parent in self.stack else None)
        this = Phrase(first.lo, first.lo + 1, first.lo, cases=frozenset({"Nom"}), number="Sing")
        if named is first:
            named.lo += 1
        self._add(clause, segment)
        clause.phrases = [this, *(p for p in clause.phrases if p is not first or p is named)]
        head = named.head
        clause.predicate = Predicate(named.lo, named.hi, head, head, "nominal", int(named.negated))
        clause.complement, named.role = named, "predicate"
        clause.subject, this.role = this, "subject"
        return True

    def _names_what(self, lacking: Clause, segment: Segment) -> bool:
        """ "X — Y", "since then — silence": the phrase behind the dash is the predicate."""
        first = next((i for i in segment.items if i.kind == "phrase"), None)
        if (
            first is None
            or first.phrase is None
            or first.phrase.prep is not None
            or lacking.predicate is not None
        ):
            return False
        if self.grammar.cases and first.phrase.cases and "Nom" not in first.phrase.cases:
            return False
        head = first.phrase.head
        lacking.predicate = Predicate(first.lo, first.hi, head, head, "nominal", int(first.phrase.negated))
        lacking.complement = first.phrase
        first.phrase.role = "predicate"
        return True

    def _reduced(self, segment: Segment, kind: str) -> None:
        """A participle describes the noun before it; a converb says what the subject does besides."""
        top = self.stack[-1]
        said = segment.verbal.predicate if segment.verbal is not None else None
        if kind == "participle" and self.last is not None:
            phrase = self.last.phrase
            clause = self._new("participle", top, phrase.head if phrase is not None else None)
        else:
            level = self._lacking() or self._level()
            if kind == "converb" and self.home is not None and self.home.kind == "insertion":
                level = self.home  # "…, she said, adding that"
            elif kind == "converb" and segment.mark == "," and self._speaks(said):
                level = self._teller(level)
            clause = self._new(kind, level, level.predicate.head if level.predicate else None)
            clause.shared = True
            top = level
        self._open(clause, top)
        self._add(clause, segment)

    def _teller(self, level: Clause) -> Clause:
        """ "said that A, adding that B": the second verb of saying belongs to who said the first."""
        while level.kind in ("complement", "question") and level.parent is not None:
            parent = self.parse.clauses[level.parent]
            if not self._speaks(parent.predicate):
                break
            level = parent
        return level

    def finish(self) -> None:
        """Ties up what still waits."""
        main = next((c for c in self.parse.clauses if c.kind == "main"), None)
        for clause in self.waiting:
            if clause.parent is None and main is not None and not self._above(clause, main):
                clause.parent = main.number
                clause.governor = main.predicate.head if main.predicate else None


def _nested(phrase: Phrase) -> list[Phrase]:
    """The phrase, what belongs to it and what is joined to it, in order of text."""
    out = [phrase]
    for other in (*phrase.of, *phrase.conj):
        out.extend(_nested(other))
    return out


__all__ = ["Word", "build"]
