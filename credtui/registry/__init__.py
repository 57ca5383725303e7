"""Who can say something: ``sources/registry/*.toml``, names and their forms in three languages."""

from credtui.registry.load import Registry, load_registry
from credtui.registry.schema import SourceEntry

__all__ = ["Registry", "SourceEntry", "load_registry"]
