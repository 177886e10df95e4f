"""What an editor calls a measured thing: names of dimensions and of the concepts that tell figures apart.

The names are those of the concepts in data/concepts.toml; a code without a name here is shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.messages import Told

DIMENSIONS: Mapping[str, str] = {
    "count": Told("number"),
    "share": Told("share"),
    "money": Told("amount"),
    "length": Told("length"),
    "area": Told("area"),
    "volume": Told("volume"),
    "mass": Told("mass"),
    "speed": Told("speed"),
    "power": Told("power"),
    "energy": Told("energy"),
    "temperature": Told("temperature"),
    "duration": Told("duration"),
    "duration_months": Told("duration"),
    "temperature_fahrenheit": Told("temperature"),
    "temperature_kelvin": Told("temperature"),
    "angle": Told("angle"),
    "current": Told("electric current"),
    "voltage": Told("voltage"),
    "frequency": Told("frequency"),
    "pressure": Told("pressure"),
    "sound": Told("loudness"),
    "radioactivity": Told("radioactivity"),
    "radiation_dose": Told("radiation dose"),
    "digital": Told("amount of data"),
    "pixels": Told("resolution"),
    "multiple": Told("multiple"),
    "percentage_point": Told("percentage points"),
    "ordinal": Told("rank"),
}
CONCEPTS: Mapping[tuple[str, str], str] = {
    ("casualty", "dead"): Told("dead"),
    ("casualty", "injured"): Told("injured"),
    ("casualty", "missing"): Told("missing"),
    ("casualty", "infected"): Told("infected"),
    ("casualty", "rescued"): Told("rescued"),
    ("casualty", "arrested"): Told("arrested"),
    ("casualty", "buried"): Told("buried"),
    ("casualty", "homeless"): Told("homeless"),
    ("casualty", "identified"): Told("identified"),
    ("casualty", "treated"): Told("treated"),
    ("casualty", "complicated"): Told("with complications"),
    ("severity", "critical"): Told("life-threatening"),
    ("severity", "severe"): Told("severe"),
    ("severity", "slight"): Told("slight"),
    ("vote", "yes"): Told("votes for"),
    ("vote", "no"): Told("votes against"),
    ("vote", "abstained"): Told("abstentions"),
    ("vote", "invalid"): Told("invalid votes"),
    ("vote", "cast"): Told("votes cast"),
    ("vote", "eligible"): Told("entitled to vote"),
    ("threshold", "needed"): Told("needed"),
    ("ballot", "first"): Told("first ballot"),
    ("ballot", "second"): Told("second ballot"),
    ("ballot", "third"): Told("third ballot"),
    ("poll", "forecast"): Told("forecast"),
    ("result", "seats"): Told("seats"),
    ("result", "lead"): Told("lead"),
    ("margin", "lead"): Told("lead"),
    ("money", "turnover"): Told("turnover"),
    ("money", "profit"): Told("profit"),
    ("money", "loss"): Told("loss"),
    ("money", "debt"): Told("debt"),
    ("money", "cost"): Told("costs"),
    ("money", "invested"): Told("investment"),
    ("money", "damage"): Told("damage"),
    ("money", "bonus"): Told("bonus"),
    ("money", "salary"): Told("salary"),
    ("money", "offer"): Told("offer"),
    ("money", "tax"): Told("tax"),
    ("money", "fine"): Told("fine"),
    ("money", "loot"): Told("loot"),
    ("money", "reserve"): Told("reserves"),
    ("money", "donation"): Told("donations"),
    ("money", "budget"): Told("budget"),
    ("money", "aid"): Told("aid"),
    ("money", "fee"): Told("fee"),
    ("money", "fund"): Told("fund"),
    ("chamber", "bundestag"): Told("Bundestag"),
    ("chamber", "bundesrat"): Told("Bundesrat"),
    ("chamber", "landtag"): Told("state parliament"),
    ("chamber", "senate"): Told("senate"),
    ("chamber", "house"): Told("house of representatives"),
    ("chamber", "council"): Told("council"),
    ("fixed", "fixed"): Told("fixed"),
    ("fixed", "maximum"): Told("at most"),
    ("part", "part"): Told("of these"),
    ("part", "more"): Told("more"),
    ("elsewhere", "there"): Told("elsewhere"),
    ("change", "up"): Told("increase"),
    ("change", "down"): Told("decrease"),
    ("scope", "world"): Told("worldwide"),
    ("scope", "country"): Told("nationwide"),
    ("scope", "europe"): Told("in Europe"),
    ("period", "quarter"): Told("in the quarter"),
    ("period", "half"): Told("in the half-year"),
    ("period", "month"): Told("in the month"),
    ("period", "year"): Told("in the year"),
    ("period", "before"): Told("before"),
    ("base", "month"): Told("than the month before"),
    ("base", "quarter"): Told("than the quarter before"),
    ("base", "year"): Told("than the year before"),
    ("base", "term"): Told("than at the last election"),
    ("lasting", "lasted"): Told("duration"),
    ("lasting", "delay"): Told("delay"),
    ("lasting", "waited"): Told("waiting time"),
    ("who", "children"): Told("children"),
    ("who", "youth"): Told("young people"),
    ("who", "adults"): Told("adults"),
    ("who", "women"): Told("women"),
    ("who", "men"): Told("men"),
    ("who", "pupils"): Told("pupils"),
    ("who", "teachers"): Told("teachers"),
    ("who", "police"): Told("police officers"),
    ("who", "helpers"): Told("helpers"),
    ("who", "soldiers"): Told("soldiers"),
    ("who", "passengers"): Told("passengers"),
    ("who", "foreigners"): Told("foreigners"),
    ("who", "suspects"): Told("suspects"),
    ("adjustment", "price"): Told("price-adjusted"),
    ("adjustment", "season"): Told("seasonally adjusted"),
    ("adjustment", "nominal"): Told("nominal"),
    ("adjustment", "operating"): Told("operating"),
    ("adjustment", "net"): Told("net"),
    ("purpose", "civil"): Told("civil"),
    ("purpose", "military"): Told("military"),
    ("purpose", "humanitarian"): Told("humanitarian"),
    ("belonging", "member"): Told("members"),
    ("belonging", "ready"): Told("ready to take part"),
    ("bid", "demanded"): Told("demanded"),
    ("bid", "offered"): Told("offered"),
    ("status", "planned"): Told("planned"),
    ("status", "demanded"): Told("demanded"),
    ("status", "offered"): Told("offered"),
    ("status", "possible"): Told("possible"),
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
    return Told.joined(dict.fromkeys([*parts, *narrowed, *sorted(others)]), ", ")


def name_concept(concept: tuple[str, str]) -> str:
    """A concept in words, or its code when it has no name yet."""
    return CONCEPTS.get(concept, concept[1])
