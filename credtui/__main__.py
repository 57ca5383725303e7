"""``python -m credtui`` is the console script ``credtui``."""

import sys

from credtui.cli import main

if __name__ == "__main__":
    sys.exit(main())
