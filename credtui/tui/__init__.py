"""The terminal.  Nothing outside this package imports Textual."""
