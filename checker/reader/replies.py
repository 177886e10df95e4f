"""What comes back from a model's server: a reply, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from checker.errors import GegenprobeError
from checker.messages import Remark


class ServerError(GegenprobeError):
    """Why there is no answer; `lasting` where no other question would get one either."""

    def __init__(self, message: Remark, lasting: bool) -> None:
        super().__init__(message)
        self.lasting = lasting


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model wrote, and whether it was cut off.

    `tokens` were read and written, `read` of them read (None if the server is silent); `thought` says that the model
    thinks before it answers.
    """

    text: str
    cut_off: bool
    tokens: int | None
    read: int | None = None
    thought: bool = False
