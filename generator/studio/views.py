"""What stands beside the slides: the article, the questions, the looks, what can be handed on."""

from __future__ import annotations

import json
import re
import tempfile
import threading
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator import slides
from generator.calls import correcting
from generator.calls.preview import to_translate
from generator.calls.scenes import fitting, in_layout
from generator.choices import AUDIENCES
from generator.errors import KamishibaiError, ShowError
from generator.files import digest
from generator.kinds import kinds
from generator.locale import words
from generator.locale.wording import unshown, worded
from generator.model import (
    LANGUAGES,
    Code,
    Figure,
    ItemList,
    Quote,
    Storyboard,
    Table,
    block_sentences,
    sentences,
)
from generator.outputs import OUTPUTS
from generator.publishing.stills import draw_deck, draws_decks
from generator.review import accepted
from generator.settings import forms
from generator.show.folder import MANIFEST, Show
from generator.show.plain import fingerprint, to_plain
from generator.slides.templates.places import names
from generator.studio import downloads
from generator.studio.outgoing import leaving
from generator.studio.shown import Opened, common, filled, opened, texts
from generator.studio.voice_cards import stand_in, voices
from generator.translation import TRANSLATORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.calls.calls import Calls
    from generator.model import Article, Bilingual, Block, Brief, Language, Section, Sentence
    from generator.settings import Settings

_SAMPLES = 3  # slides that show a look

# Pixels of a slide's picture; looks whose pictures are kept, half a megabyte each.
_WIDTH, _MOST_KEPT = 640, 12

_BESIDE = {"chapters": "audio", "cover": "audio"}  # kinds of files that come with another output's


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the article as it is read.

    Attributes:
        kind: "heading", "text", "item", "quote", "row", "code" or "dropped".
        line: of a heading or of what was dropped, where it can be moved or brought back.
    """

    kind: str
    said: tuple[Sentence, ...] = ()
    text: str = ""
    level: int = 0
    line: int | None = None


def article(calls: Calls, named: str, language: Language) -> str:
    """The article, each sentence with the slides that tell it; what is left out stands greyed."""
    shown = opened(calls, named)
    if shown.article is None:
        return ""
    told = words(language)["studio"]
    whys = words(language)["dropped"]
    return filled(
        "article",
        told=told,
        title=shown.article.title,
        tongue=shown.article.language,
        pieces=list(_pieces(shown.article, whys)),
        scenes=_told_in(shown.board),
        cuts=correcting.source_of(shown.folder, calls.folders.roots) is not None,
    )


def understanding(calls: Calls, named: str, language: Language) -> str:
    """What kind of text it is, its message and its claims, for a person to correct."""
    shown = opened(calls, named)
    brief = Show(shown.folder).brief()
    if shown.article is None or brief is None:
        return ""
    of = words(language)["brief"]
    said = {each.id: each.text[shown.article.language] or "" for each in sentences(shown.article)}
    known = [(name, of.get(name, name)) for name in kinds(calls.settings())]
    return filled(
        "understanding",
        told=words(language)["studio"],
        of=of,
        kinds=known,
        kind=shown.article.kind,
        reasons=[reason[language] for reason in shown.article.kind_reasons if reason[language]],
        brief=_standing(brief, said),
        said=said,
        tongue=shown.article.language,
    )


def _standing(brief: Brief, texts: Mapping[str, str]) -> Mapping[str, Any]:
    """Entries with sentences that the article still has."""
    thesis = brief.thesis.sources if brief.thesis else ()
    return {
        "message": [id_ for id_ in thesis if id_ in texts],
        "claims": [
            (claim.says, [id_ for id_ in (*claim.evidence, *claim.caveats) if id_ in texts])
            for claim in brief.claims
            if claim.says.sources and claim.says.sources[0] in texts
        ],
    }


def _told_in(board: Storyboard) -> Mapping[str, list[tuple[int, str]]]:
    """Sentence → number and id of each scene that shows or says it."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, scene in enumerate(board.scenes, 1):
        resting = (text.sources for text in texts(scene, words("en")["studio"]))
        for id_ in dict.fromkeys(id_ for ids in resting for id_ in ids):
            found[id_].append((number, scene.id))
    return found


