"""Storyboards for the tests, from the words of a storyboard.yaml."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml
from PIL import Image

from generator.model import Bilingual, Group, Line, Point, Scene, Storyboard

CASES = Path(__file__).parents[1] / "cases" / "slides"


def text_of(row):
    return Bilingual(row.get("ja"), row.get("en"))


def point_of(row):
    return Point(text_of(row), tuple(row.get("from", ())), row.get("mark", ""))


def scene_of(row):
    return Scene(
        id=row["id"],
        layout=row["layout"],
        title=text_of(row["title"]),
        kicker=text_of(row.get("kicker", {})),
        points=tuple(map(point_of, row.get("points", ()))),
        fields={key: point_of(value) for key, value in row.get("fields", {}).items()},
        groups=tuple(
            Group(point_of(g["title"]), tuple(map(point_of, g.get("points", ()))))
            for g in row.get("groups", ())
        ),
        table=tuple(tuple(map(point_of, cells)) for cells in row.get("table", ())),
        image=row.get("image", ""),
        narration=tuple(
            Line(line["id"], text_of(line), tuple(line.get("from", ())))
            for line in row.get("narration", ())
        ),
    )


def storyboard(name):
    tree = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return Storyboard(
        text_of(tree["title"]),
        tuple(map(scene_of, tree["scenes"])),
        text_of(tree.get("credit", {})),
    )


@pytest.fixture(scope="session")
def bakery():
    return storyboard("bakery")


@pytest.fixture(scope="session")
def flood():
    return storyboard("flood")


@pytest.fixture(scope="session")
def forms():
    return storyboard("forms")


@pytest.fixture(scope="session")
def shows(bakery, flood, forms):
    return {"bakery": bakery, "flood": flood, "forms": forms}


@pytest.fixture(scope="session")
def show_folder(tmp_path_factory):
    """A show folder with the bakery's picture."""
    folder = tmp_path_factory.mktemp("show")
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((480, 320)).convert("RGB").save(stream, "PNG")
    (folder / "shelf.png").write_bytes(stream.getvalue())
    return folder
