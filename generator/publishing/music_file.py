"""A file of music as a clip in the cache: found by its content, checked before anything is made."""

from __future__ import annotations

import os
import wave
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import SettingsError, ShowError
from generator.files import digest, file_digest, sealed, sealing
from generator.model import RATE, Clip
from generator.publishing.options import MusicOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.settings import Settings
    from generator.sound import Samples

FOLDER = "music"
_EDITION = "1"
"""Raised when the same file would become another clip."""

_SECONDS = {"intro": (0.5, 120), "outro": (0.5, 120), "bed": (8, 1200)}
"""Shortest and longest of each kind."""

_SEAM = 2 * RATE
"""A bed's end fades into its beginning, so that it can go on and on."""

_SILENT = -60.0
"""LUFS under which there is nothing to hear."""


def kept(kind: str, settings: Settings) -> Clip | None:
    """The clip of ``[audio] KIND``; nothing where no file is named.

    Raises:
        SettingsError: the file is missing, broken, silent, too short or too long.
        ShowError: the cache cannot be written.
    """
    source = Path(getattr(settings.of(MusicOptions), kind)).expanduser()
    if source == Path():
        return None
    try:
        content = file_digest(source)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"[audio] {kind}: {source} cannot be read", getattr(error, "strerror", "") or ""
        ) from error
    key = digest(f"{_EDITION} {kind == 'bed'} {content}".encode())
    folder = settings.cache / FOLDER / key[:2]
    path = sealed(folder, key, ".wav") or _made(kind, source, folder, key)
    with suppress(OSError):
        os.utime(path)  # the cache forgets what was not used for longest
    return Clip(key, path, _length(path))


def _length(path: Path) -> int:
    """In samples."""
    with wave.open(str(path), "rb") as stream:
        return stream.getnframes()


def _made(kind: str, source: Path, folder: Path, key: str) -> Path:
    from generator.loudness import integrated, momentary_of
    from generator.sound import SoundError, decoding

    pieces = _measured(kind, source, decoding(source))
    try:
        with sealing(folder, key, ".wav") as temporary, wave.open(str(temporary), "wb") as stream:
            stream.setnchannels(1)
            stream.setsampwidth(2)
            stream.setframerate(RATE)
            heard = _written(_looped(pieces) if kind == "bed" else pieces, stream)
            if integrated(momentary_of(heard)) < _SILENT:
                raise SettingsError(f"[audio] {kind}: nothing can be heard in {source}")
    except SoundError as error:
        raise SettingsError(f"[audio] {kind}: {source} is no sound file", str(error)) from error
    except OSError as error:
        raise ShowError(
            f"the cache {folder} cannot be written ({error.strerror})",
            "set KAMISHIBAI_CACHE to a folder with room",
        ) from error
    path = sealed(folder, key, ".wav")
    if path is None:
        raise ShowError(f"the cache {folder} does not keep what is written")
    return path


def _measured(kind: str, source: Path, pieces: Iterable[Samples]) -> Iterator[Samples]:
    """The same, unless it is too short or too long."""
    shortest, longest = _SECONDS[kind]
    count = 0
    for piece in pieces:
        count += piece.size
        if count > longest * RATE:
            break
        yield piece
    if not shortest * RATE <= count <= longest * RATE:
        raise SettingsError(
            f"[audio] {kind}: {source} is too {'short' if count < longest * RATE else 'long'}",
            f"give {shortest} to {longest} seconds",
        )


def _looped(pieces: Iterable[Samples]) -> Iterator[Samples]:
    """From the end of the first seam to the end of the last, which leads back to the beginning."""
    import numpy as np

    head = held = np.zeros(0, dtype=np.float32)
    for piece in pieces:
        missing = _SEAM - head.size
        head = np.concatenate((head, piece[:missing])) if missing else head
        held = np.concatenate((held, piece[missing:]))
        if held.size > 2 * _SEAM:
            yield held[:-_SEAM]
            held = held[-_SEAM:]
    turn = np.linspace(0, np.pi / 2, head.size, dtype=np.float32)
    yield held[:-_SEAM]
    yield held[-_SEAM:] * np.cos(turn) + head * np.sin(turn)


def _written(pieces: Iterable[Samples], stream: wave.Wave_write) -> Iterator[Samples]:
    import numpy as np

    for piece in pieces:
        whole = np.round(np.clip(piece, -1, 32767 / 32768) * 32768).astype("<i2")
        stream.writeframes(whole.tobytes())
        yield piece
