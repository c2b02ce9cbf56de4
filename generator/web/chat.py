"""Questions to a language model on any server that speaks OpenAI's chat protocol.

Ollama, llama.cpp, LM Studio, vLLM and hosted services differ in what they enforce, how many
questions they take at once and how they say no. A ``Chat`` finds that out once and remembers it::

    with chat("writer", settings, report) as model:
        answer = model.complete(messages, schema={"type": "object", …})
        answer.value["title"]

A slow machine is slow, not failed: the answer is streamed, and what is limited is the time to its
first words and the silence between two of them.
"""

from __future__ import annotations

import json
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Self

from generator import patterns as re
from generator.errors import ServiceError
from generator.progress import silent
from generator.web.client import Client, Limits, NoAnswerError, TimedOutError
from generator.web.completion import NotInShapeError, Telling, as_object, completed, says_something
from generator.web.patience import Patience, RefusedError, rules
from generator.web.servers import server_of
from generator.web.status import checked
from generator.web.wire import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.progress import Report
    from generator.settings import Settings
    from generator.web.client import Stream
    from generator.web.completion import Completion
    from generator.web.json_text import Schema
    from generator.web.patience import Rules
    from generator.web.servers import Server

    Messages = Sequence[Mapping[str, str]]


_LARGEST = 8 << 20  # bytes of a stream: each token comes in about 300 of them
_LONGEST = 3600.0  # seconds of one answer, however lively it is
_ENDLESS = 200_000  # characters of an answer that was given no limit
_A_TOKEN = 12  # characters at most, in the mean of a whole answer
_HOSTED = 4  # questions at once where the server has room for many
_LOOKING = Limits(3.0, 1 << 20)
_SIZE = re.compile(r"(?<![a-z\d.])(\d+(?:\.\d+)?)([bm])(?![a-z\d])")
_UNITS = {"b": 1e9, "m": 1e6}
_manners: dict[tuple[str, str], Manner] = {}  # by endpoint and model: found out once a process


def chat(section: str, settings: Settings, report: Report = silent) -> Chat | None:
    """The model of ``[section] endpoint key model timeout idle parallel price``, if there is one.

    ``timeout`` is for the first words, ``idle`` for the silence between two pieces; ``tries``,
    ``pause`` and ``patience`` are as ``generator.web.patience`` has them.

    Args:
        section: "writer" or "translators.openai".
        settings: all of them.
        report: told when the server asks for a rest.

    Raises:
        SettingsError: an endpoint that is no address, or without a model.
    """
    server = server_of(section, settings)
    if server is None:
        return None
    return Chat(server, rules(settings, section), report)


