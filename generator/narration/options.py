"""What can be set about how a show is told."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.options import Options, about


class NarrationOptions(Options, frozen=True):
    section: ClassVar[str] = "narration"
    templates: Annotated[
        str,
        about(
            "自分のナレーションの型（*.jinja）のフォルダー",
            "a folder with narration templates of your own (*.jinja)",
            place=True,
        ),
    ] = ""
    phrases: Annotated[
        str,
        about(
            "話し手の名前と言い回しのファイル（TOML）",
            "a file with names of the speakers and phrases of your own (TOML)",
            place=True,
        ),
    ] = ""
