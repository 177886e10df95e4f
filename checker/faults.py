"""What the system and its parsers say of a file that cannot be read or written, in the reader's language."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from checker.catalogue import mark
from checker.expression import Expression
from checker.messages import Remark
from checker.storage import NotReadableError

# By error number (POSIX, errno.h); another one is told in the system's own words.
FAULTS: Mapping[int, str] = {
    errno.ENOENT: mark("there is no such file or folder"),
    errno.EACCES: mark("access is denied"),
    errno.EPERM: mark("access is denied"),
    errno.EISDIR: mark("it is a folder"),
    errno.ENOTDIR: mark("a part of the path is no folder"),
    errno.EEXIST: mark("it is there already"),
    errno.ENOSPC: mark("the disk is full"),
    errno.EROFS: mark("the disk can only be read"),
    errno.ELOOP: mark("its links lead in a circle"),
    errno.ENAMETOOLONG: mark("its name is too long"),
    errno.EADDRINUSE: mark("it is in use"),
    errno.ECONNREFUSED: mark("nobody answers there"),
    errno.ETIMEDOUT: mark("it took too long"),
}
PLACE = Expression(r"line (\d+),? column (\d+)")


def name_fault(problem: OSError) -> Remark | str:
    """Why a file cannot be used: words of ours for what is common, else the system's own."""
    if problem.errno is not None and problem.errno in FAULTS:
        return Remark(FAULTS[problem.errno])
    return Remark("another process holds it") if isinstance(problem, TimeoutError) else problem.strerror or str(problem)


def name_place(problem: Exception) -> Remark:
    """Where a parser (tomllib, json, PyYAML) stopped, counted from 1; what it expected there is only in English."""
    found = PLACE.search(str(problem))
    if found is None:
        return Remark("at its end")
    return Remark("line {line}, column {column}", line=int(found[1]), column=int(found[2]))


def name_obstacle(problem: Exception) -> Remark | str:
    """Why a file is not read, to stand in brackets: what kind of file it is, or what the system or its parser says."""
    if isinstance(problem, NotReadableError):
        return Remark("it {reason}", reason=Remark(str(problem)))
    if isinstance(problem, OSError):
        return name_fault(problem)
    return Remark("it is not UTF-8") if isinstance(problem, UnicodeDecodeError) else name_place(problem)
