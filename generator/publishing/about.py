"""What a podcast app is told of an article: when it is from, and what it says in a few lines."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import LANGUAGES, Bilingual, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Article, Brief, Language

_FIRST = 6  # sentences among which a line with the date stands

# Characters of a summary: what apps show before they cut.
_LONGEST: dict[Language, int] = {"ja": 160, "en": 360}

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAME = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_DATES = (
    re.compile(r"(?P<y>\d{4})\s*[年/.-]\s*(?P<m>\d{1,2})\s*[月/.-]\s*(?P<d>\d{1,2})"),
    re.compile(rf"(?i)(?P<m>{_NAME})\s+{_DAY},?\s+(?P<y>\d{{4}})"),
    re.compile(rf"(?i){_DAY}\s+(?P<m>{_NAME}),?\s+(?P<y>\d{{4}})"),
)


def dated(article: Article) -> str:
    """The day that an article is from: its source's, else that of its own line with the date.

    Returns:
        As the source has it, or in ISO's form; empty where nobody says.
    """
    if article.source.date:
        return article.source.date
    for each in islice(sentences(article), _FIRST):
        if article.roles.get(each.id) == "metadata":
            for found in _days(each.text[article.language] or ""):
                return found
    return ""


def _days(text: str) -> Iterator[str]:
    for pattern in _DATES:
        for found in pattern.finditer(text):
            month = found["m"].lower()[:3]
            number = _MONTHS.index(month) + 1 if month in _MONTHS else int(found["m"])
            try:
                yield date(int(found["y"]), number, int(found["d"])).isoformat()
            except ValueError:
                continue


def summary(article: Article, brief: Brief) -> Bilingual:
    """What it says: its thesis and the weightiest claims, in the article's own sentences."""
    known = {each.id: each.text for each in sentences(article)}
    statements = [brief.thesis] if brief.thesis else []
    statements += [claim.says for claim in brief.claims]
    ids = dict.fromkeys(id_ for each in statements for id_ in each.sources if id_ in known)
    texts = [known[id_] for id_ in ids]
    return Bilingual(*(_short([each[lang] for each in texts], lang) or None for lang in LANGUAGES))


def _short(texts: list[str | None], language: Language) -> str:
    """As many whole sentences as there is room for, at least one."""
    said = ""
    for text in texts:
        if not text:
            return said  # a language that lacks one would say something else
        joined = f"{said}{' ' if said and language == 'en' else ''}{text}"
        if said and len(joined) > _LONGEST[language]:
            break
        said = joined
    return said
