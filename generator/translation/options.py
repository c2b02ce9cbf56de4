"""What can be set about translating, whatever the engine."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.options import Options, about


class TranslationOptions(Options, frozen=True):
    section: ClassVar[str] = "translation"
    second: Annotated[
        str,
        about(
            "初めのエンジンで訳せなかった文に使うエンジン",
            "the engine for sentences that the first one could not translate",
        ),
    ] = ""
