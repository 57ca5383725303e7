"""Extraction of a text in several languages: each paragraph is read with its own language's lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from credtui.extract.engine import extract, statement_id
from credtui.knowledge import Knowledge
from credtui.model import Document, Span, Statement
from credtui.read.language import detect, foreign_letters, paragraph_languages


def extract_mixed(document: Document, knowledge: Knowledge) -> tuple[Statement, ...]:
    """The statements of a document in order of the text, without propositions.

    Paragraphs of other languages are blanked out for one reading after the other, so that places stay.
    Words quoted in another language than their paragraph's are marked with their own.
    """
    lexicons = knowledge.lexicons
    parts = paragraph_languages(document, lexicons)
    languages = sorted({lang for _, lang in parts}, key=lambda lang: (lang != document.lang, lang))
    if languages in ([], [document.lang]):
        found = list(extract(document, knowledge))
    else:
        found = []
        for lang in languages:
            text = _only(document.text, [span for span, other in parts if other != lang])
            found += extract(replace(document, lang=lang, text=text), knowledge)
        found = _numbered(sorted(found, key=lambda s: (s.span.start, s.span.end)), document)
    return tuple(_in_own_words(s, knowledge) for s in found)


def _only(text: str, others: Sequence[Span]) -> str:
    """The text with other paragraphs blank, of the same length."""
    pieces, at = [], 0
    for span in others:
        pieces += [text[at : span.start], " " * (span.end - span.start)]
        at = span.end
    return "".join((*pieces, text[at:]))


def _numbered(found: Sequence[Statement], document: Document) -> list[Statement]:
    """Ids by the order of the whole text: each reading counted its own paragraphs only."""
    seen: dict[str, int] = {}
    out = []
    for statement in found:
        occurrence = seen[statement.text] = seen.get(statement.text, -1) + 1
        out.append(replace(statement, id=statement_id(document.id, statement.text, occurrence)))
    return out


def _in_own_words(statement: Statement, knowledge: Knowledge) -> Statement:
    """The statement with the language of its words, which need not be its paragraph's."""
    lexicon = knowledge.lexicons.of(statement.lang)
    if lexicon is None or not foreign_letters(statement.text, lexicon.language.letters):
        return statement
    own = detect(statement.text, knowledge.lexicons, statement.lang)
    known = own is not None and knowledge.lexicons.of(own) is not None
    return replace(statement, lang=own) if own is not None and known else statement
