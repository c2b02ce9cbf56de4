"""Storyboards for the tests, from the words of a storyboard.yaml."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from ruamel.yaml import YAML

from generator.model import Bilingual, Group, Line, Point, Scene, Storyboard

CASES = Path(__file__).parents[1] / "cases" / "slides"


def _text(row):
    return Bilingual(row.get("ja"), row.get("en"))


def _point(row):
    return Point(_text(row), tuple(row.get("from", ())))


def _scene(row):
    return Scene(
        id=row["id"],
        layout=row["layout"],
        title=_text(row["title"]),
        kicker=_text(row.get("kicker", {})),
        points=tuple(map(_point, row.get("points", ()))),
        fields={key: _point(value) for key, value in row.get("fields", {}).items()},
        groups=tuple(
            Group(_point(g["title"]), tuple(map(_point, g.get("points", ()))))
            for g in row.get("groups", ())
        ),
        table=tuple(tuple(map(_point, cells)) for cells in row.get("table", ())),
        image=row.get("image", ""),
        narration=tuple(
            Line(line["id"], _text(line), tuple(line.get("from", ())))
            for line in row.get("narration", ())
        ),
    )


def storyboard(name):
    tree = YAML(typ="safe").load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return Storyboard(
        _text(tree["title"]), tuple(map(_scene, tree["scenes"])), _text(tree.get("credit", {}))
    )


@pytest.fixture(scope="session")
def bakery():
    return storyboard("bakery")


@pytest.fixture(scope="session")
def show_folder(tmp_path_factory):
    """A show folder with the bakery's picture."""
    folder = tmp_path_factory.mktemp("show")
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((480, 320)).convert("RGB").save(stream, "PNG")
    (folder / "shelf.png").write_bytes(stream.getvalue())
    return folder
