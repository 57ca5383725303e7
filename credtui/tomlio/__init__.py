"""TOML with places: where each key and value stands, problems with a caret, one-value edits."""
