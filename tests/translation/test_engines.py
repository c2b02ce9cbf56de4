"""Every other engine over its real wire format."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from servers.chat import chat_server
from servers.deepl import KEY, deepl
from servers.libretranslate import libretranslate
from servers.openai import openai, translations
from tiny_bergamot import write_converted

from generator.errors import EngineUnavailableError, UnknownEngineError
from generator.model import sentences
from generator.progress import Message, silent
from generator.translation import TRANSLATORS, check, translate
from generator.translation.choosing import chosen
from generator.translation.engine import Passage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.model import Article
    from generator.settings import Settings


def using(settings: Settings, name: str, **keys: str) -> Settings:
    """Settings that ask one engine, with short pauses."""
    sections: dict[str, Mapping[str, object]] = {f"translators.{name}": {"pause": 0.001, **keys}}
    return replace(settings, translator=name, offline=False, sections=sections)


def english(article: Article) -> list[str | None]:
    return [sentence.text.en for sentence in sentences(article)]


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    path = tmp_path / "terms.csv"
    path.write_text("term,translation\n潮位,Tide & Level\n", encoding="utf-8")
    return path


def test_deepl_is_asked_by_post_with_the_key_in_the_header(article, settings) -> None:
    with deepl() as service:
        asked = using(settings, "deepl", endpoint=service.url, key=KEY)
        done = translate(article("海です。", "山です。"), "en", asked, silent)
    assert english(done.article) == ["EN[題名です].", "EN[海です。].", "EN[山です。]."]
    assert done.engine == "deepl"
    ((path, headers, body),) = service.asked
    assert path == "/v2/translate"
    assert headers["Authorization"] == f"DeepL-Auth-Key {KEY}"
    assert (body["source_lang"], body["target_lang"]) == ("JA", "EN-US")


def test_deepl_leaves_marked_terms_alone(article, settings, glossary) -> None:
    with deepl() as service:
        asked = using(settings, "deepl", endpoint=service.url, key=KEY)
        source = article("潮位は<高い>です。")
        done = translate(source, "en", replace(asked, glossaries=(glossary,)), silent)
    assert service.asked[0][2]["text"][1] == "<x>Tide &amp; Level</x>は&lt;高い&gt;です。"
    assert english(done.article)[1] == "EN[Tide & Levelは<高い>です。]."


def test_deepls_own_glossary_is_named(article, settings, glossary) -> None:
    with deepl() as service:
        asked = using(settings, "deepl", endpoint=service.url, key=KEY, glossary="gls-1")
        translate(article("潮位です。"), "en", replace(asked, glossaries=(glossary,)), silent)
    assert service.asked[0][2]["glossary_id"] == "gls-1"
    assert service.asked[0][2]["text"][1] == "潮位です。"


def test_deepl_knows_the_sentences_around(article, settings) -> None:
    with deepl() as service:
        asked = using(settings, "deepl", endpoint=service.url, key=KEY)
        texts = [f"{n}番目は" + "あ" * 2500 + "。" for n in range(3)]
        translate(article(*texts, title="題名です"), "en", asked, silent)
    assert sorted(len(body["text"]) for _, _, body in service.asked) == [1, 3]
    contexts = {body["context"] for _, _, body in service.asked}
    assert contexts == {texts[2], texts[1]}


def test_deepl_gets_no_more_than_fifty_texts_at_once(article, settings) -> None:
    with deepl() as service:
        asked = using(settings, "deepl", endpoint=service.url, key=KEY)
        done = translate(article(*(f"{n}番です。" for n in range(120))), "en", asked, silent)
    assert done.gaps == ()
    assert sorted(len(body["text"]) for _, _, body in service.asked) == [21, 50, 50]


@pytest.mark.parametrize(
    ("key", "why"), [("wrong", "deepl: not allowed (HTTP 403): check [translators.deepl] key")]
)
def test_a_wrong_key_stops_the_asking(article, settings, key: str, why: str) -> None:
    with deepl() as service:
        asked = using(settings, "deepl", endpoint=service.url, key=key)
        done = translate(article("海です。"), "en", asked, silent)
    assert {gap.why for gap in done.gaps} == {why}
    assert len(service.asked) == 1


@pytest.mark.parametrize("key", ["", "secret"])
def test_libretranslate_works_with_and_without_a_key(article, settings, key: str) -> None:
    with libretranslate(key) as service:
        keys = {"key": key} if key else {}
        asked = using(settings, "libretranslate", endpoint=service.url, **keys)
        done = translate(article("海です。"), "en", asked, silent)
    assert english(done.article) == ["EN[題名です].", "EN[海です。]."]
    assert ("api_key" in service.asked[0][2]) == bool(key)


@pytest.mark.parametrize("key", ["", "secret"])
def test_a_chat_model_answers_by_number(article, settings, glossary, key: str) -> None:
    with openai(key=key) as service:
        keys = {"key": key} if key else {}
        asked = using(settings, "openai", endpoint=service.url, model="small", **keys)
        source = article("潮位です。", "山です。")
        done = translate(source, "en", replace(asked, glossaries=(glossary,)), silent)
    assert english(done.article) == ["EN[題名です].", "EN[潮位です。].", "EN[山です。]."]
    body = service.asked[0][2]
    given = json.loads(body["messages"][1]["content"])
    assert given["sentences"] == {"1": "題名です", "2": "潮位です。", "3": "山です。"}
    assert given["terms"] == {"潮位": "Tide & Level"}
    assert (body["model"], body["temperature"]) == ("small", 0)


LONG = (
    "シュラルマン氏は潮位を測ります。",
    "海です。",
    "山です。",
    "川です。",
    "丘です。",
    "シュラルマン氏が話します。",
)


def test_a_chat_model_decides_the_names_of_an_article_once(article, settings, glossary) -> None:
    names = {
        "シュラルマン": "Schulman",
        "潮位": "sea level",  # the glossary's own word wins
        "ムラティ": "Murati",  # is not in the article
        "川": "川",
    }
    with openai(names=names) as service:
        asked = using(settings, "openai", endpoint=service.url, model="m")
        translate(article(*LONG), "en", replace(asked, glossaries=(glossary,)), silent)
    told = [json.loads(body["messages"][1]["content"]) for _, _, body in service.asked]
    assert [next(iter(each)) for each in told] == ["article", "article"]
    assert told[0]["article"] == ["題名です", *LONG]
    assert told[1]["article"] == "A report, matter of fact."
    assert told[1]["terms"] == {"シュラルマン": "Schulman", "潮位": "Tide & Level"}


@pytest.mark.parametrize(
    "target", ["Murati", "シュラルマン"], ids=["sounds otherwise", "not translated"]
)
def test_a_name_that_cannot_be_right_is_not_decided(article, settings, target: str) -> None:
    with openai(names={"シュラルマン": target}) as service:
        asked = using(settings, "openai", endpoint=service.url, model="m")
        translate(article(*LONG), "en", asked, silent)
    assert json.loads(service.asked[1][2]["messages"][1]["content"])["terms"] == {}


@pytest.mark.parametrize("names", ["I cannot do that.", '{"names": 3}'])
def test_a_model_that_cannot_name_translates_all_the_same(article, settings, names: str) -> None:
    with openai(names=names) as service:
        asked = using(settings, "openai", endpoint=service.url, model="m")
        done = translate(article(*LONG), "en", asked, silent)
    assert (done.gaps, len(service.asked)) == ((), 2)


def test_a_small_model_and_a_few_new_sentences_are_asked_at_once(article, settings) -> None:
    with openai() as service:
        for model, source in (("qwen3:1.7b", LONG), ("large", LONG[:3])):
            asked = using(settings, "openai", endpoint=service.url, model=model)
            translate(article(*source), "en", asked, silent)
    assert len(service.asked) == 2


def _only_first(sentences: Mapping[str, str]) -> str:
    return json.dumps({"translations": {"1": f"EN[{sentences['1']}]."}})


def _other_numbers(sentences: Mapping[str, str]) -> str:
    return json.dumps({str(int(n) + 1): f"EN[{text}]." for n, text in sentences.items()})


@pytest.mark.parametrize(
    "bad", [_only_first, _other_numbers, lambda _: "I cannot do that.", lambda _: '{"1": [}']
)
def test_a_chat_model_that_miscounts_is_asked_again(article, settings, bad: Any) -> None:
    calls = iter([bad])
    with openai(lambda told: next(calls, translations)(told)) as service:  # noqa: PLW0108  # later
        asked = using(settings, "openai", endpoint=service.url, model="small")
        done = translate(article("海です。", "山です。"), "en", asked, silent)
    assert english(done.article) == ["EN[題名です].", "EN[海です。].", "EN[山です。]."]
    assert len(service.asked) == 2


def test_a_slow_server_with_one_slot_is_asked_one_thing_at_a_time_and_loses_none(
    article, settings
) -> None:
    """Each answer takes longer than ``timeout``; it comes, piece by piece."""

    def says(body: Mapping[str, Any]) -> str:
        told = json.loads(body["messages"][-1]["content"])
        texts = told.get("sentences", {})
        return json.dumps({"translations": {n: f"EN[{text}]." for n, text in texts.items()}})

    texts = [f"{n}番目の文で、" + "あ" * 600 + "。" for n in range(6)]
    routes = {"/props": {"total_slots": 1}}
    how: dict[str, Any] = {
        "says": says,
        "routes": routes,
        "pieces": lambda text: [text[at : at + 60] for at in range(0, len(text), 60)],
        "pause": 0.02,
    }
    with chat_server(**how) as server:
        asked = using(
            settings, "openai", endpoint=server.url, model="m-1b", timeout="0.3", idle="0.3"
        )
        done = translate(article(*texts), "en", asked, silent)
    assert english(done.article)[1:] == [f"EN[{text}]." for text in texts]
    assert (done.gaps, server.most) == ((), 1)


def test_another_model_is_another_engine(article, settings) -> None:
    with openai() as service:
        for model in ("small", "small", "large"):
            asked = using(settings, "openai", endpoint=service.url, model=model)
            translate(article("海です。"), "en", asked, silent)
    assert [body["model"] for _, _, body in service.asked] == ["small", "large"]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("deepl", "set [translators.deepl] key"),
        ("libretranslate", "set [translators.libretranslate] endpoint"),
        ("openai", "set [translators.openai] key, or endpoint for a local server"),
    ],
)
def test_an_engine_without_its_key_says_what_to_set(settings, name: str, line: str) -> None:
    assert TRANSLATORS.load(name).available(settings) == line
    with pytest.raises(EngineUnavailableError) as caught:
        check(replace(settings, translator=name))
    assert caught.value.advice == line


def test_an_endpoint_without_a_scheme_is_told(settings) -> None:
    keys = {"translators.libretranslate": {"endpoint": "localhost:5000"}}
    with pytest.raises(EngineUnavailableError, match="endpoint with http"):
        check(replace(settings, translator="libretranslate", sections=keys))


def test_a_server_that_is_not_there_costs_one_question(article, settings) -> None:
    asked = using(settings, "libretranslate", endpoint="http://127.0.0.1:9")
    events: list[object] = []
    done = translate(article("海です。"), "en", asked, events.append)
    assert {gap.why for gap in done.gaps} == {"libretranslate: no connection (Connection refused)"}
    told = [event.key for event in events if isinstance(event, Message)]
    assert told == ["translator_unreachable", "sentences_missing"]


def test_an_unknown_engine_is_told_with_the_nearest(settings) -> None:
    with pytest.raises(UnknownEngineError) as caught:
        check(replace(settings, translator="googel"))
    assert caught.value.nearest == ["google"]


def test_auto_prefers_what_the_user_configured(article, settings) -> None:
    events: list[object] = []
    with libretranslate() as service:
        asked = using(settings, "libretranslate", endpoint=service.url)
        translate(article(), "en", replace(asked, translator="auto"), events.append)
    (message,) = [event for event in events if isinstance(event, Message)]
    assert dict(message.values)["engine"] == "libretranslate"
    assert len(service.asked) == 1


def test_offline_asks_nobody_even_by_name(article, settings) -> None:
    with libretranslate() as service:
        asked = replace(using(settings, "libretranslate", endpoint=service.url), offline=True)
        done = translate(article("海です。"), "en", asked, silent)
    assert service.asked == []
    assert [gap.where for gap in done.gaps] == ["t", "l0"]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small Marian model, in the folder that the library's own converter made of it."""
    pytest.importorskip("ctranslate2", reason="ctranslate2 (extra nmt) is not here")
    pytest.importorskip("sentencepiece", reason="sentencepiece (extra nmt) is not here")
    words = {"▁": "▁", "海": "▁sea", "山": "▁mountain", "は": "▁was", "広い": "▁wide", "。": "."}
    return write_converted(tmp_path_factory.mktemp("marian"), words)


