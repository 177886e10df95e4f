"""What several tests need: where the material beside the repository is, and the bundled rules and facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model import Fact
from checker.plugins import Rule, find_folder, load_rules
from checker.reading.facts import read_facts

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared; a test that needs it is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here: this test needs the material beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def rules() -> tuple[Rule, ...]:
    return load_rules()


@pytest.fixture(scope="session")
def facts() -> tuple[Fact, ...]:
    return tuple(fact for file in sorted(find_folder("seeds").glob("facts/*.toml")) for fact in read_facts(file))
