"""Which engine: one for a whole article, chosen once, and said."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from generator.errors import EngineError, EngineUnavailableError
from generator.progress import Message
from generator.registry import guarded
from generator.translation import TRANSLATORS
from generator.translation.engines.memory import MemoryOnly

if TYPE_CHECKING:
    from generator.progress import Report
    from generator.settings import Settings
    from generator.translation.engine import Translator

log = logging.getLogger(__name__)


def chosen(settings: Settings) -> type[Translator]:
    """The engine the settings ask for; no network is touched.

    ``auto`` is the first engine that the user configured, else the free one.

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
    for name in TRANSLATORS.names():
        engine = _usable(name, settings)
        if engine is not None and not (settings.offline and engine.online):
            return engine
    free: type[Translator] = TRANSLATORS.load("google")
    return MemoryOnly if settings.offline or free.available(settings) else free


def _usable(name: str, settings: Settings) -> type[Translator] | None:
    """An engine that is configured and can work here; one that is broken is none."""
    try:
        engine: type[Translator] = TRANSLATORS.load(name)
        with guarded("translator", name):
            usable = engine.configured(settings) and not engine.available(settings)
    except EngineError as error:
        log.info("%s", error)  # nobody asked for it
        return None
    return engine if usable else None


def lacking(engine: type[Translator], settings: Settings, report: Report) -> str:
    """Why the engine cannot be asked now, or nothing: its service answers. Said to ``report``."""
    if engine is MemoryOnly:
        why = "no engine offline" if settings.offline else "no engine"
        report(Message("translator_none", (("engine", engine.name), ("why", why))))
        return f"no translation in the memory and {why}"
    with guarded("translator", engine.name):
        why = engine.reachable(settings)
    key = "translator_unreachable" if why else "translator_chosen"
    report(Message(key, (("engine", engine.name), ("why", why))))
    return why
