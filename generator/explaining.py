"""Why each file of a show was made again, or was not: told from the graph of targets."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.drafting import spoken
from generator.errors import EngineError, ShowError
from generator.locale import words
from generator.model import Explained, Explanation
from generator.progress import silent
from generator.settings import load
from generator.show import options
from generator.show.edited_file import STORYBOARD
from generator.show.folder import Show, remembered_article
from generator.show.plain import decoded
from generator.targets.graph import beneath
from generator.targets.making import Making, asked, standing
from generator.targets.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from generator.model import Language
    from generator.settings import Settings
    from generator.targets.graph import Target


def explain(
    folder: str | Path, settings: Settings | None = None, language: Language = "en"
) -> Explanation:
    """Why the files of a show are as they are, told in ``language``; makes nothing.

    Args:
        folder: the show.
        settings: for what the show was not built with; loaded for the working folder when missing.
        language: of the reasons.

    Raises:
        ShowError: the folder is no show, or has lost its article or its storyboard.
        StoryboardError: storyboard.yaml cannot be understood.
    """
    work = _work(Path(folder), settings)
    return Explanation(tuple(_explained(work, words(language)["explain"])))


def stale(folder: str | Path, settings: Settings | None = None) -> tuple[str, ...]:
    """The files that a build would make; raises as ``explain``."""
    work = _work(Path(folder), settings)
    making = Making(work)
    found = []
    for target in _files(work):
        with suppress(EngineError):
            if making.because(target) or not (work.show.folder / target.name).exists():
                found.append(target.name)
    return tuple(found)


def _work(folder: Path, settings: Settings | None) -> Work:
    show, article = Show(folder), remembered_article(folder)
    storyboard = show.edited()
    if storyboard is None:
        raise ShowError(f"{folder} has no {STORYBOARD.name}", "build it again")
    built = options.as_built(show, settings or load())
    scripts = spoken(storyboard, article, built)
    return Work(show, article, storyboard, scripts, built, silent)


def _files(work: Work) -> list[Target[Any]]:
    return [target for target in beneath(asked(work), links=False) if target.kind]


def _explained(work: Work, tell: Mapping[str, str]) -> Iterator[Explained]:
    making = Making(work)
    files = _files(work)
    for target in files:
        yield _file(making, target, tell)
    names = {target.name for target in files}
    still = {target.name: target for target in standing(work, names)}
    for path in work.show.files.left(names):
        if path in still:
            yield Explained(path, "current", (tell["standing"],), _needs(work, still[path]))
        else:
            yield Explained(path, "left over", (tell["left_over"],), ())


def _file(making: Making, target: Target[Any], tell: Mapping[str, str]) -> Explained:
    """What the last build did with a file, and what the next one would."""
    show, needs = making.work.show, _needs(making.work, target)
    try:
        next_ = making.because(target)
    except EngineError as error:
        next_ = (f"engine {error}",)
    if not (show.folder / target.name).exists():
        lacking = [gap.why for gap in show.gaps() if gap.where == target.name]
        return Explained(target.name, "missing", tuple(lacking) or _told(next_, tell), needs)
    if next_:
        because = (tell["next"].format(why=why) for why in _told(next_, tell))
        return Explained(target.name, "made", tuple(because), needs)
    last = (decoded(dict[str, tuple[str, ...]], show.remembered("last")) or {}).get(target.name)
    if last:
        return Explained(target.name, "made", _told(last, tell), needs)
    return Explained(target.name, "current", (tell["current"],), needs)


def _told(reasons: Iterable[str], tell: Mapping[str, str]) -> tuple[str, ...]:
    """``("new",)`` or ``("input script.ja",)`` in words."""
    return tuple(_one(*reason.partition(" ")[::2], tell) for reason in reasons)


def _one(what: str, name: str, tell: Mapping[str, str]) -> str:
    if what != "input":
        return tell[what].format(name=name)
    kind, _, recording = name.partition(".")
    called = tell.get(f"of_{kind}", kind).format(name=recording)
    return tell["input"].format(what=called)


def _needs(work: Work, target: Target[Any]) -> tuple[str, ...]:
    """The files that it is made of: what people edit, and other files of the show."""
    below = beneath((target,), links=False)[:-1]
    edited = [STORYBOARD.name] if (work.show.folder / STORYBOARD.name).is_file() else []
    return (*edited, *(each.name for each in below if each.kind))
