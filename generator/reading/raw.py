"""The bytes of a source as they came, and the text in them."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from generator import patterns as re
from generator.errors import SourceError
from generator.model import KINDS
from generator.options import Options, about
from generator.reading import limits
from generator.reading.draft import Writer

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Raw:
    """Attributes: ``name`` is for people; the rest belongs to a page fetched."""

    data: bytes
    name: str
    url: str = ""
    charset: str = ""
    media_type: str = ""


def text_of(raw: Raw, most: int = limits.TEXT_BYTES) -> str:
    """The visible characters, decoded.

    Raises:
        SourceError: no encoding fits, the bytes are no text, or they are too many.
    """
    limits.check_bytes(len(raw.data), raw.name, most)
    return clean(decode(raw.data, raw.name, raw.charset))


def writer_for(text: str, settings: Settings) -> Writer:
    """A writer of the language set as ``[reading] language``, else of the one the text is in.

    Raises:
        SourceError: the text is in neither, and none is set.
        SettingsError: another language than ja, en or auto.
    """
    asked = settings.of(ReadingOptions).language
    if asked == "auto" and (found := other_language(text)):
        raise SourceError(
            f"the text is in {found}, neither Japanese nor English",
            'translate it first, or say [reading] language = "ja" (or "en") to read it as one',
        )
    return Writer(detect(text) if asked == "auto" else asked)


# Bytes to text: the encodings Japanese articles come in, declared rightly, wrongly or not.

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J", b"\x1b(I", b"\x1b$(D")
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE
)
# Labels as the web uses them: "Shift_JIS" has ① and 髙 in it, which makes it cp932.
_LABELS = {
    **dict.fromkeys(["shift_jis", "shift-jis", "sjis", "x-sjis", "cp932"], "cp932"),
    **dict.fromkeys(["windows-31j", "ms932", "ms_kanji"], "cp932"),
    **dict.fromkeys(["euc-jp", "euc_jp", "x-euc-jp", "eucjp"], "euc_jis_2004"),
    **dict.fromkeys(["iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252"], "cp1252"),
}
_SNIFFED = 4096
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Control characters that an editor or a terminal may have left even in the shortest text.
_STRAY = 3

_HOW = "save it as UTF-8 text and give that file"


def decode(data: bytes, name: str, declared: str = "") -> str:
    """The text, by the first that fits of: byte order mark, escapes, declaration, trial.

    ``declared`` is the charset a server named, or empty. A wrong one does no harm: every
    candidate is tried strictly.

    Raises:
        SourceError: no encoding fits, or what comes out is no text.
    """
    text = _decoded(data, declared)
    if text is None:
        raise SourceError(f"{name} is in no encoding known here", _HOW)
    head = text[: 1 << 16]
    if len(_NOT_TEXT.findall(head)) > max(_STRAY, len(head) / 100):
        raise SourceError(f"{name} is no text but binary data", _HOW)
    return text


def _decoded(data: bytes, declared: str) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    candidates = (
        *_unmarked_utf16(data, ascii_share=0.3),
        *_escaped(data),
        *_named(data, declared),
        "utf-8",
        *_unmarked_utf16(data, ascii_share=0.01),
        "euc_jis_2004",
        "cp932",
    )
    texts = (_tried(data, encoding) for encoding in dict.fromkeys(candidates))
    return next((text for text in texts if text is not None), None)


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _escaped(data: bytes) -> list[str]:
    return ["iso2022_jp_ext"] if any(mark in data for mark in _ESCAPES) else []


def _named(data: bytes, declared: str) -> list[str]:
    found = _DECLARED.search(data[:_SNIFFED])
    labels = [declared, found[1].decode("ascii") if found else ""]
    return [_LABELS[label.lower()] for label in labels if label.lower() in _LABELS]


def _unmarked_utf16(data: bytes, ascii_share: float) -> list[str]:
    """Line feeds and ASCII leave a zero in every second byte of UTF-16; text has no others."""
    head = data[:_SNIFFED]
    even, odd = head[::2].count(0), head[1::2].count(0)
    few = max(even, odd) < len(head) * ascii_share
    if len(data) % 2 or few or min(even, odd) * 20 > max(even, odd):
        return []
    return ["utf-16-le" if odd > even else "utf-16-be"]


# Text without the characters nobody sees: they hide words, turn them round or break XML.

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls that are no white space
    "\u00ad\u200b\u200c\u2060-\u2064\ufeff"  # of no width
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # turning the direction round
    "\ufdd0-\ufdef\ufff9-\ufffb\U000e0000-\U000e007f"  # nobody's characters, annotations, tags
    "\ud800-\udfff"
    "]|[\ufffe\uffff]"
)
# A zero-width joiner is seen in emoji only.
_JOINER = re.compile("(?<![\ufe0f\u2600-\u27bf\U0001f000-\U0001faff])\u200d")


def clean(text: str) -> str:
    """The visible text, composed (NFC), every kind of line end as a line feed.

    NFC, since text copied on macOS writes が as か and a mark.
    """
    lines = _BREAKS.sub("\n", text)
    return unicodedata.normalize("NFC", _JOINER.sub("", _UNSEEN.sub("", lines)))


# Which language an article is written in.

_KANA = re.compile(r"[ぁ-んァ-ヴｦ-ﾝ]")
_HAN = re.compile(r"[一-龥々〆]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ']*")
_PROSE = re.compile(
    r"\b(?:the|of|and|to|a|an|in|is|are|was|be|that|this|for|it|on|with|as|by|at|from|or|not|you|we|I)\b"
)
_OTHER_PROSE = re.compile(
    r"\b(?:le|la|les|des|du|et|une|est|dans|pour|der|die|das|und|ist|nicht|ein|eine|mit|el|los|las|que|"
    r"en|una|por|il|di|che|della|het|een|van|og|och|o|os|da|em|não|para)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"[{};=<>$\\]|\(\)|::|//")
_SCRIPTS = (
    ("Korean", re.compile(r"[가-힣]")),
    ("Russian or another language in Cyrillic", re.compile(r"[Ѐ-ӿ]")),
    ("Thai", re.compile(r"[ก-๛]")),
    ("Arabic", re.compile(r"[؀-ۿ]")),
    ("Hebrew", re.compile(r"[א-ת]")),
    ("Hindi or another language in Devanagari", re.compile(r"[ऀ-ॿ]")),
    ("Greek", re.compile(r"[Ͱ-Ͽ]")),
)
_LOOKED_AT = 200_000
_FEWEST_HAN = 30
# Of kana and kanji; Japanese running text has half of it in kana, names and titles less.
_KANA_IN_JAPANESE = 0.08

_CHINESE = re.compile(
    r"[的了是我们們这這吗嗎呢吧没沒说說她它您哪谁誰"
    r"务关发对为进从还时过动业东车长门问间见观觉财责费资赛边达运远连选个么话请调读谈议论记设认识让计订证评试译该详]"
)
# Of the characters; an address or a list of names in kanji has none of these.
_CHINESE_SHARE = 0.04
# Sentences without kana that have commas of this form; an address has neither.
_STOPS = (re.compile(r"[\u4e00-\u9fff]，[\u4e00-\u9fff]"), re.compile(r"[\u4e00-\u9fff]。"))

_FEWEST_WORDS = 60
_FEW_WORDS = 20  # of so few, next to none may be English and many another language's
_ENGLISH_IN_FEW, _FOREIGN_IN_FEW = 0.04, 0.15
# Of the words of English prose, a third to a half are among those looked for.
_ENGLISH_SHARE = 0.12


_NO_WORDS = re.compile(
    r"https?://[!-;=?-Z^-~]{1,2000}|\b[0-9a-fA-F]{16,128}\b|<!--[^<>]{0,4000}-->"
)


def detect(text: str) -> Language:
    """Japanese when kana and kanji outnumber the words of English prose.

    Code and names are Latin everywhere: lines that look like code do not count, where others do,
    nor do addresses, sums that check a file and what is hidden in a page.
    """
    part = _NO_WORDS.sub(" ", text[:_LOOKED_AT])
    japanese = len(_KANA.findall(part)) + len(_HAN.findall(part))
    prose = [line for line in part.split("\n") if _PROSE.search(line) and not _CODE.search(line)]
    latin = len(_LATIN_WORD.findall("\n".join(prose) if prose and japanese else part))
    return "ja" if japanese and japanese >= 2 * latin else "en"


def other_language(text: str) -> str:
    """The name of the language where a text is in neither Japanese nor English; else empty."""
    part = text[:_LOOKED_AT]
    kana, han = len(_KANA.findall(part)), len(_HAN.findall(part))
    words = _LATIN_WORD.findall(part)
    for name, script in _SCRIPTS:
        if len(script.findall(part)) > max(kana + han, 2 * len(words), 10):
            return name
    chinese = len(_CHINESE.findall(part)) >= _CHINESE_SHARE * han
    if kana == 0 and han > len(words) and all(stop.search(part) for stop in _STOPS):
        return "Chinese"
    few_kana = kana < _KANA_IN_JAPANESE * (kana + han)
    if han >= max(_FEWEST_HAN, len(words)) and few_kana and chinese:
        return "Chinese"
    if len(words) >= _FEW_WORDS and len(words) > kana + han:
        english = len(_PROSE.findall(part)) / len(words)
        foreign = len(_OTHER_PROSE.findall(part)) / len(words)
        is_short = len(words) < _FEWEST_WORDS
        most, least = (_ENGLISH_IN_FEW, _FOREIGN_IN_FEW) if is_short else (_ENGLISH_SHARE,) * 2
        if english < most and foreign > least:
            return "another language"
    return ""


# What can be set about reading an article.


class ReadingOptions(Options, frozen=True):
    section: ClassVar[str] = "reading"
    language: Annotated[
        Literal["auto", "ja", "en"],
        about("記事の言語", "the language the article is in"),
    ] = "auto"
    kind: Annotated[
        str,
        about(
            "記事の種類（自動で判断しないとき）: auto か、種類の名前（kinds のフォルダーのものも）",
            "what kind of text the article is: auto guesses, else the name of a kind,"
            f" one of your own too ({', '.join(KINDS)})",
        ),
    ] = "auto"
    private_hosts: Annotated[
        tuple[str, ...],
        about(
            "内部のアドレスを持っていてよいホスト",
            "hosts that may have private addresses",
            trust=True,
        ),
    ] = ()
    robots: Annotated[
        Literal["obey", "ignore"],
        about("robots.txt に従うか", "whether robots.txt is obeyed; ignore it for your own pages"),
    ] = "obey"
