"""credtui: competing statements from news sources, side by side.

Only the version lives here, so that ``credtui --version`` imports nothing heavy.
"""

__version__ = "0.1.0"
