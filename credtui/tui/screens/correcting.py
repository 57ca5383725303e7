"""What an analyst does to the statement under the cursor: each key asks, and drafts a correction."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from credtui.corrections import drafts
from credtui.corrections.claims import CORRECTABLE
from credtui.corrections.model import Correction
from credtui.corrections.values import HINTS
from credtui.fields import FIELDS, Kind
from credtui.model import Document, Facets, QuoteKind, Span, Speaker, Stance, Statement
from credtui.tui.index import who
from credtui.tui.screens.base import View
from credtui.tui.screens.pick import Option, Picked, PickScreen, Question
from credtui.tui.screens.span import Mode, SpanScreen
from credtui.tui.selection import next_free
from credtui.tui.widgets.claim_lines import facet_words, label, meaning

_STANCES = {
    "assert": "says that it is so", "deny": "says that it is not so", "decline": "takes no position",
    "ask": "asks", "promise": "says that it will be so",
}  # fmt: skip
_QUOTES = {
    "direct": "the speaker's own words", "indirect": "reported in the outlet's words",
    "mixed": "reported, with some of the speaker's own words",
}  # fmt: skip
_WORDED = (Kind.COUNT, Kind.PERIOD, Kind.REF)
"""Kinds of facets that keep the source's own words beside the value."""

Drafted = Callable[[str], Correction]
"""The analyst's name in, the correction out."""


