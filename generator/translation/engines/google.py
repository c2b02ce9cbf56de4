"""Google's free page through deep-translator, made dependable."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from generator import patterns as re
from generator.errors import ServiceError
from generator.translation.engines.online import OnlineTranslator
from generator.translation.terms import with_terms

if TYPE_CHECKING:
    from generator.translation.engine import Passage
    from generator.web.client import Answer

_ASKS_FOR_A_PERSON = re.compile(
    rb"""<form[^>]{0,500}(?:/sorry/|captcha|consent\.google)"""
    rb"""|class=["']?g-recaptcha|<script[^>]{0,500}/recaptcha/api""",
    re.IGNORECASE,
)
_SENT_AWAY = ("/sorry/", "consent.google")


class GoogleTranslator(OnlineTranslator):
    """Sends a passage as lines; the page answers line by line, so lines are sentences again."""

    name: ClassVar[str] = "google"
    server: ClassVar[str] = "https://translate.google.com"

    def translate(self, passage: Passage) -> tuple[str, ...]:
        from deep_translator.exceptions import BaseError

        text = with_terms("\n".join(passage.texts), passage.terms)
        try:
            # An object for each text: deep-translator keeps the one it is at in it.
            answer = self._library.GoogleTranslator(self.source, self.target).translate(text)
        except (BaseError, RecursionError) as error:  # the latter: a page nested without end
            raise ServiceError("google: the page holds no translation") from error
        return tuple(line.strip() for line in answer.split("\n")) if answer else ()

    def inspect(self, answer: Answer) -> None:
        """Tell a block page from other answers, before deep-translator sees only its status.

        What makes one is that it asks for a person: a form with a puzzle, or the way to one. The
        words of a page decide nothing, as any failure may be worded in any way.
        """
        away = any(mark in answer.headers.get("location", "") for mark in _SENT_AWAY)
        if away or _ASKS_FOR_A_PERSON.search(answer.data):
            raise ServiceError(
                "google: this network is blocked for now",
                "wait some hours, use another network, or configure another translator",
                final=True,
            )
        super().inspect(answer)

    @cached_property
    def _library(self) -> Any:
        from generator.web.libraries import library

        return library(
            "deep_translator.google", self.client, self.endpoint(self.settings), self.inspect
        )
