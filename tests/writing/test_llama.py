"""The real llama.cpp server with a model of random weights: the shape is right, the words are not.

Schemas are enforced by the server, so that every answer can be read; what it says is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from servers.llama import llama
from writing.model import using

from generator.model import Bilingual
from generator.reading import read
from generator.settings import Settings
from generator.web.chat import chat
from generator.writing.desk import EditorDesk
from generator.writing.holding import Holding, Item
from generator.writing.numbered import numbered
from generator.writing.prompts import NAMES, Prompts

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("xllamacpp", reason="the development packages bring llama.cpp's server")

ARTICLE = "# 朝の市場\n\n市場の客は十年で三割減りました。市は週末だけの開催を検討しています。\n"
PLACE = {
    "type": "object",
    "properties": {
        "from": {
            "type": "array",
            "items": {"type": "integer", "minimum": 1, "maximum": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "ja": {"type": "string", "enum": ["客は五割減", "客は三割増", "市は開催を決定"]},
    },
    "required": ["from", "ja"],
    "additionalProperties": False,
}


def test_schemas_are_enforced_and_senseless_words_refused(tmp_path: Path) -> None:
    prompts = tmp_path / "prompts"
    prompts.mkdir()
    for name in NAMES:  # a vocabulary of bytes makes long prompts slow
        (prompts / f"{name}.jinja").write_text("JSON.", encoding="utf-8")
    article = numbered(read(ARTICLE.encode(), Settings(), name="article.md"))
    with llama(tmp_path, context=2048) as address:
        settings = using(address, tmp_path / "cache", templates=str(prompts))
        model = chat("writer", settings)
        assert model is not None
        with model:
            assert model.parallel == 1  # one slot, as the server itself says
            desk = EditorDesk(model, Prompts(settings, ("ja",)), tmp_path / "cache", lambda _: None)
            answer = desk.ask("scene", article.text, PLACE, 900)
            holding = Holding(article, ("ja",), desk, desk)
            item = Item("point", Bilingual(answer["ja"]), article.ids(answer["from"]))
            assert holding.exact(item)
    assert 1 <= min(answer["from"]) <= max(answer["from"]) <= 3
    assert desk.answered == 1
