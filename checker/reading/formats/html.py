"""Web pages: trafilatura says which part of a page is the article, the page itself gives its words and their places.

What trafilatura hands out as text is not used: it joins `<del>3</del><ins>30</ins>` to 330, and drops captions and
paragraphs that are told twice. What is shown as deleted is left out, what is inserted is in. Headline, dates, authors
and publisher come from JSON-LD and meta tags as they are written there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from checker.catalogue import mark
from checker.expression import Expression
from checker.reading.formats.document import Composer, Document, FormatError, first_text
from checker.reading.formats.elements import elements_of
from checker.reading.formats.live import find_entries
from checker.reading.formats.moments import read_moment
from checker.reading.formats.schema_org import ARTICLE, LIVE, as_list, is_article, name_references, read_description
from checker.reading.formats.trees import Manner, Role, Walk, local_name, parse_html

HEADINGS = ("h1", "h2")
SUBHEADS = ("h2", "h3", "h4")
LISTS = ("ul", "ol", "table", "blockquote")
WHOLE = frozenset(("figcaption", "h1"))  # all within them counts
HIDDEN = Expression(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
MOST_SCRIPT = 200_000  # characters of JSON-LD; what is longer is no description of one article
# Boxes that sell a subscription, by their classes; what a page declares as its paid text (`cssSelector`) is none.
WALL = Expression(
    r"(?:^|[\s_-])(?:paywall|regwall|paygate|upsell|abo-?(?:box|offer|teaser)|subscription-(?:box|offer))(?:$|[\s_-])"
)
LONGEST_WALL = 800  # characters: what is longer is text
SHORTEST = 200  # characters: less than that is no main part, and all of the page is read
META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "modified": ("article:modified_time", "datemodified", "dcterms.modified"),
    "published": ("article:published_time", "date", "dc.date", "dcterms.created", "datepublished", "pubdate"),
    "source": ("og:site_name", "publisher", "dc.publisher", "application-name"),
    "byline": ("author", "article:author", "dc.creator"),
}


def read(data: bytes, part: str = "html") -> Iterator[Document]:
    """The article of a page. Raises FormatError where the page holds no text."""
    page = _decode(data)
    root = parse_html(page)
    if root is None:
        raise FormatError(mark("holds no text"))
    said = {**_read_items(root), **_read_meta(root), **_read_linked_data(root)}
    composer = Composer()
    title = said.get("title") or _heading(root)
    owners = _live_owners(root) if said.get("kind") == LIVE else choose_owners(root, page)
    if owners is not None:
        owners |= find_entries(root, title or "")
    Walk(composer, part, Manner(_role_beside(said.get("paid", "")), counts=_counts(owners))).tell(root)
    if not composer.text:
        raise FormatError(mark("holds no text"))
    stated = said.get("modified") or said.get("published", "")
    yield Document(
        composer.text,
        tuple(composer.pieces),
        title=title,
        source=said.get("source") or said.get("address"),
        published=read_moment(stated),
        stated_date=stated,
        language=root.get("lang") or None,
        byline=said.get("byline"),
        version=said.get("version"),
    )


def _decode(data: bytes) -> str | bytes:
    """A page as characters, whatever encoding it says of itself: it has been decoded before, and XHTML with an encoding
    is parsed from its own bytes."""
    try:
        return data if data.lstrip().startswith(b"<?xml") else data.decode("utf-8")
    except UnicodeDecodeError:
        return data


def fragment_manner() -> Manner:
    """How HTML within another format is read: all of it but what is hidden or deleted."""
    return Manner(_role)


def _live_owners(root: etree._Element) -> frozenset[etree._Element] | None:
    """The blocks of a live blog: all of its main part, as its entries look like articles of their own; None without."""
    _, blocks = elements_of("html")
    main = next((one for name in ("main", "article") for one in root.iter(name)), None)
    if main is None:
        return None
    return frozenset(one for one in (main, *main.iterdescendants()) if one.tag in blocks)


def choose_owners(root: etree._Element, data: str | bytes) -> frozenset[etree._Element] | None:
    """The blocks whose own words are the article's, headline and captions too; None where all of the page is read."""
    _, blocks = elements_of("html")
    import trafilatura  # takes half a second to load, and only pages need it

    extracted = trafilatura.extract(
        data, include_comments=False, include_tables=True, deduplicate=False, favor_recall=True
    )
    lines = {_normal(line) for line in (extracted or "").split("\n")}
    if sum(map(len, lines)) < SHORTEST:
        return None
    told = [(owner, words) for owner, words in _lines_of_blocks(root) if words in lines and words]
    ours, found = {owner for owner, _ in told}, {words for _, words in told}
    for row in root.iter("tr"):  # a line of the text is a row, whose blocks are its cells
        if (words := _normal("".join(map(str, row.itertext())))) in lines:
            found.add(words)
            ours.update(one for cell in row if cell.tag in ("td", "th") for one in cell.iter() if one.tag in blocks)
    if sum(map(len, found)) * 2 < sum(map(len, lines)):
        return None  # most of what was extracted is not found again
    ours |= {one for one in root.iter(*SUBHEADS) if _heads(one, ours)}
    top = _common(ours)
    ours |= {one for one in root.iter("figcaption") if any(above is top for above in one.iterancestors())}
    ours.update(root.iter("h1"))
    return frozenset(ours)


