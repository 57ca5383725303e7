"""What a bare command may import."""

import subprocess
import sys
from pathlib import Path

import pytest

import credtui

ROOT = Path(credtui.__file__).resolve().parent.parent


def _imported(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(' '.join(sorted({{m.split('.')[0] for m in sys.modules}})))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return set(done.stdout.splitlines()[-1].split())


def test_version_imports_nothing_heavy() -> None:
    found = _imported("from credtui.cli import main; main(['--version'])")
    assert not found & {"textual", "pydantic", "numpy", "pymorphy3", "rapidfuzz", "argparse"}


@pytest.mark.parametrize("command", ["compare", "report"])
def test_comparing_never_imports_the_terminal(command: str) -> None:
    found = _imported(
        "import io, contextlib\nfrom credtui.cli import main\n"
        f"with contextlib.redirect_stdout(io.StringIO()): main(['{command}', 'moskva', '--quiet'])"
    )
    assert "textual" not in found
    assert "credtui" in found
