"""Saved pages (.mhtml) and mail (.eml): the part that is the article, with what stands above it."""

from __future__ import annotations

import email
import email.errors
import email.policy
from dataclasses import replace
from email.message import EmailMessage
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.errors import SourceError
from generator.model import Dropped
from generator.options import Options
from generator.reading import limits
from generator.reading.draft import Writer
from generator.reading.formats import Reader
from generator.reading.html.html import read as read_page
from generator.reading.plain.plain import draft
from generator.reading.raw import Raw, clean, text_of, writer_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.draft import DraftArticle
    from generator.settings import Settings

_MOST_PARTS = 500
_DEEPEST = 8
# Lines that may be boundaries: the parser compares each with those of all parts around it.
_MOST_DASHES = 2_000

_MOST_HEADS = 2_000  # lines before the first blank one
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_HOW = "save the page as HTML, or copy its text into a .txt file"


class _Forgiving(email.policy.EmailPolicy):
    """A header that the parser fails on (``From: a@``) is its own words."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        try:
            read: str = super().header_fetch_parse(name, value)
        except (
            email.errors.MessageError,
            AttributeError,
            LookupError,
            RecursionError,
            TypeError,
            ValueError,
        ):
            return "".join(value.splitlines()).encode("utf-8", "replace").decode("utf-8")
        return read


_POLICY = _Forgiving()


def read_saved(raw: Raw, settings: Settings) -> DraftArticle:
    """The draft of the page in a .mhtml file.

    Raises:
        SourceError: no page is in it, or more parts than a page has.
    """
    message = _message(raw)
    url = str(message["Snapshot-Content-Location"] or "")
    for part in _parts(message, raw.name):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            place = url or str(part["Content-Location"] or "")
            page = Raw(_bytes(part), raw.name, place, part.get_content_charset() or "")
            return read_page(page, settings)
    raise SourceError(f"{raw.name} holds no page", _HOW)


def read_mail(raw: Raw, settings: Settings) -> DraftArticle:
    """The draft of a mail: its plain text, else its page; the subject is the title.

    Raises:
        SourceError: no text is in it, or more parts than a mail has.
    """
    message = _message(raw)
    parts = {part.get_content_type(): part for part in reversed([*_parts(message, raw.name)])}
    held = parts.get("text/plain") or parts.get("text/html")
    if held is None:
        raise SourceError(f"{raw.name} holds no text", _HOW)
    subject = _ANSWERED.sub("", clean(str(message["Subject"] or "")).strip())
    page = parts.get("text/html")
    if page is not None and len(_bytes(held)) * _FULLER < len(_seen(_bytes(page))):
        held = page  # whose plain text only says so
    inner = Raw(_bytes(held), raw.name, charset=held.get_content_charset() or "")
    left: tuple[str, ...] = ()
    if held.get_content_type() == "text/html":
        found = read_page(inner, settings)
    else:
        text, left = _told(text_of(inner))
        limits.check_text(text, raw.name)
        limits.check_bare(text, raw.name)
        found = draft(f"{subject}\n\n{text}" if subject else text, writer_for(text, settings))
    if subject and not found.title.text[found.language]:
        found = replace(found, title=Writer(found.language).unit(subject))
    found = replace(found, dropped=(*found.dropped, *(Dropped(None, one, "page") for one in left)))
    sender = re.sub(r"\s*<[^<>]*>", "", str(message["From"] or "")).strip(' "')
    return replace(found, author=found.author or clean(sender), date=found.date or _date(message))


_ANSWERED = re.compile(r"^(?:(?:re|fwd?|aw|返信|転送)(?:\[\d+\])?\s*[:：]\s*)+", re.IGNORECASE)
_FULLER = 2  # times as long is a page that says more than the plain text beside it


def _seen(page: bytes) -> bytes:
    """What of a page is read, whatever its encoding."""
    return b" ".join(_UNSEEN.sub(b" ", page).split())


_UNSEEN = re.compile(rb"<[^<>]*>")


def _told(text: str) -> tuple[str, tuple[str, ...]]:
    """What a mail says, or what it only passes on; and apart: a signature, what is answered."""
    passed = _PASSED_ON.search(text)
    own, below = (text[: passed.start()], text[passed.end() :]) if passed else (text, "")
    signed = _SIGNATURE.search(own)
    said, name = (own[: signed.start()], own[signed.end() :]) if signed else (own, "")
    heads = _HEADS.match(below)
    if passed and len(said.strip().encode()) <= min(_A_WORD, len(below.encode())):
        at = heads.end() if heads else 0
        said, below = below[at:], f"{said}\n{below[:at]}"
    return said, tuple(filter(None, (one.strip() for one in (name, below))))


_A_WORD = 90  # bytes: as much says no more than that something is passed on
_PASSED_ON = re.compile(
    r"^[ \t]*(?:-{3,}|_{3,}|Begin)[ \t]*(?:(?:original|forwarded) message|"
    r"元の(?:メッセージ|メール)|転送(?:された)?(?:メッセージ|メール))"
    r"[ \t]*(?:-{3,}|_{3,}|:)?[ \t]*$|"
    r"^(?:On [^\n]{8,120} wrote:|[^\n]{0,40}[0-9][^\n]{4,80}(?:のメール|書きました)[:：])"
    r"[ \t]*$(?=\s*^>)",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNATURE = re.compile(r"^-- ?$(?=(?:\n[^\n]*){1,9}\s*\Z)", re.MULTILINE)
_HEADS = re.compile(
    r"\s*(?:[ \t]*(?:from|sent|date|to|cc|subject|差出人|送信者|送信日時|日時|日付|宛先|件名)"
    r"[ \t]*[:：][^\n]*\n)+",
    re.IGNORECASE,
)


def _message(raw: Raw) -> EmailMessage:
    limits.check_bytes(len(raw.data), raw.name, limits.PAGE_BYTES)
    limits.check_count(raw.data.count(b"\n--"), _MOST_DASHES, "boundaries", raw.name)
    heads = re.split(rb"\r?\n\r?\n", raw.data, maxsplit=1)[0]
    limits.check_count(heads.count(b"\n"), _MOST_HEADS, "headers", raw.name)
    limits.check_count(len(_BOUNDARY.findall(raw.data)), _DEEPEST, "nested messages", raw.name)
    try:
        found = email.message_from_bytes(raw.data, policy=_POLICY)
    except (ValueError, LookupError, RecursionError) as error:
        raise SourceError(f"{raw.name} is a damaged message", _HOW) from error
    assert isinstance(found, EmailMessage)
    return found


def _parts(message: EmailMessage, name: str) -> Iterator[EmailMessage]:
    for number, part in enumerate(message.walk()):
        limits.check_count(number, _MOST_PARTS, "parts", name)
        if isinstance(part, EmailMessage) and not part.is_multipart() and not _is_attached(part):
            yield part


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment"


def _bytes(part: EmailMessage) -> bytes:
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def _date(message: EmailMessage) -> str:
    try:
        sent = message["Date"]
        return sent.datetime.date().isoformat() if sent else ""
    except (AttributeError, ValueError, TypeError):
        return ""


SAVED = Reader(read_saved, Options)
MAIL = Reader(read_mail, Options)
