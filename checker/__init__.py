"""Gegenprobe: cross-checks news articles and finds the passages that cannot both be true.

`checker.pipeline.check` is the whole check, `checker.find_quantities` finds figures in a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.version import __version__

if TYPE_CHECKING:
    from checker.finding.figures.quantities import find_quantities

__all__ = ["__version__", "find_quantities"]


def __getattr__(name: str) -> Any:
    """Import what is asked for only then: most imports of the package want one module of it."""
    if name == "find_quantities":
        from checker.finding.figures.quantities import find_quantities

        return find_quantities
    raise AttributeError(f"module 'checker' has no attribute {name!r}")
