"""Questions over the real wire to servers that differ as the real ones do."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from servers.chat import chat_server

from generator.errors import ServiceError, SettingsError
from generator.settings import Settings
from generator.web.chat import chat
from generator.web.completion import UnusableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.web.chat import Chat

ASKED = [{"role": "system", "content": "Edit."}, {"role": "user", "content": "橋の話"}]
SCHEMA = {
    "type": "object",
    "properties": {"title": {"type": "string"}, "from": {"type": "array"}},
    "required": ["title", "from"],
    "additionalProperties": False,
}
GOOD = json.dumps({"title": "橋は残る", "from": [1, 2]}, ensure_ascii=False)


def model(url: str, **keys: object) -> Chat:
    told = {"endpoint": url, "model": "small", "pause": 0.001, **keys}
    found = chat("writer", Settings(sections={"writer": told}))
    assert found
    return found


def test_a_streamed_answer_comes_whole_with_its_tokens() -> None:
    heard: list[int] = []
    with chat_server(says=lambda _: "橋は残る。") as server, model(server.url, key="k") as asked:
        told = asked.complete(ASKED, alive=heard.append)
    assert (told.text, told.value, told.tokens, told.cut) == ("橋は残る。", None, 7, False)
    assert heard[-1] == 5
    assert server.keys == ["Bearer k"]
    assert server.asked[0]["messages"] == ASKED
    assert server.asked[0]["temperature"] == 0


def test_a_server_that_does_not_stream_is_understood_too() -> None:
    with chat_server(streams=False) as server, model(server.url + "/v1/") as asked:
        assert asked.complete(ASKED).text == "Good."


def test_a_stream_cut_anywhere_between_bytes_is_the_same() -> None:
    with chat_server(says=lambda _: GOOD, pieces=list) as server, model(server.url) as asked:
        assert asked.complete(ASKED, SCHEMA).value["from"] == [1, 2]


def _takes(*shapes: str) -> Any:
    def refuses(body: Mapping[str, Any]) -> tuple[int, str] | None:
        shape = body.get("response_format", {})
        kind = (
            "strict" if shape.get("json_schema", {}).get("strict") else shape.get("type", "words")
        )
        return None if kind in shapes else (400, f"response_format {kind} is not supported")

    return refuses


@pytest.mark.parametrize(
    ("takes", "questions", "spelled"),
    [
        (("strict",), 1, 0),
        (("json_schema",), 2, 0),
        (("json_object",), 3, 1),
        (("words",), 4, 1),
    ],
)
def test_what_a_server_enforces_is_found_out_once(
    takes: tuple[str, ...], questions: int, spelled: int
) -> None:
    with chat_server(says=lambda _: GOOD, refuses=_takes(*takes)) as server:
        for _ in range(2):
            with model(server.url) as asked:
                assert asked.complete(ASKED, SCHEMA).value["title"] == "橋は残る"
    assert len(server.asked) == questions + 1
    assert server.asked[-1]["messages"][0]["content"].count("JSON Schema") == spelled


@pytest.mark.parametrize("word", ["temperature", "stream_options"])
def test_a_server_that_refuses_an_extra_is_asked_without_it(word: str) -> None:
    def refuses(body: Mapping[str, Any]) -> tuple[int, str] | None:
        return (400, f"Unsupported parameter: {word}") if word in body else None

    with chat_server(says=lambda _: GOOD, refuses=refuses) as server, model(server.url) as asked:
        assert asked.complete(ASKED, SCHEMA).value
    assert len(server.asked) == 2
    assert server.asked[1]["response_format"]["type"] == "json_schema"


def test_a_schema_that_a_server_only_seems_to_enforce_is_told_to_the_model_next_time() -> None:
    answers = iter(["Sure! The title is …", GOOD])
    with chat_server(says=lambda _: next(answers)) as server, model(server.url) as asked:
        with pytest.raises(UnusableError, match="no JSON") as caught:
            asked.complete(ASKED, SCHEMA)
        assert caught.value.text == "Sure! The title is …"
        assert asked.complete(ASKED, SCHEMA).value
    assert "JSON Schema" in server.asked[1]["messages"][0]["content"]


@pytest.mark.parametrize(
    "said",
    [
        f'<think>Perhaps {{"title": "no"}}?</think>\n{GOOD}',
        f'I first thought of [brackets] and {{"a": 1}}.\n```json\n{GOOD}\n```\nThat is all.',
        GOOD.replace("{", "{\n\t"),
        f"A first try: {GOOD.replace('橋は残る', '橋')} No, better: {GOOD}",
    ],
)
def test_json_is_found_among_other_words(said: str) -> None:
    with chat_server(says=lambda _: said) as server, model(server.url) as asked:
        assert asked.complete(ASKED, SCHEMA).value["title"] == "橋は残る"


@pytest.mark.parametrize(
    ("said", "how", "why"),
    [
        ("", {}, "answered nothing"),
        ("", {"extra": {"reasoning_content": "Hm."}, "ends": "length"}, "thought until"),
        ("", {"extra": {"tool_calls": [{"function": {"arguments": '{"a": 1}'}}]}}, "title"),
        (GOOD, {"ends": "length"}, "cut off"),
        ("No.", {"ends": "content_filter"}, "refused"),
        ('{"title": "a", "title": "b", "from": []}', {}, "stands twice"),
        ('{"title": "a"}', {}, "from is missing"),
        ('{"title": 3, "from": []}', {}, "title is not string"),
        ('{"title": "a", "from": [], "more": 1}', {}, "more is not asked for"),
        ('{"title": 3, "more": 1}', {}, "from is missing; title is not string; more is not asked"),
        ('{"title":' + "[" * 100_000, {}, "no JSON"),
        ('{"title": "a", "from": [NaN]}', {}, "NaN"),
        (f"<think>Shall I say {GOOD}?</think> I would rather not.", {}, "no JSON"),
        (f"<think>Shall I say {GOOD}, or", {}, "no JSON"),
    ],
)
def test_an_answer_that_cannot_be_used_says_why(said: str, how: dict[str, Any], why: str) -> None:
    with (
        chat_server(says=lambda _: said, **how) as server,
        model(server.url) as asked,
        pytest.raises(UnusableError, match=why),
    ):
        asked.complete(ASKED, SCHEMA)
    assert len(server.asked) == 1


def test_an_answer_given_as_a_tools_arguments_is_one_where_it_fits() -> None:
    call = {"tool_calls": [{"function": {"name": "answer", "arguments": GOOD}}]}
    with (
        chat_server(says=lambda _: "", pieces=lambda _: [""], extra=call) as server,
        model(server.url) as asked,
    ):
        assert asked.complete(ASKED, SCHEMA).value["from"] == [1, 2]


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 200_000,
        b"data: " + b"[" * 200_000 + b"\n\n",
        b"<html>gateway</html>",
        b'data: {"choices": []}\n\n',
        b'data: {"choices": [{"delta": {"content": "half"}}]}\n\n',
        b'data: {"error": {"message": "out of memory"}}\n\n',
        b"data: [1, 2]\n\ndata: null\n\n",
    ],
)
def test_a_stream_that_is_none_is_a_failure_of_the_service(raw: bytes) -> None:
    with (
        chat_server(raw=raw) as server,
        model(server.url, tries=2) as asked,
        pytest.raises(ServiceError, match="writer: "),
    ):
        asked.complete(ASKED)
    assert len(server.asked) == 2


def test_a_slow_model_is_slow_and_not_failed() -> None:
    how = {"says": lambda _: "a" * 20, "pieces": list, "pause": 0.03}
    with chat_server(**how) as server, model(server.url, timeout=0.3, idle=0.3) as asked:
        assert asked.complete(ASKED).text == "a" * 20
    assert len(server.asked) == 1


def test_a_model_that_falls_silent_is_given_up_in_its_time() -> None:
    begun = time.monotonic()
    with chat_server(pause=5.0) as server, model(server.url, timeout=0.2, idle=0.2) as asked:
        with pytest.raises(ServiceError, match="says nothing any more"):
            asked.complete(ASKED)
        assert time.monotonic() - begun < 2


def test_one_question_at_a_time_goes_to_a_server_on_this_machine() -> None:
    with (
        chat_server(pause=0.02) as server,
        model(server.url) as asked,
        ThreadPoolExecutor(4) as pool,
    ):
        told = list(pool.map(lambda _: asked.complete(ASKED).text, range(6)))
    assert told == ["Good."] * 6
    assert server.most == 1


@pytest.mark.parametrize(
    ("routes", "keys", "most"),
    [
        ({"/props": {"total_slots": 3}}, {}, 3),
        ({"/v1/models": {"data": [{"id": "m", "owned_by": "vllm"}]}}, {}, 4),
        ({"/v1/models": {"data": [{"id": "m", "owned_by": "library"}]}}, {}, 1),
        ({"/props": {"total_slots": 3}}, {"parallel": 2}, 2),
        ({"/props": {"total_slots": "many"}}, {}, 1),
    ],
)
def test_a_server_with_more_room_is_asked_more_at_once(
    routes: dict[str, Any], keys: dict[str, Any], most: int
) -> None:
    with chat_server(routes=routes) as server, model(server.url, **keys) as asked:
        assert asked.parallel == most


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("qwen3:1.7b", 1.7e9),
        ("Qwen2.5-Coder-7B-Instruct", 7e9),
        ("gemma3-270m-q4", 270e6),
        ("qwen3-30b-a3b", 30e9),
        ("phi-3-mini-4k", 0),
        ("mixtral-8x7b", 0),
        ("gpt-4o-mini", 0),
    ],
)
def test_a_models_name_tells_its_size(name: str, parameters: float) -> None:
    with chat_server() as server, model(server.url, model=name) as asked:
        assert asked.parameters() == parameters


def test_a_server_that_knows_the_size_is_believed_before_the_name() -> None:
    models = {"data": [{"id": "large:70b", "meta": {"n_params": 1_543_714_304}}]}
    with chat_server(routes={"/v1/models": models}) as server:
        with model(server.url, model="large:70b") as asked:
            assert asked.parameters() == 1_543_714_304
        with model(server.url, model="whatever") as asked:  # llama.cpp takes any name
            assert asked.parameters() == 1_543_714_304


def test_a_busy_server_is_asked_again_after_the_pause_it_asks_for() -> None:
    calls = iter([(429, "slow down"), (503, "loading model")])
    with (
        chat_server(refuses=lambda _: next(calls, None), headers={"Retry-After": "0"}) as server,
        model(server.url) as asked,
    ):
        assert asked.complete(ASKED).text == "Good."
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    ("status", "said", "questions"),
    [
        (401, "Incorrect API key provided: secret-key", 1),
        (404, "model 'small' not found, try pulling it first", 1),
        (400, "the request exceeds the available context size", 1),
        (500, "out of memory", 6),
    ],
)
def test_a_refusal_is_told_in_the_servers_words_without_the_key(
    status: int, said: str, questions: int
) -> None:
    with (
        chat_server(refuses=lambda _: (status, said)) as server,
        model(server.url, key="secret-key") as asked,
        pytest.raises(ServiceError) as caught,
    ):
        asked.complete(ASKED, SCHEMA)
    assert said.split(maxsplit=1)[0] in str(caught.value)
    assert "secret-key" not in str(caught.value)
    assert len(server.asked) == questions


def test_closing_ends_what_other_threads_wait_for() -> None:
    with chat_server(pause=30.0) as server, model(server.url) as asked:
        with ThreadPoolExecutor(3) as pool:
            waiting = [pool.submit(asked.complete, ASKED) for _ in range(3)]
            while not server.asked:
                time.sleep(0.01)
            begun = time.monotonic()
            asked.close()
            for each in waiting:
                with pytest.raises(ServiceError, match="interrupted"):
                    each.result()
        assert time.monotonic() - begun < 1
    assert threading.active_count() < 20


@pytest.mark.parametrize("url", ["localhost:1", "http://", "http://[", "http://a:b"])
def test_an_endpoint_that_is_no_address_is_told_without_its_words(url: str) -> None:
    with pytest.raises(SettingsError, match=r"\[writer\] endpoint is no address"):
        model(url)


def test_nobody_is_asked_where_nothing_is_configured() -> None:
    assert chat("writer", Settings()) is None
    with pytest.raises(SettingsError, match="no model"):
        chat("writer", Settings(sections={"writer": {"endpoint": "http://localhost:1"}}))