def _pieces(article: Article, whys: Mapping[str, str]) -> Iterator[Piece]:
    """In reading order; a dropped line stands before the first heading below it."""
    waiting = sorted(article.dropped, key=lambda each: (each.line is None, each.line or 0))

    def gone(before: int | None) -> Iterator[Piece]:
        while waiting and (before is None or (waiting[0].line or before) < before):
            each = waiting.pop(0)
            yield Piece(
                "dropped", (), f"{each.text} ({whys.get(each.why, each.why)})", 0, each.line
            )

    def below(sections: Sequence[Section]) -> Iterator[Piece]:
        for section in sections:
            if section.line:
                yield from gone(section.line)
            yield Piece("heading", (section.heading,), "", section.level, section.line)
            for block in section.blocks:
                yield from _of_block(block)
            yield from below(section.sections)

    for block in article.lead:
        yield from _of_block(block)
    yield from below(article.sections)
    yield from gone(None)


def _of_block(block: Block) -> Iterator[Piece]:
    match block:
        case Code():
            yield Piece("code", text=block.text)
        case ItemList():
            yield from (Piece("item", item) for item in block.items)
        case Table():
            for row in block.rows:
                yield Piece("row", tuple(each for cell in row for each in cell))
        case Figure():
            yield Piece("quote", tuple(block_sentences(block)))
        case _:
            kind = "quote" if isinstance(block, Quote) else "text"
            yield Piece(kind, tuple(block_sentences(block)))


def questions(calls: Calls, named: str, language: Language) -> str:
    """What ``review`` asks, each with the text that it is about, where one of the show's is."""
    told = words(language)["studio"]
    shown = opened(calls, named)
    at = _where(shown.board, told)
    said = {text.place: text.text for scene in shown.board.scenes for text in texts(scene, told)}
    show = Show(shown.folder)
    brief = show.brief()
    terms = {term.text.ja: term.text.en for term in brief.glossary} if brief else {}
    items = calls.review(named, language)["items"]
    asked = [
        {
            **item,
            "advice": _done_here(worded(item["advice"], language), language),
            "at": at.get(item["where"]),
            "stands": _stands(item["text"], said.get(item["where"])),
            "other": _other_reading(item["advice"], language),
            "english": terms.get(item["text"]) or "",
        }
        for item in items
    ]
    untold = [each for each in asked if each["kind"] == "translation" and not each["at"]]
    return filled(
        "questions",
        here="questions",
        told=told,
        asked=[each for each in asked if each not in untold],
        untold=untold,
        ways=_ways(calls, shown.folder, to_plain(show.gaps()), language) if untold else (),
        settled=len(accepted(show)),
        kinds=words(language)["review"],
    )


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands around a word, in a text of ``language``."""

    language: Language
    before: str
    after: str


def _stands(word: str, text: Bilingual | None) -> Stands | None:
    """Where a word is asked about that is not all of a text."""
    if text is None:
        return None
    for language in LANGUAGES:
        before, found, after = (text[language] or "").partition(word)
        if found and (before or after):
            return Stands(language, before, after)
    return None


def _other_reading(advice: str, language: Language) -> str:
    """What another analyser says of a word, to be taken by a key."""
    told = words(language)["voices"]["doubtful"].format(word="\0", here="\0", there="\1")
    form = re.escape(told).replace("\0", ".+?").replace("\1", "(?P<there>.+?)")
    found = re.match(form, advice)
    return found["there"] if found else ""


def _done_here(advice: str, language: Language) -> str:
    """What the command line says to write in files is done here with a button."""
    every, told = words(language), words(language)["studio"]
    return advice.replace(every["voices"]["decide"], told["decide_here"]).replace(
        every["length"]["tell_all"], told["tell_all_here"]
    )


def _where(board: Storyboard, told: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Scene and place of the first text that rests on a sentence, or is called so itself."""
    found: dict[str, tuple[str, str]] = {}
    for scene in board.scenes:
        for text in texts(scene, told):
            for name in (text.place, *text.sources):
                found.setdefault(name, (scene.id, text.place))
    return found


