"""One question to an OpenAI-compatible server, local or hosted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from generator.errors import ServiceError, SettingsError
from generator.planning.options import WriterOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.settings import Settings

_LARGEST = 1_000_000
"""Bytes of an answer; a slide's is about a thousand."""

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Reply:
    """Attributes: ``tokens`` as the server counts them, 0 when it does not."""

    text: str
    tokens: int


@dataclass(frozen=True, slots=True)
class Chat:
    """A server and a model on it; the key is never shown.

    Attributes:
        timeout: seconds.
        price: of a million tokens, in whatever the server's bill is in; 0 when nobody said.
    """

    endpoint: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    price: float = 0.0

    @property
    def is_local(self) -> bool:
        return urlsplit(self.endpoint).hostname in _LOCAL

    def ask(self, messages: Sequence[dict[str, str]]) -> Reply:
        """The model's answer, asked for without chance.

        Raises:
            ServiceError: it cannot be had.
        """
        import requests

        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        body = {"model": self.model, "messages": list(messages), "temperature": 0}
        try:
            with requests.post(
                f"{self.endpoint}/v1/chat/completions",
                json=body,
                headers=headers,
                timeout=self.timeout,
                allow_redirects=False,
                stream=True,
            ) as response:
                data = response.raw.read(_LARGEST, decode_content=True)
                return _reply(response.status_code, data)
        except (requests.RequestException, OSError) as error:
            raise ServiceError(f"writer: {type(error).__name__}") from error


def chat(settings: Settings) -> Chat | None:
    """The writer of ``[writer] endpoint model key timeout price``, if one is configured.

    Raises:
        SettingsError: an endpoint without a model, or one that is no address.
    """
    told = settings.of(WriterOptions)
    endpoint = told.endpoint.rstrip("/").removesuffix("/v1")
    if not endpoint:
        return None
    if urlsplit(endpoint).scheme not in {"http", "https"} or not urlsplit(endpoint).hostname:
        raise SettingsError(
            f"[writer] endpoint is no address: {endpoint!r}", "give http://HOST:PORT"
        )
    if not told.model:
        raise SettingsError("[writer] has an endpoint but no model", "name one that the server has")
    return Chat(endpoint, told.model, told.key, told.timeout or 120.0, told.price)


_MOST_SPEAKERS = 4


def speakers(settings: Settings) -> tuple[str, ...]:
    """Who talks in a dialogue that the writer words: ``[writer] speakers``, a host and a guest.

    Raises:
        SettingsError: fewer than two or more than four.
    """
    if settings.format != "dialogue":
        return ()
    names = settings.of(WriterOptions).speakers
    if not 2 <= len(names) <= _MOST_SPEAKERS:
        raise SettingsError("[writer] speakers must name two to four", 'try "host, guest"')
    return names


def _reply(status: int, data: bytes) -> Reply:
    import json

    if status != 200:
        raise ServiceError(f"writer: the server answers {status}", final=status in {401, 403, 404})
    try:
        tree: Any = json.loads(data)
        text = tree["choices"][0]["message"]["content"]
        tokens = (tree.get("usage") or {}).get("total_tokens", 0)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise ServiceError("writer: the answer is not that of a chat model") from error
    if not isinstance(text, str):
        raise ServiceError("writer: the answer holds no text")
    return Reply(text, tokens if isinstance(tokens, int) else 0)
