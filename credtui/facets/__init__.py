"""Stage 3: statements become propositions with comparable facets."""
