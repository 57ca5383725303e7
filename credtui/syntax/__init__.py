"""Sentence structure by rules alone: words, phrases, clauses and who does what in each.

One stretch of text goes in, a ``Parse`` comes out: a tree of clauses, each with its predicate, its
phrases and their roles.  What opens a clause or governs a case stands in ``[syntax]`` of the lexicons.
"""

from credtui.syntax.nodes import Clause, Parse, Phrase, Predicate, Word
from credtui.syntax.parser import parse

__all__ = ["Clause", "Parse", "Phrase", "Predicate", "Word", "parse"]
