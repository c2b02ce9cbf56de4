"""No engine: what the memories do not know stays untranslated."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from generator.translation.engine import Translator
from generator.web.options import PatienceOptions

if TYPE_CHECKING:
    from generator.settings import Settings
    from generator.translation.engine import Passage


class MemoryOnly(Translator):
    """Stands for having none, by choice (``--translator memory``) or offline."""

    name: ClassVar[str] = "memory"
    options: ClassVar[type[PatienceOptions]] = PatienceOptions
    online: ClassVar[bool] = False

    @classmethod
    def available(cls, settings: Settings) -> str:
        del settings
        return ""

    def translate(self, passage: Passage) -> tuple[str, ...]:
        return ("",) * len(passage.texts)
