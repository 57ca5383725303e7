"""Stage 5: pairs become columns that rules can read."""
