"""What `claims` costs: all rules over a corpus, as a multiple of cold tokenisation of the same text in the same run.

    python benchmarks/claims.py CORPUS [--sentences N] [--profile]

CORPUS is a text file (.txt or .txt.gz) with one sentence a line; twenty sentences make an article, four a paragraph.
Cold means that nothing is cached: the language, the rules and every cache of word analyses are new, as in a run of the
command. So each of the three rounds is a process of its own, which tokenises first and checks then; shown are medians.
The first article reads the tables of words and names, once in a process; it is shown apart and counts in the whole.
Times are those of the processor, so that other work on the machine counts little. The steps are timed in a round of
their own, since the watch costs some time itself, and where they begin: what a finder asks of another finder counts for
the other one.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import gzip
import json
import pstats
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import spacy

from checker.cli.application import COLLECTING
from checker.language import AnnotatedArticle, load_base
from checker.model import Article
from checker.plugins import Rule, load_rules

ROUNDS = 3
SENTENCES = 20
PARAGRAPH = 4
TARGET = 4.0


class NoWatch:
    """Runs the steps as a run of the command does."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def annotate(self, article: Article) -> AnnotatedArticle:
        """The article for the rules."""
        return AnnotatedArticle(article, load_base(article.language))

    def time(self, name: str, step: Callable[[], Any]) -> Any:
        """Run a step."""
        return step()


class Watch(NoWatch):
    """Time spent in each step, less what the steps within it take."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[list[float]] = []

    def annotate(self, article: Article) -> AnnotatedArticle:
        """The article for the rules, its finders timed."""
        return WatchedArticle(article, self)

    def time(self, name: str, step: Callable[[], Any]) -> Any:
        """Run a step and count its time under a name."""
        self._open.append([0.0])
        began = time.process_time()
        try:
            return step()
        finally:
            taken = time.process_time() - began
            within = self._open.pop()[0]
            self.spent[name] = self.spent.get(name, 0.0) + taken - within
            if self._open:
                self._open[-1][0] += taken


class WatchedArticle(AnnotatedArticle):
    """An article whose finders and tokens are timed."""

    def __init__(self, article: Article, watch: Watch) -> None:
        super().__init__(article, load_base(article.language))
        self._watch = watch

    def mentions(self, finder: Callable[[AnnotatedArticle], Any]) -> Any:
        if finder in self._mentions:
            return self._mentions[finder]
        name = f"finder {finder.__module__.removeprefix('checker.')}.{finder.__name__}"
        return self._watch.time(name, lambda: super(WatchedArticle, self).mentions(finder))

    def sentences_of(self, paragraph: int) -> Any:
        if paragraph in self._paragraphs:
            return self._paragraphs[paragraph]
        return self._watch.time("tokens", lambda: super(WatchedArticle, self).sentences_of(paragraph))


def read_corpus(path: Path, most: int | None) -> list[Article]:
    """The articles of a corpus file: 20 sentences each, as they come."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        lines = [line.strip() for line in islice(file, most) if line.strip()]
    articles = []
    for number, start in enumerate(range(0, len(lines), SENTENCES)):
        chunk = lines[start : start + SENTENCES]
        text = "\n\n".join(" ".join(chunk[place : place + PARAGRAPH]) for place in range(0, len(chunk), PARAGRAPH))
        articles.append(Article(f"{number}", f"corpus/{number:05}.txt", text))
    return articles


def tokenise(articles: list[Article]) -> int:
    """Cold tokenisation: a new blank pipeline over every text; gives the number of tokens."""
    nlp = spacy.blank("de")
    return sum(len(nlp.make_doc(article.text)) for article in articles)


def find_all(articles: list[Article], rules: tuple[Rule, ...], watch: NoWatch) -> int:
    """The claims of every rule, and the findings of those that look at one article; gives the number of claims."""
    claims = 0
    for article in articles:
        text = watch.annotate(article)
        for rule in rules:
            claims += watch.time(f"rule {rule.name}", lambda rule=rule, text=text: len(tuple(rule.find_claims(text))))
            if rule.inspect is not None:
                watch.time(f"rule {rule.name}", lambda rule=rule, text=text: list(rule.inspect(text)))
    return claims


