"""The shows of a folder as feeds and galleries list them, read from what their builds wrote.

The files may come from anywhere: sizes are bounded, paths stay inside the show.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.errors import ShowError
from generator.model import LANGUAGES, Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Language

MOST_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Recording:
    """A finished recording; paths are relative to the show folder.

    Attributes:
        name: "ja", "en" or "bilingual".
        bytes: of the sound file.
        seconds: its length, 0 when the show has no chapters for it.
        topics: the titles of its chapters, each with the second at which it begins.
    """

    name: str
    language: Language
    path: str
    bytes: int
    title: str = ""
    seconds: float = 0.0
    topics: tuple[tuple[float, str], ...] = ()
    chapters: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """One show.

    Attributes:
        folder: its name below the folder of shows.
        date: the article's, as it gave it, or empty.
        captions: the name of a recording → path.
        scripts: language → path.
        cover: path of a picture, or empty; ``page`` likewise.
        summary: what the article says; ``credits``: whom its voices ask to name.
    """

    folder: str
    title: Bilingual
    source: str
    url: str
    author: str
    date: str
    recordings: tuple[Recording, ...]
    captions: tuple[tuple[str, str], ...]
    scripts: tuple[tuple[Language, str], ...]
    cover: str
    page: str
    summary: Bilingual = Bilingual()  # noqa: RUF009 - frozen
    credits: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """A title in any language, at worst the folder's name."""
        return self.title.ja or self.title.en or self.folder


def published(folder: Path) -> tuple[Published, ...]:
    """Every show below a folder: the newest article first, those without a date last.

    Raises:
        ShowError: there is none, or one that cannot be read.
    """
    if not folder.is_dir():
        raise ShowError(f"there is no folder {folder}", "give the folder that holds the shows")
    manifests = sorted(folder.glob("*/manifest.json"))
    shows = sorted((_show(path) for path in manifests), key=lambda show: show.folder)
    if not shows:
        raise ShowError(f"{folder} holds no shows", "build some there with kamishibai build -o")
    return tuple(sorted(shows, key=lambda show: show.date, reverse=True))


def _show(path: Path) -> Published:
    try:
        manifest = _json(path)
        source = manifest.get("source") or {}
        files = tuple(_files(manifest["files"]))
        recordings = tuple(_recordings(path.parent, files))
        return Published(
            folder=path.parent.name,
            title=_title(manifest, recordings),
            source=_text(source, "site") or _text(source, "name"),
            url=_text(source, "url"),
            author=_text(source, "author"),
            date=_text(source, "date"),
            recordings=recordings,
            captions=tuple(
                (name, file)
                for name in dict.fromkeys(each.name for each in recordings)  # MP3 and M4A alike
                for _, _, file, _ in files
                if file == f"captions.{name}.vtt"
            ),
            scripts=tuple(
                (language, file)
                for language in LANGUAGES
                for _, _, file, _ in files
                if file == f"script.{language}.md"
            ),
            cover=_of_kind(files, "cover"),
            page=_of_kind(files, "page"),
            summary=_bilingual(manifest.get("summary") or {}),
            credits=tuple(map(str, manifest.get("credits") or ())),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        place = f"{path.parent.name}/{path.name}"
        raise ShowError(f"{place} cannot be read", "build that show again") from error


def _json(path: Path) -> Any:
    if path.stat().st_size > MOST_BYTES:
        raise ValueError("too large")
    return json.loads(path.read_text(encoding="utf-8"))


def _text(source: dict[str, object], key: str) -> str:
    return str(source.get(key) or "")


def _files(listed: list[dict[str, Any]]) -> Iterator[tuple[str, str, str, int]]:
    """Kind, language, path and bytes of the files that lie inside the show."""
    for entry in listed:
        path = PurePosixPath(entry["path"])
        if path.is_absolute() or ".." in path.parts or "\\" in str(path):
            raise ValueError("a file outside the show")
        yield str(entry["kind"]), str(entry["language"]), str(path), int(entry["bytes"])


def _of_kind(files: tuple[tuple[str, str, str, int], ...], wanted: str) -> str:
    return next((path for kind, _, path, _ in files if kind == wanted), "")


def _recordings(folder: Path, files: tuple[tuple[str, str, str, int], ...]) -> Iterator[Recording]:
    known = {path for _, _, path, _ in files}
    for kind, of, path, size in files:
        name = path.removeprefix("audio.").rpartition(".")[0]
        for language in LANGUAGES:
            if kind == "audio" and of == language:
                chapters = f"chapters.{name}.json"
                found = Recording(name, language, path, size)
                yield _timed(found, folder, chapters) if chapters in known else found


def _timed(recording: Recording, folder: Path, chapters: str) -> Recording:
    told = _json(folder / chapters)
    listed = told["chapters"]
    return Recording(
        recording.name,
        recording.language,
        recording.path,
        recording.bytes,
        title=_text(told, "title"),
        seconds=max((float(one.get("endTime") or 0) for one in listed), default=0.0),
        topics=tuple((float(one.get("startTime") or 0), _text(one, "title")) for one in listed),
        chapters=chapters,
    )


def _bilingual(told: dict[str, Any]) -> Bilingual:
    texts = [_text(told, language) or None for language in LANGUAGES]
    return Bilingual(*texts)


def _title(manifest: dict[str, Any], recordings: tuple[Recording, ...]) -> Bilingual:
    told = manifest.get("title") or {}
    spoken = {recording.language: recording.title for recording in recordings}
    texts = [_text(told, language) or spoken.get(language) or None for language in LANGUAGES]
    return Bilingual(*texts)
