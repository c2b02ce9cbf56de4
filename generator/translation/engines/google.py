"""Google's free page through deep-translator, made dependable.

deep-translator asks with no time limit and a new connection each time, through the ``requests``
its module imported. Each of our threads has a private copy of that module with a session of ours
in that place, so the library does the talking and nothing outside is changed.
"""

from __future__ import annotations

from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, Any, ClassVar

from generator.errors import ServiceError
from generator.translation.engines.online import OnlineTranslator
from generator.translation.terms import with_terms

if TYPE_CHECKING:
    import requests

    from generator.translation.engine import Passage
    from generator.translation.http import Session

_RESULT = (b'class="t0"', b'class="result-container"')
_BLOCKED = (b"unusual traffic", b"/sorry/", b"captcha", b"consent.google")


class Google(OnlineTranslator):
    """Sends a passage as lines; the page answers line by line, so lines are sentences again."""

    name: ClassVar[str] = "google"
    server: ClassVar[str] = "https://translate.google.com"

    def translate(self, passage: Passage) -> tuple[str, ...]:
        from deep_translator.exceptions import BaseError

        try:
            text = with_terms("\n".join(passage.texts), passage.terms)
            answer = self._client().translate(text)
        except (BaseError, RecursionError) as error:  # the latter: a page nested without end
            raise ServiceError("google: the page holds no translation") from error
        return tuple(line.strip() for line in answer.split("\n")) if answer else ()

    def _client(self) -> Any:
        """This thread's translator: deep-translator keeps the text it is at in the object."""
        line = self.session(_inspect)
        client = _deep_translator(line).GoogleTranslator(self.source, self.target)
        client._base_url = f"{self.endpoint(self.settings)}/m"  # noqa: SLF001  # its only way
        return client


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
