"""The wheel: one import package, rules, reports and seeds inside it, and a command that works where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `gegenprobe` in a fresh virtual environment that holds the wheel.

    The dependencies come from the environment that runs the tests, so that the test needs no network; a path file
    found on a path file's folder is not followed, so this checkout's editable install is out of sight.
    """
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--quiet", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    purelib = next(folder.glob("lib/python3*/site-packages"))
    (purelib / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin" / "gegenprobe"


def run(command: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(command), *arguments], cwd=cwd, capture_output=True, text=True, check=False)


def test_what_the_image_copies_is_enough_to_build_the_wheel(wheel: Path, tmp_path: Path) -> None:
    stage = (ROOT / "Dockerfile").read_text(encoding="utf-8").split("RUN ")[0]
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[0] == "!"}
    copied = {name for line in stage.splitlines() if line.startswith("COPY ") for name in line.split()[1:-1]}
    assert copied == sent
    for name in copied:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path / "dist")]
    subprocess.run([*command, str(tmp_path)], check=True, capture_output=True)
    (built,) = (tmp_path / "dist").glob("*.whl")
    assert zipfile.ZipFile(built).namelist() == zipfile.ZipFile(wheel).namelist()


def test_wheel_has_one_top_level_package(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"checker"}


def test_wheel_holds_rules_reports_and_seeds(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("rules", "reports"):
        for file in (ROOT / folder).glob("*.py"):
            assert f"checker/{folder}/{file.name}" in names
    assert "checker/seeds/facts/de.toml" in names
    assert "checker/locale/de/LC_MESSAGES/gegenprobe.mo" in names
    assert "checker/tested_rules.json" in names
    assert not any(name.startswith("checker/tests") for name in names)


def test_installed_command_does_the_main_job(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date 2025-09-04\n\nAußenminister Johann Wadephul (SPD) reist nach Kiew.\n")
    done = run(installed, "check", "a.txt", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "Wadephul" in done.stdout
    assert "conflicting_party" in done.stdout


def test_installed_command_lists_its_rules(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "rules", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert all(file.stem in done.stdout for file in (ROOT / "rules").glob("*.py"))
