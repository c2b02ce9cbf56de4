"""LibreTranslate's ``/translate`` for a list of texts, with or without a key."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from servers.json_service import json_service

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from servers.json_service import Service


@contextmanager
def libretranslate(key: str = "") -> Iterator[Service]:
    def answer(path: str, headers: Mapping[str, str], body: Any) -> tuple[int, Any]:
        del headers
        if path != "/translate" or body["format"] != "text":
            return 400, {"error": "Invalid request"}
        if body.get("api_key", "") != key:
            return 403, {"error": "Invalid API key"}
        return 200, {"translatedText": [f"EN[{text}]." for text in body["q"]]}

    with json_service(answer) as service:
        yield service
