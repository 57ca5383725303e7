"""Stage 2: documents become statements (speaker, content, cue, chain, stance)."""

from credtui.extract.statements import extract

__all__ = ["extract"]