def run_round(path: Path, most: int | None, watch: NoWatch) -> dict[str, Any]:
    """One round, in this process: seconds of tokenising, of loading the rules, of all claims, and of watched steps."""
    gc.set_threshold(*COLLECTING)  # as in a run of the command, for both
    articles = read_corpus(path, most)
    began = time.process_time()
    tokens = tokenise(articles)
    tokenised = time.process_time()
    rules = load_rules()
    loaded = time.process_time()
    claims = find_all(articles[:1], rules, watch)
    first = time.process_time()
    claims += find_all(articles[1:], rules, watch)
    done = time.process_time()
    return {
        "articles": len(articles),
        "characters": sum(len(article.text) for article in articles),
        "tokens": tokens,
        "claims": claims,
        "tokenising": tokenised - began,
        "loading": loaded - tokenised,
        "first": first - loaded,
        "finding": done - loaded,
        "steps": watch.spent,
    }


def run_rounds(path: Path, most: int | None) -> Iterator[dict[str, Any]]:
    """Three rounds and one with the steps watched, each in a new process."""
    command = [sys.executable, __file__, str(path), *(["--sentences", str(most)] if most else []), "--round"]
    for kind in (*["plain"] * ROUNDS, "watched"):
        done = subprocess.run([*command, kind], check=True, capture_output=True, text=True)
        yield json.loads(done.stdout)


def show(rounds: list[dict[str, Any]], watched: dict[str, Any]) -> None:
    """Print the medians of the rounds, and the share of every step of the watched one."""
    first = rounds[0]

    def middle(name: str) -> float:
        return statistics.median(one[name] for one in rounds)

    base, finding = middle("tokenising"), middle("finding")
    ratio = statistics.median(one["finding"] / one["tokenising"] for one in rounds)
    print(f"{first['articles']} articles, {first['characters']:,} characters, {first['tokens']:,} tokens, ", end="")
    print(f"{first['claims']:,} claims; median of {ROUNDS} rounds")
    print(f"tokenising, cold          {base:7.2f} s   {first['tokens'] / base:,.0f} tokens a second")
    later = statistics.median((one["finding"] - one["first"]) / one["tokenising"] for one in rounds)
    print(f"loading rules, once       {middle('loading'):7.2f} s   (not counted)")
    print(f"claims of all rules       {finding:7.2f} s   {ratio:.1f} times tokenising (target {TARGET})")
    print(f"  of it the first article {middle('first'):7.2f} s   (reads tables); the others {later:.1f} times")
    print(f"steps, as watched         {watched['finding']:7.2f} s")
    for name, spent in sorted(watched["steps"].items(), key=lambda step: -step[1]):
        share, times = spent / watched["finding"], spent / watched["tokenising"]
        print(f"  {name:46} {spent:7.2f} s {share:6.1%} {times:6.2f} times")


def profile(path: Path, most: int | None) -> None:
    """Print where the time goes, by function."""
    articles, rules = read_corpus(path, most), load_rules()
    profiler = cProfile.Profile()
    profiler.runcall(find_all, articles, rules, NoWatch())
    for order in ("tottime", "cumulative"):
        pstats.Stats(profiler).sort_stats(order).print_stats(40)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sentences", type=int, help="only so many sentences")
    parser.add_argument("--profile", action="store_true", help="where the time goes, by function")
    parser.add_argument("--round", choices=("plain", "watched"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.round:
        watch = Watch() if asked.round == "watched" else NoWatch()
        print(json.dumps(run_round(asked.corpus, asked.sentences, watch)))
    elif asked.profile:
        profile(asked.corpus, asked.sentences)
    else:
        *rounds, watched = run_rounds(asked.corpus, asked.sentences)
        show(rounds, watched)


if __name__ == "__main__":
    main()
