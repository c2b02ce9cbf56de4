"""Which language model is asked, and where: what ``[writer]`` and its like say."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.errors import SettingsError
from generator.web.addresses import is_here, is_near
from generator.web.options import ServerOptions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.settings import Settings


_FIRST_WORDS = {"near": 120.0, "far": 60.0}  # seconds, to load a model or to wait for one's turn
_READING = 0.03  # seconds a byte: a laptop that has other work reads ten tokens a second
_SILENCE = 60.0


@dataclass(frozen=True, slots=True)
class Server:
    """A model on a server.

    Attributes:
        endpoint: without ``/v1``.
        key: never shown.
        first_words, silence: seconds to wait for the first piece of an answer, and between two;
            for the first, ``reading`` seconds more for each byte of the question.
        parallel: questions at once; 0 asks the server.
        price: of a million tokens, in whatever the server's bill is in; 0 when nobody said.
    """

    service: str
    section: str
    endpoint: str
    model: str
    key: str = field(default="", repr=False)
    first_words: float = _FIRST_WORDS["far"]
    reading: float = 0.0
    silence: float = _SILENCE
    parallel: int = 0
    price: float = 0.0

    @property
    def is_here(self) -> bool:
        """On this very machine, which an offline build may ask."""
        return is_here(urlsplit(self.endpoint).hostname or "")

    @property
    def is_near(self) -> bool:
        """On this machine or its network: what is sent there stays in the house."""
        return is_near(urlsplit(self.endpoint).hostname or "")


def server_of(section: str, settings: Settings, default: str = "") -> Server | None:
    """As ``chat``, but nobody is going to be asked."""
    told = settings.of(ServerOptions, section)
    endpoint = (told.endpoint or default).rstrip("/")
    if not endpoint:
        return None
    try:
        parts = urlsplit(endpoint)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError(f"[{section}] endpoint is no address", "give http://HOST:PORT")
    if not told.model:
        raise SettingsError(
            f"[{section}] has an endpoint but no model", "name one that the server has"
        )
    near = is_near(parts.hostname or "")
    usual = _FIRST_WORDS["near" if near else "far"]
    return Server(
        section.rpartition(".")[2],
        section,
        endpoint.removesuffix("/v1"),
        told.model,
        told.key,
        told.timeout or usual,
        0.0 if told.timeout or not near else _READING,
        told.idle or _SILENCE,
        told.parallel,
        told.price,
    )


# Servers of language models that run on this machine, found where they usually listen.

_USUAL: Mapping[str, str] = {
    "Ollama": "http://127.0.0.1:11434",
    "LM Studio": "http://127.0.0.1:1234",
    "llama.cpp": "http://127.0.0.1:8080",
    "vLLM": "http://127.0.0.1:8000",
}


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
    from generator.web.client import Client, Limits, NoAnswerError  # here: few builds ask anybody
    from generator.web.wire import Request

    looking = Limits(1.0, 1 << 20)
    for name, endpoint in usual.items():
        client = Client(name, looking)
        with suppress(NoAnswerError, ValueError, TypeError, KeyError, AttributeError):
            told = client.send(Request("GET", f"{endpoint}/v1/models", {}), looking).json()
            models = tuple(str(row["id"]) for row in told["data"])
            if models:
                yield ModelServer(name, endpoint, models)
        client.close()
