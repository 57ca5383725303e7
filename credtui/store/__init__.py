"""Case folders on disk: documents, corrections, verdicts."""
