"""No engine: what the memories do not know stays untranslated."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from generator.errors import ServiceError
from generator.translation.engine import Translator

if TYPE_CHECKING:
    from generator.settings import Settings
    from generator.translation.engine import Passage


class MemoryOnly(Translator):
    name: ClassVar[str] = "memory"
    online: ClassVar[bool] = False
    longest: ClassVar[int] = 1_000_000

    @classmethod
    def available(cls, settings: Settings) -> str:
        del settings
        return ""

    def translate(self, passage: Passage) -> tuple[str, ...]:
        """Answers nothing, for good."""
        del passage
        why = "no engine offline" if self.settings.offline else "no engine"
        raise ServiceError(f"no translation in the memory and {why}", final=True)
