"""Stage 4: candidate pairs of propositions by blocking, never all against all."""
