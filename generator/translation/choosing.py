"""Which engine: one for a whole article, chosen once, and said."""

from __future__ import annotations

import logging
from contextlib import closing
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated, ClassVar

from generator.errors import EngineError, EngineUnavailableError
from generator.fetched import is_here
from generator.locale import said
from generator.options import Options, about
from generator.progress import Message
from generator.registry import guarded
from generator.translation import TRANSLATORS
from generator.translation.engine import MemoryOnly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Language
    from generator.progress import Report
    from generator.settings import Settings
    from generator.translation.engine import Translator


log = logging.getLogger(__name__)

_HERE = "bergamot"  # the engine that needs neither network nor settings once its model is here


def chosen(settings: Settings) -> type[Translator]:
    """The engine the settings ask for; no network is touched.

    ``auto`` is the first engine that the user configured, else the free one; offline, the model on
    this machine. ``asked`` looks whether it answers.

    Raises:
        UnknownEngineError: no such engine.
        EngineUnavailableError: asked for by name, but it lacks a key or a package.
    """
    if settings.translator == "auto":
        return _automatic(settings)
    engine: type[Translator] = TRANSLATORS.load(settings.translator)
    with guarded("translator", settings.translator):
        lacking = engine.available(settings)
    if lacking:
        raise EngineUnavailableError(f"translator {settings.translator} cannot be used", lacking)
    return MemoryOnly if settings.offline and engine.online else engine


def _automatic(settings: Settings) -> type[Translator]:
    found = _configured(settings)
    if found is None and settings.offline:
        found = _usable(_HERE, settings, configured=False)
    if found is not None or settings.offline:
        return found or MemoryOnly
    free: type[Translator] = TRANSLATORS.load("google")
    return MemoryOnly if free.available(settings) else free


def _configured(settings: Settings) -> type[Translator] | None:
    found = (_usable(name, settings) for name in TRANSLATORS.names())
    return next(
        (engine for engine in found if engine and not (settings.offline and engine.online)), None
    )


def _usable(name: str, settings: Settings, *, configured: bool = True) -> type[Translator] | None:
    """An engine that is configured and can work here; one that is broken is none."""
    try:
        engine: type[Translator] = TRANSLATORS.load(name)
        with guarded("translator", name):
            usable = not engine.available(settings) and (
                engine.configured(settings) or not configured
            )
    except EngineError as error:
        log.info("%s", error)  # nobody asked for it
        return None
    return engine if usable else None


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """The engine that is asked, after looking whether it answers.

    Attributes:
        lacking: why it cannot be asked now, or empty.
        stands_in: it is there because a better one does not answer: what others have translated
            before is as good.
    """

    engine: type[Translator]
    lacking: str
    stands_in: bool = False


def asked(settings: Settings, source: Language, target: Language, report: Report) -> EngineChoice:
    """The engine for an article, said to ``report`` with why it is this one.

    ``auto`` is what is configured, else Google where it answers, else the model on this machine.
    """
    engine = chosen(settings)
    is_automatic = settings.translator == "auto"
    if engine is MemoryOnly:
        return _told_none(settings, report)
    if is_automatic and engine.name == _HERE and not engine.configured(settings):
        return _here(engine, "offline", settings, (source, target), report)
    why = lacking(engine, settings, (source, target))
    if why and is_automatic and engine.name != _HERE:
        here = _usable(_HERE, settings, configured=False)
        if here and not lacking(here, settings, (source, target)):
            return _here(here, why, settings, (source, target), report)
    key = "translator_unreachable" if why else "translator_chosen"
    if is_automatic and not why:
        key = "translator_configured" if engine.configured(settings) else "translator_free"
    report(Message(key, (("engine", engine.name), ("why", why))))
    return EngineChoice(engine, why)


def _told_none(settings: Settings, report: Report) -> EngineChoice:
    why = "no engine offline" if settings.offline else "no engine"
    report(Message("translator_none", (("engine", MemoryOnly.name), ("why", why))))
    return EngineChoice(MemoryOnly, f"no translation in the memory and {why}")


def _here(
    engine: type[Translator],
    why: str,
    settings: Settings,
    languages: tuple[Language, Language],
    report: Report,
) -> EngineChoice:
    lacks = lacking(engine, settings, languages)
    if lacks:
        report(Message("translator_unreachable", (("engine", engine.name), ("why", lacks))))
    else:
        report(Message("translator_here", (("engine", engine.name), ("why", why))))
    return EngineChoice(engine, lacks, stands_in=True)


def second(settings: Settings, first: str, report: Report) -> type[Translator] | None:
    """The engine that ``[translation] second`` allows for what the first could not, if any."""
    name = settings.of(TranslationOptions).second
    if not name or name == first:
        return None
    found = chosen(replace(settings, translator=name))
    if found is MemoryOnly:
        return None
    report(Message("translator_second", (("engine", found.name), ("first", first))))
    return found


def lacking(
    engine: type[Translator], settings: Settings, languages: tuple[Language, Language]
) -> str:
    """Why the engine cannot be asked now, or nothing: its service answers."""
    with guarded("translator", engine.name), closing(engine(settings, *languages)) as made:
        return made.lacks() or engine.reachable(settings)


# What can be set about translating, whatever the engine.


class TranslationOptions(Options, frozen=True):
    section: ClassVar[str] = "translation"
    second: Annotated[
        str,
        about(
            "初めのエンジンで訳せなかった文に使うエンジン",
            "the engine for sentences that the first one could not translate",
        ),
    ] = ""


# How sentences that are still missing can be had: the ways there are here, the best one first.

_MODEL = "bergamot"
# No engine; the one that is asked without being told; the one that has lines of its own.
_NOT_TOLD = ("memory", "google", _MODEL)


def ways(settings: Settings, source: Language, show: str, used: str = "") -> tuple[str, ...]:
    """A line for each way, with the command to type; what works here at once comes first.

    Args:
        settings: of the build.
        source: the article's language.
        show: how a command names the show.
        used: the engines that were asked, which are no way out.
    """
    exported = said("ways", "export", show=show)
    fetched = tuple(_model_line(settings, source, show, used))
    ready = tuple(
        said("ways", "engine", engine=name, show=show)
        for name in TRANSLATORS.names()
        if name not in _NOT_TOLD and name not in used and _is_usable(name, settings)
    )
    if is_here(_model_name(source), settings) or not settings.offline:
        return (*ready, *fetched, exported)
    return (*ready, exported, *fetched)


def _model_line(settings: Settings, source: Language, show: str, used: str) -> Iterator[str]:
    package = "" if find_spec("fxtranslate") else "pip install 'kamishibai[bergamot]'; "
    if not is_here(_model_name(source), settings):
        place = " --from FOLDER" if settings.offline else ""
        yield said("ways", "model", package=package, model=_MODEL, place=place, show=show)
    elif _MODEL not in used:
        engine = f"{_MODEL}"
        yield said("ways", "model_here", package=package, engine=engine, show=show)


def _model_name(source: Language) -> str:
    return f"{_MODEL}-ja-en" if source == "ja" else f"{_MODEL}-en-ja"


def _is_usable(name: str, settings: Settings) -> bool:
    """Ready without a word more; an engine that needs a network is none offline."""
    if TRANSLATORS.lacking(name, settings):
        return False
    return not (settings.offline and TRANSLATORS.load(name).online)
