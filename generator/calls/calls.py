"""The calls: each is one step of the library, confined to the folders that a person named.

A program gets no more than whoever started its door would at the command line: settings come from
the same places, programs and endpoints only from files that the user trusts, and no call takes any.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.calls.arranging import arrange, undo
from generator.calls.changing import change
from generator.errors import EngineError, ShowError
from generator.model import Part, Script, Utterance, with_readings
from generator.progress import silent
from generator.settings import load
from generator.show import manifest_file
from generator.show.claim import of_file
from generator.show.folder import is_show
from generator.show.plain import brief_as_plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.calls.arranging import Move
    from generator.calls.folders import Folders
    from generator.model import Language
    from generator.progress import Report
    from generator.settings import Settings

LONGEST = 2_000
"""Characters that are said in one call."""

_LARGEST = 64 << 20


@dataclass(frozen=True, slots=True)
class Calls:
    """Attributes: ``folders``: what may be named. Every call raises ``KamishibaiError``."""

    folders: Folders

    def settings(self, asked: Mapping[str, Any] | None = None) -> Settings:
        """Those that hold in the first folder; shows go where they say, within the folders."""
        root = self.folders.roots[0]
        settings = load(asked, folder=root)
        return replace(settings, output=self.folders.path(str(root / settings.output)))

    def outline(self, source: str) -> dict[str, Any]:
        """How an article (a path or an address) would be cut."""
        from generator.reading import read
        from generator.reading.outline import outline

        return outline(read(self.folders.source(source), self.settings()))

    def brief(self, source: str) -> dict[str, Any]:
        """How an article is understood."""
        from generator.reading import read
        from generator.understanding import brief

        settings = self.settings()
        return brief_as_plain(brief(read(self.folders.source(source), settings), settings))

    def build(
        self, source: str, asked: Mapping[str, Any] | None = None, report: Report = silent
    ) -> dict[str, Any]:
        """Make a show of an article, or build a show's folder again.

        Args:
            source: a path, an address or a show.
            asked: of languages, only, format, minutes, offline: what is not as settings have it.
            report: of progress.

        Returns:
            The show's folder and its manifest.
        """
        from generator.pipeline import build

        manifest = build(self.folders.source(source), self.settings(_flags(asked or {})), report)
        return {"folder": str(manifest.folder), **manifest_file.as_plain(manifest)}

    def review(self, show: str, language: Language = "en") -> dict[str, Any]:
        """Every open question of a show."""
        from generator.review import review

        questions = review(self.folders.show(show), self.settings(), language)
        return {"items": [to_plain(each) for each in questions]}

    def change(
        self, show: str, place: str, language: Language, text: str, before: str | None = None
    ) -> dict[str, Any]:
        """Change one text in a show's storyboard.yaml; see ``changing.change``."""
        return {"before": change(self.folders.show(show), place, language, text, before)}

    def arrange(
        self, show: str, move: Move, scene: str, seen: Sequence[str] | None = None
    ) -> dict[str, Any]:
        """Move, delete or merge a scene; see ``arranging.arrange``."""
        arrange(self.folders.show(show), move, scene, seen)
        return {}

    def undo(self, show: str) -> dict[str, Any]:
        """Take the last edit of a show's storyboard back that was made by these calls."""
        return {"undone": undo(self.folders.show(show))}

    def say(self, text: str, language: Language, voice: str = "") -> bytes:
        """A line as it would sound, as MP3; ``voice`` is ENGINE[:VOICE], else what settings say.

        Raises:
            EngineError: no voice can say it.
        """
        from generator.publishing.audio import cue_mp3
        from generator.speech import speak
        from generator.translation import readings

        if not text.strip() or len(text) > LONGEST:
            raise ShowError(f"a line has 1 to {LONGEST} characters, this has {len(text)}")
        settings = self.settings()
        if voice:
            settings = replace(settings, voices={**settings.voices, language: voice})
        line = Utterance("say", text, language)
        script = Script("say", "", language, (Part("say", "", (line,)),))
        spoken = speak(with_readings(script, readings(settings)), settings, silent)
        if spoken.track is None:
            raise EngineError("; ".join(gap.why for gap in spoken.gaps) or "nothing was said")
        return cue_mp3(spoken.track, spoken.track.cues[0], settings)

    def explain(self, show: str, language: Language = "en") -> dict[str, Any]:
        """Why each file of a show was made again, or was not, and what a build would make."""
        from generator.explaining import explain

        found = explain(self.folders.show(show), self.settings(), language)
        return {"files": [to_plain(each) for each in found.files]}

    def stale(self, show: str) -> dict[str, Any]:
        """The files of a show that a build would make."""
        from generator.explaining import stale

        return {"files": list(stale(self.folders.show(show), self.settings()))}

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


def ready() -> None:
    """Load what every build needs, so that the first one begins at once."""
    from generator import pipeline, planning, slides, understanding

    del pipeline, planning, slides, understanding


def _flags(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Lists as the command line writes them."""
    return {
        key: ",".join(value) if isinstance(value, list | tuple) else value
        for key, value in asked.items()
    }
