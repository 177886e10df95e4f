"""Regular expressions that are compiled when they are first used: of a large table a short article meets few rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Expression:
    """A pattern, and what it compiles to; whoever first asks for that waits for it."""

    pattern: str

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern. Raises re.error for a pattern that is none."""
        return re.compile(self.pattern)
