"""Whether a sentence can be what an article or a part of it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.sentences import asks_somebody
from generator.understanding.figures import ENDS_IN_AMOUNT
from generator.wording.independent import instructs

if TYPE_CHECKING:
    from generator.understanding.text import Text, Told

# Japanese sentences end in their predicate; an English one has a subject, a verb, and more.
_PREDICATE = {
    "ja": re.compile(
        r"(?:[うくすつぬぶむるぐただい]|です|ます|ません|でしょう|ない|ん|[よねわ]|か|まで|から)"
        r"(?:[」』）)]*[。．！!…]*[」』）)]*)$"
    ),
    "en": re.compile(
        r"^(?!That (?:an?|the|it|they|we|he|she|I|one|nobody) )(?:\S+\s+){3,}\S*[^\s,;:]$"
    ),
}

_MARKUP = re.compile(r"^(?:\{\{.*\}\}|<[^>]+>|h[1-6] \S.*|https?://\S+)$")


def is_message(text: Text, told: Told) -> bool:
    """It says something by itself: no fragment, no label, no step, no empty announcement."""
    if told.is_heading:
        return not asks_somebody(told.text.strip())
    said = told.text.strip()
    if not (_PREDICATE[text.article.language].search(said) or ENDS_IN_AMOUNT.search(said)):
        return False
    return not (is_void(text, told) or is_step(text, told) or is_evidence(text, told))


def decides(text: Text, told: Told) -> bool:
    """It tells what was decided, in as many words or under a heading of minutes that says so."""
    heading = text.headings.get(told.section)
    minutes = text.traits.is_meeting
    if minutes and heading is not None and text.has("formal", heading):
        return False
    listed = minutes and heading is not None and text.has("deciding", heading)
    return text.has("decides", told) or (listed and not text.has("deferred", told))


def is_void(text: Text, told: Told) -> bool:
    """It stands there and says nothing: markup, or that there is something to say."""
    return bool(_MARKUP.match(told.text.strip())) or text.has("hollow", told)


def is_step(text: Text, told: Told) -> bool:
    """What is taken and what is done, in a text that tells how."""
    if text.traits.prepares and told.is_prose and instructs(told.text):
        return True
    if text.traits.operates:
        return told.ordered and text.has("operates", told)
    heading = text.headings.get(told.section)
    if not text.traits.prepares or told.ordered:
        return text.traits.prepares
    worked = heading is not None and text.has("worked", heading)
    return worked and (told.is_item or told.section not in text.listed)


def is_evidence(text: Text, told: Told) -> bool:
    """Somebody's words in an article that reports: they support what it says."""
    spoken = told.is_spoken or told.id in text.quoted or text.has("quotes", told)
    return spoken and text.traits.reports
