"""What an editor calls a measured thing, in German: names of dimensions and of the concepts that tell figures apart.

The names are those of the concepts in data/concepts.toml; a code without a name here is shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

DIMENSIONS: Mapping[str, str] = {
    "count": "Anzahl",
    "share": "Anteil",
    "money": "Betrag",
    "length": "Länge",
    "area": "Fläche",
    "volume": "Volumen",
    "mass": "Masse",
    "speed": "Geschwindigkeit",
    "power": "Leistung",
    "energy": "Energie",
    "temperature": "Temperatur",
    "duration": "Dauer",
    "duration_months": "Dauer",
    "temperature_fahrenheit": "Temperatur",
    "temperature_kelvin": "Temperatur",
    "angle": "Winkel",
    "current": "Stromstärke",
    "voltage": "Spannung",
    "frequency": "Frequenz",
    "pressure": "Druck",
    "sound": "Lautstärke",
    "radioactivity": "Radioaktivität",
    "radiation_dose": "Strahlendosis",
    "digital": "Datenmenge",
    "pixels": "Auflösung",
    "multiple": "Vielfaches",
    "percentage_point": "Prozentpunkte",
    "ordinal": "Rang",
}
CONCEPTS: Mapping[tuple[str, str], str] = {
    ("casualty", "dead"): "Tote",
    ("casualty", "injured"): "Verletzte",
    ("casualty", "missing"): "Vermisste",
    ("casualty", "infected"): "Erkrankte",
    ("casualty", "rescued"): "Gerettete",
    ("casualty", "arrested"): "Festgenommene",
    ("casualty", "buried"): "Verschüttete",
    ("casualty", "homeless"): "Obdachlose",
    ("casualty", "identified"): "Identifizierte",
    ("casualty", "treated"): "Behandelte",
    ("casualty", "complicated"): "mit Komplikationen",
    ("severity", "critical"): "lebensgefährlich",
    ("severity", "severe"): "schwer",
    ("severity", "slight"): "leicht",
    ("vote", "yes"): "Ja-Stimmen",
    ("vote", "no"): "Nein-Stimmen",
    ("vote", "abstained"): "Enthaltungen",
    ("vote", "invalid"): "ungültige Stimmen",
    ("vote", "cast"): "abgegebene Stimmen",
    ("threshold", "needed"): "nötig",
    ("ballot", "first"): "erster Wahlgang",
    ("ballot", "second"): "zweiter Wahlgang",
    ("ballot", "third"): "dritter Wahlgang",
    ("poll", "forecast"): "Prognose",
    ("result", "seats"): "Sitze",
    ("result", "lead"): "Vorsprung",
    ("money", "turnover"): "Umsatz",
    ("money", "profit"): "Gewinn",
    ("money", "loss"): "Verlust",
    ("money", "debt"): "Schulden",
    ("money", "cost"): "Kosten",
    ("money", "invested"): "Investitionen",
    ("money", "damage"): "Schaden",
    ("money", "bonus"): "Prämie",
    ("money", "salary"): "Gehalt",
    ("money", "offer"): "Angebot",
    ("money", "tax"): "Steuer",
    ("money", "fine"): "Strafe",
    ("money", "loot"): "Beute",
    ("money", "reserve"): "Rücklage",
    ("money", "donation"): "Spenden",
    ("money", "budget"): "Haushalt",
    ("money", "aid"): "Hilfe",
    ("money", "fee"): "Gebühr",
    ("money", "fund"): "Fonds",
    ("chamber", "bundestag"): "Bundestag",
    ("chamber", "bundesrat"): "Bundesrat",
    ("chamber", "landtag"): "Landtag",
    ("chamber", "senate"): "Senat",
    ("chamber", "house"): "Abgeordnetenhaus",
    ("chamber", "council"): "Rat",
    ("fixed", "fixed"): "fest",
    ("fixed", "maximum"): "höchstens",
    ("part", "part"): "davon",
    ("part", "more"): "weitere",
    ("change", "up"): "Zunahme",
    ("change", "down"): "Rückgang",
    ("scope", "world"): "weltweit",
    ("scope", "country"): "landesweit",
    ("scope", "europe"): "in Europa",
    ("period", "quarter"): "im Quartal",
    ("period", "half"): "im Halbjahr",
    ("period", "month"): "im Monat",
    ("period", "year"): "im Jahr",
    ("period", "before"): "zuvor",
    ("who", "children"): "Kinder",
    ("who", "youth"): "Jugendliche",
    ("who", "adults"): "Erwachsene",
    ("who", "women"): "Frauen",
    ("who", "men"): "Männer",
    ("who", "pupils"): "Schüler",
    ("who", "teachers"): "Lehrer",
    ("who", "police"): "Polizisten",
    ("who", "helpers"): "Helfer",
    ("who", "soldiers"): "Soldaten",
    ("who", "passengers"): "Fahrgäste",
    ("who", "foreigners"): "Ausländer",
    ("who", "suspects"): "Verdächtige",
    ("adjustment", "price"): "preisbereinigt",
    ("adjustment", "season"): "saisonbereinigt",
    ("adjustment", "nominal"): "nominal",
    ("adjustment", "operating"): "operativ",
    ("adjustment", "net"): "netto",
    ("purpose", "civil"): "zivil",
    ("purpose", "military"): "militärisch",
    ("purpose", "humanitarian"): "humanitär",
    ("status", "planned"): "geplant",
    ("status", "demanded"): "gefordert",
    ("status", "offered"): "angeboten",
    ("status", "possible"): "möglich",
}


def name_measured(
    dimension: str,
    noun: str,
    measures: Iterable[tuple[str, str]],
    qualifiers: Iterable[tuple[str, str]],
    others: Iterable[str] = (),
) -> str:
    """A measured thing in words: "Verlust, zuvor", "Fahrgast", "Soldaten: Tote".

    `noun` is the noun counted (empty: none), `measures` and `qualifiers` are (family, concept) pairs, `others` parties
    or whatever else narrows the figure. A dimension is named only when nothing else says what is measured.
    """
    named = [name_concept(concept) for concept in sorted(measures)]
    things = [noun[:1].upper() + noun[1:]] if noun else []
    narrowed = [name_concept(concept) for concept in sorted(qualifiers)]
    parts = [*things, *named] or [DIMENSIONS.get(dimension, dimension)]
    return ", ".join(dict.fromkeys([*parts, *narrowed, *sorted(others)]))


def name_concept(concept: tuple[str, str]) -> str:
    """A concept in German, or its code when it has no name yet."""
    return CONCEPTS.get(concept, concept[1])
