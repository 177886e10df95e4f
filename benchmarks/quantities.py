"""How long `quantities` takes over a corpus, in units of cold spacy.blank("de") tokenisation of the same text.

    python benchmarks/quantities.py CORPUS.txt[.gz] [--sentences N]

Everything runs in one process on CPU time, the tokeniser first; the first line of our own holds all tables it loads.
Peers are printed when they are installed (extra `bench`); they are slow, so they read the first N sentences only
(2,000 unless told) and are set against the tokenisation of those.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import spacy

from checker.finding.figures.quantities import find_quantities


def read_corpus(path: Path) -> str:
    """The text of a plain or gzipped file."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return content.decode("utf-8")


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of one call, and what it gave back."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def tokenise(lines: Iterable[str]) -> int:
    """Number of tokens a fresh blank pipeline makes of the lines."""
    nlp = spacy.blank("de")
    return sum(len(doc) for doc in nlp.pipe(lines))


def read_text2num(lines: list[str]) -> None:
    """text2num over the lines."""
    module = importlib.import_module("text_to_num")
    for line in lines:
        module.alpha2digit(line, "de")


def read_quantulum(lines: list[str]) -> None:
    """quantulum3 over the lines (it reads English alone; its time is what is wanted)."""
    module = importlib.import_module("quantulum3.parser")
    for line in lines:
        module.parse(line)


def read_duckling(lines: list[str]) -> None:
    """Duckling in process (pyduckling-native-phihos) over the lines."""
    module = importlib.import_module("duckling")
    zone = module.load_time_zones("/usr/share/zoneinfo")
    reference = module.parse_ref_time(zone, "Europe/Berlin", 1_718_150_400)
    context = module.Context(reference, module.parse_locale("DE", module.parse_lang("DE")))
    kinds = [module.parse_dimensions([name])[0] for name in ("number", "amount-of-money", "distance", "duration")]
    for line in lines:
        module.parse(line, context, kinds, False)


PEERS = {"text2num": read_text2num, "quantulum3": read_quantulum, "duckling": read_duckling}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sentences", type=int, default=2_000)
    args = parser.parse_args()
    text = read_corpus(args.corpus)
    lines = text.split("\n")
    base, tokens = seconds(lambda: tokenise(lines))
    print(f"{'spacy.blank(de), cold':32} {base:7.2f} s  ratio  1.00  {tokens} tokens")
    cold, found = seconds(lambda: find_quantities(text))
    print(f"{'quantities, cold':32} {cold:7.2f} s  ratio {cold / base:5.2f}  {len(found)} quantities")
    warm, _ = seconds(lambda: find_quantities(text))
    print(f"{'quantities, again':32} {warm:7.2f} s  ratio {warm / base:5.2f}")
    some = lines[: args.sentences]
    base, _ = seconds(lambda: tokenise(some))
    for name, work in PEERS.items():
        try:
            took, _ = seconds(lambda work=work: work(some))
        except ImportError:
            print(f"{name:32} not installed")
            continue
        print(f"{name:32} {took:7.2f} s  ratio {took / base:5.2f}  first {len(some)} sentences")


if __name__ == "__main__":
    main()
