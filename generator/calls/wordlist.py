"""House terms and readings kept: in the files that the show's options name as its glossaries."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.calls import edits
from generator.calls.edits import ConflictError
from generator.errors import ShowError
from generator.files import write_text
from generator.japanese.dictionary import DictionaryWord, from_voicevox, to_voicevox
from generator.show import options
from generator.show.folder import editable
from generator.translation.glossary import read as read_terms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.settings import Settings

TERMS, READINGS = "glossary.csv", "readings.json"
TERM, READING = "term", "reading"
KEPT = frozenset({TERM, READING})
_HEAD = "term,translation\n"
_FORMULA = ("=", "+", "-", "@")


def keep_term(folder: Path, place: Path, term: str, translation: str, settings: Settings) -> Path:
    """Put a term into ``place/glossary.csv``, and that file among the show's glossaries.

    Raises:
        ShowError: a side is missing, or a build is writing there.
        MemoryFileError: the file there is no glossary.
    """
    term, translation = term.strip(), translation.strip()
    if not term or not translation or term.startswith(_FORMULA):
        raise ShowError("a term and its translation are needed")
    path = place / TERMS
    known = {each.source: each.target for each in read_terms(path)} if path.is_file() else {}
    if known.get(term) != translation:
        if term in known:
            raise ShowError(f"{TERMS} says {known[term]} for {term}", "change it there")
        row = io.StringIO()
        csv.writer(row, lineterminator="\n").writerow((term, translation))
        before = path.read_text(encoding="utf-8-sig") if path.is_file() else _HEAD
        joint = "" if before.endswith("\n") else "\n"
        write_text(path, before + joint + row.getvalue())
        _among(folder, path, settings, {TERM: [term, translation]})
    return path


def keep_reading(
    folder: Path, place: Path, word: str, kana: str, accent: int | None, settings: Settings
) -> Path:
    """Put a reading into ``place/readings.json``, as VOICEVOX keeps them, for the show to go by.

    Raises:
        ShowError: it is no kana, or a build is writing there.
    """
    made = next(
        from_voicevox(to_voicevox([DictionaryWord(word.strip(), kana.strip(), accent)])), None
    )
    if made is None or not word.strip():
        raise ShowError(f"{kana} is not kana", "write the reading in kana")
    path = place / READINGS
    known = list(from_voicevox(path.read_text(encoding="utf-8"))) if path.is_file() else []
    before = [each for each in known if each.written == made.written]
    rest = [each for each in known if each.written != made.written]
    write_text(path, to_voicevox([*rest, made]))
    done = {"word": made.written, "before": to_voicevox(before), "after": to_voicevox([made])}
    _among(folder, path, settings, {READING: done})
    return path


def _among(folder: Path, path: Path, settings: Settings, done: Mapping[str, Any]) -> None:
    """The file is one of those that the show is built with; what was done can be taken back."""
    with editable(folder) as show:
        built, before = options.as_built(show, settings), show.remembered("options")
        held = [each.resolve() for each in built.glossaries]
        if path.resolve() not in held:
            options.remember(show, replace(built, glossaries=(path, *built.glossaries)))
            done = {**done, "options": before, "after": show.remembered("options")}
        edits.remember(show, dict(done))


def undo(place: Path, done: Mapping[str, Any]) -> None:
    """Take a term or a reading back; ConflictError where its file has another by now."""
    if TERM in done:
        path = place / TERMS
        lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
        rest = [line for line in lines if next(csv.reader([line]), []) != done[TERM]]
        if len(rest) == len(lines):
            raise ConflictError(TERMS, "")
        write_text(path, "".join(rest))
        return
    path, told = place / READINGS, done[READING]
    known = list(from_voicevox(path.read_text(encoding="utf-8")))
    now = [each for each in known if each.written == told["word"]]
    if to_voicevox(now) != told["after"]:
        raise ConflictError(READINGS, "")
    others = [each for each in known if each.written != told["word"]]
    write_text(path, to_voicevox([*others, *from_voicevox(told["before"])]))
