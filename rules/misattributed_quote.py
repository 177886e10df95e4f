"""The same quotation is given to two speakers.

Two articles of one story quote the same words (at least five, nine in ten of them the same) and name two different
people for them. Somebody who is named by office alone ("der Minister"), by a pronoun or as an agency is no second
speaker, and a slogan of fewer than five words may well have been said by two.

The rule cannot tell who spoke; a crowd, a party or a joint statement of two people counts as one speaker only if its
last name is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.people.names import is_first_name
from checker.finding.quotes.quotes import QuoteMention, core_span, quotes_of
from checker.identity.quotes import QuoteSubject, is_one_speaker, person_of, split_words, surname_of
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict

LEVEL = Level.ERROR
SCOPE = "story"
FEWEST_WORDS = 5
DESCRIBED = re.compile(r"(?:[Dd]er|[Dd]ie|[Dd]as|[Ee]ine?) (?:\w+ von |\w+er |[a-zäöüß\d])")
TWO_NAMES = re.compile(r"[A-ZÄÖÜ][\w’'-]+ (?:(?:von der|van der|von|van|de|al) )?[A-ZÄÖÜ][\w’'-]+$")

EXAMPLES = (
    Conflicting(
        "„[Das Bad bleibt offen, darauf gebe ich mein Wort]“, sagte Bürgermeisterin Ute Brackmann.",
        "„[Das Bad bleibt offen, darauf gebe ich mein Wort]“, sagte Kämmerer Paul Ziller.",
    ),
    Conflicting(
        "Fraktionschef Jörg Wemmel sagte: „[Wir streiten hart, aber am Ende stimmen wir zusammen ab].“",
        "Mona Lenk war erleichtert. „[Wir streiten hart, aber am Ende stimmen wir zusammen ab]“, sagte Mona Lenk.",
    ),
    Conflicting(
        "»[Niemand muss heute Nacht im Freien schlafen]«, sagte Landrat Ole Tamm.",
        "«[Niemand muss heute Nacht im Freien schlafen]», sagte Einsatzleiter Bernd Kuhlke.",
    ),
    Conflicting(
        'Trainer Rolf Heidkamp: "[Wir waren heute einfach nicht bereit]."',
        'Sportdirektor Timo Schrade sagte: "[Wir waren heute einfach nicht bereit]".',
    ),
    Conflicting(
        "„[Die Maschine hätte nie starten dürfen]“, erklärte Gutachterin Lea Bittner.",
        "„[Die Maschine hätte nie starten dürfen]“, sagte Staatsanwalt Knut Pohl am Montag.",
    ),
    Conflicting(
        "„[Jeder Euro, den wir hier sparen, fehlt den Schulen]“, sagte Elternsprecherin Pia Moll (54).",
        "„[Jeder Euro, den wir hier sparen, fehlt den Schulen]“, kritisierte Stadtrat Albin Korte (SPD).",
    ),
    Conflicting(
        "„[Ich habe den Zug noch nie so voll gesehen]“, sagte Schaffner Emil Rade.",
        "Pendlerin Ines Kolbe sagte: „[Ich habe den Zug noch nie so voll gesehen]“.",
    ),
    Conflicting(
        '"[We will rebuild every house in this valley]," campaigner Anna Whitlow said.',
        '"[We will rebuild every house in this valley]," said housing secretary Peter Dunmore on Monday.',
        language="en",
    ),
    Conflicting(
        '"[We will rebuild every house in this valley]," Governor Anna Whitlow said.',
        '"[We will rebuild every house in this valley]," Mayor Peter Dunmore said.',
        language="en",
    ),
    Consistent(
        "Zank ums Gymnasium: „So verlieren wir jeden Lehrer in der Stadt“",
        "„[So verlieren wir jeden Lehrer in der Stadt]“, sagte Rektorin Anna Weidlich.",
    ),
    Consistent(
        "„[Das Bad bleibt offen, darauf gebe ich mein Wort]“, sagte Bürgermeisterin Ute Brackmann.",
        "„[Das Bad bleibt offen, darauf gebe ich mein Wort]“, sagte Ute Brackmann (SPD).",
    ),
    Consistent(
        "„[Das Bad bleibt offen, darauf gebe ich mein Wort]“, sagte Bürgermeisterin Ute Brackmann.",
        "„Das Bad bleibt offen, darauf gebe ich mein Wort“, sagte die Bürgermeisterin.",
    ),
    Consistent(
        "„Wir schaffen das gemeinsam“, sagte Landrat Ole Tamm.",
        "„Wir schaffen das gemeinsam“, sagte Einsatzleiter Bernd Kuhlke.",
    ),
    Consistent(
        "„[Die Halle wird im Mai nach zwei Jahren wieder geöffnet]“, sagte Stadträtin Mona Lenk.",
        "„[Die Halle bleibt wohl noch zwei Jahre ganz geschlossen]“, sagte Hausmeister Emil Rade.",
    ),
    Consistent(
        "„[Niemand muss heute Nacht im Freien schlafen]“, sagte Landrat Ole Tamm.",
        "„Niemand muss heute Nacht im Freien schlafen“, hieß es im Rathaus.",
    ),
    Consistent(
        "„[Die Maschine hätte nie starten dürfen]“, erklärte Gutachterin Lea Bittner.",
        "„[Die Maschine hätte nie starten dürfen]“, sagte Bittner.",
    ),
    Consistent(
        "Der Roman „Die Stadt am großen alten Fluss“ von Pia Moll erscheint im Mai.",
        "Den Roman „Die Stadt am großen alten Fluss“ lobte Kritiker Emil Rade.",
    ),
    Consistent(
        "„[Wir waren heute einfach nicht bereit]“, sagte Trainer Rolf Heidkamp.",
        "„Wir waren heute einfach nicht bereit“, sagte er nach dem Spiel.",
    ),
    Consistent(
        "„[Das Bad bleibt offen, darauf gebe ich mein Wort]“, sagte Ute Brackmann von der Hochschule Olm.",
        "„[Das Bad bleibt offen, darauf gebe ich mein Wort]“, sagte Ute Brackmann.",
    ),
    Consistent(
        "„Das Bad bleibt offen, darauf gebe ich mein Wort“, sagte der Berner Stadtrat.",
        "„[Das Bad bleibt offen, darauf gebe ich mein Wort]“, sagte Ute Brackmann.",
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every quotation of five words and more that a person named with first and last name is said to have spoken."""
    full_names: set[str] = set()
    for quote in article.mentions(quotes_of):
        speaker = quote.speaker
        if not quote.speech or speaker is None or not is_person(quote, full_names):
            continue
        words = split_words(article.text[quote.start : quote.end], article.language)
        if len(words) >= FEWEST_WORDS:
            excerpt = article.excerpt(*core_span(article.text, quote))
            subject = QuoteSubject(words, speaker, article.language, by_speaker=False, text=excerpt.text)
            name = surname_of(speaker) or ""
            yield Claim("misattributed_quote", subject, speaker, name, excerpt, said_by=speaker)


def is_person(quote: QuoteMention, full_names: set[str]) -> bool:
    """Whether the speaker is a person's name: first and last name, or a surname alone."""
    speaker = quote.speaker or ""
    named = TWO_NAMES.search(person_of(speaker))
    if named and DESCRIBED.match(speaker) and not is_first_name(named.group().split()[0]):
        return False  # "der Kapitän von Olm", "die Berner Rätin"
    return named is not None or (speaker.istitle() and " " not in speaker)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A conflict if the two speakers have different last names."""
    if is_one_speaker(earlier.said_by, later.said_by):
        return Verdict(Outcome.AGREES, Told("Both name the same speaker."))
    return Verdict(
        Outcome.CONFLICT,
        Told(
            "The same words are spoken by {one} here, by {other} there.",
            one=earlier.said_by or "",
            other=later.said_by or "",
        ),
        advice=Told("Check the speaker against the recording or the agency report."),
    )
