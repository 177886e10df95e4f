"""What hatchling calls when it builds the project: the bundled tables and facts (TOML) are compiled to JSON, the tables
of word frequencies put in order, and the German and English dictionaries of the simplemma and the models of the HanTa
that are installed are written as they are looked up, and the names of CLDR of the installed babel.

The files are not in the repository; without them, or where what they were made of has changed since, that is read.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("checker", "seeds/facts")


# What modules that are loaded here import of one another, each after what it imports.
LENT = {
    "checker.expression": "expression.py",
    "checker.tables": "tables.py",
    "checker.language.keyed": "language/keyed.py",
}


def load_module(root: Path, name: str) -> Any:
    """A module of a checkout by its path: the package itself need not load where the project is built."""
    for lent, file in LENT.items():
        if lent not in sys.modules and file != name:
            sys.modules[lent] = execute_file(root / "checker" / file)
    return execute_file(root / "checker" / name)


def execute_file(place: Path) -> Any:
    """The module of one file, under a name of its own."""
    spec = importlib.util.spec_from_file_location(f"gegenprobe_{place.stem}", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up by name
    spec.loader.exec_module(module)
    return module


def write_tables(root: Path) -> Path:
    """Compile all tables of a checkout, and say where they are."""
    tables = load_module(root, "tables.py")
    files = sorted(file for folder in FOLDERS for file in (root / folder).rglob("*.toml"))
    target: Path = tables.COMPILED
    layout = load_module(root, "reading/facts_layout.py")
    facts = [file.read_text(encoding="utf-8-sig") for file in sorted((root / "seeds" / "facts").glob("*.toml"))]
    located = {text: layout.write_places(layout.locate_tables(text)) for text in facts}
    target.write_text(tables.compile_tables(files, located, read_names(root)), encoding="utf-8")
    return target


def read_names(root: Path) -> dict[str, dict[str, Any]]:
    """The names of CLDR, to stand beside the tables; nothing where the build has no babel."""
    if importlib.util.find_spec("babel") is None:
        return {}
    cldr = load_module(root, "cldr.py")
    return {cldr.KEY: cldr.compile_names()}


def write_lexicons(root: Path) -> list[Path]:
    """Unpack the dictionaries of German and English, and say where they are; none where the build has no simplemma."""
    if importlib.util.find_spec("simplemma") is None:
        return []
    lexicon = load_module(root, "language/lexicon.py")
    for language, target in lexicon.COMPILED.items():
        target.write_bytes(lexicon.compile_lexicon(language))
    return list(lexicon.COMPILED.values())


def write_models(root: Path) -> list[Path]:
    """Write HanTa's models as they are looked up, and say where they are; none where the build has no HanTa."""
    if importlib.util.find_spec("HanTa") is None:
        return []
    models = load_module(root, "language/hanta_model.py")
    for language in models.FILES:
        models.compiled_of(language).write_bytes(models.compile_model(models.file_of(language).read_bytes()))
    return [models.compiled_of(language) for language in models.FILES]


def write_frequencies(root: Path) -> Path:
    """Write the words of the tables of frequencies in their order, and say where they are."""
    frequencies = load_module(root, "language/frequencies.py")
    target: Path = frequencies.COMPILED
    target.write_bytes(frequencies.compile_frequencies())
    return target


class CompileTables(BuildHookInterface[Any]):
    """The build hook: the compiled tables go into the wheel, and beside the sources of an editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the tables before anything is packed."""
        root = Path(self.root)
        targets = (write_tables(root), *write_lexicons(root), *write_models(root), write_frequencies(root))
        if self.target_name == "wheel" and version == "standard":
            for target in targets:
                build_data["force_include"][str(target)] = f"checker/{target.name}"
