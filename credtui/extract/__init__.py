"""Statements of a document: speaker x content x cue, with exact offsets."""

from credtui.extract.engine import extract
from credtui.extract.mixed import extract_mixed

__all__ = ["extract", "extract_mixed"]
