"""A build whose translator and writer are one model: what it took, and what false it kept.

    python benchmarks/model_server.py http://localhost:11434 qwen3:8b [ARTICLE] [--format dialogue]

Any server with OpenAI's chat API; the reference article, else an example, by default. Prints
seconds, questions, tokens read and written, answers that could not be used, time-outs; the texts
that were written, mended and replaced, the verdicts; and the exact faults in what was kept
(``generator.faults`` over every text with a verdict), of which there must be none. The exit code is
1 if there is one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import Settings, build, faults
from generator.model import LANGUAGES, sentences
from generator.progress import Message
from generator.review import provenance
from generator.show.folder import Show, remembered_article
from generator.web.chat import Chat
from generator.web.client import TimedOutError
from generator.web.completion import Telling, UnusableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Scene

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT.parent / "shared" / "articles" / "openai-departures.txt"
EXAMPLE = ROOT / "examples" / "night-library" / "night-library.txt"

counted: Counter[str] = Counter()


def count() -> None:
    """Look on at every question: what went over the wire and how it ended."""
    answered = Chat._answered  # noqa: SLF001  # each attempt, which ``complete`` hides
    complete, take = Chat.complete, Telling.take

    def _answered(self: Chat, *given: Any) -> Telling:
        begun = time.monotonic()
        counted["questions"] += 1
        try:
            return answered(self, *given)
        except TimedOutError:
            counted["time-outs"] += 1
            raise
        finally:
            counted["seconds"] += round(time.monotonic() - begun)

    def _complete(self: Chat, *given: Any, **named: Any) -> Any:
        try:
            return complete(self, *given, **named)
        except UnusableError as error:
            counted["unusable answers"] += 1
            counted[f"  {error.why[:60]}"] += 1
            raise

    def _take(self: Telling, told: dict[str, Any]) -> None:
        usage = told.get("usage")
        if isinstance(usage, dict):
            counted["tokens read"] += usage.get("prompt_tokens", 0)
            counted["tokens written"] += usage.get("completion_tokens", 0)
        take(self, told)

    Chat._answered = _answered  # type: ignore[method-assign]  # noqa: SLF001
    Chat.complete = _complete  # type: ignore[method-assign]
    Telling.take = _take  # type: ignore[method-assign]


def told(event: object) -> None:
    if isinstance(event, Message) and event.key.startswith(("writer", "translator")):
        values = ", ".join(f"{name} {value}" for name, value in event.values)
        print(f"  {event.key}: {values}", flush=True)


def kept(scene: Scene) -> Iterator[tuple[Any, bool, bool]]:
    """Every text of a scene that a model wrote; whether it is a head, and whether it has one."""
    for group in scene.groups:
        yield group.title, True, False
        yield from ((point, False, True) for point in group.points)
    heads = {"number", "attribution", "role"}
    yield from ((point, name in heads, False) for name, point in scene.fields.items())
    yield from ((each, False, False) for each in (*scene.points, *scene.narration))


def false(folder: Path) -> Iterator[str]:
    """Exact faults in texts that were kept; those without sentences claim nothing that is exact."""
    article = remembered_article(folder)
    known = {sentence.id: sentence.text for sentence in sentences(article)}
    storyboard = Show(folder).edited()
    assert storyboard is not None
    for scene in storyboard.scenes:
        texts = [(each.text, each.sources, each.verdict, *how) for each, *how in kept(scene)]
        texts.append((scene.title, scene.title_sources, scene.title_verdict, False, False))
        for text, sources, verdict, is_head, has_head in texts:
            for language in LANGUAGES if verdict and sources and not is_head else ():
                counted[f"verdict {verdict}"] += language == article.language
                given = [known[s][language] for s in sources if s in known]
                said = [each for each in given if each is not None]
                if text[language] is None or len(said) < len(sources):
                    continue
                around = [each[language] or "" for each in known.values()]
                for fault in faults(text[language] or "", said, language, around):
                    if not (has_head and fault.startswith("condition:")):
                        yield f"{scene.id} {language} {fault}: {text[language]}"


def main() -> int:
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("endpoint")
    ask.add_argument("model")
    ask.add_argument("article", nargs="?", type=Path)
    ask.add_argument("--format", choices=("briefing", "dialogue"), default="briefing")
    ask.add_argument("--key", default="")
    ask.add_argument("--context", type=int, default=12_000)
    ask.add_argument("--keep", type=Path, help="a folder for show and cache, to go on with")
    given = ask.parse_args()
    article = given.article or (REFERENCE if REFERENCE.is_file() else EXAMPLE)
    server = {"endpoint": given.endpoint, "model": given.model, "key": given.key}
    with tempfile.TemporaryDirectory() as made:
        folder = given.keep or Path(made)
        settings = replace(
            Settings(),
            output=folder / "shows",
            cache=folder / "cache",
            data=folder / "data",
            translator="openai",
            only=("script",),
            format=given.format,
            sections={
                "writer": {**server, "context": given.context},
                "translators.openai": server,
            },
        )
        count()
        print(f"{article.name}, {given.model}, {given.format}", flush=True)
        begun = time.monotonic()
        manifest = build(article, settings, told)
        print(f"  {time.monotonic() - begun:.0f} seconds, {len(manifest.gaps)} gaps")
        wrong = list(false(manifest.folder))
        rows = sum(len(shown.rows) for shown in provenance(manifest.folder))
        print(f"  {rows} texts in the show")
    for name, number in counted.items():
        print(f"  {name}: {number}")
    print(f"  exact faults kept: {len(wrong)}")
    for each in wrong:
        print(f"    {each}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
