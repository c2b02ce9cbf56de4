"""Whose settings may run programs: folders that a person said to trust, by their file's content.

A folder somebody else made may set looks, languages, lengths and names. What it could harm with
(programs, endpoints, keys, private hosts, places outside it) takes effect once it is trusted, and
for as long as its kamishibai.toml stays as it was then.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.files import digest, write_text

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "trust.json"
_PROGRAM = "program: "  # begins what is no file but a line that was shown


def trusted(file: Path, content: bytes, data: Path) -> bool:
    """Whether a settings file is one that was trusted, word for word.

    Args:
        file: a kamishibai.toml.
        content: what was read from it and will be used.
        data: the folder that holds what the user decided.
    """
    return _known(data).get(_name(file)) == digest(content)


def trust(file: Path, content: bytes, data: Path) -> None:
    """Remember a settings file as it is now."""
    _write({**_known(data), _name(file): digest(content)}, data)


def revoke(file: Path, data: Path) -> bool:
    """Forget it; whether it was there."""
    known = _known(data)
    held = known.pop(_name(file), None) is not None
    _write(known, data)
    return held


def listed(data: Path) -> tuple[str, ...]:
    """The settings files that were trusted."""
    return tuple(sorted(name for name in _known(data) if not name.startswith(_PROGRAM)))


def first_time(program: str, data: Path) -> bool:
    """Whether a program's line has not been shown yet; from now on it has."""
    name = f"{_PROGRAM}{program}"
    known = _known(data)
    if name in known:
        return False
    _write({**known, name: digest(program.encode())}, data)
    return True


def _name(file: Path) -> str:
    return str(file.resolve())


def _known(data: Path) -> dict[str, str]:
    """What cannot be read trusts nobody."""
    try:
        found = json.loads((data / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: of for name, of in found.items() if isinstance(of, str)}


def _write(known: dict[str, str], data: Path) -> None:
    write_text(data / FILE_NAME, json.dumps(known, ensure_ascii=False, indent=2))