class Chat:
    """One model on one server, for any number of threads. Close it when done."""

    def __init__(self, server: Server, how: Rules, report: Report = silent) -> None:
        self.server = server
        self.patience = Patience(server.service, how, report)
        self._client = Client(server.service, Limits(server.first_words, _LARGEST))
        self._finding = threading.Lock()
        self._slots: threading.Semaphore | None = None
        self._parallel = server.parallel

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End what is under way, in whichever thread; those who wait get a ``ServiceError``."""
        self.patience.end()
        self._client.close()

    @property
    def parallel(self) -> int:
        """Questions that the server works at at once; more only queue there, and grow old."""
        with self._finding:
            if self._parallel < 1:
                self._parallel = self._found_room() if self.server.is_near else _HOSTED
            return self._parallel

    def parameters(self) -> float:
        """How many the model has: as the server tells, else its name (``qwen3:8b``), else 0."""
        with suppress(NoAnswerError, ValueError, TypeError, KeyError, AttributeError):
            if self.server.is_near:
                models = self._looked_up("/v1/models")["data"]
                told = {model["id"]: model["meta"]["n_params"] for model in models}
                return float(told.get(self.server.model) or (*told.values(),)[0])
        sizes = _SIZE.findall(self.server.model.lower())
        return max((float(number) * _UNITS[unit] for number, unit in sizes), default=0.0)

    def complete(
        self,
        messages: Messages,
        schema: Schema | None = None,
        *,
        name: str = "answer",
        most_tokens: int = 0,
        alive: Callable[[int], None] = lambda _: None,
    ) -> Completion:
        """The model's answer, asked for without chance; waits for its turn at a busy server.

        Args:
            messages: ``{"role": …, "content": …}`` each.
            schema: JSON Schema of the answer (the words ``json_text.misfit`` knows), enforced by
                the server where it can, told to the model where it cannot, checked in any case.
                Every object should list all its properties as ``required`` and have
                ``additionalProperties: false``: hosted servers enforce no other.
            name: of the schema, for the server: letters, digits and underscores.
            most_tokens: of the answer; 0 leaves it to the server.
            alive: called with the characters so far whenever some more came.

        Raises:
            UnusableError: an answer came, but empty, cut, a refusal, or no JSON that fits; asking
                again, with ``why`` and the model's own ``text`` in the messages, may help.
            ServiceError: no answer could be had; nothing else is worth asking when it is final.
        """
        body: dict[str, Any] = {"model": self.server.model, "stream": True}
        if most_tokens:
            body["max_tokens"] = most_tokens
        with self._turn():
            told = self.patience.ask(lambda: self._answered(body, messages, schema, name, alive))
        try:
            return completed(self.server.service, told, schema)
        except NotInShapeError:
            self._learn(replace(self._manner(), spelled=True))
            raise

    def _turn(self) -> threading.Semaphore:
        room = self.parallel
        with self._finding:
            self._slots = self._slots or threading.Semaphore(room)
            return self._slots

    def _found_room(self) -> int:
        """llama.cpp tells how many slots it has; vLLM and SGLang take many; others one."""
        with suppress(NoAnswerError, ValueError, TypeError, KeyError, AttributeError):
            return max(1, min(16, int(self._looked_up("/props")["total_slots"])))
        with suppress(NoAnswerError, ValueError, TypeError, KeyError, AttributeError):
            owners = {model["owned_by"] for model in self._looked_up("/v1/models")["data"]}
            return _HOSTED if owners & {"vllm", "sglang"} else 1
        return 1

    def _looked_up(self, path: str) -> Any:
        request = Request("GET", self.server.endpoint + path, self._headers())
        return self._client.send(request, _LOOKING).json()

    def _headers(self) -> dict[str, str]:
        key = self.server.key
        return {"Authorization": f"Bearer {key}"} if key else {}

    def _manner(self) -> Manner:
        return _manners.get((self.server.endpoint, self.server.model), Manner())

    def _learn(self, manner: Manner) -> None:
        _manners[self.server.endpoint, self.server.model] = manner

    def _answered(
        self,
        body: Mapping[str, Any],
        messages: Messages,
        schema: Schema | None,
        name: str,
        alive: Callable[[int], None],
    ) -> Telling:
        """One answer, asked for in simpler manners until the server takes one."""
        manner: Manner | None = self._manner()
        while manner:
            request = self._request({**body, **worded(manner, messages, schema, name)})
            first = self.server.first_words + self.server.reading * len(request.body or b"")
            with self._client.streaming(request, Limits(first, _LARGEST)) as stream:
                if stream.head.status == HTTPStatus.OK:
                    self._learn(manner)
                    return self._heard(stream, alive, first, body.get("max_tokens", 0))
                said = self._refusal(stream)
            manner = simpler(manner, stream.head.status, said, shaped=schema is not None)
        checked(stream.head, self.server.service, self.server.section, said)
        raise RefusedError(f"{self.server.service}: a strange answer (HTTP {stream.head.status})")

    def _request(self, body: Mapping[str, Any]) -> Request:
        headers = {
            "Content-Type": "application/json",
            "Accept": "text/event-stream, application/json",
            **self._headers(),
        }
        data = json.dumps(body, ensure_ascii=False).encode()
        return Request("POST", f"{self.server.endpoint}/v1/chat/completions", headers, data)

    def _refusal(self, stream: Stream) -> str:
        """What a server says about its status, in one line without the key."""
        until, data = time.monotonic() + _LOOKING.seconds, b""
        with suppress(NoAnswerError):
            while len(data) < 65_536 and (piece := stream.next(until)):
                data += piece
        return self._said(data)

    def _said(self, data: bytes) -> str:
        try:
            told = json.loads(data)
            inside = told.get("error", told)
            text = inside if isinstance(inside, str) else str(inside.get("message", ""))
        except (ValueError, AttributeError, RecursionError):
            return ""
        line = " ".join(text.split())[:160]
        return line.replace(self.server.key, "…") if self.server.key else line

    def _heard(
        self, stream: Stream, alive: Callable[[int], None], first: float, most_tokens: int
    ) -> Telling:
        telling = Telling()
        for told in self._events(stream, first):
            if told.get("error"):
                why = self._said(json.dumps(told).encode())
                raise ServiceError(f"{self.server.service}: the server failed", why)
            telling.take(told)
            alive(len(telling.text))
            if len(telling.text) > (_A_TOKEN * most_tokens or _ENDLESS):
                telling.cut = telling.is_over = True  # the server does not know ``max_tokens``
                break
        if not telling.is_over:
            raise NoAnswerError(self.server.service, "the answer breaks off")
        return telling

    def _events(self, stream: Stream, first: float) -> Iterator[dict[str, Any]]:
        """Each event in its time: bytes that make none, or one that says nothing, are no life."""
        end = time.monotonic() + _LONGEST
        until = time.monotonic() + first
        if "event-stream" not in stream.head.headers.get("content-type", ""):
            yield as_object(self._whole(stream, until).decode("utf-8", "replace"))
            return
        events, piece = Events(), b"-"
        while piece:
            piece = self._next(stream, min(until, end))
            for event in events.of(piece):
                told = {"done": True} if event == "[DONE]" else as_object(event)
                yield told
                if told.get("done"):
                    return
                if says_something(told):
                    until = time.monotonic() + self.server.silence

    def _whole(self, stream: Stream, until: float) -> bytes:
        """An answer that does not come in events was ready when its first byte came."""
        data = piece = self._next(stream, until)
        until = time.monotonic() + self.server.silence
        while piece:
            data += (piece := self._next(stream, until))
        return data

    def _next(self, stream: Stream, until: float) -> bytes:
        try:
            return stream.next(until)
        except TimedOutError:
            why = "the model says nothing any more"
            raise TimedOutError(self.server.service, self.server.silence, why) from None


class Events:
    """The ``data`` of each event in bytes that come in pieces cut anywhere."""

    def __init__(self) -> None:
        self._rest = b""
        self._data: list[str] = []

    def of(self, piece: bytes) -> Iterator[str]:
        """The events that end in this piece; an empty piece is the end of the stream."""
        self._rest += piece
        *lines, self._rest = self._rest.split(b"\n")
        if not piece:
            lines, self._rest = [*lines, self._rest, b""], b""
        for line in lines:
            yield from self._line(line.removesuffix(b"\r").decode("utf-8", "replace"))

    def _line(self, line: str) -> Iterator[str]:
        if line.startswith("data:"):
            self._data.append(line.removeprefix("data:").removeprefix(" "))
        elif not line and self._data:
            yield "\n".join(self._data)
            self._data.clear()


# How a chat server wants to be asked: which fields of the protocol it takes and obeys.

_SHAPE = "Answer with one JSON value that fits this JSON Schema, and with nothing else:\n"
_NOT_SO = re.compile(
    r"format|schema|grammar|json|unsupported|unknown|unexpected|extra", re.IGNORECASE
)
_TOO_LONG = re.compile(r"context|too long|tokens", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a server wants to be asked.

    Attributes:
        shape: the first of ``_SHAPES`` that it takes.
        spelled: the schema stands in the question too, as the server was seen not to enforce it.
        extras: of the body, those it does not refuse.
    """

    shape: str = "strict"
    spelled: bool = False
    extras: frozenset[str] = frozenset({"temperature", "stream_options"})


