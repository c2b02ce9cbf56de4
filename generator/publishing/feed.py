"""Podcast feeds: RSS 2.0 with iTunes and Podcasting 2.0 tags, one feed a language.

Standards: https://www.rssboard.org/rss-specification and, for the two namespaces, Apple's
"A Podcaster's Guide to RSS" and https://podcasting2.org/docs/podcast-namespace.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from uuid import UUID, uuid5

from lxml import etree

from generator import patterns as re
from generator.errors import SettingsError
from generator.files import write_bytes
from generator.locale import clock, words
from generator.model import LANGUAGES
from generator.publishing.options import FeedOptions
from generator.publishing.published import published
from generator.safexml import legal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lxml.etree import _Element

    from generator.model import Language
    from generator.publishing.published import Published, Recording
    from generator.settings import Settings

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
GUIDS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace that Podcasting 2.0 gives for the guids of podcasts."""

_SOUNDS = {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".opus": "audio/ogg"}


def write_feeds(folder: Path, base_url: str, settings: Settings) -> tuple[Path, ...]:
    """``feed.ja.xml`` and ``feed.en.xml`` of the shows in a folder, where there is sound for them.

    Raises:
        ShowError: there are no shows, or one cannot be read.
        SettingsError: the address is none.
    """
    shows = published(folder)
    made = []
    for language in LANGUAGES:
        if any(recording_in(show, language) for show in shows):
            path = folder / feed_name(language)
            write_bytes(path, feed(shows, base_url, language, settings))
            made.append(path)
    return tuple(made)


def podcast_guid(address: str) -> str:
    """Podcasting 2.0: made from the feed's address without its scheme and slashes at its end."""
    return str(uuid5(GUIDS, address.split("://", 1)[1].rstrip("/")))


def feed_name(language: Language) -> str:
    return f"feed.{language}.xml"


def recording_in(show: Published, language: Language) -> Recording | None:
    """The recording in a language: of its own, else one that speaks both."""
    spoken = {r.name: r for r in show.recordings if r.language == language}
    return spoken.get(language) or next(iter(spoken.values()), None)