def layouts(calls: Calls, named: str, scene: str, language: Language) -> str:
    """Pictures of a scene in each layout that can hold it."""
    shown = opened(calls, named)
    number = next((n for n, each in enumerate(shown.board.scenes) if each.id == scene), None)
    if number is None:
        return ""
    one = shown.board.scenes[number]
    drawn = [in_layout(one, name) for name in fitting(one)]
    board = Storyboard(shown.board.title, tuple(drawn), shown.board.credit)
    made = Opened(shown.folder, shown.name, board, shown.article)
    values = common(made, language)
    of = [(slide, slide.scene.layout == one.layout) for slide in made.slides()]
    count = len(shown.board.scenes)
    return filled("layouts", **values, drawn_in=of, number=number + 1, count=count)


def looks(calls: Calls, named: str, language: Language) -> str:
    """This deck in each template there is, and who speaks it, for a person to choose."""
    shown = opened(calls, named)
    settings = calls.built(named)
    current = settings.template if settings.template in names() else _last(settings.template)
    return filled(
        "look",
        **common(shown, language),
        templates=[
            (name, digest(name.encode())[:12])
            for name in sorted(templates(calls), key=lambda name: name != current)
        ],
        template=current,
        draws=draws_decks(),
        brand=settings.section("brand"),
        worn=_worn(settings),
        logos=[each.name for each in sorted(calls.folders.roots[0].glob("*.[jp][pn]g"))],
        slides=_telling(shown),
        count=len(shown.board.scenes),
        voices=voices(settings, language),
        leaving=leaving(settings, language, shown.article.language if shown.article else None),
        chosen=settings.voices,
        settings=settings,
        forms=forms(settings),
    )


def _worn(settings: Settings) -> dict[str, str]:
    """The colours that a house would set, as the template has them now."""
    found = slides.colors(settings)
    return {name: f"#{found.get(part, '000000')}" for name, part in _OF_HOUSE.items()}


_OF_HOUSE = {"color": "dk2", "accent": "accent1"}


def templates(calls: Calls) -> list[str]:
    """Those that ship, and the .pptx files of the folder."""
    own = (path.name for path in sorted(calls.folders.roots[0].glob("*.pptx")))
    return [*names(), *own]


