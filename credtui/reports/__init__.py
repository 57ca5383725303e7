"""One report view model, one writer per format."""
