"""The calibration plot: of pairs with like scores, how many are conflicts; and where it is shown."""

from __future__ import annotations

import os.path
from collections.abc import Mapping
from pathlib import Path

from matplotlib.figure import Figure

from training.calibration import Judged, count_bins

DOTS_PER_INCH = 100
MARKERS = "os"
ABOVE = (7, -13)  # points from a marker to its number
BEGIN, END = "<!-- from here on written by python -m training -->\n", "<!-- up to here -->\n"


def draw_calibration(judged: Mapping[str, Judged], path: Path) -> None:
    """Draw, as PNG, the share of conflicts among pairs of like score for each of two names, with how many it is of.

    On the line a score is the share of conflicts; above it the scorer is too careful, below it too bold.
    """
    figure = Figure(figsize=(6.4, 4.8), layout="constrained")
    axes = figure.add_subplot()
    axes.plot([0, 1000], [0, 100], color="0.6", linewidth=1)
    for (name, some), marker, above in zip(judged.items(), MARKERS, ABOVE, strict=True):
        bins = count_bins(some)
        shares = [100 * one.conflicts / one.pairs for one in bins]
        axes.plot([one.mean for one in bins], shares, marker=marker, label=name)
        for one, share in zip(bins, shares, strict=True):
            axes.annotate(
                str(one.pairs), (one.mean, share), (0, above), textcoords="offset points", ha="center", fontsize=7
            )
    axes.set(xlabel="score of a conflict, per mille", ylabel="share of conflicts, percent", ylim=(-8, 108))
    axes.legend(loc="upper left", title="pairs in each bin at the points", title_fontsize=7)
    figure.savefig(path, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})


def find_place(page: Path) -> tuple[str, str]:
    """What stands in a Markdown page before and after the place kept for the plot.

    Raises ValueError where the page lacks one of the two lines around it.
    """
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page}: put the lines {BEGIN.strip()} and {END.strip()} where the calibration plot goes")
    return before, after


def show_plot(path: Path, page: Path, digest: str) -> None:
    """Show the plot of the model with that digest in a Markdown page. Raises ValueError as `find_place` does."""
    before, after = find_place(page)
    told = f"Share of conflicts among pairs of like score, model {digest}"
    shown = f"![{told}]({os.path.relpath(path, page.parent)})\n"
    page.write_text(f"{before}{BEGIN}{shown}{END}{after}", encoding="utf-8")
