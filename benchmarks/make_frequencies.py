"""Writes checker/language/data/frequencies_de.gz and frequencies_en.gz from the installed wordfreq.

    python benchmarks/make_frequencies.py

Line 0 holds the words that are every word (there is none), line 100 those that are one in ten, a hundredth of the Zipf
scale a line: wordfreq's "large" lists, whose first 600 lines are its "small" ones. Same bytes for the same wordfreq.
"""

from __future__ import annotations

import gzip

from wordfreq import get_frequency_list

from checker.language.frequencies import LANGUAGES, SMALL, file_of, read_frequencies


def main() -> None:
    for language in LANGUAGES:
        rows = get_frequency_list(language, "large")
        text = "\n".join(" ".join(row) for row in rows)
        file_of(language).write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
        assert read_frequencies(language) == rows, "a word holds a blank or a line end"
        assert rows[:SMALL] == get_frequency_list(language, "small")[:SMALL]
        print(f"{language}: {sum(map(len, rows)):,} words, {file_of(language).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
