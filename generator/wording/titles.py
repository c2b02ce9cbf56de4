"""The message over a slide, and the noun over a column."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.model import Bilingual
from generator.wording import shorter
from generator.wording.certainty import certainty
from generator.wording.endings import opened
from generator.wording.notes import note, notes
from generator.wording.phrases import says_something
from generator.wording.standalone import ALONE, stands_alone
from generator.wording.style import plain
from generator.wording.subjects import has_topic, head, subject
from generator.wording.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Language
    from generator.wording.shorter import SentencePart

TITLE_ROOM, TITLE_LETTERS = 26.0, 60
"""Em of Japanese and letters of English in a title that is read at a glance."""

LABEL_ROOM, LABEL_LETTERS = 12.0, 24
"""The same of a label."""

# A question, a reason, what points back or ahead, a request: none of them says something whole.
_NO_MESSAGE = re.compile(
    r"[?？]|だけ(?:では|じゃ|で)ない$|(?:から|ため|という内容|[うくすつぬぶむるたいの]か|[をにがはも]|よう|ほしい|いただきたい|[、,]|[たるい](?:ところ|とき|際|上|一方|反面|あと|まま))$"
    r"|^(?:[これそあこ]れ|[ここそあ]こ|こちら|この|その|[こそ]う|[こそあ]んな|彼|同|本稿|本記事|今回|まず|次[にはの]"
    r"|最後|また|特に|[をに～〜]|で[^は])|次の|以下|下記|上記|こんな|[そこ]のよう|^.{0,8}はある$"
    r"|について(?:紹介|説明|解説|見)|^(?:It|This|That|These|Those|He|She|They|Because|If|When)\b"
)


def title(text: Bilingual, room: float = TITLE_ROOM) -> Bilingual | None:
    """A statement with its subject and its hedge; ``None`` where it cannot be that short.

    The source language decides and keeps to its room; the other is as short as it can be.

    Args:
        text: a sentence, or a clause of one.
        room: em of Japanese; English has as many letters more as it has in ``TITLE_ROOM``.
    """
    return next((made for made in _shorter(text, room) if _says_it(made, text, room)), None)


def _shorter(text: Bilingual, room: float) -> Iterator[Bilingual]:
    yield note(text, room)
    if text.ja is not None:
        if (bare := _unglossed(text.ja)) != text.ja:
            yield note(text.having("ja", bare), room)
        if (main := _main_clause(text, room)) is not None:
            yield main


_GLOSS = re.compile(r"[（(][^（()）]*[）)]")


def _unglossed(text: str) -> str:
    """Without brackets that limit nothing."""
    return _GLOSS.sub(lambda it: it[0] if shorter.LIMITS.search(it[0][1:-1]) else "", text)


def _says_it(made: Bilingual, text: Bilingual, room: float) -> bool:
    """It is short enough and whole: it names its subject, or is understood without."""
    language: Language = "en" if text.ja is None else "ja"
    words = made[language] or ""
    if not _fits(words, room, room * TITLE_LETTERS / TITLE_ROOM, language):
        return False
    whole = bool(subject(words, language)) or (
        language == "ja" and stands_alone(text.ja or "") >= ALONE
    )
    return whole and not _NO_MESSAGE.search(words)


_LIMITS = re.compile(
    r"な[いかく]|だけ|のみ|限|可能|かも|場合|なら|れば|たら|以外|対象|一部|ただし|約|[0-9０-９]"
)


def _main_clause(text: Bilingual, room: float) -> Bilingual | None:
    """The last clause of a sentence whose others neither limit it nor make it less sure."""
    parts = shorter.parts(text.ja or "", room)
    if len(parts) < 2 or any(_LIMITS.search(part.whole) for part in parts[:-1]):
        return None
    main = parts[-1].whole
    if not has_topic(main) and any(has_topic(part.whole) for part in parts[:-1]):
        main = _of_the_topic(parts)  # what it is about stands in a clause that goes
    if not main or certainty(main, "ja") != certainty(text.ja or "", "ja"):
        return None
    beside = notes(text, room)[-1]
    english = beside.en or (None if text.en is None else note(text, room).en)
    return Bilingual(shorter.whole(main, room), english)


# The topic of all that is done one after the other: 館長は、…し、…した.
_TOPIC = re.compile(r"^(?P<topic>[^、。「」（）はがもを]{1,14}は)(?![じず])、?(?P<rest>.+)$")


def _of_the_topic(parts: tuple[SentencePart, ...]) -> str:
    """The main clause with the topic of the first, where nobody else does anything between."""
    first = _TOPIC.match(parts[0].whole)
    runs = all(part.kind in {"and", None} for part in parts[1:])
    rest = [first["rest"] if first else "", *(part.whole for part in parts[1:])]
    alone = not any(has_topic(each) or "が" in each for each in rest)
    return f"{first['topic']}{parts[-1].whole}" if first and runs and alone else ""


def label(text: Bilingual) -> Bilingual | None:
    """A short noun that names what the text is about; ``None`` where it has none.

    A text before a colon is its own label, and so is one that is short and says nothing.
    """
    language: Language = "en" if text.ja is None else "ja"
    made = Bilingual()
    for each in ("ja", "en"):
        words = text[each]
        if words is not None:
            made = made.having(each, _labelled(words, each))
    words = made[language] or ""
    return made if words and _fits(words, LABEL_ROOM, LABEL_LETTERS, language) else None


def first_half(text: Bilingual, room: float) -> Bilingual | None:
    """What a sentence says first, where it then says another thing as well: …しやすく、….

    Only after an adjective, which leads to no reason and no condition for what comes after.
    """
    told = words(plain(text.ja or ""))
    for word, comma in pairwise(told):
        joins = word.form.startswith("連用形") and word.group.startswith("形容詞")
        if joins and comma.surface == "、":
            said = f"{plain(text.ja or '')[: word.start]}{word.base}"
            sure = certainty(said, "ja") == certainty(text.ja or "", "ja")
            beside = None if text.en is None else note(text, room).en
            made = Bilingual(said, beside)
            return made if sure and _says_it(made, text, room) else None
    return None


_WHERE = re.compile(r"^(?P<topic>[^、。「」]{2,14})(?:では|には|によると|について)、")
_NO_TOPIC = re.compile(
    r"(?:場合|際|とき|時|ため|こと|の|うち|中|後|前|結果|一方|月|日|年|年度|頃|ころ)$|^[0-9０-９]|^(?:私|僕|俺|自分|筆者|彼|彼女)"
)


def topic_of(text: str, language: Language) -> str:
    """What a sentence is about, as a label: its subject, else where or in what it holds."""
    placed = _WHERE.match(text) if language == "ja" else None
    about = placed["topic"] if placed else subject(text, language)
    if language == "en":
        about = _bare_name(about)
    elif about and not placed:
        about = head(about)
    fits = about and _fits(about, LABEL_ROOM, LABEL_LETTERS, language)
    return about if fits and not (_NO_TOPIC.search(about) or _NO_MESSAGE.search(about)) else ""


# What goes with the verb, and nouns that tell one text from no other.
_ADVERB = re.compile(r"(?: (?:also|now|still|often|then|never|only|just|usually|\w+ly))+$")
_ANY_NOUN = re.compile(
    r"^(?:The|This|That|These|Those|Its|Their|His|Her|Our|My|Your|It|They|He|She|We|I|You|There"
    r"|An?|One|Some|Many|Most|All|Other|Each|Although|While|When|If|As|Since|Because)\b[^A-Z]*$"
    r"|^(?:The |Our )?(?:team|study|research(?:ers)?|author|article|report)\b"
)


def _bare_name(about: str) -> str:
    """An English subject without adverbs; empty where it could be anybody's."""
    bare = _ADVERB.sub("", about)
    return "" if _ANY_NOUN.match(bare) else bare


_HEADED = re.compile(r"^(?P<head>[^：:。、]{1,24})[：:]")


def _labelled(words: str, language: Language) -> str:
    words = opened(words) if language == "ja" else words
    headed = _HEADED.match(words)
    if headed:
        return headed["head"].strip()
    about = subject(words, language)
    if not about and not (language == "ja" and says_something(words)):
        return words.rstrip("。.")
    return head(about) if language == "ja" else about


def _fits(words: str, room: float, letters: float, language: Language) -> bool:
    return len(words) <= letters if language == "en" else width(words) <= room
