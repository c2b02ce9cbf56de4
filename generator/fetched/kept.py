"""A model's folder: its files, and beside them what they were when they were fetched."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.errors import ModelFileError
from generator.fetched import folder
from generator.files import file_digest, remove, write_text

if TYPE_CHECKING:
    from pathlib import Path

    from generator.settings import Settings

RECORD = "kamishibai.json"
"""Of a model's folder: name of a file → its size and its digest."""


def record(made: Path) -> None:
    """Write down what the files of a folder are."""
    told = {
        path.name: {"size": path.stat().st_size, "sha256": file_digest(path)}
        for path in sorted(made.iterdir())
    }
    write_text(made / RECORD, json.dumps(told, indent=2))


def damage(made: Path) -> str:
    """Empty where every file is what it was when it was fetched, else which one is not.

    A folder without a record, one's own, cannot be damaged.
    """
    try:
        told = json.loads((made / RECORD).read_text(encoding="utf-8"))
        files = {str(name): (int(of["size"]), str(of["sha256"])) for name, of in told.items()}
    except FileNotFoundError:
        return ""
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return f"{RECORD} cannot be read"
    for name, (size, digest) in files.items():
        path = made / name
        if not path.is_file():
            return f"{name} is not there"
        if path.stat().st_size != size or file_digest(path) != digest:
            return f"{name} is not what was fetched"
    return ""


def taken(name: str, settings: Settings) -> int:
    """Bytes that a model takes here; 0: it is not here."""
    made = folder(name, settings)
    return sum(path.stat().st_size for path in made.iterdir()) if made.is_dir() else 0


def forget(name: str, settings: Settings) -> int:
    """Delete a model; how many bytes that gave back.

    Raises:
        ModelFileError: it is not here, or cannot be deleted.
    """
    freed = taken(name, settings)
    if not freed:
        raise ModelFileError(f"{name} is not on this machine", "kamishibai models lists what is")
    made = folder(name, settings)
    remove(made)
    if made.exists():
        raise ModelFileError(f"{made} cannot be deleted", "see who may write there")
    return freed
