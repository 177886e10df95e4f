"""What several tests need: where the material beside the repository is, and the bundled rules and facts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.model import Fact
from checker.plugins import Rule, find_folder, load_rules
from checker.reading.facts import read_facts

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or fills the cache of whoever runs it; processes that tests start inherit this."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GEGENPROBE_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


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
