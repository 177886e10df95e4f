"""Where the cache is kept: in the folder that GEGENPROBE_CACHE names, else in the user's own cache folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

VARIABLE = "GEGENPROBE_CACHE"
FILE = "cache.sqlite"


def find_folder(environ: Mapping[str, str]) -> Path:
    """The folder of the cache, which need not be there yet."""
    named = environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_cache_path  # takes a moment to load

    return user_cache_path("gegenprobe", appauthor=False)