class Correcting(View):
    """The commands of the documents view that correct; the view says what is under the cursor."""

    @property
    def document(self) -> Document | None:
        """The document under the cursor."""
        return None

    @property
    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        return None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements of the document."""
        return ()

    @property
    def claim(self) -> int:
        """Which claim of the statement is under the cursor."""
        return 0

    def aim(self, start: int) -> None:
        """After the correction under way put the cursor on the statement that begins there."""

    @property
    def orphans(self) -> int:
        """How many corrections of this document find their place no more."""
        session, document = self.session, self.document
        if session is None or document is None:
            return 0
        mine = [c for c in session.comparison.corrections if c.document == document.id]
        return sum(c.fate == "orphaned" for c in mine)

    # ------------------------------------------------------------- handing on
    def _hand_on(self, drafted: Drafted) -> None:
        """Sign the draft and have it written; the analyst is asked for a name once."""
        from credtui.store.own import analyst

        name = self.credtui.analyst or analyst()
        if name:
            self._write(drafted(name))
            return

        def signed(picked: Picked | None) -> None:
            if picked is not None:
                self._sign(picked.value)
                self._hand_on(drafted)

        question = Question(
            "Who corrects?", "Your name stands in every correction file; it is asked for once.",
            (), check=lambda name, _: None if any(c.isalpha() for c in name) else "A name has letters.",
        )  # fmt: skip
        self.app.push_screen(PickScreen(question, self.signs), signed)

    def _sign(self, name: str) -> None:
        from credtui.store.own import clean_name, remember_analyst

        self.credtui.analyst = clean_name(name)
        try:
            remember_analyst(name)
        except OSError as error:
            self.say(f"Your name is kept until you leave; it was not written: {error.strerror or error}")

    def _write(self, draft: Correction) -> None:
        self.credtui.change("do", lambda session: session.plan_correction(draft))

    def _ask(self, question: Question, then: Callable[[Picked], None]) -> None:
        def answered(picked: Picked | None) -> None:
            if picked is not None:
                then(picked)

        self.app.push_screen(PickScreen(question, self.signs), answered)

    def _mark(self, span: Span, mode: Mode, then: Callable[[tuple[Span, ...]], None]) -> None:
        document, desk = self.document, self.desk()
        if document is None or desk is None:
            return

        def answered(spans: tuple[Span, ...] | None) -> None:
            if spans:
                then(spans)

        screen = SpanScreen(document.text, span, mode, self.signs, desk.abbreviations(document.lang))
        self.app.push_screen(screen, answered)

    @property
    def _both(self) -> tuple[Statement, Document] | None:
        """The statement under the cursor and its document, if its corrections can be kept."""
        statement, document, desk = self.statement, self.document, self.desk()
        if document is None or desk is None:
            return None
        if not desk.keeps(document.id):
            self.say("This text is in no case: credtui new NAME, then credtui add NAME FILE.", bad=True)
            return None
        return (statement, document) if statement is not None else None

    # ------------------------------------------------------------- the statement
    def do_speaker(self) -> None:
        """Somebody else said it."""
        both = self._both
        if both is None:
            return
        statement, document = both
        self._ask(
            self._who(document, statement.text, who(statement)),
            lambda picked: self._hand_on(
                lambda by: drafts.speaker(statement, document, by, self._named(picked.value, document))
            ),
        )

    def _who(self, document: Document, context: str, now: str) -> Question:
        desk = self.desk()
        options = [
            Option(one.id or one.name, _origin(one), one.name)
            for one in (desk.speakers(document) if desk else ())
        ]
        return Question(
            "Who said it?", f"Now: {now}. A name, an id, or anonymous: and the outlet's own descriptor.",
            options, check=lambda value, _: None if value.strip(" :") else "Type a name.", context=context,
        )  # fmt: skip

    def _named(self, value: str, document: Document) -> Speaker:
        desk = self.desk()
        if desk is None:
            return Speaker(value, None, "unknown")
        known = {one.id or one.name: one for one in desk.speakers(document)}
        return known.get(value) or desk.speaker(value)

    def do_stance(self) -> None:
        """The speaker does something else with the words."""
        self._choose("What does the speaker do?", _STANCES, "stance", lambda s, d, by, value:
                     drafts.stance(s, d, by, cast("Stance", value)))  # fmt: skip

    def do_quotation(self) -> None:
        """The words are the speaker's own, or not."""
        self._choose("Whose words are these?", _QUOTES, "quote", lambda s, d, by, value:
                     drafts.quotation(s, d, by, cast("QuoteKind", value)))  # fmt: skip

    def _choose(
        self, title: str, values: dict[str, str], name: str,
        draft: Callable[[Statement, Document, str, str], Correction],
    ) -> None:  # fmt: skip
        both = self._both
        if both is None:
            return
        statement, document = both
        options = [Option(value, says) for value, says in values.items()]
        question = Question(title, f"Now: {getattr(statement, name)}.", options, context=statement.text)
        self._ask(question, lambda picked: self._hand_on(
            lambda by: draft(statement, document, by, picked.value)))  # fmt: skip

    def do_carrier(self) -> None:
        """It came through another outlet, or through none."""
        both, desk = self._both, self.desk()
        if both is None or desk is None:
            return
        statement, document = both
        nobody = "nobody"
        options = [
            Option(nobody, "the outlet heard it itself"),
            *(Option(n, key) for n, key in desk.carriers()),
        ]
        question = Question(
            "Through whom did it reach this outlet?", f"Now: {statement.via or nobody}.", options,
            check=lambda value, _: None if value.strip() else "Type a name.", context=statement.text,
        )  # fmt: skip
        self._ask(question, lambda picked: self._hand_on(lambda by: drafts.carrier(
            statement, document, by, "" if picked.value == nobody else picked.value)))  # fmt: skip

    def do_words(self) -> None:
        """It begins or ends elsewhere."""
        both = self._both
        if both is not None:
            statement, document = both
            self._mark(statement.span, "words", lambda spans: self._hand_on(
                lambda by: drafts.words(statement, document, by, spans[0])))  # fmt: skip

    def do_split(self) -> None:
        """It is two statements."""
        both = self._both
        if both is not None:
            statement, document = both
            self._mark(statement.span, "split", lambda spans: self._hand_on(
                lambda by: drafts.split(statement, document, by, spans)))  # fmt: skip

    def do_join(self) -> None:
        """It and the next one are one statement."""
        both = self._both
        if both is None:
            return
        statement, document = both
        ids = [s.id for s in self.statements]
        after = self.statements[ids.index(statement.id) + 1 :][:1]
        if after:
            self._hand_on(lambda by: drafts.join(statement, document, by, after))

    def do_no_statement(self) -> None:
        """Nobody is reported to have said it."""
        both = self._both
        if both is not None:
            statement, document = both
            self._hand_on(lambda by: drafts.no_statement(statement, document, by))

    def do_missed(self) -> None:
        """A statement that was not found: its words, then who said them."""
        document, desk = self.document, self.desk()
        if document is None or desk is None or (self._both is None and not desk.keeps(document.id)):
            return
        after = self.statement.span.end if self.statement else 0
        taken = [s.outer for s in self.statements]
        start = next_free(document.text, taken, after, desk.abbreviations(document.lang))
        if start is None:
            self.say("This text has no words that could be a statement.")
            return
        self._mark(start, "add", lambda spans: self._missed(document, spans[0]))

    def _missed(self, document: Document, span: Span) -> None:
        words = span.of(document.text)
        before = document.text[max(0, span.start - 1) : span.start]
        kind: QuoteKind = "direct" if before and before in "«“„\"'‘" else "indirect"
        if document.text_kind == "paraphrase":
            kind = "indirect"

        self.aim(span.start)

        def stance(said: Picked) -> None:
            options = [Option(value, says) for value, says in _STANCES.items()]
            question = Question("What does the speaker do?", "", options, context=words)
            speaker = self._named(said.value, document)
            self._ask(question, lambda does: self._hand_on(lambda by: drafts.missed(
                document, by, span, speaker, cast("Stance", does.value), kind)))  # fmt: skip

        self._ask(self._who(document, words, "nobody"), stance)

    # ------------------------------------------------------------- its claims
    def do_facet(self) -> None:
        """One facet of the claim under the cursor has another value."""
        both = self._both
        if both is None or not both[0].propositions:
            return
        statement, document = both
        claim = statement.propositions[self.claim]
        options = [
            Option(n, f"{facet_words(n, claim.facets) or 'unknown'} - {meaning(n)}", f"{label(n)} ({n})")
            for n in CORRECTABLE
        ]
        hint = "The value as it is now stands first."
        question = Question("Which facet of the claim?", hint, options, context=claim.text)
        self._ask(question, lambda picked: self._facet(statement, document, self.claim, picked.value))

    def _facet(self, statement: Statement, document: Document, at: int, name: str) -> None:
        desk = self.desk()
        if desk is None:
            return
        claim = statement.propositions[at]
        row = FIELDS[name]

        def wrong(value: str, words: str) -> str | None:
            try:
                desk.value(name, value, words, statement)
            except ValueError as error:
                return str(error)
            return None

        options = [Option(v, says) for v, says in desk.choices(name, claim.facets, statement)]
        words = _own_words(name, claim.facets) if row.kind in _WORDED else None
        hint = f"{row.meaning}. Type {HINTS[row.kind]}."
        question = Question(f"{label(name)} ({name})", hint, options, wrong, words, context=claim.text)
        before = facet_words(name, claim.facets) or "unknown"
        self._ask(question, lambda picked: self._hand_on(lambda by: drafts.facet(
            statement, document, by, claim.span,
            desk.value(name, picked.value, picked.words, statement), before)))  # fmt: skip

    # ------------------------------------------------------------- what was corrected
    def do_corrections(self) -> None:
        """Every correction, with what became of it."""
        session = self.session
        if session is None:
            return
        from credtui.tui.screens.corrections import CorrectionsScreen

        outlets = {d.id: d.outlet for d in session.comparison.documents}
        screen = CorrectionsScreen(session.comparison.corrections, outlets, self.signs)
        self.app.push_screen(screen, self._chosen)

    def _chosen(self, answer: tuple[str, str] | None) -> None:
        """Take a correction back, or go to the statement that it shaped."""
        session = self.session
        if answer is None or session is None:
            return
        what, key = answer
        if what == "back":
            desk = self.desk()
            one = next((c for c in desk.corrections if c.id == key), None) if desk else None
            if one is not None:
                made = one
                self._hand_on(lambda by: drafts.taken_back(made, by))
        else:
            from credtui.tui.messages import Go

            found = next((s for s in session.comparison.statements if s.id == key), None)
            if found is not None:
                self.post_message(Go("documents", document=found.document, statement=key))


def _origin(speaker: Speaker) -> str:
    return f"{speaker.kind}, {speaker.id}" if speaker.id else f"{speaker.kind}, not in the registry"


def _own_words(name: str, facets: Facets) -> str:
    return getattr(getattr(facets, name), "words", "") or ""