def feed(
    shows: Sequence[Published], base_url: str, language: Language, settings: Settings
) -> bytes:
    """The feed of the shows that have a recording in a language, in the order given.

    Args:
        shows: as ``published`` finds them.
        language: of the feed: "ja" or "en".
        base_url: where the folder that holds the shows can be had by http or https.
        settings: ``[feed]`` title, description, author, email, category.
    """
    base = _checked(base_url)
    address = base + feed_name(language)
    rss = etree.Element(
        "rss", {"version": "2.0"}, nsmap={"itunes": ITUNES, "podcast": PODCAST, "atom": ATOM}
    )
    channel = _add(rss, "channel")
    _describe(channel, shows, base, address, language, settings)
    for show in shows:
        recording = recording_in(show, language)
        if recording:
            _item(channel, show, recording, base)
    tree: bytes = etree.tostring(rss, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return tree


def _checked(base_url: str) -> str:
    parts = urlsplit(base_url)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise SettingsError(
            f"{base_url!r} is no address of a folder", "give one like https://example.com/shows/"
        )
    return base_url.rstrip("/") + "/"


def _describe(
    channel: _Element,
    shows: Sequence[Published],
    base: str,
    address: str,
    language: Language,
    settings: Settings,
) -> None:
    told = words(language)["feed"]
    own = settings.of(FeedOptions)
    title = own.title or told["title"]
    author = own.author or next((s.author for s in shows if s.author), title)
    _add(channel, "title", title)
    _add(channel, "link", base)
    _add(channel, "description", own.description or told["description"])
    _add(channel, "language", language)
    _add(channel, "generator", "Kamishibai")
    link = {"href": address, "rel": "self", "type": "application/rss+xml"}
    _add(channel, f"{{{ATOM}}}link", **link)
    _add(channel, f"{{{ITUNES}}}author", author)
    _add(channel, f"{{{ITUNES}}}type", "episodic")
    _add(channel, f"{{{ITUNES}}}explicit", "false")
    _add(channel, f"{{{ITUNES}}}category", text=own.category)
    cover = next((f"{quote(s.folder)}/{quote(s.cover)}" for s in shows if s.cover), "")
    if cover:
        _add(channel, f"{{{ITUNES}}}image", href=base + cover)
    if own.email:
        owner = _add(channel, f"{{{ITUNES}}}owner")
        _add(owner, f"{{{ITUNES}}}name", author)
        _add(owner, f"{{{ITUNES}}}email", own.email)
    _add(channel, f"{{{PODCAST}}}guid", podcast_guid(address))
    _add(channel, f"{{{PODCAST}}}locked", "yes", **({"owner": own.email} if own.email else {}))
    _add(channel, f"{{{PODCAST}}}medium", "podcast")


def _item(channel: _Element, show: Published, recording: Recording, base: str) -> None:
    """One episode; its guid outlives another address, another voice, another title."""
    place = f"{base}{quote(show.folder)}/"
    item = _add(channel, "item")
    _add(item, "title", recording.title or show.name)
    _add(item, "guid", f"kamishibai:{show.folder}:{recording.name}", isPermaLink="false")
    if show.page:
        _add(item, "link", place + quote(show.page))
    _add(item, "description", _description(show, recording))
    date = _date(show.date)
    if date:
        _add(item, "pubDate", date)
    suffix = recording.path[recording.path.rfind(".") :]
    sound = {
        "url": place + quote(recording.path),
        "length": str(recording.bytes),
        "type": _SOUNDS.get(suffix, "audio/mpeg"),
    }
    _add(item, "enclosure", **sound)
    if recording.seconds:
        _add(item, f"{{{ITUNES}}}duration", str(round(recording.seconds)))
    _add(item, f"{{{ITUNES}}}explicit", "false")
    _add(item, f"{{{ITUNES}}}episodeType", "full")
    if show.cover:
        _add(item, f"{{{ITUNES}}}image", href=place + quote(show.cover))
    if show.author:
        _add(item, f"{{{ITUNES}}}author", show.author)
        _add(item, f"{{{PODCAST}}}person", show.author, role="author", group="writing")
    for transcript in _transcripts(show, recording, place):
        _add(item, f"{{{PODCAST}}}transcript", **transcript)
    if recording.chapters:
        chapters = {"url": place + quote(recording.chapters), "type": "application/json+chapters"}
        _add(item, f"{{{PODCAST}}}chapters", **chapters)


def _transcripts(show: Published, recording: Recording, place: str) -> Iterator[dict[str, str]]:
    """Its own words in time; another language's without, since that recording has other times."""
    for name, path in show.captions:
        if name == recording.name:
            yield {
                "url": place + quote(path),
                "type": "text/vtt",
                "language": recording.language,
            }
    for language, path in show.scripts:
        if language != recording.language:
            yield {"url": place + quote(path), "type": "text/plain", "language": language}


# The number that tells chapters of one section apart.
_AGAIN = re.compile(r"(?:（\d+）| \(\d+\))\Z")


def _description(show: Published, recording: Recording) -> str:
    """What the article says, when what is talked about, where it comes from, whom to name."""
    told = words(recording.language)["deck"]
    parts = [show.summary[recording.language] or ""]
    topics: dict[str, float] = {}
    for start, topic in recording.topics:
        topics.setdefault(_AGAIN.sub("", topic), start)
    parts.append("\n".join(f"{clock(int(topics[topic])).zfill(5)} {topic}" for topic in topics))
    if show.source:
        parts.append(told["source"].format(name=show.url or show.source))
    parts.append("\n".join(show.credits))
    return "\n\n".join(filter(None, parts))


def _date(date: str) -> str:
    """RFC 2822, as RSS wants it; empty when the article gave no date that can be read."""
    try:
        found = datetime.fromisoformat(date)
    except ValueError:
        return ""
    return format_datetime(found if found.tzinfo else found.replace(tzinfo=UTC))


def _add(parent: _Element, tag: str, content: str = "", /, **attributes: str) -> _Element:
    """A child with what XML cannot hold left out."""
    element = etree.SubElement(
        parent, tag, {name: legal(value) for name, value in attributes.items()}
    )
    if content:
        element.text = legal(content)
    return element
