"""A model's folder: its files, and beside them what they were when they were fetched."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.errors import ModelFileError
from generator.fetched import folder
from generator.files import file_digest, remove, write_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.fetched import Fetchable
    from generator.settings import Settings

RECORD = "kamishibai.json"
"""Of a model's folder: which release it is (published name → digest), and each file's size and
digest as it was kept."""


def record(made: Path, release: Mapping[str, str]) -> None:
    """Write down what the files of a folder are."""
    files = {
        path.name: {"size": path.stat().st_size, "sha256": file_digest(path)}
        for path in sorted(made.iterdir())
    }
    write_text(made / RECORD, json.dumps({"release": dict(release), "files": files}, indent=2))


def release(model: Fetchable) -> dict[str, str]:
    """What the catalogue has now."""
    return {file.name: file.sha256 for file in model.files}


def is_current(model: Fetchable, settings: Settings) -> bool:
    """Whether a model is here, in the release that the catalogue has."""
    try:
        told = json.loads((folder(model.name, settings) / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(told, dict) and told.get("release") == release(model)


def digests(made: Path) -> dict[str, str]:
    """The SHA-256 of each file as it was kept; empty without a record that can be read."""
    try:
        told = json.loads((made / RECORD).read_text(encoding="utf-8"))["files"]
        return {str(name): str(of["sha256"]) for name, of in told.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def damage(made: Path) -> str:
    """Empty where every file is what it was when it was fetched, else which one is not.

    A folder without a record, one's own, cannot be damaged.
    """
    try:
        told = json.loads((made / RECORD).read_text(encoding="utf-8"))["files"]
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
