"""One request to Google through gTTS, and whether all of the answer is there."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from gtts import gTTS, gTTSError

from generator.errors import ServiceError
from generator.sound import decoded
from generator.speech.engines.service import TIMEOUT
from generator.speech.engines.whole import whole_mp3
from generator.speech.voice import Sound

if TYPE_CHECKING:
    from generator.model import Language

_FINAL = {400, 401, 403, 404}


class _Redirected(gTTS):  # type: ignore[misc]
    """gTTS whose requests go to another scheme, host and port when an endpoint is given."""

    def __init__(self, text: str, endpoint: str, **arguments: Any) -> None:
        super().__init__(text, lang_check=False, pre_processor_funcs=[], **arguments)
        self._endpoint = endpoint

    def _prepare_requests(self) -> list[Any]:
        prepared: list[Any] = super()._prepare_requests()
        if len(prepared) != 1:
            raise ServiceError(f"gTTS would cut the text into {len(prepared)} parts", final=True)
        if self._endpoint:
            place = urlsplit(self._endpoint)
            path = urlsplit(prepared[0].url)
            prepared[0].url = urlunsplit((place.scheme, place.netloc, path.path, path.query, ""))
        return prepared


def heard(text: str, language: Language, domain: str, endpoint: str) -> Sound:
    """One part asked for and one part there, or it counts as a failure.

    Raises:
        ServiceError: anything else came, or nothing.
    """
    asked = _Redirected(text, endpoint, tld=domain, lang=language, timeout=TIMEOUT)
    written = BytesIO()
    try:
        asked.write_to_fp(written)
        return Sound(decoded(whole_mp3(written.getvalue())))
    except gTTSError as error:
        raise _failure(error) from error
    except (AssertionError, TypeError, ValueError, OSError) as error:  # SoundError among them
        raise ServiceError("Google sent no sound", str(error)[:120]) from error


def _failure(error: gTTSError) -> ServiceError:
    status = getattr(error.rsp, "status_code", None)
    if status is None:
        return ServiceError("Google cannot be reached", "check the network")
    if status in _FINAL:
        return ServiceError(f"Google refuses (HTTP {status})", "try another voice", final=True)
    return ServiceError(f"Google did not speak (HTTP {status})", "try again later")
