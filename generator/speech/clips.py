"""Finished sound on disk: one FLAC file a sentence, named by everything that made it."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from generator.errors import ShowError
from generator.files import digest, sealed, sealing
from generator.loudness import LEVELS, loudness_tag
from generator.model import RATE, Clip
from generator.sound import write_flac

if TYPE_CHECKING:
    from pathlib import Path

    from generator.settings import Settings
    from generator.sound import Samples

FOLDER = "clips"
_SUFFIX = ".flac"
_HEADER = 42
"""Bytes of "fLaC", a block header and STREAMINFO (RFC 9639, section 8.2)."""


def key(*parts: object) -> str:
    return digest(json.dumps(parts, ensure_ascii=False).encode("utf-8"))


def _folder(settings: Settings, name: str) -> Path:
    """Two processes may share it."""
    return settings.cache / FOLDER / name[:2]


def kept(settings: Settings, name: str) -> Clip | None:
    """The clip of that key, if it was finished before and is still what it was."""
    path = sealed(_folder(settings, name), name, _SUFFIX) or _shared(settings, name)
    samples = _length(path) if path else 0
    if not path or not samples:
        return None
    with suppress(OSError):
        path.touch()  # the cache forgets what was not used for longest
    return Clip(name, path, samples)


def _shared(settings: Settings, name: str) -> Path | None:
    """What another machine has made, now in this one's cache."""
    data = settings.shared.get(_object(name)) if settings.shared else None
    if data is None:
        return None
    folder = _folder(settings, name)
    with sealing(folder, name, _SUFFIX) as temporary:
        temporary.write_bytes(data)
    return sealed(folder, name, _SUFFIX)


def _object(name: str) -> str:
    return f"{FOLDER}/{name[:2]}/{name}{_SUFFIX}"


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
    folder = _folder(settings, name)
    try:
        with sealing(folder, name, _SUFFIX) as temporary:
            write_flac(samples, temporary, {LEVELS: loudness_tag(samples)})
    except OSError as error:
        raise ShowError(
            f"the cache {settings.cache} cannot be written ({error.strerror})",
            "set KAMISHIBAI_CACHE to a folder with room",
        ) from error
    path = sealed(folder, name, _SUFFIX)
    if path is None:
        raise ShowError(f"the cache {settings.cache} does not keep what is written")
    if settings.shared:
        settings.shared.put(_object(name), path.read_bytes())
    return Clip(name, path, samples.size)
