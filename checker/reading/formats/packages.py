"""Zip files in memory, within bounds: members are never unpacked to the disk, so their names lead nowhere."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.catalogue import mark
from checker.reading.formats.document import FormatError

MOST_MEMBERS = 2_000
MOST_UNPACKED = 200_000_000  # bytes of all members
WORST_RATIO = 200  # times its packed size; text packs to a third or a tenth
BROKEN = (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError)
SMALL = 1_000_000  # bytes: below that no ratio is a bomb


@dataclass
class Package:
    """An opened zip file; `left` are the bytes that may still be unpacked."""

    archive: zipfile.ZipFile
    left: int = MOST_UNPACKED
    members: tuple[str, ...] = field(default=())

    def read(self, name: str) -> bytes:
        """A member's bytes. Raises FormatError for one that is missing, encrypted, broken or too large."""
        try:
            info = self.archive.getinfo(name)
            if info.flag_bits & 1:
                raise FormatError(mark("is encrypted: save it without a password"))
            if stat.S_ISLNK(info.external_attr >> 16):  # what is packed is where it leads to
                raise FormatError(mark("is a link: pack the file that it leads to"))
            limit = min(self.left, max(SMALL, info.compress_size * WORST_RATIO))
            with self.archive.open(info) as member:
                data = member.read(limit + 1)
        except KeyError as problem:
            raise FormatError(mark("is an office document whose parts are missing")) from problem
        except (*BROKEN, zlib.error, RuntimeError) as problem:
            raise FormatError(mark("is a broken archive")) from problem
        self.left -= min(len(data), limit)
        if len(data) > limit:
            raise FormatError(mark("is an archive that unpacks to more than can be checked"))
        return data


def open_package(data: bytes) -> Package:
    """A zip file. Raises FormatError for a broken one and one with too many members."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as problem:
        raise FormatError(mark("is a broken archive")) from problem
    names = archive.namelist()
    if len(names) > MOST_MEMBERS:
        raise FormatError(mark("is an archive with more members than can be checked"))
    return Package(archive, members=tuple(names))


def list_files(package: Package) -> Iterator[str]:
    """The names of the members that are files, in order of name, each once."""
    yield from sorted({name for name in package.members if not name.endswith("/")})
