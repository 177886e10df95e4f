"""What each dependency of the installed Gegenprobe costs: python benchmarks/dependencies.py [EXTRA...]

Run by the Python of a fresh environment (`pip install --no-compile .`). For each direct dependency, and those of the
extras named: the MB of its own files, and the MB and packages that would be gone without it, its own and what only it
needs. Last the whole: packages and MB, without pip and what no one asks for.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "gegenprobe"
Needs = Mapping[str, frozenset[str]]


def size_of(one: Distribution) -> int:
    """The bytes of a distribution's files."""
    paths = (file.locate() for file in one.files or ())
    return sum(path.stat().st_size for path in paths if path.is_file())


def needs_of(one: Distribution, extras: Iterable[str] = ()) -> frozenset[str]:
    """The names of what a distribution needs here, with the extras named."""
    found = set[str]()
    for text in one.requires or ():
        asked = Requirement(text)
        if asked.marker is None or any(asked.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            found.add(canonicalize_name(asked.name))
    return frozenset(found)


def reach(needs: Needs, without: str = "") -> frozenset[str]:
    """All that the project needs, directly or not, when one name is taken out."""
    reached, open_ones = set[str](), [PROJECT]
    while open_ones:
        name = open_ones.pop()
        if name != without and name in needs and name not in reached:
            reached.add(name)
            open_ones.extend(needs[name])
    return frozenset(reached)


def main() -> None:
    extras = sys.argv[1:]
    installed = {canonicalize_name(one.name): one for one in distributions()}
    needs = {name: needs_of(one, extras if name == PROJECT else ("html-clean",)) for name, one in installed.items()}
    sizes = {name: size_of(one) for name, one in installed.items()}
    everything = reach(needs)
    print(f"{'package':<20}{'own MB':>8}{'gone MB':>9}{'packages':>10}")
    for name in sorted(needs[PROJECT] & everything, key=lambda one: (-sizes[one], one)):
        gone = everything - reach(needs, name)
        print(f"{name:<20}{sizes[name] / 1e6:>8.1f}{sum(sizes[one] for one in gone) / 1e6:>9.1f}{len(gone):>10}")
    whole = sum(sizes[one] for one in everything) / 1e6
    print(f"{len(everything) - 1} packages and Gegenprobe itself, {whole:.0f} MB")


if __name__ == "__main__":
    main()
