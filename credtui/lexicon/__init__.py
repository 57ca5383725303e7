"""What credtui knows of a language: ``rules/lexicon/*.toml`` as typed, frozen objects."""

from credtui.lexicon.load import Lexicons, load_lexicons
from credtui.lexicon.schema import ConceptLinks, Concepts, Lexicon

__all__ = ["ConceptLinks", "Concepts", "Lexicon", "Lexicons", "load_lexicons"]
