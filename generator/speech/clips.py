"""Finished sound on disk: one FLAC file a sentence, named by everything that made it."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from generator.errors import ShowError
from generator.files import aside, digest
from generator.model import RATE, Clip
from generator.sound import LEVELS, loudness_tag, write_flac

if TYPE_CHECKING:
    from pathlib import Path

    from generator.settings import Settings
    from generator.sound import Samples

FOLDER = "clips"
_HEADER = 42
"""Bytes of "fLaC", a block header and STREAMINFO (RFC 9639, section 8.2)."""


def key(*parts: object) -> str:
    return digest(json.dumps(parts, ensure_ascii=False).encode("utf-8"))


def place(settings: Settings, name: str) -> Path:
    """Two processes may share the folder: a file appears whole or not at all."""
    return settings.cache / FOLDER / name[:2] / f"{name}.flac"


def kept(settings: Settings, name: str) -> Clip | None:
    """The clip of that key, if it was finished before."""
    path = place(settings, name)
    samples = _length(path)
    if not samples:
        return None
    with suppress(OSError):
        path.touch()  # the cache forgets what was not used for longest
    return Clip(name, path, samples)


def _length(path: Path) -> int:
    """Samples by STREAMINFO, 0 for anything but a clip of ours."""
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER)
    except OSError:
        return 0
    if len(header) < _HEADER or header[:4] != b"fLaC":
        return 0
    packed = int.from_bytes(header[18:26], "big")
    rate, samples = packed >> 44, packed & (1 << 36) - 1
    return samples if rate == RATE else 0


def keep(settings: Settings, name: str, samples: Samples) -> Clip:
    """Written aside and renamed, with its loudness, so that a recording need not be measured."""
    path = place(settings, name)
    try:
        with aside(path) as temporary:
            write_flac(samples, temporary, {LEVELS: loudness_tag(samples)})
    except OSError as error:
        raise ShowError(
            f"the cache {settings.cache} cannot be written ({error.strerror})",
            "set KAMISHIBAI_CACHE to a folder with room",
        ) from error
    return Clip(name, path, samples.size)
