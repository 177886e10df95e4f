"""`.ci/slim` takes out of an environment what Gegenprobe never reads, and nothing else."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import cymem
import pytest

from tests.reading.formats.made_files import TEXTS, docx, page, paragraph

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
    "spacy/lang/ja/__init__.py",  # spaCy imports five languages whatever it is asked for
    "onnxruntime/capi/libonnxruntime_providers_shared.so",
    "rapidfuzz/fuzz_py.py",
    "pygments/lexers/_mapping.py",
    "checker/pairing/features.py",
)
GONE = (
    "simplemma/strategies/dictionaries/data/tr.plzma",
    "HanTa/morphmodel_dutch.pgz",
    "onnxruntime/transformers/optimizer.py",
    "lap/tests/test_lapjv.py",
    "babel/locale-data/fr.dat",
    "babel/locale-data/dez.dat",
    "onnxruntime/capi/libonnxruntime.so.1.32.0",
    "rapidfuzz/fuzz_cpp_avx2.cpython-311-x86_64-linux-gnu.so",
    "lxml/objectify.cpython-311-x86_64-linux-gnu.so",
    "tzdata/zoneinfo/Europe/Berlin",
    "pygments/lexers/haskell.py",
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


READ = """
import sys, runpy
opened = []
sys.addaudithook(lambda event, of: opened.append(str(of[0])) if event in ("open", "import") else None)
sys.argv = ["gegenprobe", "check", ".", "--no-cache", "--report", "html=out.html"]
try:
    runpy.run_module("checker", run_name="__main__")
except SystemExit as ended:
    assert ended.code == 0, ended.code
import spacy, docx, pypdfium2  # what the second reader, the report docx and PDF files load
spacy.blank("de")
spacy.blank("en")
loaded = [vars(module).get("__file__") for module in list(sys.modules.values())]
print(*opened, *filter(None, loaded), sep="\\n")
"""


def test_nothing_that_is_read_goes(tmp_path: Path) -> None:
    slim = runpy.run_path(str(SLIM))
    (tmp_path / "a.html").write_bytes(page("".join(f"<p>{text}</p>" for text in TEXTS)))
    (tmp_path / "b.docx").write_bytes(docx("".join(map(paragraph, TEXTS))))
    (tmp_path / "c.md").write_text("---\ntitle: Halle\n---\n\n" + "\n\n".join(TEXTS), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", READ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SLIM.parent.parent)},
    )
    assert ran.returncode == 0, ran.stderr
    folder = Path(cymem.__file__).parent.parent
    read = {Path(line) for line in ran.stdout.splitlines() if line.startswith(str(folder))}
    files = {path for path in read if path.is_file() and "__pycache__" not in path.parts}
    assert {"spacy", "onnxruntime", "lxml", "HanTa"} <= {path.relative_to(folder).parts[0] for path in files}
    of_installers = {folder / name for name in slim["INSTALLERS"]}  # a .pth file loads them, and goes with them
    mine = [path for path in sorted(files) if not of_installers & {path, *path.parents}]
    assert [path for path in mine if slim["is_needless"](path, folder)] == []


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
