"""DeepL's API, version 2: key in the header, JSON in the body (the only way since January 2026).

Keys: ``[translators.deepl] key``, and if wanted ``endpoint``, ``glossary`` (an id made with
DeepL). Without a glossary of DeepL's own, terms are marked in the text and DeepL leaves them be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from generator.errors import ServiceError
from generator.options import about
from generator.translation.engines.online import OnlineTranslator
from generator.translation.terms import replaced
from generator.web.options import KeyedOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.settings import Settings
    from generator.translation.engine import Passage
    from generator.translation.terms import Term
    from generator.web.client import Answer

PAID, FREE = "https://api.deepl.com", "https://api-free.deepl.com"
"""Keys that end in ":fx" are for the free server."""

_NAMES = {"ja": "JA", "en": "EN-US"}
_USED_UP = 456


class DeeplOptions(KeyedOptions, frozen=True):
    glossary: Annotated[
        str, about("DeepL に登録した用語集の id", "the id of a glossary made with DeepL")
    ] = ""


class Deepl(OnlineTranslator):
    options: ClassVar[type[KeyedOptions]] = DeeplOptions
    name: ClassVar[str] = "deepl"
    longest: ClassVar[int] = 6_000
    needs: ClassVar[tuple[str, ...]] = ("key",)

    @classmethod
    def endpoint(cls, settings: Settings) -> str:
        free = cls.told(settings).key.endswith(":fx")
        return super().endpoint(settings) or (FREE if free else PAID)

    def inspect(self, answer: Answer) -> None:
        if answer.status == _USED_UP:
            raise ServiceError(
                "deepl: this month's characters are used up",
                "wait for the next month or configure another translator",
                final=True,
            )
        super().inspect(answer)

    def translate(self, passage: Passage) -> tuple[str, ...]:
        told_us = self.settings.of(DeeplOptions, "translators.deepl")
        glossary = told_us.glossary
        terms = () if glossary else passage.terms
        body: dict[str, Any] = {
            "text": [_marked(text, terms) for text in passage.texts],
            "source_lang": self.source.upper(),
            "target_lang": _NAMES[self.target],
            "context": f"{passage.before} {passage.after}".strip(),
            "tag_handling": "xml",
            "ignore_tags": ["x"],
        }
        if glossary:
            body["glossary_id"] = glossary
        headers = {"Authorization": f"DeepL-Auth-Key {told_us.key}"}
        told = self.post("/v2/translate", body, headers)
        try:
            texts = [str(each["text"]) for each in told["translations"]]
        except (KeyError, TypeError) as error:
            raise ServiceError("deepl: the answer holds no translations") from error
        from xml.sax.saxutils import unescape  # here: it loads all that fetches addresses

        return tuple(unescape(re.sub(r"</?x>", "", text)).strip() for text in texts)


def _marked(text: str, terms: Sequence[Term]) -> str:
    """The text as XML with each term in its translation, in a tag that DeepL does not look into."""
    from xml.sax.saxutils import escape

    return replaced(text, terms, lambda term: f"<x>{escape(term.target)}</x>", escape)
