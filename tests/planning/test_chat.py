"""Which writer is configured, and what its server may not do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from servers.json_service import json_service

from generator.errors import ServiceError, SettingsError
from generator.planning.chat import Chat, chat
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping


def test_without_an_endpoint_there_is_no_writer() -> None:
    assert chat(Settings()) is None


@pytest.mark.parametrize(
    "section", [{"endpoint": "http://localhost:1"}, {"endpoint": "somewhere", "model": "small"}]
)
def test_half_a_configuration_is_an_error(section: Mapping[str, object]) -> None:
    with pytest.raises(SettingsError, match=r"\[writer\]"):
        chat(Settings(sections={"writer": section}))


def test_the_version_may_stand_in_the_endpoint() -> None:
    found = chat(Settings(sections={"writer": {"endpoint": "http://h:1/v1/", "model": "m"}}))
    assert found == Chat("http://h:1", "m")
    assert not Chat("http://h:1", "m").is_local
    assert Chat("http://localhost:11434", "m").is_local


def test_the_key_is_sent_but_never_shown() -> None:
    def answer(path: str, headers: Mapping[str, str], body: Any) -> tuple[int, Any]:
        assert headers["Authorization"] == "Bearer secret"
        return 200, {"choices": [{"message": {"content": body["model"]}}]}

    with json_service(answer) as service:
        asked = Chat(service.url, "small", "secret")
        assert asked.ask([]).text == "small"
        assert "secret" not in repr(asked)


@pytest.mark.parametrize(
    "told",
    [{}, [], {"choices": []}, {"choices": [{"message": {"content": None}}]}, "x" * 2_000_000],
)
def test_an_answer_that_is_none_is_an_error(told: Any) -> None:
    with json_service(lambda *_: (200, told)) as service, pytest.raises(ServiceError):
        Chat(service.url, "small").ask([])


def test_a_closed_door_is_an_error() -> None:
    with pytest.raises(ServiceError, match="writer"):
        Chat("http://127.0.0.1:9", "small", timeout=2).ask([])
