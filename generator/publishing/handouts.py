"""For learners: the words of a show, a text with gaps, cards for Anki."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from collections import Counter
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from generator.files import digest, write_bytes
from generator.japanese.tokenizer import tokenizer
from generator.locale import words
from generator.model import Bilingual
from generator.publishing.colors import INK, stylesheet
from generator.publishing.page_files import source
from generator.publishing.web import anything, rendered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import Language, Storyboard
    from generator.settings import Settings


_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "副詞"})
# Figures and what only helps other words; names are told elsewhere.
_NOT = frozenset({"数詞", "非自立可能", "助動詞語幹", "固有名詞"})

_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


@dataclass(frozen=True, slots=True)
class VocabularyWord:
    """A word as a dictionary has it.

    Attributes:
        reading: of the dictionary's form, in hiragana.
        count: in how many places it is said.
        sentence: where it is said first, Japanese and English.
    """

    form: str
    reading: str
    count: int
    sentence: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A word where it is written; ``form`` and ``reading`` as of ``VocabularyWord``."""

    written: str
    form: str
    reading: str


def found_in(text: str) -> tuple[Found, ...]:
    """The words of a sentence that a learner learns, in their order."""
    return tuple(
        Found(word.surface(), form, _reading(form))
        for word in tokenizer().tokenize(text)
        if _teaches(word)
        for form in [word.dictionary_form()]
    )


def _teaches(word: Any) -> bool:
    sort = word.part_of_speech()
    return sort[0] in _CONTENT and not _NOT & set(sort)


def vocabulary(sentences: Iterable[tuple[str, str]]) -> tuple[VocabularyWord, ...]:
    """Of (Japanese, English), the commonest words first, else in the order they are met."""
    count: Counter[str] = Counter()
    first: dict[str, tuple[str, str]] = {}
    for sentence in sentences:
        for word in tokenizer().tokenize(sentence[0]):
            if _teaches(word):
                form = word.dictionary_form()
                count[form] += 1
                first.setdefault(form, sentence)
    ordered = sorted(first, key=lambda form: -count[form])
    return tuple(VocabularyWord(form, _reading(form), count[form], first[form]) for form in ordered)


def _reading(form: str) -> str:
    read = "".join(word.reading_form() for word in tokenizer().tokenize(form))
    return read.translate(_HIRAGANA)


def table(found: Sequence[VocabularyWord], language: Language) -> str:
    """CSV with a byte order mark, as spreadsheets take Japanese for what it is."""
    made = io.StringIO()
    rows = csv.writer(made, lineterminator="\n")
    rows.writerow(words(language)["vocabulary"].values())
    for word in found:
        rows.writerow((word.form, word.reading, word.count, *word.sentence))
    return "\ufeff" + made.getvalue()


# A handout with gaps to print: what is said, a word of each sentence left out, the key behind.

_LEAST = 12  # characters of a sentence that is still clear without one of its words


@dataclass(frozen=True, slots=True)
class Blank:
    """A sentence with one word left out.

    Attributes:
        before, after: what stands around the gap.
        word: as it stood there.
        reading: of its dictionary's form, in hiragana.
        meaning: the whole sentence in English, or empty.
    """

    number: int
    before: str
    word: str
    after: str
    reading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ClozePart:
    title: str
    gaps: tuple[Blank, ...]


def gaps(storyboard: Storyboard) -> Iterator[ClozePart]:
    """A gap a sentence, each for another word; where a word could be two, the longer is asked."""
    asked: set[str] = set()
    number = 0
    for scene in storyboard.scenes:
        made = []
        for line in scene.narration:
            text = line.text.ja or ""
            if not line.sources or len(text) < _LEAST:
                continue
            left = [each for each in found_in(text) if each.form not in asked]
            if not left:
                continue
            word = max(left, key=lambda each: len(each.written))
            asked.add(word.form)
            number += 1
            before, _, after = text.partition(word.written)
            meaning = line.text.en or ""
            made.append(Blank(number, before, word.written, after, word.reading, meaning))
        if made:
            yield ClozePart(anything(scene.title), tuple(made))


