"""Google's free page through deep-translator, made dependable.

deep-translator asks with no time limit and a new connection each time, through the ``requests``
its module imported. Each of our threads has a private copy of that module with a session of ours
in that place, so the library does the talking and nothing outside is changed.
"""

from __future__ import annotations

from importlib.util import find_spec, module_from_spec
from threading import local
from typing import TYPE_CHECKING, Any, ClassVar

from generator.errors import ServiceError
from generator.translation.engine import Translator, with_terms

if TYPE_CHECKING:
    import requests

    from generator.model import Language
    from generator.settings import Settings
    from generator.translation.engine import Passage
    from generator.translation.http import Session

ENDPOINT = "https://translate.google.com"

_RESULT = (b'class="t0"', b'class="result-container"')
_BLOCKED = (b"unusual traffic", b"/sorry/", b"captcha", b"consent.google")


class Google(Translator):
    """Sends a passage as lines; the page answers line by line, so lines are sentences again."""

    name: ClassVar[str] = "google"

    def __init__(self, settings: Settings, source: Language, target: Language) -> None:
        super().__init__(settings, source, target)
        self._of_thread = local()
        self._sessions: list[Session] = []

    @classmethod
    def available(cls, settings: Settings) -> str:
        del settings
        return "" if find_spec("deep_translator") else "pip install deep-translator"

    @classmethod
    def reachable(cls, settings: Settings) -> str:
        from generator.translation.http import session

        try:
            with session(cls.name, settings) as line:
                line.timeout = min(line.timeout, 5.0)
                line.head(_endpoint(settings))
        except ServiceError as error:
            return error.message
        return ""

    def translate(self, passage: Passage) -> tuple[str, ...]:
        from deep_translator.exceptions import BaseError

        try:
            text = with_terms("\n".join(passage.texts), passage.terms)
            answer = self._client().translate(text)
        except BaseError as error:
            raise ServiceError("google: the page holds no translation") from error
        return tuple(line.strip() for line in answer.split("\n")) if answer else ()

    def _client(self) -> Any:
        from generator.translation.http import session

        if not hasattr(self._of_thread, "client"):
            line = session(self.name, self.settings, _inspect)
            self._sessions.append(line)
            client = _deep_translator(line).GoogleTranslator(self.source, self.target)
            client._base_url = f"{_endpoint(self.settings)}/m"  # noqa: SLF001  # its only way
            self._of_thread.client = client
        return self._of_thread.client

    def close(self) -> None:
        for line in self._sessions:
            line.close()


def _endpoint(settings: Settings) -> str:
    return settings.text("translators.google", "endpoint", ENDPOINT).rstrip("/")


def _inspect(response: requests.Response) -> None:
    """Tell a block page from other answers, before deep-translator sees only its status."""
    from generator.translation.http import checked

    told = response.content + response.headers.get("Location", "").encode()
    if not any(mark in told for mark in _RESULT) and any(mark in told for mark in _BLOCKED):
        raise ServiceError(
            "google: this network is blocked for now",
            "wait some hours, use another network, or configure another translator",
            final=True,
        )
    checked(response, "google")


def _deep_translator(line: Session) -> Any:
    """A copy of ``deep_translator.google`` that is nobody else's, asking through ``line``."""
    spec = find_spec("deep_translator.google")
    assert spec
    assert spec.loader
    module: Any = module_from_spec(spec)
    spec.loader.exec_module(module)
    module.requests = line
    return module
