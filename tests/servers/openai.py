"""OpenAI's ``/v1/chat/completions``: a model that numbers its answers as it was asked to."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from servers.json_service import json_service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from servers.json_service import Service


def translations(sentences: Mapping[str, str]) -> str:
    """As a model likes to say it: in a code fence, after a remark."""
    told = {"translations": {number: f"EN[{text}]." for number, text in sentences.items()}}
    return f"Here you are:\n```json\n{json.dumps(told, ensure_ascii=False)}\n```"


def _named(names: Mapping[str, str] | str) -> str:
    if isinstance(names, str):
        return names
    rows = [{"source": source, "target": target} for source, target in names.items()]
    return json.dumps({"about": "A report, matter of fact.", "names": rows})


@contextmanager
def openai(
    reply: Callable[[Mapping[str, str]], str] = translations,
    key: str = "",
    names: Mapping[str, str] | str = "I know none.",
) -> Iterator[Service]:
    """``names``: what it calls those of an article when it is shown the whole."""

    def answer(path: str, headers: Mapping[str, str], body: Any) -> tuple[int, Any]:
        if path != "/v1/chat/completions" or not body["model"]:
            return 404, {"error": {"message": "not found"}}
        if headers.get("Authorization", "") != (f"Bearer {key}" if key else ""):
            return 401, {"error": {"message": "Incorrect API key"}}
        told = json.loads(body["messages"][-1]["content"])
        said = reply(told["sentences"]) if "sentences" in told else _named(names)
        return 200, {"choices": [{"message": {"role": "assistant", "content": said}}]}

    with json_service(answer) as service:
        yield service
