"""Names and phrases of a user's own come before ours, and a slip in them is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import stories

from generator.errors import SettingsError
from generator.narration import narrate, scripts
from generator.narration.printing.phrases import phrases
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Article


def using(folder: Path, text: str) -> Settings:
    path = folder / "our-words.toml"
    path.write_text(text, encoding="utf-8")
    return replace(Settings(), format="dialogue", sections={"narration": {"phrases": str(path)}})


def test_hosts_have_names_of_ones_own(written: Callable[..., Article], tmp_path: Path) -> None:
    article = written("# 川の話\n\n## 川\n\n川は長いです。\n")
    settings = using(tmp_path, '[ja]\nhost = "ハナ"\ncall_ask = "{guest}さん、どうですか。"\n')
    told = narrate(stories.board(article), article, stories.brief(article, "川は"), settings)
    said = [s for script in scripts(told, article, settings) for s in script.utterances()]
    assert "ハナ" in {each.name for each in said}
    assert "ケンさん、どうですか。" in [each.text for each in said]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[ja]\nansewr = "はい"', "no move 'ansewr'"),
        ('[ja]\nanswer = "{sad}"', "nothing for {sad}"),
        ("[ja]\nanswer = 3", "answer is no text"),
        ('[fr]\nanswer = "oui"', "'fr' is no language"),
        ("[ja", "our-words.toml"),
    ],
)
def test_a_slip_in_them_is_told(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingsError, match=r".") as caught:
        phrases(using(tmp_path, text))
    assert says in caught.value.message