def _last(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def _telling(shown: Opened) -> list[tuple[int, Any]]:
    """The first slide, then those whose layouts differ, as a look is told by its forms."""
    found: dict[str, tuple[int, Any]] = {}
    for number, slide in enumerate(shown.slides(), 1):
        found.setdefault(slide.layout, (number, slide))
    order = sorted(found.values(), key=lambda pair: (pair[0] != 1, not pair[1].scene.groups))
    return order[:_SAMPLES]


def drawn(calls: Calls, named: str, template: str, number: int) -> bytes:
    """A picture (PNG) of one of the slides that tell a look, as the template's deck has it.

    Raises:
        EngineUnavailableError: no program that draws decks is here.
    """
    shown = opened(calls, named)
    settings = replace(calls.built(named), template=template, decks=("bilingual",))
    scenes = tuple(slide.scene for _, slide in _telling(shown))
    board = replace(shown.board, scenes=scenes)
    pictures = _pictures(calls, shown.folder, board, settings)
    if number >= len(pictures):
        raise ShowError(f"{shown.folder.name} has no such slide")
    return pictures[number]


_drawing = threading.Lock()  # one program that draws at a time: each takes all of a core


class _Drawn(NamedTuple):
    """What decides the pictures, and so the key they are kept by."""

    folder: Path
    scenes: str
    template: str


_kept: dict[_Drawn, tuple[bytes, ...]] = {}


def _pictures(
    calls: Calls, folder: Path, board: Storyboard, settings: Settings
) -> tuple[bytes, ...]:
    key = _Drawn(folder, fingerprint(board), slides.fingerprint(settings))
    with _drawing:
        if key not in _kept:
            _kept[key] = calls.do(_of_deck, folder, board, settings)
            while len(_kept) > _MOST_KEPT:
                del _kept[next(iter(_kept))]
        return _kept[key]


def _of_deck(folder: Path, board: Storyboard, settings: Settings) -> tuple[bytes, ...]:
    """Where decks are made anyway: what makes them takes memory."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "deck.pptx"
        mode = slides.modes(settings)[0]
        slides.make_deck(board, mode, settings, folder=folder).save(path)
        return tuple(draw_deck(path, _WIDTH))


def verdict(name: str, language: Language) -> str:
    """What the check of a template says, in a line or two."""
    from generator.slides.check import check

    found = check(name)
    return filled(
        "verdict",
        told=words(language)["studio"],
        good=len(found.good),
        of=len(found.kinds),
        problems=[worded(each.text, language) for each in found.problems],
    )


def handing(calls: Calls, named: str, language: Language) -> str:
    """Every output: what there is of it, what is out of date, what could be made."""
    folder = calls.folders.show(named)
    settings = calls.built(named)
    manifest, old = _manifest(folder), set()
    with suppress(KamishibaiError):
        old = set(calls.stale(named)["files"])
    listed: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in manifest.get("files", ()):
        path = folder / entry["path"]
        if path.is_file():
            size = path.stat().st_size
            output = _BESIDE.get(entry["kind"], entry["kind"])
            listed[output].append({**entry, "bytes": size, "old": entry["path"] in old})
    for path in downloads.feeds(calls, folder):
        listed["feed"].append({"path": path.name, "bytes": path.stat().st_size, "old": False})
    return filled(
        "handing",
        here="hand-on",
        told=words(language)["studio"],
        outputs=[_output(name, settings, language) for name in OUTPUTS.names()],
        listed=listed,
        stale=bool(old),
        learners=set(AUDIENCES["learners"]) <= set(settings.only),
        address=settings.section("feed").get("base_url", ""),
        gaps=Counter(
            unshown(gap["why"], language)
            if gap["kind"] == "block"
            else worded(gap["why"], language)
            for gap in manifest.get("gaps", ())
        ),
        ways=_ways(calls, folder, manifest.get("gaps", ()), language),
        credits=manifest.get("credits", ()),
        folder=str(folder),
        language=language,
    )


@dataclass(frozen=True, slots=True)
class Way:
    """What a person can do here about what is lacking.

    Attributes:
        says: in words.
        to: the view that it leads to, or nothing.
        choose: what a click on it chooses for the show, as ``calls.choose`` takes it.
    """

    says: str
    to: str = ""
    choose: Mapping[str, Any] = field(default_factory=dict)


def _ways(
    calls: Calls, folder: Path, gaps: Sequence[Mapping[str, str]], language: Language
) -> Iterator[Way]:
    """Those that need nothing that is not here stand first."""
    told, article = words(language)["studio"], Show(folder).article()
    settings = calls.built(str(folder))
    engines = {gap["where"] for gap in gaps if gap["kind"] == "engine"}
    kinds_of = {gap["kind"] for gap in gaps}
    untranslated = kinds_of & {"translation", "recording"} or engines & set(TRANSLATORS.names())
    if untranslated and article:
        yield Way(told["way_write"], "questions")
        yield Way(told["way_table"], "hand-on")
        own = told[f"in_{article.language}"]
        only = {"languages": [article.language]}
        yield Way(told["way_alone"].format(language=own), choose=only)
        if command := to_translate(settings, article.language):
            yield Way(told["way_model"].format(command=command))
    if "sound" in kinds_of or engines - {*TRANSLATORS.names(), "writer"}:
        for spoken in settings.languages:
            card = stand_in(settings, "ja" if spoken == "ja" else "en", language)
            if card and "host" not in card["parts"]:
                says = told["way_voice"].format(name=card["called"])
                yield Way(says, choose={"voices": {spoken: card["name"]}})


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def _output(name: str, settings: Settings, language: Language) -> Mapping[str, Any]:
    output = OUTPUTS.load(name)
    lacking = output.lacking(settings) if output.lacking else ""
    return {
        "name": name,
        "help": output.help[language],
        "asked": name in settings.only,
        "lacking": worded(lacking, language),
    }
