"""Which installed packages one check loads: python benchmarks/loaded.py PATH...

Checks the paths in this process, without what an earlier run kept, and prints each package whose modules were loaded
with the MB of its files, the largest first; last the sum. Packages that are installed and not loaded are left out: what
`benchmarks/dependencies.py` counts less these is what the check itself would do without.
"""

from __future__ import annotations

import os
import runpy
import sys
from importlib.metadata import distribution, packages_distributions

PROJECT = "gegenprobe"


def load_all(paths: list[str]) -> int:
    """Run `gegenprobe check` on the paths in this process; its exit code."""
    sys.argv = [PROJECT, "check", *paths, "--no-cache", "--quiet", "--report", f"terminal={os.devnull}"]
    try:
        runpy.run_module("checker", run_name="__main__")
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def main() -> None:
    code = load_all(sys.argv[1:])
    owners = packages_distributions()
    tops = {name.split(".")[0] for name in list(sys.modules)}
    names = {owner for top in tops for owner in owners.get(top, ())} - {PROJECT}
    sizes = {
        name: sum(path.stat().st_size for file in distribution(name).files or () if (path := file.locate()).is_file())
        for name in names
    }
    for name in sorted(sizes, key=lambda one: (-sizes[one], one)):
        print(f"{name:<24}{sizes[name] / 1e6:>8.1f}")
    print(f"exit code {code}; {len(sizes)} packages loaded beside Gegenprobe, {sum(sizes.values()) / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
