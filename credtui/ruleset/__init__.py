"""Stage 6: TOML becomes compiled rules: schema, places, packs, examples, in-place edits."""
