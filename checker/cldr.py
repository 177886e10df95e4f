"""Names of CLDR that texts are read by: states, cities and months, from what the build has written of them.

Loading babel for them takes a twentieth of a short check. `hatch_build.py` writes them beside the tables, under the
digest of the files of the babel that is installed; with another babel, or without that file, babel itself is asked.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.tables import digest_of, find_compiled

KEY = "names of CLDR"  # where they stand among the compiled tables: no digest is written so
FILES = ("global.dat", "locale-data/de.dat", "locale-data/en.dat")
LANGUAGES = ("de", "en")
WIDTHS = ("wide", "abbreviated")


@dataclass(frozen=True, slots=True)
class Names:
    """Names from CLDR.

    `territories`: code of a state or region ("FR", "150") to its German name. `cities`: the cities that time zones are
    named after, in German and English. `months`: by language, each name, in full or short, to the month's number.
    """

    territories: Mapping[str, str]
    cities: frozenset[str]
    months: Mapping[str, Mapping[str, int]]


@lru_cache(maxsize=1)
def read_names() -> Names:
    """The names as the installed babel has them."""
    kept = find_compiled(KEY)
    content = kept["names"] if kept and kept["digest"] == digest_of_babel() else ask_babel()
    return Names(content["territories"], frozenset(content["cities"]), content["months"])


def digest_of_babel() -> str:
    """What tells the data of one babel from another's; babel is not loaded for it."""
    spec = importlib.util.find_spec("babel")
    places = spec.submodule_search_locations if spec is not None else None
    assert places, "babel is not installed"
    return digest_of(b"".join((Path(places[0]) / name).read_bytes() for name in FILES))


def compile_names() -> dict[str, Any]:
    """The names and the digest of what they come from, as `read_names` finds them among the compiled tables."""
    return {"digest": digest_of_babel(), "names": ask_babel()}


def ask_babel() -> dict[str, Any]:
    """The names from babel itself, as JSON can hold them."""
    from babel import Locale  # takes a moment to load
    from babel.core import get_global

    german = Locale("de")
    zones = {zone.rpartition("/")[2] for zone in get_global("zone_territories") if "/" in zone}
    named = {zone["city"] for zone in german.time_zones.values() if "city" in zone}
    months = {
        language: {
            name: number for width in WIDTHS for number, name in Locale(language).months["format"][width].items()
        }
        for language in LANGUAGES
    }
    return {"territories": dict(german.territories), "cities": sorted(zones | named), "months": months}