_SHAPES = ("strict", "schema", "object", "words")


def worded(manner: Manner, messages: Messages, schema: Schema | None, name: str) -> dict[str, Any]:
    """The parts of the body that a server may not take."""
    said = [dict(message) for message in messages]
    body: dict[str, Any] = {"messages": said}
    if "temperature" in manner.extras:
        body["temperature"] = 0
    if "stream_options" in manner.extras:
        body["stream_options"] = {"include_usage": True}
    if schema is None:
        return body
    if manner.shape in ("strict", "schema"):
        told: dict[str, Any] = {"name": name, "schema": schema}
        if manner.shape == "strict":
            told["strict"] = True
        body["response_format"] = {"type": "json_schema", "json_schema": told}
    elif manner.shape == "object":
        body["response_format"] = {"type": "json_object"}
    if manner.spelled or manner.shape in ("object", "words"):
        spelled = _SHAPE + json.dumps(schema, ensure_ascii=False)
        if said and said[0].get("role") == "system":
            said[0]["content"] = f"{said[0]['content']}\n\n{spelled}"
        else:
            said.insert(0, {"role": "system", "content": spelled})
    return body


def simpler(manner: Manner, status: int, said: str, *, shaped: bool) -> Manner | None:
    """What to try next when a server refused a question, by what it ``said`` about it."""
    for extra in sorted(manner.extras):
        if extra in said:
            return replace(manner, extras=manner.extras - {extra})
    of_the_body = status in (400, 415, 422) or (status in (500, 501) and _NOT_SO.search(said))
    if not of_the_body or (_TOO_LONG.search(said) and not _NOT_SO.search(said)):
        return None
    at = _SHAPES.index(manner.shape) + 1
    if shaped and at < len(_SHAPES):
        return replace(manner, shape=_SHAPES[at])
    return replace(manner, extras=frozenset()) if manner.extras else None
