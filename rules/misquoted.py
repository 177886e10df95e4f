"""The same words of the same speaker are quoted in two wordings.

Two articles of one story put words into quotation marks, name the same speaker, and laid side by side most of the words
agree, but not all: a word is replaced, added or left out within the part that both quote. What one of them only cuts
short at the beginning or the end is no change, nor is a cut marked by […], an editor's remark in brackets, an ending or
an article bent to fit the sentence, a number in words or figures, a sign for its word, another spelling or
transcription, a filler ("äh"). Quotations of two languages are translations and never compared.

The rule cannot know which wording was spoken, and it takes two similar sentences that a speaker really said both for
one if most of their words agree. Indirect speech is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.examples import Conflicting, Consistent
from checker.finding import AnnotatedArticle
from checker.finding.quotes.quotes import core_span, quotes_of
from checker.identity.quotes import Difference, QuoteSubject, align, as_written, split_words, surname_of
from checker.messages import Told
from checker.model import Claim, Level, Outcome, Verdict

LEVEL = Level.WARNING
SCOPE = "story"
OWNS_FIGURES = True
FEWEST_WORDS = 4

EXAMPLES = (
    Conflicting(
        "„[Wir haben lange gerungen, aber dann gemeinsam entschieden]“, sagte Bürgermeisterin Ute Brackmann.",
        "Brackmann sagte: „[Wir haben lange gerungen, aber gemeinsam entschieden].“",
    ),
    Conflicting(
        '"[Die Lage ist dramatisch]", sagte Landrat Ole Tamm.',
        "Landrat Ole Tamm sagte am Abend: „[Die Lage ist beherrschbar]“.",
    ),
    Conflicting(
        "«[Der Zustand der Brücke war uns seit Jahren bekannt]», sagte Amtsleiter Jörg Wemmel.",
        "»[Der Zustand der Brücke war uns seit Monaten bekannt]«, sagte Wemmel.",
    ),
    Conflicting(
        "Parteichefin Ines Kolbe sagte, das Land habe „[einen seiner klügsten Köpfe verloren]“.",
        "Ines Kolbe schrieb: „[Mit ihm hat das Land einen seiner mutigsten Köpfe verloren].“",
    ),
    Conflicting(
        "„[Das Angebot liegt auf dem Tisch und gilt bis Freitag]“, sagte Verhandlungsführer Timo Schrade.",
        "„[Das Angebot liegt auf dem Tisch und gilt bis Montag]“, betonte Timo Schrade.",
    ),
    Conflicting(
        "„[Ich trete heute nicht zurück]“, sagte Präsident Albin Korte.",
        "Präsident Albin Korte sagte: „[Ich trete heute zurück].“",
    ),
    Conflicting(
        'Trainer Rolf Heidkamp: "[Wir waren heute klar die bessere Mannschaft]."',
        'Trainer Rolf Heidkamp sagte: "[Wir waren heute leider nicht die bessere Mannschaft]."',
    ),
    Conflicting(
        '"[We knew about the risk for many years]," Mayor Anna Whitlow said.',
        '"[We knew about the risk for many months]," Mayor Anna Whitlow said.',
        language="en",
    ),
    Conflicting(
        "„[Wir haben in einer Nacht vier Tonnen Sand geladen]“, sagte Einsatzleiter Falk Röder.",
        "„[Wir haben in einer Nacht 14 Tonnen Sand geladen]“, sagte Falk Röder.",
    ),
    Conflicting(
        "„[Der Umbau kostet uns 4000 Euro im Monat]“, sagte Wirtin Hanne Pless.",
        "„[Der Umbau kostet uns 40.000 Euro im Monat]“, sagte Hanne Pless.",
    ),
    Consistent(
        "„[Wir haben lange gerungen, aber dann gemeinsam entschieden]“, sagte Bürgermeisterin Ute Brackmann.",
        '"[Wir haben lange gerungen, aber dann gemeinsam entschieden]", sagte Brackmann am Montag.',
    ),
    Consistent(
        "„[Die Halle wird nicht geschlossen, solange ich im Amt bin, und danach auch nicht]“, sagte Rätin Mona Lenk.",
        "„[Die Halle wird nicht geschlossen, solange ich im Amt bin]“, sagte Lenk.",
    ),
    Consistent(
        "„[Die Kosten sind, das muss man sagen, völlig aus dem Ruder gelaufen]“, sagte Kämmerer Paul Ziller.",
        "„[Die Kosten sind \\[…\\] völlig aus dem Ruder gelaufen]“, sagte Kämmerer Paul Ziller.",
    ),
    Consistent(
        "„[Ich verliere meinen engsten Berater und Freund]“, sagte Parteichef Ruben Ahl.",
        "Ruben Ahl sagte, er verliere „[seinen engsten Berater und Freund]“.",
    ),
    Consistent(
        "„[Wir brauchen jetzt schnelle Hilfe für die Betriebe]“, sagte Ministerin Vera Stolz.",
        "„[Wir brauchen jetzt schnelle Hilfe für die Betriebe]“, sagte Minister Karl Ohm.",
    ),
    Consistent(
        "„[Wir brauchen einen klaren Kopf und viel Geduld]“, sagte Sprecherin Lea Bittner.",
        "„[Die Ermittlungen werden noch viele Wochen dauern]“, sagte Lea Bittner.",
    ),
    Consistent(
        "„[Daß die Straße gesperrt bleibt, muß niemand hinnehmen]“, sagte Ratsherr Knut Pohl.",
        "„[Dass die Straße gesperrt bleibt, muss niemand hinnehmen]“, sagte Ratsherr Knut Pohl.",
    ),
    Consistent("„Das ist gut“, sagte Rektorin Pia Moll.", "„Das ist schlecht“, sagte Rektorin Pia Moll."),
    Consistent("„Die Lage im Hafen ist dramatisch“, hieß es.", "„Die Lage im Hafen ist beherrschbar“, hieß es."),
    Consistent(
        "Pia Moll sagte, im Mai laufe der Film „Die Stadt am großen Fluss“ an.",
        "Pia Moll sagte, im Juni laufe der Film „Die Stadt am alten Fluss“ an.",
    ),
    Consistent(
        "Der Film „Die Stadt am großen Fluss“ läuft im Mai.",
        "Der Film „Die Stadt am alten Fluss“ läuft im Juni.",
    ),
    Consistent(
        "„[Das ist, äh, ein guter Tag für unsere Stadt]“, sagte Rektorin Pia Moll.",
        "„[Das ist ein guter Tag für unsere Stadt]“, sagte Rektorin Pia Moll.",
    ),
    Consistent(
        "„[Wir haben in einer Nacht vier Tonnen Sand geladen]“, sagte Einsatzleiter Falk Röder.",
        "„[Wir haben in einer Nacht 4 Tonnen Sand geladen]“, sagte Falk Röder.",
    ),
    Consistent(
        "„[Das sind viertausend Euro oder zehn Prozent mehr als sonst]“, sagte Wirtin Hanne Pless.",
        "„[Das sind 4.000 € oder 10 % mehr als sonst]“, sagte Hanne Pless.",
    ),
    Consistent(
        "„[Die Energiekrise hat uns anderthalb Millionen gekostet]“, sagte Vorstand Emil Gantz.",
        "„[Die Energie-Krise hat uns 1,5 Mio. gekostet]“, sagte Emil Gantz.",
    ),
    Consistent(
        "„[Ich hab’s immer gesagt: So geht’s nicht weiter mit der Schule]“, sagte Elternsprecher Nils Urban.",
        "„[Ich habe es immer gesagt: So geht es nicht weiter mit der Schule]“, sagte Nils Urban.",
    ),
    Consistent(
        "„[Wir fahren . . . mit zwölf Leuten nach Muenchen]“, sagte Trainer Bernd Aigner.",
        "„[Wir fahren nächste Woche mit 12 Leuten nach München]“, sagte Bernd Aigner.",
    ),
    Consistent(
        "„[Er (der Landrat, Anm. d. Red.) kennt die Zahlen seit Wochen]“, sagte Rätin Mona Lenk.",
        "„[Er kennt die Zahlen seit Wochen]“, sagte Rätin Mona Lenk.",
    ),
)


def find_claims(article: AnnotatedArticle) -> Iterator[Claim]:
    """Every quotation of four words and more whose speaker is named."""
    for quote in article.mentions(quotes_of):
        if not quote.speech or surname_of(quote.speaker) is None:
            continue
        words = split_words(article.text[quote.start : quote.end], article.language)
        if len(words) >= FEWEST_WORDS:
            excerpt = article.excerpt(*core_span(article.text, quote))
            subject = QuoteSubject(words, quote.speaker, article.language, by_speaker=True, text=excerpt.text)
            yield Claim("misquoted", subject, excerpt.text, " ".join(words), excerpt, said_by=quote.speaker)


def compare(earlier: Claim, later: Claim) -> Verdict:
    """A conflict if a word within the part both quote differs."""
    if not isinstance(earlier.subject, QuoteSubject) or not isinstance(later.subject, QuoteSubject):
        return Verdict(Outcome.NOT_COMPARABLE, Told("not a quotation"))
    found = align(earlier.subject.words, later.subject.words)
    if not found.differences:
        return Verdict(Outcome.AGREES, Told("Both quote the same words, as far as they give the same passage."))
    changes = Told.joined(describe(difference, earlier, later) for difference in found.differences)
    return Verdict(
        Outcome.CONFLICT,
        Told("The same sentence of {who} in two versions: {changes}.", who=earlier.said_by or "", changes=changes),
        advice=Told("Check the words against the recording or the agency report."),
    )


def describe(difference: Difference, earlier: Claim, later: Claim) -> Told:
    """One difference in the words as the two articles write them."""
    ours = as_written(difference.ours, earlier.excerpt.text, earlier.article.language)
    theirs = as_written(difference.theirs, later.excerpt.text, later.article.language)
    if not ours:
        return Told("“{words}” is only in the second", words=theirs)
    if not theirs:
        return Told("“{words}” is only in the first", words=ours)
    return Told("“{one}” against “{other}”", one=ours, other=theirs)