def _heads(heading: etree._Element, ours: set[etree._Element]) -> bool:
    """Whether a heading stands right above words of the article: extraction drops some."""
    below = heading.getnext()
    return below is not None and (below in ours or (below.tag in LISTS and any(one in ours for one in below.iter())))


def _normal(text: str) -> str:
    """Letters and digits alone: extraction changes marks, spaces and bullets."""
    return re.sub(r"[\W_]+", "", text)


def _lines_of_blocks(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every line of a block's own words, with the block; deleted words are in, as trafilatura keeps them."""
    _, blocks = elements_of("html")
    owners: list[etree._Element] = []
    words: dict[etree._Element, list[str]] = {}
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if element.tag in blocks:
                owners.append(element)
            text = element.text
        else:
            if owners and owners[-1] is element:
                owners.pop()
            text = element.tail
        if owners and (text or element.tag == "br"):
            words.setdefault(owners[-1], []).append("\n" if element.tag == "br" and event == "start" else text or "")
    for owner, parts in words.items():
        yield from ((owner, _normal(line)) for line in (" ".join(" ".join(parts).split("\r")).split("\n")))
        yield owner, _normal("".join(parts))


def _common(elements: set[etree._Element]) -> etree._Element | None:
    """The innermost element that holds most of these: captions within it belong to the article."""
    counts: dict[etree._Element, int] = {}
    for element in elements:
        for above in element.iterancestors():
            counts[above] = counts.get(above, 0) + 1
    holding = [one for one, count in counts.items() if count * 2 > len(elements)]
    return max(holding, key=lambda one: sum(1 for _ in one.iterancestors()), default=None)


def _role(element: etree._Element) -> Role:
    skipped, blocks = elements_of("html")
    name = local_name(element)  # XHTML within other formats has a namespace
    if name in skipped or element.get("hidden") is not None or HIDDEN.search(element.get("style") or ""):
        return Role.SKIP
    if name == "br":
        return Role.LINE
    return Role.BLOCK if name in blocks else Role.INLINE


def _role_beside(paid: str) -> Callable[[etree._Element], Role]:
    """The role of an element of a page whose paid text has these selectors: boxes that sell it are no text."""

    def role(element: etree._Element) -> Role:
        names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if WALL.search(names) and not any(name in paid.split() for name in names.split()):
            words = " ".join("".join(map(str, element.itertext())).split())
            if len(words) <= LONGEST_WALL:
                return Role.SKIP
        return _role(element)

    return role


def _counts(kept: frozenset[etree._Element] | None) -> Callable[[etree._Element], bool]:
    """Whether an element's own text is the article's: its nearest block is one of `kept`, or a caption around it is."""
    _, blocks = elements_of("html")

    def count(element: etree._Element) -> bool:
        if kept is None:
            return True
        around = [element, *element.iterancestors()]
        nearest = next((one for one in around if one.tag in blocks), None)
        return nearest in kept or any(one.tag in WHOLE and one in kept for one in around)

    return count


def _heading(root: etree._Element) -> str | None:
    for name in (*HEADINGS, "title"):
        for element in root.iter(name):
            if words := first_text(["".join(map(str, element.itertext()))]):
                return words
    return None


def _read_items(root: etree._Element) -> dict[str, str]:
    """What microdata says of the article: `itemprop` on elements, whose words or attributes are the value."""
    article = next((one for one in root.iter() if ARTICLE.search((one.get("itemtype") or "").rpartition("/")[2])), None)
    if article is None:
        return {}
    found: dict[str, list[str]] = {"kind": [str(article.get("itemtype")).rpartition("/")[2]]}
    names = {"headline": "title", "datemodified": "modified", "datepublished": "published", "author": "byline"}
    for element in article.iter():
        if (key := names.get((element.get("itemprop") or "").lower())) is None:
            continue
        named = next((one for one in element.iterdescendants() if one.get("itemprop") == "name"), element)
        value = first_text([named.get("content"), named.get("datetime"), "".join(map(str, named.itertext()))])
        if value and value not in found.setdefault(key, []):
            found[key].append(value)
    return {key: "; ".join(values) if key == "byline" else values[0] for key, values in found.items() if values}


def _read_meta(root: etree._Element) -> dict[str, str]:
    values: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if element.get("content") and name not in values:
            values[name] = str(element.get("content"))
    found = {key: value for key, names in META.items() if (value := first_text(values.get(name) for name in names))}
    if found.get("byline", "").startswith(("http://", "https://")):
        del found["byline"]
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            found["address"] = str(link.get("href"))
    return found


def _read_linked_data(root: etree._Element) -> dict[str, str]:
    """What the page's JSON-LD says of the article: names stay as written ("dpa", "Muster, Eva" is one)."""
    items: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        text = script.text or ""
        if len(text) > MOST_SCRIPT:
            continue
        try:
            document = json.loads(text)
        except (ValueError, RecursionError):  # a page's own mistake: its meta tags still speak
            continue
        items += _list_items(document)
    article = next(filter(is_article, items), None)
    return read_description(name_references(article, items)) if article is not None else {}


def _list_items(document: Any) -> Iterator[dict[str, Any]]:
    for item in as_list(document):
        if isinstance(item, dict):
            yield item
            yield from (one for one in as_list(item.get("@graph")) if isinstance(one, dict))
