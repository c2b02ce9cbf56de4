"""A show planned and worded by a language model, every text held to the sentences it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.progress import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model import Appearance, Article, Brief, Gap, Language, Storyboard
    from generator.progress import Report
    from generator.settings import Settings


def is_wanted(settings: Settings) -> bool:
    """Whether ``[writer]`` names a model that may be asked: offline only one on this machine.

    Raises:
        SettingsError: it is half configured.
    """
    from generator.web.options import ServerOptions

    if not settings.of(ServerOptions, "writer").endpoint:
        return False
    from generator.web.servers import server_of

    server = server_of("writer", settings)
    return server is not None and (server.is_near or not settings.offline)


def edited(
    article: Article,
    brief: Brief,
    storyboard: Storyboard,
    settings: Settings,
    report: Report = silent,
    *,
    names: Mapping[Language, Mapping[str, str]] | None = None,
    drawn: Callable[[Storyboard], Mapping[str, Appearance]] = lambda _: {},
) -> tuple[Brief, Storyboard]:
    """The brief and the storyboard as the model of ``[writer]`` makes them.

    Args:
        article: with what is translated.
        brief: the rules' own; the model's takes its place where there is one.
        storyboard: the rules' own, without narration. What cannot be had of the model, and what
            does not hold, stays as it is there; scenes without narration are for the narration
            room.
        settings: ``[writer]`` says whom to ask, for which audience, in which tone.
        report: told the cost before and after, and what was refused.
        names: language → speaker → what the others call them; the locale's own by default.
        drawn: what each slide is drawn as, how full, and what finds no room on it: the model is
            told and makes it again.
    """
    from generator.writing.editor import Editor

    return Editor(article, brief, settings, report, names, drawn).edited(storyboard)


def missing(storyboard: Storyboard, settings: Settings, *, stands: bool = False) -> tuple[Gap, ...]:
    """That a model was to write a storyboard, and broke off or wrote nothing that is in it.

    Args:
        storyboard: what there is.
        settings: ``[writer]`` says whether a model was to write it.
        stands: whether what is there was written in an earlier build.
    """
    from generator.locale import phrase, said
    from generator.model import Gap
    from generator.writing.options import WriterOptions
    from generator.writing.review import judged

    if not is_wanted(settings):
        return ()
    texts = [each for scene in storyboard.scenes for each in judged(scene)]
    note = phrase("planning", "broken_off", model=settings.of(WriterOptions).model)
    if stands:
        return (Gap("engine", "writer", said("writer", "stands")),)
    if any(verdict for _, verdict in texts) and note not in [text for text, _ in texts]:
        return ()
    return (Gap("engine", "writer", said("writer", "nothing")),)


def fingerprint(settings: Settings) -> str:
    """Of the prompts, which decide what is written."""
    from generator.writing.prompts import fingerprint as of_prompts

    return of_prompts(settings)
