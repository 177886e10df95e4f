"""Traces what a run stands on: the rules that ran and the facts they were held against, with version and digests."""

from __future__ import annotations

from collections.abc import Sequence

from checker.digests import trace_files
from checker.model import Fact
from checker.plugins import Rule
from checker.provenance import Manual, Provenance


def trace(rules: Sequence[Rule], facts: Sequence[Fact]) -> Provenance:
    """The version of Gegenprobe, digests of rules, facts and everything bundled, and the manuals of the rules."""
    manuals = tuple(Manual(rule.name, rule.level.value, rule.title, rule.manual) for rule in rules)
    return trace_files([rule.path for rule in rules], {fact.excerpt.article.text for fact in facts}, manuals)
