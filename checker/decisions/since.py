"""`--since REV`: what was found at a git revision already is known; no file is needed for that.

The articles as they stood at the revision are put into a folder of their own, to be read and checked like any others;
the fingerprints of what is found there are the baseline.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from checker.errors import UsageError
from checker.messages import Remark
from checker.model import Conflict, Status


def mark_known(conflicts: Iterable[Conflict], fingerprints: Collection[str]) -> tuple[Conflict, ...]:
    """The conflicts, in the order given, those new but found at the revision already as known."""
    return tuple(
        replace(conflict, status=Status.KNOWN)
        if conflict.status is Status.NEW and conflict.fingerprint in fingerprints
        else conflict
        for conflict in conflicts
    )


def extract_revision(paths: Sequence[str], revision: str, into: Path) -> tuple[str, ...]:
    """Write the files under `paths` as they were at a git revision below the folder `into`, and say where they are.

    A path that did not exist then is left out, as is "-". Nothing in the repository changes. Raises UsageError when a
    path is in no git repository, or the revision is not known there.
    """
    written: list[str] = []
    for number, path in enumerate(path for path in paths if path != "-"):
        top, inside = _locate(path)
        commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if commit is None:
            raise UsageError(
                Remark(
                    "--since {revision}: the git repository {top} knows no such revision",
                    revision=revision,
                    top=top,
                )
            )
        target = into / str(number)
        if _write_tree(top, inside, commit.strip(), target):
            written.append(str(target / inside))
    return tuple(written)


def _locate(path: str) -> tuple[Path, str]:
    """The top folder of the repository a path is in, and the path within it."""
    real = Path(os.path.realpath(path))
    folder = real if real.is_dir() else real.parent
    top = _git(folder, "rev-parse", "--show-toplevel") if folder.is_dir() else None
    if top is None:
        raise UsageError(Remark("--since: {path} is not in a git repository", path=path))
    root = Path(os.path.realpath(top.rstrip("\n")))
    return root, real.relative_to(root).as_posix()


def _write_tree(top: Path, inside: str, commit: str, target: Path) -> bool:
    """Check the files out below `target` by way of an index of its own; False if the revision holds none."""
    listed = _git(top, "--literal-pathspecs", "ls-tree", "-r", "-z", "--name-only", commit, "--", inside)
    if not listed:
        return False
    target.mkdir(parents=True)
    index = {"GIT_INDEX_FILE": str(target / ".index")}
    _git(top, "read-tree", commit, environment=index)
    _git(top, "checkout-index", "-z", "--stdin", f"--prefix={target}/", environment=index, stdin=listed)
    (target / ".index").unlink(missing_ok=True)
    return True


def _git(folder: Path, *words: str, environment: dict[str, str] | None = None, stdin: str | None = None) -> str | None:
    """What git prints, or None when it fails. Raises UsageError when there is no git."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", *words],
            cwd=folder,
            env={**kept, **(environment or {})},
            input=os.fsencode(stdin) if stdin is not None else b"",
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as problem:
        raise UsageError(Remark("--since needs the command git, which is not installed")) from problem
    return os.fsdecode(done.stdout) if done.returncode == 0 else None
