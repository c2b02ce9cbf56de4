"""Servers of language models that run on this machine, found where they usually listen."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.web.client import Client, Limits, NoAnswerError
from generator.web.wire import Request

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_USUAL: Mapping[str, str] = {
    "Ollama": "http://127.0.0.1:11434",
    "LM Studio": "http://127.0.0.1:1234",
    "llama.cpp": "http://127.0.0.1:8080",
    "vLLM": "http://127.0.0.1:8000",
}
_LOOKING = Limits(1.0, 1 << 20)


@dataclass(frozen=True, slots=True)
class ModelServer:
    """Attributes: ``models`` as the server calls them, at least one."""

    name: str
    endpoint: str
    models: tuple[str, ...]


def servers_here(usual: Mapping[str, str] = _USUAL) -> tuple[ModelServer, ...]:
    """Those of ``usual`` (name → endpoint) that answer ``GET /v1/models`` with a model."""
    return tuple(_found(usual))


def _found(usual: Mapping[str, str]) -> Iterator[ModelServer]:
    for name, endpoint in usual.items():
        client = Client(name, _LOOKING)
        with suppress(NoAnswerError, ValueError, TypeError, KeyError, AttributeError):
            told = client.send(Request("GET", f"{endpoint}/v1/models", {}), _LOOKING).json()
            models = tuple(str(row["id"]) for row in told["data"])
            if models:
                yield ModelServer(name, endpoint, models)
        client.close()
