"""`gegenprobe diff` names what is new by what it is, not by the words around it."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from checker.cli.application import make_app


def test_what_is_new_is_not_called_by_a_stretch_of_words(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("Bei dem Brand in Celle wurde am Montag niemand verletzt.\n", encoding="utf-8")
    new.write_text(
        "Bei dem Brand in Celle wurde am Montag niemand verletzt. Die Feuerwehr war mit 180 Leuten im Einsatz.\n",
        encoding="utf-8",
    )
    done = CliRunner().invoke(make_app(), ["diff", str(old), str(new), "--ui", "de"])
    appeared = [line for line in done.output.splitlines() if line.startswith("Neu: ")]
    assert any("180" in line for line in appeared)
    assert not any("…" in line for line in appeared)
