"""manifest.json: what a build made, for other people's pipelines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.files import file_digest, write_text
from generator.model import Made
from generator.show.plain import to_plain

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Manifest


def dump(manifest: Manifest) -> str:
    """The file's text; the folder's own place is not in it."""
    return json.dumps(as_plain(manifest), ensure_ascii=False, indent=2) + "\n"


def as_plain(manifest: Manifest) -> dict[str, object]:
    """The file's content as JSON data."""
    plain: dict[str, object] = to_plain(manifest)
    plain.pop("folder")
    return plain


def made(folder: Path, name: str, kind: str, language: str) -> Made:
    """A file of the show as it is now."""
    path = folder / name
    return Made(name, kind, language, file_digest(path), path.stat().st_size)


def write(manifest: Manifest, path: Path) -> None:
    """The manifest as a file, left alone where it already says so."""
    text = dump(manifest)
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        write_text(path, text)
