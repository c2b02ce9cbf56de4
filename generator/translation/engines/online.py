"""What the engines behind a server have in common: keys, an endpoint, connections."""

from __future__ import annotations

from threading import local
from typing import TYPE_CHECKING, Annotated, ClassVar

from generator.errors import ServiceError
from generator.options import about
from generator.translation.engine import Translator
from generator.web.options import ServiceOptions

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings
    from generator.translation.http import Inspect, Session


class OnlineOptions(ServiceOptions, frozen=True):
    key: Annotated[str, about("サービスの鍵", "the service's key", trust=True)] = ""
    timeout: Annotated[
        float, about("答えを待つ秒数", "seconds to wait for an answer", ge=0.01, le=3600)
    ] = 20.0


class OnlineTranslator(Translator):
    """A service that is asked over HTTP, with the keys of ``[translators.NAME]``.

    Attributes:
        server: scheme and host where no ``endpoint`` is set; empty where there is no public one.
        needs: the keys without which it cannot work.
    """

    options: ClassVar[type[OnlineOptions]] = OnlineOptions
    server: ClassVar[str] = ""
    needs: ClassVar[tuple[str, ...]] = ()

    def __init__(self, settings: Settings, source: Language, target: Language) -> None:
        super().__init__(settings, source, target)
        self._of_thread = local()
        self._sessions: list[Session] = []

    @classmethod
    def endpoint(cls, settings: Settings) -> str:
        """Without a slash at its end."""
        return (cls.told(settings).endpoint or cls.server).rstrip("/")

    @classmethod
    def told(cls, settings: Settings) -> OnlineOptions:
        """What is set under ``[translators.NAME]``."""
        return settings.of(cls.options, f"translators.{cls.name}")

    @classmethod
    def available(cls, settings: Settings) -> str:
        section, told = f"translators.{cls.name}", cls.told(settings)
        missing = [key for key in cls.needs if not getattr(told, key)]
        if missing:
            return f"set [{section}] {' and '.join(missing)}"
        usable = cls.endpoint(settings).startswith(("http://", "https://"))
        return "" if usable else f"begin [{section}] endpoint with http:// or https://"

    @classmethod
    def configured(cls, settings: Settings) -> bool:
        return bool(cls.needs) and not cls.available(settings)

    @classmethod
    def reachable(cls, settings: Settings) -> str:
        from generator.translation.http import session

        try:
            with session(cls.name, settings) as line:
                line.timeout = min(line.timeout, 5.0)
                line.head(cls.endpoint(settings))
        except ServiceError as error:
            return error.message
        return ""

    def session(self, inspect: Inspect | None = None) -> Session:
        """The calling thread's own connections; ``inspect`` as ``http.Session`` has it."""
        from generator.translation.http import session

        if not hasattr(self._of_thread, "session"):
            self._of_thread.session = session(self.name, self.settings, inspect)
            self._sessions.append(self._of_thread.session)
        found: Session = self._of_thread.session
        return found

    def close(self) -> None:
        for line in self._sessions:
            line.close()
