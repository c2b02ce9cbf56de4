"""Kinds of text as data: each file whole, in both languages."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from generator.errors import SettingsError
from generator.kinds import kinds
from generator.kinds.traits import Traits, traits_of
from generator.model import KINDS, LANGUAGES, sentences
from generator.reading import read
from generator.settings import Settings
from generator.understanding import brief

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_cues_and_a_frame_in_both_languages(name: str) -> None:
    kind = kinds(Settings())[name]  # type: ignore[index]
    assert kind.name == name
    assert all(kind.cues[language].words for language in LANGUAGES)
    assert len(kind.frame) >= 3
    assert all(asked.text.ja and asked.text.en for asked in kind.frame)
    assert all(asked.by or asked.cue or asked.under for asked in kind.frame)


def test_a_kind_says_what_it_is_like() -> None:
    assert traits_of("press").reports
    assert traits_of("press").speaker == "organisation"
    assert not traits_of("essay").reports


def test_a_kind_of_ones_own_is_like_nothing_in_particular() -> None:
    assert traits_of("lighthouse") == Traits()


@pytest.mark.parametrize("trait", [each.name for each in fields(Traits)])
def test_every_trait_is_some_kinds_and_not_all_kinds(trait: str) -> None:
    values = {getattr(traits_of(name), trait) for name in KINDS}
    assert len(values) > 1


OWN = """\
[ja]
title = '灯台の手紙'

[en]
title = 'letter$'

[[frame]]
asks = 'greets'
ja = '誰から？'
en = 'From whom?'
by = ['thesis']
"""


def test_a_file_of_ones_own_stands_instead_of_the_one_that_ships(tmp_path: Path) -> None:
    (tmp_path / "talk.toml").write_text(OWN, encoding="utf-8")
    settings = Settings(sections={"reading": {"kinds": str(tmp_path)}})
    article = read("# 灯台の手紙\n\n灯りを直しました。".encode(), settings, name="article.md")
    assert article.kind == "talk"
    assert [framed.asks for framed in brief(article, settings).frame] == ["greets"]


def test_a_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "talk.toml").write_text("[ja]\ntitle = '('\n[en]\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"talk\.toml"):
        kinds(Settings(sections={"reading": {"kinds": str(tmp_path)}}))


def test_a_kind_of_a_new_name_is_one_besides(tmp_path: Path) -> None:
    (tmp_path / "lighthouse.toml").write_text(OWN, encoding="utf-8")
    settings = Settings(sections={"reading": {"kinds": str(tmp_path)}})
    article = read("# 灯台の手紙\n\n灯りを直しました。".encode(), settings, name="article.md")
    assert article.kind == "lighthouse"
    assert {*kinds(settings)} == {*KINDS, "lighthouse"}


def test_a_kind_that_is_asked_for_must_be_one(tmp_path: Path) -> None:
    (tmp_path / "lighthouse.toml").write_text(OWN, encoding="utf-8")
    text = "# 港\n\n船が着きました。".encode()
    own = {"kinds": str(tmp_path), "kind": "lighthouse"}
    assert read(text, Settings(sections={"reading": own}), name="a.md").kind == "lighthouse"
    with pytest.raises(SettingsError, match="lighthouze"):
        read(text, Settings(sections={"reading": own | {"kind": "lighthouze"}}), name="a.md")


UNDER = (
    OWN
    + """
[[frame]]
asks = 'worn'
ja = '何が傷んだ？'
en = 'What had worn out?'
under.ja = '^傷み'
under.en = '^wear'
"""
)


def test_all_under_a_heading_answers_what_the_frame_asks_there(tmp_path: Path) -> None:
    (tmp_path / "lighthouse.toml").write_text(UNDER, encoding="utf-8")
    settings = Settings(sections={"reading": {"kinds": str(tmp_path)}})
    text = "# 灯台の手紙\n\n## 直し方\n\n灯りを替えました。\n\n## 傷み\n\n窓が割れていました。"
    article = read(text.encode(), settings, name="article.md")
    (worn,) = (each for each in brief(article, settings).frame if each.asks == "worn")
    told = {s.id: s.text.ja for s in sentences(article)}
    assert [told[each] for each in worn.sources] == ["窓が割れていました。"]
