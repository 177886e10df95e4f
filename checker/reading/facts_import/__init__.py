"""Turns what Wikidata, the Bundestag and abgeordnetenwatch publish about people into facts, and writes facts."""

from checker.reading.facts_import.abgeordnetenwatch import from_abgeordnetenwatch
from checker.reading.facts_import.mdb_stammdaten import from_mdb_stammdaten
from checker.reading.facts_import.wikidata import from_wikidata
from checker.reading.facts_import.writing import write_facts

IMPORTERS = {
    "wikidata": from_wikidata,
    "mdb-stammdaten": from_mdb_stammdaten,
    "abgeordnetenwatch": from_abgeordnetenwatch,
}
"""Name of the source on the command line -> function (text, name of the file, day it was fetched) -> facts."""

__all__ = ["IMPORTERS", "from_abgeordnetenwatch", "from_mdb_stammdaten", "from_wikidata", "write_facts"]
