"""`.ci/slim` takes out of an environment what Gegenprobe never reads, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SLIM = Path(__file__).resolve().parent.parent / ".ci" / "slim"
KEPT = (
    "wordfreq/data/large_de.msgpack.gz",
    "wordfreq/data/small_en.msgpack.gz",
    "wordfreq/__init__.py",
    "babel/locale-data/root.dat",
    "babel/locale-data/de_AT.dat",
    "babel/global.dat",
    "spacy/lang/de/__init__.py",
    "spacy/lang/char_classes.py",
    "scipy/optimize/_lsap.so",
    "checker/pairing/features.py",
)
GONE = (
    "wordfreq/data/large_ru.msgpack.gz",
    "wordfreq/data/jieba_zh.txt",
    "babel/locale-data/fr.dat",
    "babel/locale-data/dez.dat",
    "spacy/lang/ja/__init__.py",
    "scipy/optimize/tests/test_lsap.py",
    "spacy/tokens/doc.pxd",
)


def test_needless_files_go_and_all_others_stay(tmp_path: Path) -> None:
    for name in (*KEPT, *GONE):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * 1000)
    done = subprocess.run([sys.executable, str(SLIM), str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == set(KEPT)
