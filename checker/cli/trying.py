"""Whether a rule judges its examples as they say."""

from __future__ import annotations

from collections.abc import Mapping

from checker import pipeline
from checker.assembling import Finding
from checker.errors import RuleError
from checker.examples import Conflicting, Example, Updated, read_example
from checker.messages import Remark
from checker.model import Outcome
from checker.pairing.stories import Stories
from checker.plugins import Rule
from checker.reading.facts import parse_facts


def try_examples(rule: Rule) -> None:
    """Judge every example of a rule. Raises RuleError naming the first that is not judged as its kind says."""
    for number, example in enumerate(rule.examples, 1):
        found = judge_example(rule, example)
        told = "; ".join(str(finding.verdict.because) for finding in found)
        outcomes = {finding.verdict.level for finding in found}
        place: Mapping[str, str] = {"path": str(rule.path), "number": str(number)}
        if isinstance(example, Conflicting):
            if Outcome.CONFLICT not in outcomes:
                raise RuleError(Remark("{path}: example {number} should conflict, but the rule reports none", **place))
        elif isinstance(example, Updated):
            if outcomes != {Outcome.UPDATE}:
                raise RuleError(
                    Remark(
                        "{path}: example {number} should be an update alone; the rule reports: {told}",
                        **place,
                        told=told,
                    )
                )
        elif found:
            raise RuleError(
                Remark("{path}: example {number} should stay quiet; the rule reports: {told}", **place, told=told)
            )


def judge_example(rule: Rule, example: Example) -> tuple[Finding, ...]:
    """What a rule reports of an example's texts, taken as one story."""
    articles = [article for article, _ in read_example(example)]
    facts = parse_facts(example.facts, "example.toml") if example.facts else ()
    reading = pipeline.find_claims(articles, [rule], pipeline.Options())
    paths = tuple(article.path for article in articles)
    together = Stories((paths,), dict.fromkeys(paths, 0))
    read = pipeline.Reading(reading.articles, reading.claims, together, reading.inspected)
    return tuple(pipeline.judge_claims(read, [rule], facts).findings)
