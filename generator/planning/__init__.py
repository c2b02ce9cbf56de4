"""Article → Storyboard: which sentence becomes what, on which layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.progress import silent

if TYPE_CHECKING:
    from generator.model import Article, Storyboard
    from generator.progress import Report
    from generator.settings import Settings


def plan(article: Article, settings: Settings, report: Report = silent) -> Storyboard:
    """Scenes without narration; every sentence that can be spoken is in one scene's sources.

    Where ``[writer]`` names a language model, it words titles and points; what it gets wrong, or
    cannot be asked for, stays as the rules made it.

    Raises:
        SettingsError: ``[writer]`` is half configured.
    """
    from generator.planning.chat import chat, speakers
    from generator.planning.planner import planned

    storyboard = planned(article, settings)
    writer = chat(settings)
    if writer is None or (settings.offline and not writer.is_local):
        return storyboard
    from generator.planning.asking import Asking
    from generator.planning.writer import rewritten

    asking = Asking(writer, settings.cache / "writer", report)
    return rewritten(storyboard, article, asking, report, speakers(settings))
