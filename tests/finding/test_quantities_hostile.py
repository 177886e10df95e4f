"""Long lines of one sign or word, up to 100,000 characters, take linear time."""

import time

import pytest

from checker.finding.dates.dates import find_dates
from checker.finding.figures.quantities import read_text

SMALL = 12_500
GROWTH = 8
# Three times what linear growth gives, as machines are busy; quadratic growth would give 64.
TIMES = 24
FLOOR = 0.05


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1.",
        "1,",
        "1,1,1 ",
        "1-",
        "1:",
        "1/",
        "1 000 ",
        "ein",
        "ein ",
        "eins ",
        "eine Million ",
        "null ",
        "zwei und ",
        "zwanzig ",
        "hundert",
        "jährig",
        "drei-",
        "?",
        "$",
        "€ ",
        "A",
        "A ",
        "(",
        "von 3 auf ",
        "2 bis ",
        "1 Jahr, ",
        "1 Jahr und ",
        "zwischen ",
        "rund ",
        "Zahl der ",
        "komma eins ",
        "0664 ",
        "½",
        "%",
        "7 rote ",
    ],
)
def test_time_grows_with_the_text(piece):
    small, large = measure(piece, SMALL), measure(piece, SMALL * GROWTH)
    assert large <= max(small, FLOOR) * TIMES


def measure(piece, size):
    """Seconds of the processor to read `size` characters of the piece, the better of two runs."""
    text = (piece * (size // len(piece) + 1))[:size]
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        read_text(text, "de", ())
        best = min(best, time.process_time() - start)
    return best


def test_dates_and_figures_together_on_a_long_line():
    text = "12 " * 30_000
    assert len(read_text(text, "de", find_dates(text, "de"))) > 0
