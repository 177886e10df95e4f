"""How a check of one story grows with its articles: time, candidate pairs and all pairs, for 10 to 2,000 articles.

    python benchmarks/story_growth.py [--most 1000]

The articles are made from the sentences below, with figures that drift as a story's do. Reading and the encoder, which
reads each article once, grow with the text; comparing should grow with the candidate pairs (claims that share a block,
of articles that share a panel), which are a small part of all pairs. The encoder is timed apart: its vectors are kept.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from checker import pipeline
from checker.describing.described import DescribedArticle
from checker.model import Article
from checker.pairing.encoder import Encoder, Floats, load_encoder
from checker.pairing.pairing import candidate_pairs
from checker.pairing.panels import divide_stories
from checker.plugins import Rule, load_rules

SIZES = (10, 30, 100, 200, 500, 1000, 2000)
PLACE = "Grevensund"
SENTENCES = (
    "Beim Brand des Speichers in Grevensund sind {dead} Menschen ums Leben gekommen.",
    "{hurt} Menschen wurden verletzt, wie ein Sprecher der Feuerwehr Grevensund sagte.",
    "Der Schaden am Speicher beläuft sich auf {loss} Millionen Euro.",
    "Im Einsatz waren {crew} Feuerwehrleute aus Grevensund und den Nachbarorten.",
    "Die Flammen waren gegen {hour} Uhr im Dachstuhl ausgebrochen.",
    "In dem Gebäude lagerten {corn} Tonnen Getreide.",
    "Die Hafenstraße in Grevensund bleibt auf {road} Metern gesperrt.",
    "Der Speicher wurde {year} gebaut und steht unter Denkmalschutz.",
    "Die Reederei Asmussen will den Speicher für {plan} Millionen Euro wieder aufbauen.",
    "Rund {homes} Anwohner mussten ihre Wohnungen verlassen.",
    "Bürgermeisterin Wiebke Harmsen (SPD) sprach den Angehörigen ihr Beileid aus.",
    "Nach Angaben der Polizei ist die Ursache des Brandes noch unklar.",
    "Die Versicherung deckt nach ersten Angaben {share} Prozent des Schadens.",
    "Am Mittwoch soll die Suche nach {lost} Vermissten weitergehen.",
)
FIGURES = {
    "dead": 4,
    "hurt": 31,
    "loss": 12,
    "crew": 160,
    "hour": 17,
    "corn": 900,
    "road": 350,
    "year": 1904,
    "plan": 25,
    "homes": 240,
    "share": 70,
    "lost": 3,
}
FIXED = ("year", "hour")


def make_articles(size: int) -> list[Article]:
    """A story in `size` articles of eight sentences each; every fifth figure is off."""
    chance = random.Random(size)
    articles = []
    for number in range(size):
        told = {
            name: value if name in FIXED or chance.random() < 0.8 else value + chance.randint(1, 3)
            for name, value in FIGURES.items()
        }
        text = " ".join(sentence.format(**told) for sentence in chance.sample(SENTENCES, 8))
        day = date(2025, 3, 4) + timedelta(days=number % 5)
        articles.append(Article(f"{number}", f"story/{number:04}.txt", text, source=f"Blatt {number}", published=day))
    return articles


class TimedEncoder:
    """The encoder, which reads each article once, and the seconds it takes."""

    def __init__(self) -> None:
        self.spent = 0.0
        self._read: dict[str, tuple[Floats, Floats]] = {}
        self._encoder: Encoder = load_encoder()

    def read(self, articles: Sequence[DescribedArticle]) -> tuple[list[Floats], list[Floats]]:
        """Vectors and logits of every article."""
        began = time.process_time()
        for article in articles:
            if article.path not in self._read:
                (vectors,), (runs,) = self._encoder.read([article])
                self._read[article.path] = vectors, runs
        self.spent += time.process_time() - began
        read = [self._read[article.path] for article in articles]
        return [vectors for vectors, _ in read], [runs for _, runs in read]


def measure(size: int, rules: tuple[Rule, ...]) -> Iterator[float]:
    """Articles, claims, seconds of reading, encoding and judging, candidate pairs, all pairs, conflicts."""
    articles, encoder = make_articles(size), TimedEncoder()
    began = time.process_time()
    reading = pipeline.find_claims(articles, rules, pipeline.Options())
    read = time.process_time()
    judged = pipeline.judge_claims(reading, rules, options=pipeline.Options(encoder=lambda jobs: encoder))
    done = time.process_time()
    compared = [rule for rule in rules if rule.compare is not None]
    claims = {rule.name: len(reading.claims[rule.name]) for rule in compared}
    stories = divide_stories(reading.stories, reading.claims.values())
    candidates = sum(
        sum(1 for _ in candidate_pairs(reading.claims[rule.name], stories, rule.scope)) for rule in compared
    )
    every = sum(count * (count - 1) // 2 for count in claims.values())
    judging = done - read - encoder.spent
    yield from (size, sum(claims.values()), read - began, encoder.spent, judging, candidates, every)
    yield len(judged.findings)


def main() -> None:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=max(SIZES), help="the largest story")
    most = parser.parse_args().most
    rules = load_rules()
    print(
        "articles  claims  reading s  encoder s  judging s  candidate pairs    all pairs  share  µs a candidate"
        "  findings"
    )
    for size in (size for size in SIZES if size <= most):
        articles, claims, reading, encoding, judging, candidates, every, findings = measure(size, rules)
        each = judging / candidates * 1e6 if candidates else 0
        print(
            f"{articles:8} {claims:7} {reading:10.2f} {encoding:10.2f} {judging:10.2f} {candidates:16,} {every:12,}"
            f" {candidates / every:6.1%} {each:15.0f} {findings:9}"
        )


if __name__ == "__main__":
    main()
