"""What stands behind a deck: whom to ask, what was left out, where the words are from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.locale import phrase
from generator.model import LANGUAGES, Bilingual, Point, Scene, other, sentences
from generator.planning.forms.plain import MOST_POINTS
from generator.planning.points import verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article
    from generator.planning.ideas import Idea
    from generator.planning.material import Material
    from generator.settings import Settings

# Translators that have a name in the locale files.
_KNOWN = frozenset({"memory", "google", "bergamot", "openai"})


def appendix(material: Material, settings: Settings, untold: Sequence[Idea]) -> Iterator[Scene]:
    """Where it all comes from, what looks odd there, what has no slide, who translated it.

    There is a line about the translation before there is one, so that it moves nothing.
    """
    article = material.article
    points = [*_notes(article), *_untold(untold)]
    contact = _contacts(material)
    if material.traits.is_release and contact:
        yield Scene(
            id="contact",
            layout="notes",
            title=phrase("deck", "contact"),
            kicker=phrase("deck", "notes_kicker"),
            points=contact,
        )
    else:
        points += contact
    if other(article.language) in settings.languages:
        points.append(Point(_translators(article)))
    if not points:
        return
    pages = -(-len(points) // MOST_POINTS)
    size = -(-len(points) // pages)
    for count, start in enumerate(range(0, len(points), size), 1):
        yield Scene(
            id="notes" if count == 1 else f"notes.{count}",
            layout="notes",
            title=phrase("deck", "notes"),
            kicker=phrase("deck", "notes_kicker"),
            points=tuple(points[start : start + size]),
        )


def _contacts(material: Material) -> tuple[Point, ...]:
    """Whom to ask, as the article says it."""
    asides = (aside for aside in material.brief.asides if aside.why == "contact")
    ids = (each for aside in asides for each in aside.sources if each in material.known)
    return tuple(verbatim(material.known[each]) for each in ids)[:MOST_POINTS]


def _untold(ideas: Sequence[Idea]) -> Iterator[Point]:
    """The sections that are told and not shown because fewer slides were asked for."""
    headings = list(dict.fromkeys(idea.topic.heading for idea in ideas if idea.topic.part))
    if headings:
        names = {each: [h.text[each] for h in headings] for each in LANGUAGES}
        ja, en = ("、".join(filter(None, names["ja"])), ", ".join(filter(None, names["en"])))
        said = Bilingual(
            phrase("planning", "untold", topics=ja).ja if None not in names["ja"] else None,
            phrase("planning", "untold", topics=en).en if None not in names["en"] else None,
        )
        yield Point(said, tuple(heading.id for heading in headings))


_LONGEST_ADDRESS = 100  # letters of an address that is read off a slide; the manifest has it whole


def _address(name: str) -> str:
    return name if len(name) <= _LONGEST_ADDRESS else f"{name[:_LONGEST_ADDRESS]}…"


def _notes(article: Article) -> Iterator[Point]:
    source = article.source
    address = source.url if len(source.url) <= _LONGEST_ADDRESS else ""
    name = address or source.site or _address(source.url)
    if name:
        yield Point(phrase("deck", "source", name=name))
    if source.author:
        yield Point(phrase("deck", "by", author=source.author))
    if source.date:
        yield Point(phrase("deck", "published", date=source.date))
    if not (name or source.author):
        title = article.title.text
        known = {each: title[each] or title[article.language] or "" for each in LANGUAGES}
        named = (phrase("deck", "source", name=known[each])[each] for each in LANGUAGES)
        yield Point(Bilingual(*named))
    for oddity in article.oddities:
        if not oddity.slip:
            yield Point(oddity.text, (oddity.where,))


def _translators(article: Article) -> Bilingual:
    """Who translated it, as a reader knows them."""
    origins = sorted({sentence.origin for sentence in sentences(article)} - {"", "source"})
    named = [phrase("planning", o) if o in _KNOWN else Bilingual(o, o) for o in origins]
    if not named:
        return phrase("planning", f"no_{other(article.language)}")
    ja, en = "、".join(n.ja or "" for n in named), ", ".join(n.en or "" for n in named)
    into = f"into_{other(article.language)}"
    return Bilingual(
        phrase("planning", into, engines=ja).ja, phrase("planning", into, engines=en).en
    )