@pytest.mark.parametrize("told_to_end", [True, False])
def test_a_converted_model_translates_on_this_machine(
    settings, tmp_path, converted, told_to_end
) -> None:
    """Whether the converter told the library to end every sentence, or leaves it to us."""
    model = tmp_path / "model"
    shutil.copytree(converted, model)
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    assert config["add_source_eos"]
    if not told_to_end:
        (model / "config.json").write_text(
            json.dumps(config | {"add_source_eos": False}), encoding="utf-8"
        )
    asked = replace(
        settings,
        translator="ctranslate2",
        sections={"translators.ctranslate2": {"model": str(model)}},
    )
    engine = chosen(asked)(asked, "ja", "en")  # offline, and yet an engine
    said = engine.translate(Passage(("海は広い。", "「山は広い。」")))
    assert said == ("Sea was wide.", "“Mountain was wide.”")
    assert engine.fingerprint == "ctranslate2/model"


def test_a_direction_without_a_converted_model_is_a_gap_with_what_to_set(
    article, settings, converted
) -> None:
    asked = replace(
        settings,
        translator="ctranslate2",
        sections={"translators.ctranslate2": {"model": str(converted)}},
    )
    source = article("The sea was wide.", title="The sea", language="en")
    done = translate(source, "ja", asked, silent)
    assert {gap.why for gap in done.gaps} == {
        "set [translators.ctranslate2] model_en_ja to the folder of a converted model"
    }


@pytest.mark.parametrize("there", [(), ("model.bin",)])
def test_a_folder_that_is_no_model_is_told(
    settings, tmp_path: Path, there: tuple[str, ...]
) -> None:
    pytest.importorskip("ctranslate2", reason="ctranslate2 (extra nmt) is not here")
    for name in there:
        (tmp_path / name).write_bytes(b"")
    sections = {"translators.ctranslate2": {"model": str(tmp_path)}}
    why = TRANSLATORS.load("ctranslate2").available(replace(settings, sections=sections))
    assert why.endswith("source.spm, target.spm")
