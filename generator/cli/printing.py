"""Progress on a terminal, plain lines in a pipe, and the last lines of a build."""

from __future__ import annotations

import json
import logging
import sys
import time
from typing import TYPE_CHECKING, Self

import click

from generator.locale import in_minutes, user_language, words
from generator.locale.wording import worded
from generator.progress import File, Message, Step
from generator.show.plain import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from generator.model import Gap, Made, Manifest
    from generator.progress import Event

SHOWN_CAUSES, SHOWN_PLACES = 10, 3
"""At the end of a build: causes of gaps, and places of each; all are in manifest.json."""


def printer(style: str, *, quiet: bool) -> Printer:
    """What tells the progress: nothing, a line of JSON an event, or words for people."""
    if quiet:
        return Printer(live=False, told=False)
    told = logging.getLogger("generator").isEnabledFor(
        logging.INFO
    )  # a line each, below one another
    return JsonPrinter() if style == "json" else Printer(live=sys.stderr.isatty() and not told)


class Printer:
    """Called with each event; use it as a context so that an open line is always ended."""

    def __init__(self, *, live: bool, told: bool = True) -> None:
        self.told = told
        self.words = words(user_language())
        self.live = live
        self.open_line = False
        self.step = ""
        self.started = 0.0
        self.shown = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end_line()

    def __call__(self, event: Event) -> None:
        if not self.told:
            return
        match event:
            case Step():
                self._step(event)
            case File():
                self._line(self._file(event))
            case Message():
                text = self.words["messages"][event.key]
                values = {name: worded(value) for name, value in event.values}
                self._line(text.format(**values))

    def _file(self, event: File) -> str:
        key = "kept_file" if not event.made else "set_aside" if event.set_aside else "made_file"
        return self.words["progress"][key].format(path=event.path, aside=event.set_aside)

    def _step(self, event: Step) -> None:
        if event.name != self.step:
            self._end_line()
            self.step, self.started, self.shown = event.name, time.monotonic(), -1
        text = self._step_text(event)
        if self.live:
            width = max(20, _columns() - 1)
            click.echo("\r\x1b[2K" + _cut(text, width), err=True, nl=False)
            self.open_line = True
            if event.done == event.total:
                self._end_line()
        elif event.done == event.total or self._tenth(event) > self.shown:
            self.shown = self._tenth(event)
            click.echo(text, err=True)

    def _tenth(self, event: Step) -> int:
        return event.done * 4 // event.total if event.total else 0

    def _step_text(self, event: Step) -> str:
        parts = [self.words["steps"].get(event.name, event.name)]
        if event.total > 1:
            parts.append(f"{event.done}/{event.total}")
        if event.reused:
            parts.append(self.words["progress"]["reused"].format(count=event.reused))
        rate = self._rate(event)
        if rate:
            parts.append(self.words["progress"]["rate"].format(rate=f"{rate:.1f}"))
            left = (event.total - event.done) / rate
            parts.append(self.words["progress"]["left"].format(time=in_minutes(left)))
        if event.item:
            parts.append(event.item)
        return " · ".join(parts)

    def _rate(self, event: Step) -> float:
        """Items a second of those that were made now, once there is something to judge by."""
        fresh, took = event.done - event.reused, time.monotonic() - self.started
        return fresh / took if fresh and took > 1 and event.done < event.total else 0.0

    def _line(self, text: str) -> None:
        self._end_line()
        click.echo(text, err=True)

    def _end_line(self) -> None:
        if self.open_line:
            click.echo("", err=True)
            self.open_line = False


class JsonPrinter(Printer):
    """One JSON object a line on standard error, for other programs."""

    def __init__(self) -> None:
        super().__init__(live=False)

    def __call__(self, event: Event) -> None:
        plain = {"event": type(event).__name__.lower(), **to_plain(event)}
        click.echo(json.dumps(plain, ensure_ascii=False), err=True)


def _columns() -> int:
    import shutil

    return shutil.get_terminal_size().columns


def _cut(text: str, columns: int) -> str:
    """As much of a text as fits; full-width characters take two columns."""
    from unicodedata import east_asian_width

    used = 0
    for at, character in enumerate(text):
        used += 2 if east_asian_width(character) in "WF" else 1
        if used > columns:
            return text[:at]
    return text


def summary(manifest: Manifest, *, again: bool, errors: int, ways: Sequence[str] = ()) -> str:
    """What was made, where, what is missing, what review calls wrong, and what to do next.

    ``ways``: how the translations that are missing can be had.
    """
    said = words(user_language())["summary"]
    folder = manifest.folder.as_posix()
    lines = [said["made"].format(count=len(manifest.files), folder=folder)]
    lines += [_file_line(made, manifest.folder) for made in manifest.files]
    if manifest.gaps:
        lines.append(said["gaps"].format(count=len(manifest.gaps)))
        lines += _gap_lines(manifest.gaps, said["more_gaps"])
    if manifest.credits:
        named = words(user_language())["voices"]["credits"]
        lines += [named, *(f"  {credit}" for credit in manifest.credits)]
    if ways:
        lines += [said["ways"], *(f"  {way}" for way in ways)]
    if errors:
        lines.append(said["errors"].format(count=errors, folder=folder))
    if any(made.path == "index.html" for made in manifest.files):
        lines.append(said["open"].format(folder=folder))
    lines.append(said["next_again" if again else "next"].format(folder=folder))
    return "\n".join(lines)


def _file_line(made: Made, folder: Path) -> str:
    return f"  {made.path:<20} {_size(made.bytes):>9}  {_length(folder / made.path)}".rstrip()


def _length(path: Path) -> str:
    """How long a recording or a film lasts, read from its chapters; empty for other files."""
    kind, _, rest = path.name.partition(".")
    if kind not in {"audio", "video"}:
        return ""
    try:
        chapters = path.with_name(f"chapters.{rest.partition('.')[0]}.json")
        listed = json.loads(chapters.read_text(encoding="utf-8"))["chapters"]
        return in_minutes(float(listed[-1]["endTime"]))
    except (OSError, ValueError, KeyError, IndexError):
        return ""


def _gap_lines(gaps: Sequence[Gap], more: str) -> Iterator[str]:
    """Each cause once, with the first places it left empty."""
    causes: dict[tuple[str, str], list[Gap]] = {}
    for gap in gaps:
        causes.setdefault((gap.kind, gap.why), []).append(gap)
    shown = list(causes.items())[:SHOWN_CAUSES]
    for (kind, why), places in shown:
        named = words(user_language())["review"].get(kind, kind)
        yield f"  {named}: {worded(why)}"
        for gap in places[:SHOWN_PLACES]:
            yield f"    {gap.where}  {_cut(gap.text, 60)}".rstrip()
        if len(places) > SHOWN_PLACES:
            yield "    " + more.format(count=len(places) - SHOWN_PLACES)
    hidden = len(gaps) - sum(len(places) for _, places in shown)
    if hidden:
        yield "  " + more.format(count=hidden)


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{count / 1000:.1f} kB"
