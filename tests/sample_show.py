"""A small show made by hand: a storyboard with every layout, and tracks timed by a simple rule."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model import (
    RATE,
    Bilingual,
    Chapter,
    Clip,
    Cue,
    Group,
    Line,
    Point,
    Scene,
    Storyboard,
    Track,
)

if TYPE_CHECKING:
    from generator.model import (
        Language,
    )

SECONDS_A_LINE = 2


def point(ja: str, en: str) -> Point:
    return Point(Bilingual(ja, en))


def lines(scene: str, *texts: tuple[str, str]) -> tuple[Line, ...]:
    """Spoken lines with ids as narration gives them."""
    return tuple(Line(f"{scene}.{n}", Bilingual(*text)) for n, text in enumerate(texts, 1))


def _scene(name: str, **parts: object) -> Scene:
    said = lines(
        name, (f"{name}の話です。", f"This is about {name}."), ("続きます。", "It goes on.")
    )
    defaults = {"layout": name, "title": Bilingual(f"{name}の題", f"Title of {name}")}
    return Scene(id=name, **{**defaults, "narration": said, **parts})  # type: ignore[arg-type]


def storyboard() -> Storyboard:
    """One scene of each layout; the last one, the notes, is silent."""
    points = (point("一つ目の要点", "First point"), point("二つ目の要点", "Second point"))
    people = (
        Group(point("灯台もりお", "Morio Todai"), (point("灯台守", "Lighthouse keeper"),)),
        Group(point("波止場さち", "Sachi Hatoba"), (point("船長", "Captain"),)),
    )
    rows = (("年", "Year"), ("量（トン）", "Tons")), (("昨年", "Last year"), ("1,200", "1,200"))
    table = tuple(tuple(point(*cell) for cell in row) for row in rows)
    return Storyboard(
        Bilingual("見本の番組", "A sample show"),
        (
            _scene("title"),
            _scene("agenda", points=points),
            _scene("section"),
            _scene("bullets", points=points, kicker=Bilingual("第1部", "Part 1")),
            _scene("quote", points=points, fields={"attribution": point("船長", "The captain")}),
            _scene("profile", points=points, fields={"role": point("船長", "Captain")}),
            _scene("profiles", groups=people),
            _scene("term", points=points[:1]),
            _scene("comparison", groups=people),
            _scene("steps", groups=people),
            _scene("number", fields={"number": point("約480万円", "4.8 million yen")}),
            _scene("table", table=table),
            _scene("chart", table=table),
            _scene("figure", image="pictures/a b.png", fields={"caption": point("図", "Figure")}),
            _scene("takeaways", points=points),
            _scene("notes", points=points, narration=()),
        ),
        Bilingual("出典：見本", "Source: sample"),
    )


def track(board: Storyboard, language: Language, seconds: float = SECONDS_A_LINE) -> Track:
    """Every line takes ``seconds``, with no silence between."""
    step = int(seconds * RATE)
    cues: list[Cue] = []
    chapters: list[Chapter] = []
    for scene in board.scenes:
        start = len(cues) * step
        for line in scene.narration:
            at = len(cues) * step
            clip = Clip("", Path("none"), step)
            text = line.text[language] or ""
            cues.append(Cue(line.id, scene.id, at, at + step, text, line.speaker, language, clip))
        if scene.narration:
            title = scene.title[language] or ""
            chapters.append(Chapter(scene.id, title, start, len(cues) * step))
    title = board.title[language] or ""
    whole = len(cues) * step
    return Track(language, title, language, tuple(cues), tuple(chapters), whole, "none")


def write_silence(path: Path, seconds: float) -> None:
    """A WAV file that takes its time."""
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * int(8000 * seconds))
