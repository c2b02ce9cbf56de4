"""One request to Microsoft's read-aloud service through edge-tts, and whether all of it came."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any, TypeVar

import aiohttp
from edge_tts import Communicate
from edge_tts.exceptions import EdgeTTSException
from yarl import URL

from generator.errors import ServiceError
from generator.sound import SoundError, decoded
from generator.speech.engines.service import whole_mp3
from generator.speech.voice import Sound
from generator.web.client import InterruptedAskingError, TimedOutError

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from aiohttp.connector import Connection


_TIMEOUT = (10, 30)  # seconds to connect, and to wait between two bytes
_MOST = 8_000_000  # bytes: twenty minutes of MP3 for one sentence
_FINAL = {400, 401, 403, 404}


class _Elsewhere(aiohttp.TCPConnector):
    """Connections to another scheme, host and port than the request's.

    The client opens a second session when a refusal has told it the right time, and each session
    closes its connector: this one stays open until the text is had.
    """

    def __init__(self, endpoint: str) -> None:
        super().__init__()
        self._place = URL(endpoint)
        self._needed = True

    async def connect(self, req: Any, traces: Any, timeout: Any) -> Connection:  # noqa: ASYNC109 - aiohttp's name
        place = self._place
        req.url = req.url.with_scheme(place.scheme).with_host(place.host).with_port(place.port)
        req.proxy = None
        return await super().connect(req, traces, timeout)

    async def close(self, **how: Any) -> None:
        if not self._needed:
            await super().close(**how)

    async def end(self) -> None:
        self._needed = False
        await self.close()


def heard(text: str, voice: str, rate: str, endpoint: str, tasks: Tasks) -> Sound:
    """All of the text in one voice.

    Args:
        text: at most 4,096 bytes, which go out as one request.
        voice: its full name.
        rate: how much faster, in per cent with a sign.
        endpoint: asked instead of Microsoft, if it is not empty.
        tasks: where the asking may be cancelled, and has its whole time.

    Raises:
        ServiceError: nothing came, or not all.
    """
    try:
        data = tasks.run(_received(text, voice, rate, endpoint))
        return Sound(decoded(whole_mp3(data)))
    except aiohttp.ClientResponseError as error:
        raise _refusal(error.status) from error
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise ServiceError("Microsoft's voices cannot be reached", type(error).__name__) from error
    except EdgeTTSException as error:
        raise ServiceError("Microsoft sent no sound", str(error)[:120]) from error
    except (SoundError, ValueError, KeyError, TypeError) as error:  # not the protocol at all
        raise ServiceError("Microsoft sent no sound", type(error).__name__) from error


async def _received(text: str, voice: str, rate: str, endpoint: str) -> bytes:
    if not endpoint:
        return await _said(_asking(text, voice, rate, None))
    connector = _Elsewhere(endpoint)
    try:
        return await _said(_asking(text, voice, rate, connector))
    finally:
        await connector.end()


def _asking(text: str, voice: str, rate: str, connector: _Elsewhere | None) -> Communicate:
    connect, receive = _TIMEOUT
    return Communicate(
        text,
        voice,
        rate=rate,
        connector=connector,
        connect_timeout=connect,
        receive_timeout=receive,
    )


async def _said(asked: Communicate) -> bytes:
    sound = b""
    async for part in asked.stream():
        sound += part["data"] if part["type"] == "audio" else b""
        if len(sound) > _MOST:
            raise ServiceError("Microsoft sends no end of sound", final=True)
    # A connection that closes early ends the stream like the service's word that all was said;
    # only after that word is the offset of a next part known.
    if not asked.state["offset_compensation"]:
        raise ServiceError("Microsoft closed the connection before all was said")
    return sound


def _refusal(status: int) -> ServiceError:
    if status in _FINAL:
        advice = "pip install --upgrade edge-tts, or try another voice"
        return ServiceError(f"Microsoft's voices refuse (HTTP {status})", advice, final=True)
    return ServiceError(f"Microsoft did not speak (HTTP {status})", "try again later")


# Coroutines of libraries that do their own asking, with a whole time and an end on demand.

T = TypeVar("T")


class Tasks:
    """Runs coroutines, each in the thread that asks and an event loop of its own.

    Args:
        service: what messages call it.
        seconds: for one whole answer.
    """

    def __init__(self, service: str, seconds: float) -> None:
        self.service, self.seconds = service, seconds
        self._lock = threading.Lock()
        self._running: dict[asyncio.Task[object], asyncio.AbstractEventLoop] = {}
        self._closed = False

    def run(self, work: Coroutine[object, object, T]) -> T:
        """Its result.

        Raises:
            TimedOutError: it took longer than it may.
            InterruptedAskingError: ``close`` was called.
        """
        try:
            return asyncio.run(self._held(work))
        except asyncio.CancelledError:
            raise InterruptedAskingError(self.service) from None

    def close(self) -> None:
        """Cancel what runs in other threads; nothing more will."""
        with self._lock:
            self._closed = True
            for task, loop in self._running.items():
                loop.call_soon_threadsafe(task.cancel)

    async def _held(self, work: Coroutine[object, object, T]) -> T:
        task = asyncio.ensure_future(work)
        with self._lock:
            if self._closed:
                task.cancel()
            self._running[task] = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self.seconds):
                return await task
        except TimeoutError as error:
            if not task.cancelled():
                raise  # one of the library's own
            raise TimedOutError(self.service, self.seconds) from error
        finally:
            with self._lock:
                del self._running[task]
