"""A storyboard with every layout, to show and to try a template with."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from PIL import Image

from generator.model import Bilingual, Group, Point, Scene, Storyboard
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Iterator

_PEOPLE = (("語り手", "Narrator"), ("絵師", "Painter"), ("作者", "Author"))
_STEPS = (("描く", "Paint"), ("重ねる", "Stack"), ("語る", "Tell"))
_SAYS = Bilingual("短い説明", "A short line")
_MOST = 6


def storyboard() -> Storyboard:
    """The scenes of filler.toml, then rows of two to six people and steps."""
    tree = toml_beside(__file__, "filler.toml")
    scenes = [_scene(f"sample{n}", row) for n, row in enumerate(tree["scenes"], 1)]
    return Storyboard(scenes[0].title, (*scenes, *_rows()), _text(tree["credit"]))


def picture(path: str) -> bytes:
    """A picture for the figure, whatever its name."""
    del path
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((480, 320)).convert("RGB").save(stream, "PNG")
    return stream.getvalue()


def _text(row: dict[str, str]) -> Bilingual:
    return Bilingual(row.get("ja"), row.get("en"))


def _point(row: dict[str, str]) -> Point:
    return Point(_text(row), mark=str(row.get("mark", "")))


def _scene(name: str, row: dict[str, Any]) -> Scene:
    return Scene(
        id=name,
        layout=row["layout"],
        title=_text(row["title"]),
        kicker=_text(row.get("kicker", {})),
        points=tuple(map(_point, row.get("points", ()))),
        fields={key: _point(value) for key, value in row.get("fields", {}).items()},
        groups=tuple(
            Group(_point(group["title"]), tuple(map(_point, group["points"])))
            for group in row.get("groups", ())
        ),
        table=tuple(tuple(map(_point, cells)) for cells in row.get("table", ())),
        image=row.get("image", ""),
    )


def _rows() -> Iterator[Scene]:
    for layout, names, title in (
        ("profiles", _PEOPLE, ("{}人を並べる", "{} people")),
        ("steps", _STEPS, ("{}段階の流れ", "{} steps")),
    ):
        for count in range(2, _MOST + 1):
            groups = tuple(
                Group(Point(Bilingual(f"{ja}{n // 3 + 1}", f"{en} {n // 3 + 1}")), (Point(_SAYS),))
                for n in range(count)
                for ja, en in [names[n % 3]]
            )
            heading = Bilingual(*(words.format(count) for words in title))
            yield Scene(f"{layout}{count}", layout, heading, groups=groups)
