"""`.ci/slim` takes out of an environment what Gegenprobe never reads, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import cymem
import pytest

SLIM = Path(__file__).resolve().parent.parent / ".ci" / "slim"
KEPT = (
    "simplemma/strategies/dictionaries/data/de.plzma",
    "simplemma/strategies/dictionaries/data/en.plzma",
    "simplemma/__init__.py",
    "HanTa/morphmodel_ger.pgz",
    "onnxruntime/capi/_pybind_state.py",
    "lap/_lapjv.py",
    "babel/locale-data/root.dat",
    "babel/locale-data/de_AT.dat",
    "babel/global.dat",
    "spacy/lang/de/__init__.py",
    "spacy/lang/char_classes.py",
    "checker/pairing/features.py",
)
GONE = (
    "simplemma/strategies/dictionaries/data/tr.plzma",
    "HanTa/morphmodel_dutch.pgz",
    "onnxruntime/transformers/optimizer.py",
    "lap/tests/test_lapjv.py",
    "babel/locale-data/fr.dat",
    "babel/locale-data/dez.dat",
    "spacy/lang/ja/__init__.py",
    "numpy/linalg/tests/test_linalg.py",
    "spacy/tokens/doc.pxd",
    "setuptools/build_meta.py",
    "distutils-precedence.pth",
)


def test_needless_files_go_and_all_others_stay(tmp_path: Path) -> None:
    for name in (*KEPT, *GONE):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * 1000)
    done = subprocess.run([sys.executable, str(SLIM), str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == set(KEPT)


@pytest.mark.skipif(shutil.which("strip") is None, reason="binutils are not installed: nothing is stripped")
def test_machine_code_without_its_symbols_still_works(tmp_path: Path) -> None:
    package = Path(cymem.__file__).parent
    copy = shutil.copytree(package, tmp_path / "cymem", ignore=shutil.ignore_patterns("*.pyx", "*.pxd"))
    done = subprocess.run([sys.executable, str(SLIM), str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    sizes = [sum(path.stat().st_size for path in folder.rglob("*.so")) for folder in (package, copy)]
    assert 0 < sizes[1] < sizes[0]
    works = "from cymem.cymem import Pool; import cymem; assert Pool().size == 0; print(cymem.__file__)"
    asked = subprocess.run(
        [sys.executable, "-c", works], cwd=tmp_path, capture_output=True, text=True, check=True, env={"PYTHONPATH": "."}
    )
    assert asked.stdout.strip() == str(copy / "__init__.py")