def html(
    storyboard: Storyboard,
    settings: Settings,
    language: Language,
    colors: Mapping[str, str] = INK,
) -> str:
    """The handout; ``language`` is that of its own words.

    Raises:
        TemplateError: a page template of the user's own cannot be used.
    """
    parts = tuple(gaps(storyboard))
    return rendered(
        "cloze.html.jinja",
        settings,
        style=stylesheet(colors) + source("cloze.css", settings),
        title=storyboard.title.ja or anything(storyboard.title),
        parts=parts,
        language=language,
        words={
            key: Bilingual(words("ja")["cloze"][key], words("en")["cloze"][key])
            for key in words("en")["cloze"]
        },
    )


# A package of cards for Anki: a sentence with its furigana and its sound, and what it means.

Ruby: TypeAlias = "tuple[str, str]"
"""A piece of a text, and its furigana or nothing."""

_MODEL = 1607392319  # names the card type for good: cards of a show built again are the same cards
_EPOCH = 1_000_000_000.0  # seconds; a package of the same cards is the same bytes
_STYLE = """
.card { font: 24px/1.7 "Hiragino Sans", "Noto Sans CJK JP", sans-serif; text-align: center; }
.card { color: #1b1f2a; background: #fff; }
.nightMode.card { color: #eceef2; background: #141923; }
rt { font-size: 0.5em; }
.place { font-size: 14px; color: #667; }
"""


@dataclass(frozen=True, slots=True)
class Card:
    """A line of the show.

    Attributes:
        id: the line's, by which a card is known again.
        place: the title of its slide.
        sounds: MP3.
    """

    id: str
    ja: Sequence[Ruby]
    en: str
    place: str
    sounds: Mapping[Language, bytes]


def write(path: Path, title: str, cards: Sequence[Card], language: Language) -> None:
    """One note a card, with two sides to ask: what it means, and how it is said."""
    import genanki

    told = words(language)["cards"]
    model = genanki.Model(
        _MODEL,
        "Kamishibai",
        fields=[
            {"name": name} for name in ("Id", "Japanese", "English", "SoundJa", "SoundEn", "Place")
        ],
        templates=[
            _template(told["read"], "{{Japanese}}<br>{{SoundJa}}", "{{English}}<br>{{SoundEn}}"),
            _template(told["say"], "{{English}}", "{{Japanese}}<br>{{SoundJa}}"),
        ],
        css=_STYLE,
    )
    deck = genanki.Deck(int(digest(title.encode())[:8], 16) + 1_000_000_000, title)
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for card in cards:
            names = {
                each: f"kamishibai-{digest(sound)[:16]}.mp3" for each, sound in card.sounds.items()
            }
            for each, name in names.items():
                files.append(str(Path(folder) / name))
                Path(files[-1]).write_bytes(card.sounds[each])
            sounds = [f"[sound:{names[each]}]" if each in names else "" for each in ("ja", "en")]
            fields = [card.id, ruby(card.ja), escape(card.en), *sounds, escape(card.place)]
            guid = genanki.guid_for(title, card.id)
            deck.add_note(genanki.Note(model=model, fields=fields, guid=guid))
        package = genanki.Package(deck, media_files=files)
        made = Path(folder) / "package"
        package.write_to_file(str(made), timestamp=_EPOCH)
        write_bytes(path, _undated(made.read_bytes()))


def ruby(pieces: Sequence[Ruby]) -> str:
    """As HTML."""
    return "".join(
        f"<ruby>{escape(text)}<rt>{escape(kana)}</rt></ruby>" if kana else escape(text)
        for text, kana in pieces
    )


def _template(name: str, asks: str, answers: str) -> dict[str, str]:
    asked = f'<p class="place">{{{{Place}}}}</p>{asks}'
    return {"name": name, "qfmt": asked, "afmt": f"{{{{FrontSide}}}}<hr id=answer>{answers}"}


def _undated(package: bytes) -> bytes:
    """The same files without the hour they were put in."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as given, zipfile.ZipFile(made, "w") as out:
        for name in given.namelist():
            out.writestr(zipfile.ZipInfo(name), given.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
