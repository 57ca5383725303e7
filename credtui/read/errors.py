"""The one error of reading: sentences with places, never a traceback."""

from __future__ import annotations

from credtui.tomlio.problem import BadInput, Problem


class ReadError(BadInput):
    """A text that cannot be read; ``problems`` holds every reason with file, line and column."""

    @classmethod
    def of(cls, file: str, message: str, expected: str = "", line: int = 0, column: int = 0) -> ReadError:
        """An error of one problem."""
        return cls([Problem(file, line, column, message, expected)])
