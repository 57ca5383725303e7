"""Rules and sources are found in an installed wheel and in a checkout alike."""

import importlib
import importlib.util
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import credtui
from credtui import bundled

ROOT = Path(credtui.__file__).resolve().parent.parent


def test_a_checkout_finds_its_folders() -> None:
    assert (bundled.rules_dir() / "lexicon" / "en.toml").is_file()
    assert (bundled.sources_dir() / "cases" / "musk-putin" / "case.toml").is_file()
    assert bundled.shown(bundled.rules_dir() / "caps.toml") == "rules/caps.toml"


def test_force_include_names_what_the_loader_looks_for() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    assert wheel["force-include"] == {n: f"credtui/_bundled/{n}" for n in ("rules", "sources")}


def test_a_built_wheel_holds_the_data_and_the_package_in_it_finds_it(tmp_path: Path) -> None:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed: the build back end comes with building only")
    copy = tmp_path / "tree"
    for name in ("credtui", "rules", "sources"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, copy / name)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")],
        cwd=copy, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    code = (
        "import credtui.bundled as b, pathlib;"
        "assert b.rules_dir().parent.name == '_bundled', b.rules_dir();"
        "assert (b.sources_dir() / 'cases' / 'moskva' / 'case.toml').is_file();"
        "from credtui.store import case_folders; assert 'musk-putin' in case_folders();"
        "print(b.shown(b.rules_dir() / 'caps.toml'))"
    )
    environment = {"PYTHONPATH": str(site), "PATH": "", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment,
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.strip() == "rules/caps.toml"
