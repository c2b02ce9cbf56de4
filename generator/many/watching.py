"""What ``watch`` needs: which sources are ripe, and the day's shows as one article more."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from generator.files import write_text
from generator.locale import words
from generator.model import block_sentences, blocks, other, sentences
from generator.pipeline import build
from generator.show.folder import MANIFEST, Show
from generator.translation.memory import Unit
from generator.translation.tmx import write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Article, Brief, Language, Manifest, Sentence
    from generator.settings import Settings


KIND = "digest"
_MOST = 3  # sentences an article, so that it is one scene


def digest(settings: Settings, day: date) -> Manifest | None:
    """Build the show that tells the shows finished on a day, in their own sentences.

    Its article and translations lie beside it (``digest-DAY.md``, ``.tmx``), so that no sentence is
    translated anew and what people corrected in the shows stays corrected.

    Returns:
        Nothing where no show was finished on that day.

    Raises:
        KamishibaiError: as ``build``.
    """
    path = settings.output / f"{KIND}-{day.isoformat()}.md"
    told = tuple(_told(settings.output, day))
    if not told:
        return None
    language = Counter(article.language for article, _ in told).most_common(1)[0][0]
    title = {each: words(each)["digest"]["title"].format(day=day) for each in ("ja", "en")}
    text = "\n\n".join((f"# {title[language]}", *(_section(*each, language) for each in told)))
    write_text(path, f"{text}\n")
    pairs = [Unit(title[language], title[other(language)])]
    for article, _ in told:
        turned = (_turned(each, language) for each in sentences(article))
        pairs += [Unit(*texts) for texts in turned if all(texts)]
    memory = path.with_suffix(".tmx")
    write(memory, ((f"{language}-{other(language)}", pair) for pair in pairs))
    reading = {**settings.sections.get("reading", {}), "kind": KIND}
    own = replace(
        settings,
        memories=(memory, *settings.memories),
        sections={**settings.sections, "reading": reading},
    )
    return build(path, own)


def _told(shows: Path, day: date) -> Iterator[tuple[Article, Brief]]:
    """By when their manifests were written; a digest is none of them."""
    for manifest in sorted(shows.glob(f"*/{MANIFEST}")):
        show = Show(manifest.parent)
        if date.fromtimestamp(manifest.stat().st_mtime) == day:  # noqa: DTZ012 - the day here
            article, brief = show.article(), show.brief()
            if article and brief and article.kind != KIND:
                yield article, brief


def _section(article: Article, brief: Brief, language: Language) -> str:
    """The title, and below it the sentences that must be remembered, in the article's order."""
    aside = {identity for each in brief.asides for identity in each.sources}
    said = [each for block in blocks(article) for each in block_sentences(block)]
    chosen = _chosen(brief) - aside
    told = [each for each in said if each.id in chosen] or said[:1]
    # A list stays together: what is told of an article is one scene.
    body = "\n".join(f"- {_marked(_turned(each, language)[0])}" for each in dict.fromkeys(told))
    return f"## {_marked(_turned(article.title, language)[0])}\n\n{body}"


def _chosen(brief: Brief) -> set[str]:
    """Thesis and weightiest claims, as many as one slide holds; each with what limits it."""
    found = set(brief.thesis.sources) if brief.thesis else set()
    for claim in brief.claims:
        if found & set(claim.says.sources):
            found |= {*claim.needs, *claim.caveats}
    for claim in sorted(brief.claims, key=lambda claim: -claim.weight):
        more = found | {*claim.says.sources, *claim.needs, *claim.caveats}
        if len(more) <= _MOST or not found:
            found = more
    return found


def _turned(sentence: Sentence, language: Language) -> tuple[str, str]:
    """A sentence and its translation, the language first; the other's words where it has none."""
    here, there = sentence.text[language] or "", sentence.text[other(language)] or ""
    return (here, there) if here else (there, "")


def _marked(text: str) -> str:
    """As Markdown says it, whatever it says."""
    plain = re.sub(r"([\\`*_\[\]<>#|~$])", r"\\\1", text)
    return re.sub(r"^(\d*)([-+=.)])", r"\1\\\2", plain)


# Sources looked at again and again: which are new or changed, and not being written just now.

# When a file was last written, in ns, and its bytes; of an address what its list says of it.
_State: TypeAlias = tuple[int, int] | str


@dataclass(slots=True)
class Watch:
    """Compares each look with the one before.

    Attributes:
        again: those of the sources last told that were told before: they have changed.
    """

    again: tuple[str, ...] = ()
    _seen: dict[str, _State] = field(default_factory=dict)
    _told: dict[str, _State] = field(default_factory=dict)

    def ripe(self, sources: Mapping[str, str]) -> tuple[str, ...]:
        """Sources that were not told in the state they have had for two looks; once each.

        An address is told when it is first seen, and when its list dates it anew: what stands
        there is not asked for otherwise.

        Args:
            sources: each with when its list says that it was last changed; see ``dated``.
        """
        now = {source: _state(source, changed) for source, changed in sources.items()}
        still = [
            source
            for source, state in now.items()
            if isinstance(state, str) or self._seen.get(source) == state
        ]
        found = tuple(s for s in still if s not in self._told or self._told[s] != now[s])
        self.again = tuple(s for s in found if s in self._told)
        self._seen = now
        self._told |= {source: now[source] for source in found}
        return found


def _state(source: str, changed: str) -> _State:
    try:
        told = Path(source).stat()
    except (OSError, ValueError):
        return changed
    return told.st_mtime_ns, told.st_size
