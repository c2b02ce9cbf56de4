"""Translations that nothing is wrong with pass through every engine's own path as they are."""

from __future__ import annotations

import html
import json
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from servers.deepl import KEY
from servers.google import google
from servers.json_service import json_service
from servers.openai import openai
from spoiling import good

from generator.model import sentences
from generator.progress import silent
from generator.translation import translate
from generator.translation.shaping import mended, parts
from generator.translation.spelling import respelt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.translation.checks.pair import Pair

BATCHES = dict(good())
HALF = {name: batch for at, (name, batch) in enumerate(BATCHES.items()) if at % 2 == 0 or at == 1}
"""Both directions, every other article."""


@contextmanager
def by_google(told: Mapping[str, str], folder: Path) -> Iterator[dict[str, Any]]:
    with google() as server:
        server.translated = lambda line: told.get(line, line)
        yield {"endpoint": server.url}


@contextmanager
def by_deepl(told: Mapping[str, str], folder: Path) -> Iterator[dict[str, Any]]:
    def answer(path: str, headers: Mapping[str, str], body: Any) -> tuple[int, Any]:
        return 200, {"translations": [{"text": said(text)} for text in body["text"]]}

    def said(text: str) -> str:
        plain = html.unescape(text)
        return told[plain] if plain == text else html.escape(told[plain], quote=False)

    with json_service(answer) as service:
        yield {"endpoint": service.url, "key": KEY}


@contextmanager
def by_libretranslate(told: Mapping[str, str], folder: Path) -> Iterator[dict[str, Any]]:
    with json_service(
        lambda path, headers, body: (200, {"translatedText": [told[text] for text in body["q"]]})
    ) as service:
        yield {"endpoint": service.url}


@contextmanager
def by_openai(told: Mapping[str, str], folder: Path) -> Iterator[dict[str, Any]]:
    def reply(asked: Mapping[str, str]) -> str:
        return json.dumps({"translations": {number: told[text] for number, text in asked.items()}})

    with openai(reply) as service:
        yield {"endpoint": service.url, "model": "m"}


@contextmanager
def by_bergamot(told: Mapping[str, str], folder: Path) -> Iterator[dict[str, Any]]:
    """A model whose vocabulary's pieces are the whole sentences."""
    pytest.importorskip("fxtranslate", reason="fxtranslate (extra bergamot) is not here")
    from tiny_bergamot import write_model

    words = {spelt(given(one)): spelt(two) for one, two in told.items()}
    key = "model" if any(c > "぀" for c in next(iter(told))) else "model_en_ja"
    yield {key: str(write_model(folder / "model", words))}


@contextmanager
def by_ctranslate2(told: Mapping[str, str], folder: Path) -> Iterator[dict[str, Any]]:
    """Likewise, converted."""
    pytest.importorskip("ctranslate2", reason="ctranslate2 (extra nmt) is not here")
    from tiny_bergamot import write_converted

    words = {spelt(given(one)): spelt(two) for one, two in told.items()}
    made = str(write_converted(folder / "model", words))
    yield {"model": made, "model_en_ja": made}


def spelt(text: str) -> str:
    return "▁" + text.replace(" ", "▁")


def given(text: str) -> str:
    """What a sentence that is not taken apart is asked as."""
    language = "ja" if any(c > "぀" for c in text) else "en"
    return parts(text, language)[0].text


def taken(engine: str, batch: list[Pair]) -> dict[str, str]:
    """Source → translation; of the model of bare sentences only what it is given whole."""
    told = {" ".join(pair.source.split()): pair.target for pair in batch}
    if engine not in BARE:
        return told
    return {
        one: two
        for one, two in told.items()
        if len(parts(one, batch[0].language)) == 1
        and given(one) == one
        and one.isprintable()
        and "  " not in two
    }


ENGINES = {
    "google": by_google,
    "deepl": by_deepl,
    "libretranslate": by_libretranslate,
    "openai": by_openai,
    "bergamot": by_bergamot,
    "ctranslate2": by_ctranslate2,
}
BARE = {"bergamot", "ctranslate2"}
"""Engines that know sentences only."""


@pytest.mark.parametrize("engine", ENGINES)
def test_good_translations_pass_untouched(article, settings, tmp_path, engine) -> None:
    count = changed = 0
    for name, batch in HALF.items():
        told = taken(engine, batch)
        texts = list(told)
        language = batch[0].language
        other = "en" if language == "ja" else "ja"
        source = article(*texts[1:], title=texts[0], language=language)
        with ENGINES[engine](told, tmp_path / name.replace(" ", "-")) as keys:
            asked = replace(
                settings,
                data=tmp_path / name,
                offline=False,
                translator=engine,
                sections={f"translators.{engine}": {"pause": 0.001, **keys}},
            )
            done = translate(source, other, asked, silent)
        for sentence in sentences(done.article):
            source_text = sentence.text[language] or ""
            count += 1
            changed += sentence.text[other] not in (told[source_text], source_text)
    assert count >= 150
    assert changed <= 0.02 * count


def test_nothing_good_is_mended_and_no_name_is_spelt_anew() -> None:
    for batch in BATCHES.values():
        assert [pair.target for pair in batch] == [mended(pair) for pair in batch]
        assert respelt(batch, frozenset()) == {}
