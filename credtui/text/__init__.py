"""Tokens, morphology, sentences and script: what every later stage reads a text through."""
