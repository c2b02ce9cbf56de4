"""What can be set about kinds of text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar

from generator.options import Options, about


class KindOptions(Options, frozen=True):
    section: ClassVar[str] = "reading"
    kinds: Annotated[
        Path | None,
        about(
            "文の種類を書き換えたり足したりするフォルダー",
            "a folder whose files (press.toml, …) stand instead of those that ship, or are more",
            place=True,
        ),
    ] = None
