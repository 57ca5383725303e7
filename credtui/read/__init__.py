"""Stage 1: files, pages, feeds to ``Document``; whatever fails is a ``ReadError`` in sentences."""

from credtui.read.errors import ReadError
from credtui.read.language import detect, paragraph_languages
from credtui.read.reader import read_bytes, read_many, read_path, read_url

__all__ = [
    "ReadError",
    "detect",
    "paragraph_languages",
    "read_bytes",
    "read_many",
    "read_path",
    "read_url",
]
