"""The rule bench: a rule's examples through the real pipeline, its page, the schema, what an edit changes."""
