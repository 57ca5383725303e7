"""Precision and recall on labelled files; proposals for points."""
