"""Stage 3: statements become propositions with comparable facets."""

from credtui.facets.describe import describe, describe_text

__all__ = ["describe", "describe_text"]
