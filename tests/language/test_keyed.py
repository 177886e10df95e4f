"""A table that is looked up in place gives what was written into it, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.language.keyed import read_keyed, write_keyed

KEYS = st.binary(max_size=6).filter(lambda key: not set(key) & set(b"\n\t"))
VALUES = st.binary(max_size=6).filter(lambda value: b"\n" not in value)


@given(st.dictionaries(KEYS, VALUES, max_size=40), st.binary(max_size=3), KEYS)
def test_what_is_written_is_read(rows: dict[bytes, bytes], before: bytes, other: bytes) -> None:
    data = before + write_keyed(rows.items()) + b"\nbehind\t1"
    table, end = read_keyed(data, len(before))
    assert {key: table.get(key) for key in rows} == rows
    assert table.get(other) == rows.get(other)
    assert dict(table.rows()) == rows
    assert data[end:] == b"\nbehind\t1"


def test_the_first_of_two_rows_with_one_key_stands() -> None:
    table, _ = read_keyed(write_keyed([(b"key", b"first"), (b"key", b"second")]), 0)
    assert table.get(b"key") == b"first"
