"""What has been ticked off on the check sheets of a desk: one JSON file beside the decisions, by the text's digest."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from checker.decisions.file import held, write_text
from checker.errors import DecisionsError
from checker.faults import name_obstacle
from checker.messages import Remark
from checker.model import Article
from checker.storage import NotReadableError, read_whole

FILE = "gegenprobe-ticks.json"
Ticks = dict[str, dict[str, str]]


def digest_text(article: Article) -> str:
    """Sixteen hex digits over a text: ticks belong to it, whatever its file is called."""
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_ticks(path: Path) -> Ticks:
    """By digest of the text: what is ticked, by the passage's number, and who ticked it; empty where no file is.

    Raises DecisionsError for a file that is not in this form.
    """
    try:
        document = json.loads(read_whole(path).decode("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, NotReadableError, ValueError, RecursionError) as problem:
        raise DecisionsError(
            Remark(
                "{path}: these ticks cannot be read ({problem}); restore or delete the file",
                path=path,
                problem=name_obstacle(problem),
            )
        ) from problem
    if not isinstance(document, dict) or not all(isinstance(one, dict) for one in document.values()):
        raise DecisionsError(Remark("{path}: this is no file of ticks; restore or delete it", path=path))
    return {str(key): {str(name): str(who) for name, who in one.items()} for key, one in document.items()}


def write_tick(path: Path, digest: str, name: str, value: str) -> None:
    """Write one tick (who made it) or one signed field beside the others; an empty value takes it away."""
    with held(path):
        ticks = read_ticks(path)
        one = ticks.setdefault(digest, {})
        if value:
            one[name] = value
        else:
            one.pop(name, None)
        kept = {key: dict(sorted(fields.items())) for key, fields in sorted(ticks.items()) if fields}
        write_text(path, json.dumps(kept, ensure_ascii=False, indent=1) + "\n")
