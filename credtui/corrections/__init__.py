"""What analysts changed in an extraction: kept as truth beside it, laid over every reading."""
