"""What an editor calls a measured thing: names of dimensions and of the concepts that tell figures apart.

The names are those of the concepts in data/concepts.toml; a code without a name here is shown as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from checker.expression import Expression
from checker.messages import Told

TIMES_AS = Expression(r"\b(?:so [a-zäöüß]+|mehr|weniger|größer|höher|länger|stärker|schneller)\b")  # "dreimal so hoch"
# English tells a step without a preposition: "grew 3%", "a 3% drop", "3% less likely"; the gap is the figure's place
STEP = Expression(
    r"\b(?:grew|grow|grown|rose|risen|fell|fallen|jumped|climbed|dropped|declined|slipped|slid|gained|surged|soared"
    r"|plunged|tumbled|shrank|increased|decreased|growth of|rise of|fall of|drop of|increase of|decline of)\s{3}"
    r"|\s{3}(?:drop|rise|fall|jump|gain|decline|increase|decrease|surge|slump|growth|less|more|fewer|lower|higher"
    r"|year[- ]on[- ]year|year[- ]over[- ]year)\b"
)
INTEREST = Expression(r"\b(?:interest rates?|\w*[Zz]ins(?:en|satz)?)\b[^,;:.]{0,40} (?:to|at|of|auf|bei|von)\s{3}")

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
    "change": Told("change"),
    "often": Told("how often"),
    "percentage_point": Told("percentage points"),
    "ordinal": Told("rank"),
    "interest": Told("interest rate"),
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
    ("casualty", "attempted"): Told("attempted killings"),
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
    ("money", "provision"): Told("provisions"),
    ("worth", "loot"): Told("loot"),
    ("worth", "value"): Told("value"),
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
    ("scope", "abroad"): Told("abroad"),
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
    ("group", "age"): Told("by age"),
    ("group", "sex"): Told("by sex"),
    ("group", "class"): Told("by occupation"),
    ("group", "town"): Told("in towns"),
    ("group", "west"): Told("in the west"),
    ("group", "east"): Told("in the east"),
    ("motion", "amendment"): Told("on a motion"),
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
    ("vote", "majority"): Told("majority needed"),
    ("margin", "short"): Told("votes short"),
    ("money", "assets"): Told("total assets"),
    ("money", "saving"): Told("savings"),
    ("money", "prize"): Told("prize money"),
    ("money", "fraud"): Told("money obtained by fraud"),
    ("core", "core"): Told("core only"),
    ("competition", "league"): Told("league matches"),
    ("competition", "all"): Told("all matches"),
    ("competition", "cup"): Told("cup matches"),
    ("coverage", "insured"): Told("insured"),
    ("harm", "destroyed"): Told("destroyed"),
    ("harm", "damaged"): Told("damaged"),
    ("harm", "flooded"): Told("flooded"),
    ("capacity", "capacity"): Told("room for"),
    ("agreement", "term"): Told("term of an agreement"),
    ("penalty", "prison"): Told("prison sentence"),
    ("suspension", "suspended"): Told("suspended"),
    ("plea", "prosecution"): Told("asked for by the prosecution"),
    ("plea", "defence"): Told("asked for by the defence"),
    ("extent", "width"): Told("width"),
    ("extent", "height"): Told("height"),
    ("extent", "depth"): Told("depth"),
    ("extent", "length"): Told("length"),
    ("fire", "burnt"): Told("burnt area"),
    ("search", "searched"): Told("searched"),
    ("stake", "owned"): Told("share owned"),
    ("steps", "all"): Told("all steps together"),
    ("inall", "all"): Told("in all"),
    ("fixed", "minimum"): Told("at least"),
    ("lasting", "deadline"): Told("term"),
    ("lasting", "record"): Told("longest time since"),
    ("sum", "rent"): Told("rent"),
    ("sum", "pension"): Told("pension"),
    ("sum", "ransom"): Told("ransom"),
    ("sum", "bail"): Told("bail"),
    ("sum", "compensation"): Told("compensation"),
    ("sum", "dividend"): Told("dividend"),
    ("sum", "value"): Told("market value"),
    ("sum", "capital"): Told("capital"),
    ("sum", "contribution"): Told("contribution"),
    ("sum", "childbenefit"): Told("child benefit"),
    ("sum", "basicincome"): Told("basic income support"),
    ("sum", "minimumwage"): Told("minimum wage"),
    ("sum", "guarantee"): Told("guarantee"),
    ("sum", "confiscated"): Told("confiscated"),
    ("sum", "oneoff"): Told("one-off payment"),
    ("sum", "gap"): Told("gap in the budget"),
    ("sum", "toll"): Told("customs duty or toll"),
    ("rate", "unemployment"): Told("unemployment rate"),
    ("rate", "interest"): Told("interest rate"),
    ("rate", "vacancy"): Told("vacancy rate"),
    ("rate", "punctual"): Told("punctuality"),
    ("rate", "margin"): Told("profit margin"),
    ("rate", "female"): Told("share of women"),
    ("rate", "vaccination"): Told("vaccination rate"),
    ("rate", "clearance"): Told("clearance rate"),
    ("rate", "occupancy"): Told("occupancy"),
    ("rate", "poverty"): Told("poverty rate"),
    ("rate", "premium"): Told("premium"),
    ("rate", "discount"): Told("discount"),
    ("rate", "acceptance"): Told("acceptance rate"),
    ("tally", "births"): Told("births"),
    ("tally", "marriages"): Told("marriages"),
    ("tally", "divorces"): Told("divorces"),
    ("tally", "burglaries"): Told("burglaries"),
    ("tally", "knives"): Told("knife attacks"),
    ("tally", "jobless"): Told("unemployed"),
    ("tally", "vacancies"): Told("vacancies"),
    ("tally", "shorttime"): Told("short-time work"),
    ("tally", "signatures"): Told("signatures"),
    ("tally", "powercut"): Told("without power"),
    ("tally", "insolvencies"): Told("insolvencies"),
    ("tally", "tips"): Told("tips"),
    ("tally", "launched"): Told("launched"),
    ("tally", "intercepted"): Told("intercepted"),
    ("tally", "aftershocks"): Told("aftershocks"),
    ("tally", "grandchildren"): Told("grandchildren"),
    ("tally", "episodes"): Told("episodes"),
    ("tally", "convictions"): Told("previous convictions"),
    ("tally", "plaintiffs"): Told("co-plaintiffs"),
    ("span", "office"): Told("time in office"),
    ("span", "marriage"): Told("years of marriage"),
    ("span", "parliament"): Told("time in parliament"),
    ("span", "journey"): Told("travelling time"),
    ("span", "speech"): Told("length of a speech"),
    ("span", "talks"): Told("length of talks"),
    ("span", "outage"): Told("length of an outage"),
    ("stretch", "jam"): Told("traffic jam"),
    ("stretch", "level"): Told("water level"),
    ("stretch", "snow"): Told("snow"),
    ("stretch", "wreck"): Told("wreck"),
    ("heat", "highest"): Told("highest"),
    ("heat", "lowest"): Told("lowest"),
    ("heat", "mean"): Told("mean"),
    ("pace", "wind"): Told("wind"),
    ("pace", "driving"): Told("speed of a vehicle"),
}


def name_measured(
    dimension: str,
    noun: str,
    measures: Iterable[tuple[str, str]],
    qualifiers: Collection[tuple[str, str]],
    others: Iterable[str] = (),
) -> str:
    """A measured thing in words: "Verlust, zuvor", "Fahrgast", "Soldaten: Tote".

    `noun` is the noun counted (empty: none), `measures` and `qualifiers` are (family, concept) pairs, `others` parties
    or whatever else narrows the figure. A dimension is named only when nothing else says what is measured.
    """
    named = [name_concept(concept) for concept in sorted(measures)]
    narrowed = [name_concept(concept) for concept in sorted(qualifiers)]
    told = any(name.lower().startswith(noun) for name in (*named, *narrowed))  # "Kinder" says "Kind" as well
    things = [noun[:1].upper() + noun[1:]] if noun and not told else []
    if dimension == "change" and named and not any(family == "change" for family, _ in qualifiers):
        narrowed.append(DIMENSIONS[dimension])  # "der Gewinn um 20 Prozent"
    parts = [*things, *named] or [DIMENSIONS.get(dimension, dimension)]
    return Told.joined(dict.fromkeys([*parts, *narrowed, *sorted(others)]), ", ")


def tell_dimension(dimension: str, role: str, written: str, around: str) -> str:
    """A dimension as an editor tells it: a step of so many percent is a change, what interest stands at is a rate,
    "zweimal" says how often.

    `role` is that of the figure in its clause, `written` its number and unit as they stand in the text, `around` what
    stands there beside them, with three spaces in their place.
    """
    if dimension == "share" and (role == "change" or STEP.search(around)):
        return "change"
    if dimension == "share" and INTEREST.search(around):
        return "interest"
    often = dimension == "multiple" and written.endswith("mal") and not TIMES_AS.search(around)
    return "often" if often else dimension


def name_concept(concept: tuple[str, str]) -> str:
    """A concept in words, or its code when it has no name yet."""
    return CONCEPTS.get(concept, concept[1])
