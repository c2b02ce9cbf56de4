"""The calls: each is one step of the library, confined to the folders that a person named.

A program gets no more than whoever started its door would at the command line: settings come from
the same places, programs and endpoints only from files that the user trusts, and no call takes any.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar

from generator import resources
from generator.calls import choosing, correcting
from generator.calls.arranging import arrange, undo
from generator.calls.changing import change
from generator.calls.edits import ConflictError, done, forget_last
from generator.choices import AUDIENCES
from generator.errors import ShowError
from generator.files import write_bytes
from generator.model import Bilingual
from generator.progress import silent
from generator.settings import load
from generator.show import manifest_file
from generator.show.claim import of_file
from generator.show.folder import MOMENT, Show, editable, is_show, opened
from generator.show.plain import brief_as_plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.calls.allowed import Folders
    from generator.calls.arranging import Move
    from generator.calls.correcting import Cut, Weight
    from generator.model import Language
    from generator.progress import Report
    from generator.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")
LONGEST = 2_000
"""Characters that are said in one call."""

_SEGMENT = re.compile("<seg>(.*?)</seg>")
_LARGEST = 64 << 20


class Do(Protocol):
    """Does a step that loads analysers, voices or models: here, or in a process that has them."""

    def __call__(self, step: Callable[P, T], *given: P.args, **named: P.kwargs) -> T: ...


def here(step: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    return step(*given, **named)


@dataclass(frozen=True, slots=True)
class Calls:
    """Every call raises ``KamishibaiError``.

    Attributes:
        folders: what may be named.
        do: how a step is done that takes memory; each may be done twice.
    """

    folders: Folders
    do: Do = here

    def settings(self, asked: Mapping[str, Any] | None = None) -> Settings:
        """Those that hold in the first folder; shows go where they say, within the folders."""
        root = self.folders.roots[0]
        settings = load(asked, folder=root)
        return replace(settings, output=self.folders.path(str(root / settings.output)))

    def outline(self, source: str) -> dict[str, Any]:
        """How an article (a path or an address) would be cut."""
        from generator.reading import read
        from generator.reading.outline import outline

        return outline(self.do(read, self.folders.source(source), self.settings()))

    def brief(self, source: str) -> dict[str, Any]:
        """How an article is understood."""
        from generator.reading import read
        from generator.understanding import brief

        settings = self.settings()
        article = self.do(read, self.folders.source(source), settings)
        return brief_as_plain(self.do(brief, article, settings))

    def build(
        self, source: str, asked: Mapping[str, Any] | None = None, report: Report = silent
    ) -> dict[str, Any]:
        """Make a show of an article, or build a show's folder again.

        Args:
            source: a path, an address or a show.
            asked: of languages, only, format, minutes, offline, voices, memories: what is not as
                settings have it.
            report: of progress.

        Returns:
            The show's folder and its manifest.
        """
        from generator.pipeline import build

        flags = _flags(asked or {})
        if flags.get("memories"):
            flags["memories"] = tuple(self.folders.path(str(each)) for each in flags["memories"])
        settings = self.settings(flags)
        manifest = build(self.folders.source(source), settings, report, early=report is not silent)
        return {"folder": str(manifest.folder), **manifest_file.as_plain(manifest)}

    def review(self, show: str, language: Language = "en") -> dict[str, Any]:
        """Every open question of a show."""
        from generator.review import review

        questions = self.do(review, self.folders.show(show), self.settings(), language)
        return {"items": [to_plain(each) for each in questions]}

    def change(
        self, show: str, place: str, language: Language, text: str, before: str | None = None
    ) -> dict[str, Any]:
        """Change one text in a show's storyboard.yaml; see ``changing.change``."""
        return {"before": change(self.folders.show(show), place, language, text, before)}

    def arrange(
        self, show: str, move: Move, scene: str, order: Sequence[str] | None = None, to: str = ""
    ) -> dict[str, Any]:
        """Move, delete, merge, split or redraw a scene; see ``arranging.arrange``."""
        arrange(self.folders.show(show), move, scene, order, to)
        return {}

    def undo(self, show: str) -> dict[str, Any]:
        """Take the last edit of a show back that was made by these calls.

        Raises:
            ConflictError: somebody else has changed what it made since; it is left so, and the
                edit before it is the last one now.
        """
        try:
            return {"undone": self._undone(self.folders.show(show))}
        except ConflictError:
            with editable(self.folders.show(show)) as kept:
                forget_last(kept)
            raise

    def undoes_article(self, show: str) -> bool:
        """Whether the last edit was said of the article: no build may be at work when it goes."""
        last = done(Show(self.folders.show(show)))[-1:]
        return bool(last and correcting.UNDOABLE & set(last[0]))

    def _undone(self, folder: Path) -> bool:
        last = done(Show(folder))[-1:]
        if last and choosing.UNDOABLE & set(last[0]):
            choosing.undo(folder, self.folders.roots[0], last[0])
        elif last and correcting.UNDOABLE & set(last[0]):
            source = correcting.source_of(folder, self.folders.roots)
            correcting.undo(folder, last[0], source)
            self._followed(folder, source if correcting.SOURCE_BEFORE in last[0] else None)
        else:
            return undo(folder)
        return True

    def choose(self, show: str, **asked: Any) -> dict[str, Any]:
        """How a show is made from now on: template, only, format, minutes, languages, voices."""
        settings = self.settings(_flags(asked))
        choosing.choose(self.folders.show(show), choosing.within(settings, self.folders))
        return {}

    def brand(
        self, color: str = "", accent: str = "", font: str = "", logo: str = "", show: str = ""
    ) -> dict[str, Any]:
        """The house's colours, typeface and logo, for all shows of the first folder.

        Args:
            color: of it, #RRGGBB.
            accent: the colour of what stands out, likewise.
            font: a typeface's name.
            logo: a picture's path.
            show: where ``undo`` takes it back, if anywhere.
        """
        if logo:
            self.folders.path(logo)
        told = {"color": color, "accent": accent, "font": font, "logo": logo}
        return self._kept(show, choosing.put_brand(self.folders.roots[0], told))

    def learners(self, show: str, *, on: bool) -> dict[str, Any]:
        """Whether a show is for learners: what they take along, furigana on its page."""
        own = AUDIENCES["learners"]
        only = [name for name in self.built(show).only if name not in own]
        folder = self.folders.show(show)
        settings = self.settings(_flags({"only": [*only, *own] if on else only}))
        choosing.choose(folder, settings)
        return {}

    def publish(self, address: str, show: str = "") -> dict[str, Any]:
        """Where the feeds of the first folder will be published; ``show`` as ``brand`` has it."""
        return self._kept(show, choosing.put_feed(self.folders.roots[0], address))

    def _kept(self, show: str, put: Mapping[str, Any]) -> dict[str, Any]:
        if show:
            choosing.keep(self.folders.show(show), put)
        return {}

    def weigh(self, show: str, sentence: str, weight: Weight) -> dict[str, Any]:
        """What a sentence is to the article; the storyboard follows. See ``correcting.weigh``."""
        folder = self.folders.show(show)
        correcting.weigh(folder, sentence, weight)
        self._followed(folder)
        return {}

    def call_kind(self, show: str, kind: str) -> dict[str, Any]:
        """What kind of text it is; the storyboard follows."""
        from generator.pipeline import redraft

        self.do(redraft, self.folders.show(show), self.settings({"reading.kind": kind}))
        return {}

    def cut(self, show: str, line: int, how: Cut, heading: str = "") -> dict[str, Any]:
        """The article cut otherwise; the storyboard follows.

        By a ``line`` of its text, see ``correcting.cut``; where that is not in the folders or is no
        text, by the id of a ``heading``, see ``correcting.cut_here``.
        """
        folder = self.folders.show(show)
        source = correcting.source_of(folder, self.folders.roots)
        if source is None or not line:
            if not heading:
                told = "the article's text is not in this folder"
                raise ShowError(told, "correct it where it is")
            correcting.cut_here(folder, heading, how)
            self._followed(folder)
            return {}
        settings = self.settings()
        correcting.cut(folder, source, settings, line, how)
        self._followed(folder, source)
        return {}

    def _followed(self, folder: Path, source: Path | None = None) -> None:
        from generator.pipeline import redraft

        self.do(redraft, folder, self.settings(), source)

    def come_back(self, show: str, path: Path) -> dict[str, Any]:
        """A translator's file taken into a show; the storyboard follows.

        Returns:
            How many sentences were taken, and the texts of those left alone.
        """
        from generator.show.folder import remembered_article
        from generator.translation.exchange import import_translations

        folder = self.folders.show(show)
        with opened(folder, patience=MOMENT) as kept:
            made = import_translations(remembered_article(folder), path, self.settings())
            kept.remember("article", made.article)
        self._followed(folder)
        return {"taken": made.taken, "left": [each.text for each in made.findings]}

    def accept(self, show: str, kind: str, where: str, text: str) -> dict[str, Any]:
        """Call what ``review`` asks right as it is."""
        from generator.model import Finding
        from generator.review import accept

        with editable(self.folders.show(show)) as folder:
            accept(folder, Finding(kind, "note", where, text))
        return {}

    def keep_term(self, show: str, term: str, translation: str) -> dict[str, Any]:
        """Into glossary.csv beside the show's article, for this show and by name for others."""
        from generator.calls.wordlist import keep_term

        place, folder = self.folders.roots[0], self.folders.show(show)
        path = keep_term(folder, place, term, translation, self.settings())
        return {"file": str(path)}

    def keep_reading(
        self, show: str, word: str, kana: str, accent: int | None = None
    ) -> dict[str, Any]:
        """Into readings.json, likewise."""
        from generator.calls.wordlist import keep_reading

        place, folder = self.folders.roots[0], self.folders.show(show)
        path = keep_reading(folder, place, word, kana, accent, self.settings())
        return {"file": str(path)}

    def reading(self, text: str, language: Language = "ja", show: str = "") -> dict[str, Any]:
        """What a voice says for a text: kana in Japanese."""
        from generator.calls.preview import read_aloud

        return {"reading": self.do(read_aloud, text, language, self.built(show))}

    def translate(self, text: str, language: Language, show: str = "") -> dict[str, Any]:
        """A sentence of ``language`` in the other one, as the show's translator has it.

        Raises:
            EngineError: nothing here can translate it.
        """
        from generator.calls.preview import translated

        return {"text": self.do(translated, text, language, self.built(show))}

    def built(self, show: str) -> Settings:
        """The settings a show was built with; those of the folder where none is named."""
        from generator.show import options

        settings = self.settings()
        return options.as_built(Show(self.folders.show(show)), settings) if show else settings

    def say(
        self,
        text: str,
        language: Language,
        voice: str = "",
        show: str = "",
        said: Mapping[str, str] | None = None,
    ) -> bytes:
        """A line as it would sound, as MP3.

        Args:
            text: of it.
            language: of the text.
            voice: ENGINE[:VOICE], else the show's, else what settings say.
            show: whose voices and glossaries count.
            said: readings to try before all others: a word and its kana, "シオミノ 2" with accent.

        Raises:
            EngineError: no voice can say it.
        """
        from generator.calls.preview import spoken

        if not text.strip() or len(text) > LONGEST:
            raise ShowError(f"a line has 1 to {LONGEST} characters, this has {len(text)}")
        settings = self.built(show)
        if voice:
            settings = replace(settings, voices={**settings.voices, language: voice})
        return self.do(spoken, text, language, settings, tuple((said or {}).items()))

    def explain(self, show: str, language: Language = "en") -> dict[str, Any]:
        """Why each file of a show was made again, or was not, and what a build would make."""
        from generator.explaining import explain

        found = explain(self.folders.show(show), self.settings(), language)
        return {"files": [to_plain(each) for each in found.files]}

    def stale(self, show: str) -> dict[str, Any]:
        """The files of a show that a build would make."""
        from generator.explaining import stale

        return {"files": list(stale(self.folders.show(show), self.settings()))}

    def examples(self) -> list[tuple[str, Bilingual]]:
        """The articles that ship, by name, with their titles."""
        return [(path.stem, _heading(path)) for path in _examples()]

    def example(self, name: str) -> dict[str, Any]:
        """An example as a file of the first folder, with the memory that translates it."""
        found = next((path for path in _examples() if path.stem == name), None)
        if found is None:
            raise ShowError(f"there is no example {name!r}")
        folder = self.folders.roots[0] / name
        for path in sorted(found.parent.rglob("*")):
            target = folder / path.relative_to(found.parent)
            if path.is_file() and not target.exists():
                write_bytes(target, path.read_bytes())
        memory = folder / found.with_suffix(".tmx").name
        return {"source": str(folder / found.name), "memories": [str(memory)]}

    def shows(self) -> list[str]:
        """The finished shows, as the paths that calls take."""
        return [str(folder) for folder in self.folders.shows()]

    def show_of(self, source: str) -> str:
        """The show of an article's file, or the show itself; empty where it has none yet."""
        path = Path(self.folders.source(source))
        if is_show(path):
            return str(path)
        found = of_file(path, self.settings().output) if path.is_file() else None
        return str(found.folder) if found else ""

    def file(self, path: str) -> Path:
        """A file of a show.

        Raises:
            ShowError: it is none, or too large to be handed on.
        """
        found = self.folders.path(path)
        shown = is_show(found.parent) or is_show(found.parent.parent)
        if not shown or not found.is_file() or found.stat().st_size > _LARGEST:
            raise ShowError(f"{path} is no file of a show")
        return found


def _examples() -> list[Path]:
    place = resources.examples()
    found = (path for path in sorted(place.glob("*/*")) if path.stem == path.parent.name)
    return [path for path in found if path.suffix != ".tmx"]


def _heading(path: Path) -> Bilingual:
    """Of an article that ships: the first pair of its memory."""
    text = path.with_suffix(".tmx").read_text(encoding="utf-8")
    ja, en = (unescape(found) for found in _SEGMENT.findall(text)[:2])
    return Bilingual(ja, en)


def ready() -> None:
    """Do all that a first build does once, on a line of text, so that the next begins at once."""
    from generator.pipeline import build
    from generator.slides.deck import made

    del made
    with tempfile.TemporaryDirectory() as place:
        asked = {"offline": True, "only": "script", "output": place}
        settings = load(asked, folder=Path(place), environ={})
        quiet = {"ja": "silence", "en": "silence"}
        kept = replace(settings, voices=quiet, cache=Path(place), data=Path(place))
        build("# 夜の図書館\n\n図書館は夜も開く。".encode(), kept, name="ready.md")


def _flags(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Lists as the command line writes them."""
    return {
        key: ",".join(value) if isinstance(value, list | tuple) and key != "memories" else value
        for key, value in asked.items()
    }
