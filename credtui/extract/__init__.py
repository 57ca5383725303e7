"""Stage 2: documents become statements (speaker, content, cue, chain, stance)."""
