"""Rules and sources are found in an installed wheel, in one made from the sdist, and in a checkout alike."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import credtui
from credtui import bundled

ROOT = Path(credtui.__file__).resolve().parent.parent
IN_TREE = (ROOT / "pyproject.toml").is_file()
pytestmark = pytest.mark.skipif(
    not IN_TREE or any(importlib.util.find_spec(m) is None for m in ("hatchling", "pip")),
    reason="building needs the source tree, hatchling and pip",
)


def test_a_checkout_finds_its_folders() -> None:
    assert (bundled.rules_dir() / "lexicon" / "en.toml").is_file()
    assert (bundled.sources_dir() / "cases" / "musk-putin" / "case.toml").is_file()
    assert bundled.shown(bundled.rules_dir() / "caps.toml") == "rules/caps.toml"


def test_force_include_names_what_the_loader_looks_for() -> None:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    assert table["targets"]["wheel"]["force-include"] == {
        n: f"credtui/_bundled/{n}" for n in ("rules", "sources")
    }


def built(tree: Path, what: str, to: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", what, "-d", str(to)]
    subprocess.run(command, cwd=tree, check=True, capture_output=True)
    (made,) = to.glob("*.whl" if what == "wheel" else "*.tar.gz")
    return made


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a clone holds."""
    copy = tmp_path_factory.mktemp("clone") / "credtui"
    copy.mkdir()
    for name in ("credtui", "rules", "sources", "tests", "docs", "tools"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    for file in ROOT.iterdir():
        if file.is_file() and not file.name.startswith("."):
            shutil.copy(file, copy / file.name)
    return copy


@pytest.fixture(scope="module")
def wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tree, "wheel", tmp_path_factory.mktemp("wheel"))


def fresh(folder: Path, *install: str) -> Path:
    """A new virtual environment with credtui installed as said; its dependencies are this one's."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python" if os.name == "posix" else folder / "Scripts" / "python.exe"
    site = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    (Path(site) / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", *install]
    done = subprocess.run([*command, "--no-build-isolation", "--no-index"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return python.parent


def said(bin_: Path, home: Path, *words: str) -> str:
    """What the installed command prints, run from a folder of no meaning, with no way to this checkout."""
    home.mkdir(exist_ok=True)
    clean = {"HOME": str(home), "PATH": "", "LANG": "C", "XDG_CACHE_HOME": str(home / "cache")}
    command = [str(bin_ / "credtui"), *words]
    done = subprocess.run(command, cwd=home, env=clean, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the checkout says of the second bundled case."""
    command = [sys.executable, "-m", "credtui", "compare", "moskva", "--all", "--json", "--no-cache"]
    home = tmp_path_factory.mktemp("nobody")
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return done.stdout.decode("utf-8")


def test_an_installed_wheel_works_from_any_folder(wheel: Path, here: str, tmp_path: Path) -> None:
    bin_ = fresh(tmp_path / "venv", str(wheel))
    home = tmp_path / "home"
    assert said(bin_, home, "--version").strip() == f"credtui {credtui.__version__}"
    there = said(bin_, home, "compare", "moskva", "--all", "--json")
    assert there == here, "the same bytes as from the checkout, paths and provenance included"
    assert said(bin_, home, "compare", "moskva", "--all", "--json") == there, "kept"
    assert "rules/" in there and "sources/cases/moskva/documents/" in there
    assert "no problems" in said(bin_, home, "rules", "check", "--json").replace("[]", "no problems")
    said(bin_, home, "new", "harbour")
    assert (
        home / ".local" / "share" / "credtui" / "sources" / "cases" / "harbour"
    ).is_dir() or os.name != "posix"
    assert "Machine draft" in said(bin_, home, "report", "moskva", "--format", "html")
    module = subprocess.run(
        [str(bin_ / "python"), "-m", "credtui", "--version"], cwd=home, capture_output=True, text=True
    )
    assert module.stdout == f"credtui {credtui.__version__}\n"


@pytest.mark.skipif(importlib.util.find_spec("editables") is None, reason="hatchling needs editables for it")
def test_an_editable_install_works_from_any_folder(tree: Path, here: str, tmp_path: Path) -> None:
    bin_ = fresh(tmp_path / "venv", "-e", str(tree))
    there = said(bin_, tmp_path / "home", "compare", "moskva", "--all", "--json")
    assert json.loads(there) == json.loads(here)


def test_a_wheel_from_the_sdist_is_the_same_wheel(tree: Path, wheel: Path, tmp_path: Path) -> None:
    archive = built(tree, "sdist", tmp_path / "sdist")
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    assert (unpacked / "tests" / "packaging").is_dir(), "the tests are part of it"
    second = built(unpacked, "wheel", tmp_path / "wheel")
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(second) as two:
        assert {i.filename: i.CRC for i in one.infolist()} == {i.filename: i.CRC for i in two.infolist()}


def test_the_wheel_holds_what_it_needs_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (metadata,) = [n for n in names if n.endswith(".dist-info/METADATA")]
        told = Parser().parsestr(archive.read(metadata).decode("utf-8"))
    for needed in ("py.typed", "_bundled/rules/lexicon/uk.toml", "_bundled/sources/cases/moskva/case.toml"):
        assert f"credtui/{needed}" in names
    tops = {n.split("/")[0] for n in names}
    assert tops == {"credtui", metadata.split("/")[0]}
    assert not [n for n in names if "__pycache__" in n or "/." in n]
    assert told["Requires-Python"] == "<3.14,>=3.11"
    versions = [c.rpartition(" ")[2] for c in told.get_all("Classifier", []) if "Python :: 3." in c]
    assert versions == ["3.11", "3.12", "3.13"]
    assert {"LICENSE", "NOTICE"} <= {Path(n).name for n in names}
