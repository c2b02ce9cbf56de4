"""How sentences that are still missing can be had: the ways there are here, the best one first."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from generator.fetched import is_here
from generator.locale import said
from generator.translation import TRANSLATORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Language
    from generator.settings import Settings

_MODEL = "bergamot"
_NOT_TOLD = ("memory", "google", _MODEL)
"""No engine; the one that is asked without being told; the one that has lines of its own."""


def ways(settings: Settings, source: Language, show: str, used: str = "") -> tuple[str, ...]:
    """A line for each way, with the command to type; what works here at once comes first.

    Args:
        settings: of the build.
        source: the article's language.
        show: how a command names the show.
        used: the engines that were asked, which are no way out.
    """
    exported = said("ways", "export", show=show)
    fetched = tuple(_model(settings, source, show, used))
    ready = tuple(
        said("ways", "engine", engine=name, show=show)
        for name in TRANSLATORS.names()
        if name not in _NOT_TOLD and name not in used and _is_usable(name, settings)
    )
    if is_here(_name(source), settings) or not settings.offline:
        return (*ready, *fetched, exported)
    return (*ready, exported, *fetched)


def _model(settings: Settings, source: Language, show: str, used: str) -> Iterator[str]:
    package = "" if find_spec("fxtranslate") else "pip install 'kamishibai[bergamot]'; "
    if not is_here(_name(source), settings):
        place = " --from FOLDER" if settings.offline else ""
        yield said("ways", "model", package=package, model=_MODEL, place=place, show=show)
    elif _MODEL not in used:
        engine = f"{_MODEL}"
        yield said("ways", "model_here", package=package, engine=engine, show=show)


def _name(source: Language) -> str:
    return f"{_MODEL}-ja-en" if source == "ja" else f"{_MODEL}-en-ja"


def _is_usable(name: str, settings: Settings) -> bool:
    """Ready without a word more; an engine that needs a network is none offline."""
    if TRANSLATORS.lacking(name, settings):
        return False
    return not (settings.offline and TRANSLATORS.load(name).online)
