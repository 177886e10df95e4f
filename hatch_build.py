"""What hatchling calls when it builds the project: the bundled tables and facts (TOML) are compiled to JSON.

The file is not in the repository; without it, or where a table has changed since, the TOML is read.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("checker", "seeds/facts")


def write_tables(root: Path) -> Path:
    """Compile all tables of a checkout, and say where they are."""
    place = root / "checker" / "tables.py"
    spec = importlib.util.spec_from_file_location("gegenprobe_tables", place)  # the package itself need not load here
    assert spec is not None
    assert spec.loader is not None
    tables = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tables)
    files = sorted(file for folder in FOLDERS for file in (root / folder).rglob("*.toml"))
    tables.COMPILED.write_text(tables.compile_tables(files), encoding="utf-8")
    target: Path = tables.COMPILED
    return target


class CompileTables(BuildHookInterface[Any]):
    """The build hook: the compiled tables go into the wheel, and beside the sources of an editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the tables before anything is packed."""
        target = write_tables(Path(self.root))
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"][str(target)] = "checker/compiled_tables.json"
