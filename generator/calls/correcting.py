"""What of an article counts and how it is cut: corrected in brief.yaml, its text or beside it."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from generator.calls import edits
from generator.calls.edits import ConflictError
from generator.errors import ShowError
from generator.files import write_text
from generator.model import Aside, Claim, Statement, sentences
from generator.reading import read
from generator.show import brief_yaml, headings
from generator.show.claim import REMEMBERED_AS, mark
from generator.show.edited_file import BRIEF
from generator.show.folder import MOMENT, Show, opened, remembered_article
from generator.show.yaml_lines import with_comments_of
from generator.wording.certainty import certainty

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article, Brief, Section
    from generator.settings import Settings

Weight: TypeAlias = Literal["message", "claim", "aside"]
Cut: TypeAlias = Literal["raise", "lower", "text", "back"]
BRIEF_BEFORE, SOURCE_BEFORE, LEVELS_BEFORE = "brief", "source", "levels"
UNDOABLE = frozenset({BRIEF_BEFORE, SOURCE_BEFORE, LEVELS_BEFORE})
_TEXTS = frozenset({".txt", ".md", ".markdown", ".text"})
_HEADED = re.compile(r"\s*#{1,6}\s")
_UNDERLINE = re.compile(r"\s*(?:=+|-+)\s*")
_LOWEST = 6


def weigh(folder: Path, sentence: str, weight: Weight) -> None:
    """Say what a sentence is to the article: its message, a claim, or nothing to tell.

    Raises:
        BriefError: brief.yaml cannot be understood.
        ShowError: the article has no such sentence, or a build is at work.
    """
    article = remembered_article(folder)
    texts = {each.id: each.text[article.language] or "" for each in sentences(article)}
    if sentence not in texts:
        raise ShowError(f"{folder.name} has no sentence {sentence!r}")
    with opened(folder, patience=MOMENT) as show:
        path, brief = folder / BRIEF.name, show.brief()
        if brief is None:
            raise ShowError(f"{folder.name} has no {BRIEF.name}", "build it")
        said = Statement((sentence,), certainty=certainty(texts[sentence], article.language))
        before = path.read_text(encoding="utf-8-sig")
        told = brief_yaml.dump(_weighed(brief, said, weight), {id_: [texts[id_]] for id_ in texts})
        after = with_comments_of(before, told)
        write_text(path, after)
        edits.remember(show, {BRIEF_BEFORE: before, "after": after})


def _weighed(brief: Brief, statement: Statement, weight: Weight) -> Brief:
    one = statement.sources[0]
    asides = tuple(each for each in brief.asides if one not in each.sources)
    if weight == "message":
        return replace(brief, thesis=statement, asides=asides)
    mine = [claim for claim in brief.claims if one in claim.says.sources]
    rest = tuple(claim for claim in brief.claims if claim not in mine)
    if weight == "claim":
        first = replace(mine[0] if mine else Claim(statement), weight=1.0)
        return replace(brief, claims=(first, *rest), asides=asides)
    thesis = None if brief.thesis and one in brief.thesis.sources else brief.thesis
    freed = tuple(_freed(claim, one) for claim in rest)
    asides = (*asides, Aside((one,), "", "left out by a person"))
    conclusion = tuple(id_ for id_ in brief.conclusion if id_ != one)
    return replace(brief, thesis=thesis, claims=freed, asides=asides, conclusion=conclusion)


def _freed(claim: Claim, one: str) -> Claim:
    return replace(
        claim,
        evidence=tuple(id_ for id_ in claim.evidence if id_ != one),
        caveats=tuple(id_ for id_ in claim.caveats if id_ != one),
        needs=tuple(id_ for id_ in claim.needs if id_ != one),
    )


def source_of(folder: Path, roots: Sequence[Path]) -> Path | None:
    """The text that a show was made of, where it lies in the folders and can be corrected."""
    known, article = Show(folder).remembered(REMEMBERED_AS), Show(folder).article()
    name = article.source.name if article else ""
    if not name or Path(name).name != name or Path(name).suffix.lower() not in _TEXTS:
        return None
    places = (path for root in roots for path in (root / name, *root.glob(f"*/{name}")))
    real = (Path(os.path.realpath(path)) for path in places if path.is_file())
    return next((path for path in real if mark(folder, "file", str(path)) == known), None)


def cut(folder: Path, source: Path, settings: Settings, line: int, how: Cut) -> None:
    """Cut the article otherwise, by marks in its text: a heading higher or lower, a line back.

    Args:
        folder: the show.
        source: its text, which is changed.
        settings: to read it by.
        line: of the heading or of what was left out, from 1.
        how: "raise", "lower", make it "text", or bring it "back".

    Raises:
        ShowError: there is nothing of the kind, or a build is at work.
    """
    before = source.read_text(encoding="utf-8-sig")
    with opened(folder, patience=MOMENT) as show:
        article = read(source, settings)
        is_back = how == "back"
        tried = _back(article, before, line) if is_back else [_cut(article, before, line, how)]
        for after in tried:
            made = read(after.encode(), settings, name=source.name)
            if not is_back or len(made.dropped) < len(article.dropped):
                break
        else:
            raise ShowError("that line cannot be brought back", "write it as a sentence of its own")
        write_text(source, after)
        edits.remember(show, {SOURCE_BEFORE: before, "after": after})


def _back(article: Article, text: str, line: int) -> Iterator[str]:
    """The line as a sentence, an item or a quotation, in this order: what the reader keeps."""
    gone = next((each.text for each in article.dropped if each.line == line), None)
    if gone is None:
        raise ShowError(f"nothing was left out in line {line}")
    for form in ("{}。", "- {}", "> {}"):
        lines = text.split("\n")
        lines[line - 1] = f"\n{form.format(gone.strip())}\n"
        yield "\n".join(lines)


def _cut(article: Article, text: str, line: int, how: Cut) -> str:
    """All headings marked as they are understood; one, with what is under it, moved."""
    lines = text.split("\n")
    by = {"raise": -1, "lower": 1}.get(how, 0)
    moved = [each for each in _all(article.sections) if each.line == line]
    if not moved:
        raise ShowError(f"there is no heading in line {line}")
    if not 2 <= moved[0].level + by <= _LOWEST:
        raise ShowError("this heading cannot go further that way")
    under = list(_all(moved)) if by else []
    for section in _all(article.sections):
        at = (section.line or 0) - 1
        if not 0 <= at < len(lines):
            raise ShowError("the headings of this text stand in no lines of their own")
        level = min(section.level + (by if section in under else 0), _LOWEST)
        said = section.heading.text[article.language] or ""
        is_text = how == "text" and section.line == line
        if not _HEADED.match(lines[at]) and _is_underlined(lines, at):
            lines[at + 1] = ""
        lines[at] = f"\n{said}\n" if is_text else f"{'#' * level} {said}"
    return "\n".join(lines)


def cut_here(folder: Path, heading: str, how: Cut) -> None:
    """Move a heading, with what is under it, or make it text: kept in the show alone.

    Args:
        folder: the show.
        heading: the id of its sentence.
        how: "raise", "lower", or make it "text".

    Raises:
        ShowError: there is no such heading, it cannot go that way, or a build is at work.
    """
    with opened(folder, patience=MOMENT) as show:
        article = remembered_article(folder)
        found = next((each for each in _all(article.sections) if each.heading.id == heading), None)
        if found is None or how == "back":
            raise ShowError("there is no such heading")
        by = {"raise": -1, "lower": 1}.get(how, 0)
        if not headings.HIGHEST <= found.level + by <= headings.LOWEST:
            raise ShowError("this heading cannot go further that way")
        moved = [found, *_all(found.sections)] if by else [found]
        known = {each.heading.id: each.level for each in moved}
        new = {id_: min(known[id_] + by, headings.LOWEST) if by else headings.NONE for id_ in known}
        before = headings.wanted(show)
        after = {**before, **new}
        made = headings.with_levels(article, new)
        if made == article:
            raise ShowError("this heading cannot go further that way")
        show.remember("article", made)
        headings.want(show, after)
        edits.remember(show, {LEVELS_BEFORE: before, "after": after, "here": known})


def _is_underlined(lines: Sequence[str], at: int) -> bool:
    return at + 1 < len(lines) and bool(_UNDERLINE.fullmatch(lines[at + 1]))


def _all(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.sections)


def undo(folder: Path, done: dict[str, Any], source: Path | None) -> None:
    """Take the last such correction back; ConflictError where something else stands by now."""
    path = folder / BRIEF.name if BRIEF_BEFORE in done else source
    with opened(folder, patience=MOMENT) as show:
        if LEVELS_BEFORE in done:
            if headings.wanted(show) != done["after"]:
                raise ConflictError("the article", "")
            article = headings.with_levels(remembered_article(folder), done["here"])
            show.remember("article", article)
            headings.want(show, done[LEVELS_BEFORE])
            edits.forget_last(show)
            return
        if path is None or path.read_text(encoding="utf-8-sig") != done["after"]:
            raise ConflictError(BRIEF.name if BRIEF_BEFORE in done else "the article", "")
        write_text(path, done.get(BRIEF_BEFORE) or done[SOURCE_BEFORE])
        edits.forget_last(show)
