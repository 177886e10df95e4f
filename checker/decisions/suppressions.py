"""Suppressions: what an article itself tells the checker to leave alone, always with a reason.

`<!-- gegenprobe: ignore RULE reason -->` in Markdown, HTML or plain text holds for the paragraph it stands in; alone on
its line, for the next paragraph (the one before, at the article's end). `ignore-file` holds for the whole article. Wire
copy that must not be touched has a sidecar, ARTICLE.gegenprobe.toml, of [[ignore]] tables with rule, reason and,
optionally, text: the words it holds for. RULE is a rule's name or the beginning of several. Unused ones are reported.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from checker.expression import Expression
from checker.faults import name_obstacle
from checker.messages import Remark
from checker.model import Article, Claim, Conflict, Failure, Status
from checker.storage import NotReadableError, read_whole

SIDECAR = ".gegenprobe.toml"
COMMENT = Expression(r"<!--\s{0,40}gegenprobe:([^<>]{0,600}?)-->", re.DOTALL)
ORDER = Expression(r"\s*(ignore-file|ignore)\s+([A-Za-z0-9_-]+)(?:\s*:|\s)?\s*(.*)", re.DOTALL)
ANY_COMMENT = Expression(r"<!--.{0,1000}?-->", re.DOTALL)
LINE = Expression(r"[^\r\n]+")
LOOKED_AT = 40  # lines after a comment; more comments than that in a row hold for nothing


@dataclass(frozen=True, slots=True)
class Suppression:
    """Conflicts of `rule` (a name or its beginning) are left alone if a claim lies within one of an article's `spans`.

    `where` is file and line of the suppression itself; spans are start and end in characters of the article's text.
    """

    rule: str
    reason: str
    where: str
    path: str
    spans: tuple[tuple[int, int], ...]

    def covers(self, rule: str, claim: Claim) -> bool:
        """Whether a claim of this rule lies, if only in part, in what is left alone."""
        return (
            rule.startswith(self.rule)
            and claim.article.path == self.path
            and any(claim.excerpt.start < end and start < claim.excerpt.end for start, end in self.spans)
        )


def read_suppressions(article: Article) -> tuple[tuple[Suppression, ...], tuple[Failure, ...]]:
    """The suppressions in an article and in its sidecar, and those that cannot be followed."""
    found: list[Suppression] = []
    failures: list[Failure] = []
    for comment in COMMENT.finditer(article.text):
        where = f"{article.path}:{article.text.count(chr(10), 0, comment.start()) + 1}"
        order = ORDER.fullmatch(comment[1].strip())
        if order is None:
            failures.append(
                Failure(where, Remark("this gegenprobe comment is not understood: write ignore RULE reason"))
            )
        elif not order[3].strip():
            failures.append(
                Failure(where, Remark("the suppression of {rule} has no reason and is not followed", rule=order[2]))
            )
        else:
            whole = order[1] == "ignore-file"
            span = (0, len(article.text)) if whole else _reach(article.text, comment.start(), comment.end())
            found.append(Suppression(order[2], " ".join(order[3].split()), where, article.path, (span,)))
    beside, problems = _read_sidecar(article)
    return (*found, *beside), (*failures, *problems)


def apply_suppressions(
    conflicts: Iterable[Conflict], suppressions: Sequence[Suppression], rules: Collection[str] | None = None
) -> tuple[tuple[Conflict, ...], tuple[Suppression, ...]]:
    """The conflicts, those fully covered dismissed, and the suppressions that covered nothing.

    A conflict is covered when each of its pairs has a claim that is. A suppression can be unused only if a rule it
    names is among `rules`, those that were run (None: all).
    """
    used: set[Suppression] = set()
    judged = tuple(_judge(conflict, suppressions, used) for conflict in conflicts)
    unused = tuple(
        suppression
        for suppression in suppressions
        if suppression not in used and (rules is None or any(rule.startswith(suppression.rule) for rule in rules))
    )
    return judged, unused


def report_unused(unused: Iterable[Suppression]) -> tuple[Failure, ...]:
    """Unused suppressions as failures that do not end a run."""
    return tuple(
        Failure(
            one.where,
            Remark(
                "the suppression of {rule} ({reason}) is not needed any more",
                rule=one.rule,
                reason=one.reason,
            ),
            fatal=False,
        )
        for one in unused
    )


def _judge(conflict: Conflict, suppressions: Sequence[Suppression], used: set[Suppression]) -> Conflict:
    covered: set[int] = set()
    for index, claim in enumerate(conflict.claims):
        for suppression in suppressions:
            if suppression.covers(conflict.rule, claim):
                used.add(suppression)
                covered.add(index)
    pairs = conflict.pairs or tuple((index, index) for index in range(len(conflict.claims)))
    if covered and conflict.status is Status.NEW and all(covered.intersection(pair) for pair in pairs):
        return replace(conflict, status=Status.DISMISSED)
    return conflict


def _reach(text: str, start: int, end: int) -> tuple[int, int]:
    """What a comment holds for: its own paragraph, or the next one, or the one before."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if ANY_COMMENT.sub("", text[line_start:line_end]).strip():
        return line_start, line_end
    for following in islice(LINE.finditer(text, line_end), LOOKED_AT):
        if ANY_COMMENT.sub("", following.group()).strip():
            return following.span()
    before = text[:line_start].rstrip()
    return before.rfind("\n") + 1, len(before)


def _read_sidecar(article: Article) -> tuple[tuple[Suppression, ...], tuple[Failure, ...]]:
    path = article.path + SIDECAR
    if article.path == "-" or article.reference:
        return (), ()
    try:
        text = read_whole(path).decode("utf-8-sig")
        entries = tomllib.loads(text).get("ignore", [])
    except FileNotFoundError:
        return (), ()
    except (OSError, NotReadableError) as problem:
        return (), (Failure(path, Remark("this sidecar cannot be read ({problem})", problem=name_obstacle(problem))),)
    except (ValueError, RecursionError) as problem:
        return (), (Failure(path, Remark("this sidecar cannot be read ({problem})", problem=str(problem))),)
    found: list[Suppression] = []
    failures: list[Failure] = []
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
        where = f"{path}, [[ignore]] {number}"
        made = _sidecar_entry(article, entry, where)
        if isinstance(made, Failure):
            failures.append(made)
        else:
            found.append(made)
    return tuple(found), tuple(failures)


def _sidecar_entry(article: Article, entry: Any, where: str) -> Suppression | Failure:
    if not isinstance(entry, dict) or not all(isinstance(value, str) for value in entry.values()):
        return Failure(where, Remark("must be a table of texts: rule, reason and, if wanted, text"))
    if unknown := sorted(set(entry) - {"rule", "reason", "text"}):
        return Failure(where, Remark("unknown key {unknown}; known are rule, reason, text", unknown=repr(unknown[0])))
    if not entry.get("rule", "").strip() or not entry.get("reason", "").strip():
        return Failure(where, Remark("needs a rule and a reason and is not followed"))
    spans: tuple[tuple[int, int], ...] = ((0, len(article.text)),)
    if words := entry.get("text", ""):
        spans = tuple(found.span() for found in re.finditer(re.escape(words), article.text))
        if not spans:
            return Failure(where, Remark("the article does not hold {words} any more", words=repr(words)), fatal=False)
    return Suppression(entry["rule"].strip(), " ".join(entry["reason"].split()), where, article.path, spans)
