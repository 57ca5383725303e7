"""Statements of a document: speaker x content x cue, with exact offsets."""

from credtui.extract.engine import extract

__all__ = ["extract"]
