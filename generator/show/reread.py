"""Whether a file still reads as it did: then the article that its show has is not cut again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.compiled import own_code
from generator.files import file_digest
from generator.model import Figure, blocks
from generator.show.plain import fingerprint
from generator.show.recorded import digest_of

if TYPE_CHECKING:
    from generator.model import Article
    from generator.settings import Settings
    from generator.show.folder import Show

_NAME = "read"
# Readers of ours that look at nothing but the file; others ask programs, packages or servers.
_ALONE = frozenset({"text", "markdown", "html", "docx"})

_ROOMS = ("reading", "readers")


def as_before(show: Show, file: Path, settings: Settings) -> Article | None:
    """The show's article, with its translations, while all that it was read from is the same.

    An article with pictures is read again: they are looked for beside the file each time.
    """
    known = None if settings.force else show.remembered(_NAME)
    if not known or known != _told(show, file, settings):
        return None
    article = show.article()
    return article if article and _stands_alone(article) else None


def remember(show: Show, file: Path, settings: Settings) -> None:
    """What the show's article was read from; after the article, so that a kill tells no lie."""
    show.remember(_NAME, _told(show, file, settings))


def _told(show: Show, file: Path, settings: Settings) -> dict[str, str]:
    """Of what is read and what reads it, and of what came of it in this show."""
    try:
        article = file_digest(show.state / "article.json")
        return {"from": _key(file, settings), "article": article}
    except OSError:
        return {}


def _key(file: Path, settings: Settings) -> str:
    sections: dict[str, Any] = {
        name: settings.section(name)
        for name in settings.sections
        if name.partition(".")[0] in _ROOMS
    }
    own = settings.section("reading").get("kinds")
    kinds = digest_of(Path(str(own))) if own else ""
    return fingerprint(__version__, own_code(), file.name, file_digest(file), sections, kinds)


def _stands_alone(article: Article) -> bool:
    pictures = (each for each in blocks(article) if isinstance(each, Figure))
    return article.source.format in _ALONE and not any(each.src for each in pictures)
