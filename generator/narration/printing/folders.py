"""Where narration templates lie: the user's own before those that come with the package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

from generator.files import digest
from generator.options import Options, about
from generator.resources import template_folders

if TYPE_CHECKING:
    from generator.settings import Settings


SUFFIX = ".jinja"


def folders(settings: Settings) -> tuple[Path, ...]:
    """``[narration] templates``, then the packaged folder.

    Raises:
        TemplateError: there is no such folder.
    """
    return template_folders("narration", settings.of(NarrationOptions).templates)


def fingerprint(settings: Settings) -> str:
    """Of every template and phrase that could be used; nothing is compiled for it."""
    found = [path for folder in folders(settings) for path in sorted(folder.glob(f"*{SUFFIX}"))]
    phrases = settings.of(NarrationOptions).phrases
    if phrases and Path(phrases).is_file():
        found.append(Path(phrases))
    return digest(b"\0".join(path.read_bytes() for path in found))


# What can be set about how a show is told.


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
