"""Words that edits put in the place of others: own lists of everyday German (and some English) news words."""

from __future__ import annotations

from decimal import Decimal

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
NUMBER_WORDS = {
    "de": dict(
        zip(
            ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
            range(2, 13),
            strict=True,
        )
    ),
    "en": dict(
        zip(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), range(2, 11), strict=True)
    ),
}
SCALES = {
    "Millionen": "Milliarden",
    "Milliarden": "Millionen",
    "Million": "Milliarde",
    "million": "billion",
    "billion": "million",
    "Mio": "Mrd",
    "Mrd": "Mio",
}
UNITS = {
    "Kilometer": "Meter",
    "Kilometern": "Metern",
    "kilometres": "metres",
    "Meter": "Kilometer",
    "Tonnen": "Kilogramm",
    "Hektar": "Quadratkilometer",
    "Stunden": "Tage",
    "Tage": "Wochen",
    "Wochen": "Monate",
    "Monate": "Jahre",
    "Monaten": "Jahren",
    "Jahre": "Monate",
    "Jahren": "Monaten",
    "years": "months",
}
CURRENCIES = {"Euro": "Dollar", "Dollar": "Euro", "euros": "pounds"}
POINTS = {"Prozent": "Prozentpunkte", "Prozentpunkte": "Prozent", "%": "Prozentpunkte"}
PARTIES = {
    "CDU": ("SPD", "Grüne", "FDP"),
    "SPD": ("CDU", "Linke", "AfD"),
    "CSU": ("SPD", "FDP"),
    "Grüne": ("SPD", "CDU", "FDP"),
    "Grünen": ("SPD", "CDU"),
    "FDP": ("CDU", "Grüne"),
    "AfD": ("SPD", "CDU"),
}
OFFICES = {
    "Außenminister": ("Innenminister", "Finanzminister"),
    "Verteidigungsminister": ("Außenminister", "Justizminister"),
    "Finanzminister": ("Verteidigungsminister", "Innenminister"),
    "Landesverkehrsministerin": ("Landesinnenministerin",),
    "Verkehrsministerin": ("Innenministerin", "Finanzministerin"),
    "Bundeskanzler": ("Bundespräsident", "Bundesfinanzminister"),
    "Kanzler": ("Bundespräsident", "Außenminister"),
    "Präsident": ("Ministerpräsident", "Außenminister"),
    "Ministerpräsident": ("Außenminister", "Verteidigungsminister"),
    "Premierminister": ("Außenminister", "Verteidigungsminister"),
    "Premier": ("Außenminister",),
    "Oberbürgermeisterin": ("Landrätin", "Kämmerin"),
    "Kämmerer": ("Oberbürgermeister",),
    "Prime Minister": ("Foreign Minister",),
    "Foreign Minister": ("Defence Minister", "Prime Minister"),
    "Chancellor": ("President", "Foreign Minister"),
    "President": ("Prime Minister", "Foreign Minister"),
}
ABBREVIATIONS = {
    "Millionen": "Mio.",
    "Milliarden": "Mrd.",
    "Prozent": "%",
    "Kilometer": "km",
    "Euro": "€",
    "Tonnen": "t",
}
CONVERSIONS = {
    "Kilometer": ("Meter", Decimal(1000)),
    "Tonnen": ("Kilogramm", Decimal(1000)),
    "Stunden": ("Minuten", Decimal(60)),
    "Minuten": ("Sekunden", Decimal(60)),
    "Tage": ("Stunden", Decimal(24)),
    "Wochen": ("Tage", Decimal(7)),
    "Jahre": ("Monate", Decimal(12)),
    "Jahren": ("Monaten", Decimal(12)),
    "Monaten": ("Jahren", Decimal(1) / 12),
}
HEDGES = (
    ("rund", "etwa", "ungefähr", "circa", "ca."),
    ("knapp", "fast", "beinahe", "nahezu"),
    ("gut", "etwas mehr als"),
    ("mehr als", "über"),
    ("mindestens", "wenigstens"),
    ("bis zu", "höchstens", "maximal"),
    ("about", "around", "roughly", "some"),
)
# Plurals of one case whose singulars data/synonyms.toml puts into one group.
PLURALS = (
    ("Menschen", "Personen"),
    ("Staaten", "Länder", "Nationen"),
    ("Fahrgäste", "Passagiere", "Reisende"),
    ("Helfer", "Einsatzkräfte", "Rettungskräfte", "Retter"),
    ("Helfern", "Einsatzkräften", "Rettungskräften"),
    ("Mitarbeiter", "Beschäftigte", "Angestellte"),
    ("Stimmen", "Voten"),
    ("Sitze", "Mandate"),
    ("Abgeordnete", "Parlamentarier"),
    ("Unternehmen", "Firmen", "Betriebe"),
    ("countries", "states", "nations"),
)
