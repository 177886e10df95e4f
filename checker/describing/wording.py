"""The words around a figure as lemmas, nouns and names, looked up in the dictionaries when somebody compares them.

Most figures of an archive are compared with no other, so most look-ups are never made.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from checker.describing.content import content_words, find_names, thing_within
from checker.describing.nouns import head_of


@dataclass(frozen=True)
class Wording:
    """What is written around a figure; equal where the same is written, so also alike in what is looked up.

    `around` is its clause without the number, `written` number and unit, `named` the text whose names tell whose figure
    it is, `compound` the noun counted whose head is looked for. Not in slots, as what has been looked up is kept.
    """

    around: str = ""
    written: str = ""
    named: str = ""
    compound: str = ""
    language: str = "de"

    def __getstate__(self) -> dict[str, object]:
        """All that can be looked up is, before it is sent: processes that read do so side by side."""
        _ = self.things, self.names, self.head
        return self.__dict__

    @property
    def words(self) -> frozenset[str]:
        """The lemmas of the content words."""
        return self._content[0]

    @cached_property
    def things(self) -> frozenset[str]:
        """The nouns and names among them, and what the figure is part of ("Fünfjahresvertrag")."""
        return self._content[1] | thing_within(self.written, self.language)

    @cached_property
    def names(self) -> frozenset[str]:
        """The proper names."""
        return find_names(self.named, self.language)

    @cached_property
    def head(self) -> str:
        """The name of the head of the compound, "" without one."""
        return head_of(self.compound, self.language) if self.compound else ""

    @cached_property
    def _content(self) -> tuple[frozenset[str], frozenset[str]]:
        return content_words(self.around, self.language)


UNTOLD = Wording()
