"""Stage 6: TOML becomes compiled rules: schema, places, packs, examples, in-place edits."""

from credtui.ruleset.load import check_folders, check_text, load_ruleset, usable_ruleset
from credtui.ruleset.ruleset import Cap, Fired, Rule, Ruleset

__all__ = ["Cap", "Fired", "Rule", "Ruleset", "check_folders", "check_text", "load_ruleset", "usable_ruleset"]
