"""manifest.json: what a build made, for other people's pipelines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.show.plain import to_plain

if TYPE_CHECKING:
    from generator.model import Manifest


def dump(manifest: Manifest) -> str:
    """The file's text; the folder's own place is not in it."""
    return json.dumps(as_plain(manifest), ensure_ascii=False, indent=2) + "\n"


def as_plain(manifest: Manifest) -> dict[str, object]:
    """The file's content as JSON data."""
    plain: dict[str, object] = to_plain(manifest)
    plain.pop("folder")
    return plain
