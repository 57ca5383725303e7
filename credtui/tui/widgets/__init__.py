"""Widgets: each is given data and draws it; none reads a file or knows a rule."""
