"""A LibreTranslate server, one's own or a public one.

Keys: ``[translators.libretranslate] endpoint``, and if the server wants one ``key``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from generator.errors import ServiceError
from generator.translation.engines.online import OnlineTranslator
from generator.translation.terms import with_terms

if TYPE_CHECKING:
    from generator.translation.engine import Passage


class LibreTranslate(OnlineTranslator):
    name: ClassVar[str] = "libretranslate"
    longest: ClassVar[int] = 2_000
    needs: ClassVar[tuple[str, ...]] = ("endpoint",)

    def translate(self, passage: Passage) -> tuple[str, ...]:
        body: dict[str, Any] = {
            "q": [with_terms(text, passage.terms) for text in passage.texts],
            "source": self.source,
            "target": self.target,
            "format": "text",
        }
        key = self.told(self.settings).key
        if key:
            body["api_key"] = key
        told = self.post("/translate", body, {})
        texts = told.get("translatedText") if isinstance(told, dict) else None
        if not isinstance(texts, list):
            raise ServiceError("libretranslate: the answer holds no translations")
        return tuple(str(text).strip() for text in texts)
