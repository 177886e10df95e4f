"""Live blogs whose page does not say that it is one: entries of one kind beside one another, each with its time of day.

What extracts the main part of a page takes such entries for teasers, and drops them or their times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from checker.expression import Expression
from checker.reading.formats.elements import elements_of

FEWEST = 3  # entries
BEGINNING = 60  # characters of an entry in which its time stands
SHORTEST = 20  # characters of an entry that are no link
CLOCK = Expression(r"(?<![\d.:])(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\.?\d)")
STAMP = Expression(r"\d[T ][0-2]\d:[0-5]\d")  # of an attribute, ISO 8601
COMMENTS = Expression(r"comment|kommentar|disqus|forum|reply|antwort", re.IGNORECASE)
NAMED = Expression(
    r"\blive\b|\blive-?(?:blog|ticker)|\b(?:news|nachrichten)-?(?:blog|ticker)|\bticker\b", re.IGNORECASE
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def find_entries(root: etree._Element, title: str) -> frozenset[etree._Element]:
    """The blocks of a live blog's entries; none where the page has none, or they are teasers, comments or a small part
    of what it says and its title does not call it one."""
    skipped, blocks = elements_of("html")
    entries: dict[etree._Element, None] = {}  # in order
    waiting = [root]
    while waiting:
        parent = waiting.pop()
        if parent.tag in skipped or COMMENTS.search(_names(parent)):
            continue
        groups = [group for group in _list_groups(parent, blocks) if _are_entries(group)]
        entries.update((one, None) for group in groups for one in group)
        waiting.extend(one for one in parent if isinstance(one.tag, str) and one not in entries)
    told = sum(len(_words(one)) for one in entries)
    if not entries or not (NAMED.search(title) or told * 2 > len(_words(root))):
        return frozenset()
    return frozenset(one for entry in entries for one in entry.iter() if one.tag in blocks)


def _list_groups(parent: etree._Element, blocks: frozenset[str]) -> Iterator[list[etree._Element]]:
    """The children of a parent that are blocks, those of one kind together: of one element and first class."""
    groups: dict[tuple[str, str], list[etree._Element]] = {}
    for child in parent:
        if isinstance(child.tag, str) and child.tag in blocks:
            groups.setdefault((child.tag, (child.get("class") or "").partition(" ")[0]), []).append(child)
    yield from (group for group in groups.values() if len(group) >= FEWEST)


def _are_entries(group: list[etree._Element]) -> bool:
    """Whether most of a group are entries, and none of them comments."""
    return (
        sum(map(_is_entry, group)) * 3 >= len(group) * 2
        and sum(map(_is_entry, group)) >= FEWEST
        and not any(COMMENTS.search(_names(one)) for one in group)
    )


def _is_entry(element: etree._Element) -> bool:
    """Whether an element tells its time and words of its own, and leads to no other page by its heading."""
    return _is_timed(element) and not _is_teaser(element) and len(_own_words(element)) >= SHORTEST


def _is_timed(element: etree._Element) -> bool:
    stamp = next(element.iter("time"), None)
    if stamp is not None and (STAMP.search(stamp.get("datetime") or "") or CLOCK.search("".join(stamp.itertext()))):
        return True
    beginning = ""
    for words in element.itertext():
        beginning += words
        if len(beginning) >= 2 * BEGINNING:
            break
    return CLOCK.search(" ".join(beginning.split())[:BEGINNING]) is not None


def _is_teaser(element: etree._Element) -> bool:
    links = (link for link in element.iter("a") if not (link.get("href") or "#").startswith("#"))
    return any(
        next(link.iter(*HEADINGS), None) is not None
        or any(above.tag in HEADINGS for above in link.iterancestors() if above is not element)
        for link in links
    )


def _own_words(element: etree._Element) -> str:
    """The words of an element that are no link's."""
    found: list[str] = []
    within = 0
    for event, one in etree.iterwalk(element, events=("start", "end")):
        within += (1 if event == "start" else -1) if one.tag == "a" else 0
        text = one.text if event == "start" else one.tail if one is not element else None
        if text and not within:
            found.append(text)
    return " ".join("".join(found).split())


def _words(element: etree._Element) -> str:
    skipped, _ = elements_of("html")
    parts: list[str] = []
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one.tag, str) and one.tag not in skipped:
            parts.append(one.text or "")
            waiting.extend(one)
        if one is not element:
            parts.append(one.tail or "")
    return "".join("".join(parts).split())


def _names(element: etree._Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"
