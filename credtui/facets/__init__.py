"""Stage 3: statements become propositions with comparable facets."""

from credtui.facets.bare import describe_text
from credtui.facets.describe import describe

__all__ = ["describe", "describe_text"]
