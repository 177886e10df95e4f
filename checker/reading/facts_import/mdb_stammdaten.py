"""Facts from the Bundestag's MdB-Stammdaten (XML): birthday and party of every member since 1949.

The file names a member's last party without a day, so it is taken to hold from the member's last group or term on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from checker.errors import FactsError
from checker.expression import Expression
from checker.messages import Remark
from checker.model import Excerpt, Fact
from checker.reading.facts_import.records import clean, place_of, put_in_order, read_day
from checker.reading.formats.document import FormatError
from checker.reading.formats.trees import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

DECLARATION = Expression(r"^\ufeff?\s*<\?xml[^>]*\?>")  # what it says of an encoding holds for bytes, not for text
SOURCE = "Deutscher Bundestag, Stammdaten aller Abgeordneten"


def from_mdb_stammdaten(text: str, name: str, checked: date) -> tuple[Fact, ...]:
    """The facts of MDB_STAMMDATEN.XML; `name` is the file's, `checked` the day it was fetched. Raises FactsError."""
    try:
        root = parse_xml(DECLARATION.sub("", text).encode("utf-8", "replace"))
    except FormatError as problem:
        raise FactsError(
            Remark(
                "{name}: this is not the XML of the MdB-Stammdaten ({problem})",
                name=name,
                problem=Remark(problem.pattern, **problem.fields),
            )
        ) from problem
    members = root.findall("MDB")
    if not members:
        raise FactsError(
            Remark("{name}: this is not the XML of the MdB-Stammdaten; there is no <MDB> in it", name=name)
        )
    place = place_of(name, text)
    return put_in_order(fact for member in members for fact in _member(member, name, place, checked))


def _member(member: Element, file: str, place: Excerpt, checked: date) -> Iterator[Fact]:
    names = list(dict.fromkeys(_full_name(entry) for entry in member.iterfind("NAMEN/NAME")))
    where = f"{file}, MdB {_text(member, 'ID')}"
    if not names or not names[-1]:
        raise FactsError(Remark("{where}: there is no name; is the file whole?", where=where))
    person, aliases = names[-1], tuple(names[:-1])
    source = f"{SOURCE}, ID {_text(member, 'ID')}"
    born = read_day(_text(member, "BIOGRAFISCHE_ANGABEN/GEBURTSDATUM"), where)
    if born:
        yield Fact(person, "born", born.isoformat(), place, aliases=aliases, source=source, checked=checked)
    party = _text(member, "BIOGRAFISCHE_ANGABEN/PARTEI_KURZ")
    since, until = _last_stretch(member, where)
    if party and since:
        yield Fact(person, "party", party, place, None, since, until, aliases, source, checked)


def _full_name(entry: Element) -> str:
    parts = [_text(entry, tag) for tag in ("VORNAME", "ADEL", "PRAEFIX", "NACHNAME")]
    return " ".join(part for part in parts if part)


def _last_stretch(member: Element, where: str) -> tuple[date | None, date | None]:
    """First and last day in the last group of the last term; the last day is open while the term runs."""
    terms = [
        (since, term)
        for term in member.iterfind("WAHLPERIODEN/WAHLPERIODE")
        if (since := read_day(_text(term, "MDBWP_VON"), where))
    ]
    if not terms:
        return None, None
    since, term = max(terms, key=lambda entry: entry[0])
    groups = [
        read_day(_text(institution, "MDBINS_VON"), where)
        for institution in term.iterfind("INSTITUTIONEN/INSTITUTION")
        if _text(institution, "INSART_LANG").startswith(("Fraktion", "Fraktionslos"))
    ]
    return max([since, *(day for day in groups if day)]), read_day(_text(term, "MDBWP_BIS"), where)


def _text(element: Element, path: str) -> str:
    return clean(element.findtext(path) or "")
