"""What the engines behind a server have in common: keys, an endpoint, one client."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar

from generator.errors import ServiceError
from generator.translation.engine import Translator
from generator.web.options import KeyedOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Language
    from generator.settings import Settings
    from generator.web.client import Answer

_SECONDS = 20.0
_LOOKING = 3.0  # what is missing then is said within five seconds of a build's beginning


class OnlineTranslator(Translator):
    """A service that is asked over HTTP, with the keys of ``[translators.NAME]``.

    Attributes:
        server: scheme and host where no ``endpoint`` is set; empty where there is no public one.
        needs: the keys without which it cannot work.
    """

    options: ClassVar[type[KeyedOptions]] = KeyedOptions
    server: ClassVar[str] = ""
    needs: ClassVar[tuple[str, ...]] = ()

    def __init__(self, settings: Settings, source: Language, target: Language) -> None:
        from generator.web.client import Client, Limits

        super().__init__(settings, source, target)
        self.client = Client(self.name, Limits(self.told(settings).timeout or _SECONDS))

    @classmethod
    def endpoint(cls, settings: Settings) -> str:
        """Without a slash at its end."""
        return (cls.told(settings).endpoint or cls.server).rstrip("/")

    @classmethod
    def told(cls, settings: Settings) -> KeyedOptions:
        """What is set under ``[translators.NAME]``."""
        return settings.of(cls.options, cls.section())

    @classmethod
    def section(cls) -> str:
        """Of the settings."""
        return f"translators.{cls.name}"

    @classmethod
    def available(cls, settings: Settings) -> str:
        section = cls.section()
        missing = [key for key in cls.needs if not getattr(cls.told(settings), key)]
        if missing:
            return f"set [{section}] {' and '.join(missing)}"
        usable = cls.endpoint(settings).startswith(("http://", "https://"))
        return "" if usable else f"begin [{section}] endpoint with http:// or https://"

    @classmethod
    def configured(cls, settings: Settings) -> bool:
        return bool(cls.needs) and not cls.available(settings)

    @classmethod
    def reachable(cls, settings: Settings) -> str:
        from generator.web.client import reached

        return reached(cls.name, cls.endpoint(settings), _LOOKING)

    def inspect(self, answer: Answer) -> None:
        """Raise what an answer that is no success means, as ``web.status.checked`` does."""
        from generator.web.status import checked

        checked(answer, self.name, self.section())

    def post(self, path: str, body: object, headers: Mapping[str, str]) -> Any:
        """Send JSON to the endpoint, get JSON.

        Raises:
            ServiceError: as ``inspect`` says, or the answer is no JSON.
        """
        from generator.web.wire import Request

        sent = {"Content-Type": "application/json", "Accept-Encoding": "gzip", **headers}
        url = f"{self.endpoint(self.settings)}{path}"
        answer = self.client.send(Request("POST", url, sent, json.dumps(body).encode()))
        self.inspect(answer)
        try:
            return answer.json()
        except ValueError as error:
            raise ServiceError(f"{self.name}: the answer is no JSON") from error

    def close(self) -> None:
        self.client.close()
