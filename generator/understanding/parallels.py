"""Sections or items that are told alike, and what looking across them shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import phrase
from generator.model import LANGUAGES, Bilingual, Parallel, Statement
from generator.understanding.names import NAME
from generator.understanding.statements import certainty_of
from generator.understanding.words import shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Language
    from generator.understanding.text import Text, Told

_FEWEST = 2
_MOST = 12
_NUMBERED = re.compile(
    r"^\s*(?:第?[0-9０-９一二三四五六七八九十]+[.．、:：位章条つ)）]|[①-⑳]|(?:STEP|Step|Part|Case|事例|ケース)\s?[0-9])"
)
_HEADED = re.compile(r"^[^。、]{1,24}[：:]|^\*\*")
_LIKE = 0.6  # of their words, what two sentences share that say the same of two of the members
_DENIED = {
    "ja": re.compile(
        r"(?:ない|ません|ず|なかった|いません|ませんでした)(?:が|けれど|ものの|[。、]|$)"
    ),
    "en": re.compile(r"\b(?:not|no|never|n't|none|without)\b", re.IGNORECASE),
}
# What a title says that its sections are each one of.
_NAMED = {
    "ja": re.compile(
        r"(課題|問題点?|理由|原因|要因|方法|メリット|デメリット|利点|欠点|長所|短所|特[徴長]|ポイント|"
        r"条件|効果|リスク|魅力|コツ|教訓|心得|習慣)(?:とは|まとめ)?(?:[0-9０-９一二三四五六七八九]+(?:つ|個|選)?)?$"
    ),
    "en": re.compile(
        r"\b(reasons|ways|problems|challenges|benefits|drawbacks|lessons|risks|tips|principles|"
        r"mistakes|causes|obstacles|habits|rules)\b",
        re.IGNORECASE,
    ),
}

_OPENING = re.compile(
    r"^(?:はじめに|まえがき|前書き|概要|序|背景|導入)|^(?:introduction|overview|background|preface)\b",
    re.IGNORECASE,
)
_ROOM = {"ja": 14, "en": 40}  # characters of a heading that is a name among others
_FEWEST_NAMED, _MOST_NAMED = 3, 6
_LEAD_IN = re.compile(r"^(?:こちら|これ|それ|彼|彼女)(?:も|は)|^(?:また|同じく)、?")
_CLAUSE = re.compile(r"(?:が|けれど(?:も)?|ものの)、.*$|。$")
_PLURAL = {"has": "have", "is": "are", "was": "were", "does": "do", "did": "did"}
_OF_ONE = re.compile(
    rf"^(?:He|She|They|It)(?:, too,|,? also)? ({'|'.join(_PLURAL)}) ", re.IGNORECASE
)
_SUBJECT = re.compile(r"^(.{1,14}?)は")


@dataclass(frozen=True, slots=True)
class Row:
    """Attributes: ``members``: what is told of each head."""

    heads: tuple[Told, ...]
    members: tuple[tuple[Told, ...], ...]

    @property
    def are_people(self) -> bool:
        return all(NAME.match(head.text) for head in self.heads)


def rows(text: Text) -> tuple[Row, ...]:
    """Sibling sections first, then lists, in reading order."""
    found = (*_sections(text), *_lists(text))
    return tuple(sorted(found, key=lambda row: row.heads[0].at))


def parallels(text: Text) -> tuple[Parallel, ...]:
    return tuple(
        Parallel(
            tuple(head.id for head in row.heads),
            tuple(text.ids(member) for member in row.members),
            tuple(across(text, row)),
        )
        for row in rows(text)
    )


def _sections(text: Text) -> Iterator[Row]:
    siblings: dict[tuple[int, int], list[Told]] = {}
    parents: list[int] = [0]
    for heading in text.headings.values():
        del parents[heading.depth :]
        parent = parents[-1]
        siblings.setdefault((heading.depth, parent), []).append(heading)
        parents.append(heading.section)
    for (depth, _), heads in siblings.items():
        told = tuple(text.by_section.get(head.section, ()) for head in heads)
        alike = [n for n, member in enumerate(told) if member]
        row = Row(tuple(heads[n] for n in alike), tuple(told[n] for n in alike))
        if _FEWEST <= len(alike) <= _MOST and _is_alike(text, row, depth):
            yield row


def _is_alike(text: Text, row: Row, depth: int) -> bool:
    if row.are_people or all(_NUMBERED.match(head.text) for head in row.heads):
        return True
    if depth == 1:
        return text.traits.lists
    sizes = [len(member) for member in row.members]
    return max(sizes) <= 3 * min(sizes) and not any(text.has("asks", head) for head in row.heads)


def _lists(text: Text) -> Iterator[Row]:
    """Lists without order whose items have a head each, or are all as short as one."""
    blocks: dict[int, list[Told]] = {}
    for each in text.content:
        if each.is_item and not each.ordered:
            blocks.setdefault(each.block, []).append(each)
    for items in blocks.values():
        heads = tuple(each for each in items if each.first)
        if _FEWEST <= len(heads) <= _MOST:
            members = tuple(
                tuple(each for each in items if each.item == head.item and not each.first)
                for head in heads
            )
            yield Row(heads, members)


def across(text: Text, row: Row) -> Iterator[Statement]:
    """A count that was announced wrongly, and what is denied of several in like words."""
    for oddity in text.article.oddities:
        counts = any(sign.isdigit() for sign in oddity.text.en or "")  # no lost quotation mark
        if counts and oddity.where in text.by_id and _announces(text.by_id[oddity.where], row):
            heads = tuple(head.id for head in row.heads)
            yield Statement((oddity.where, *heads), oddity.text)
    alike = _denied_alike(text, row)
    if _FEWEST <= len(alike) < len(row.heads):
        sources = sorted({*alike, *row.heads}, key=lambda told: told.at)
        told = _counted(len(alike), len(row.heads), alike, people=row.are_people)
        weakest = certainty_of(text, alike[0])
        yield Statement(text.ids(sources), told, "fact" if weakest == "reported" else weakest)


def counted(text: Text) -> Statement | None:
    """The parts of an article whose title says what each of them is, counted and named."""
    language = text.article.language
    of_what = _NAMED[language].search(text.run[0].text.strip())
    heads = [
        head
        for head in text.headings.values()
        if head.depth == 1
        and head.section != text.concluding
        and text.by_part.get(head.part)
        and not any(text.has(name, head) for name in ("boilerplate", "resulting"))
        and not _OPENING.match(head.text)
    ]
    numbered = [head for head in heads if _NUMBERED.match(head.text)]
    heads = numbered if len(numbered) >= _FEWEST_NAMED else heads  # 失敗したこと is no fourth way
    if of_what is None or not _FEWEST_NAMED <= len(heads) <= _MOST_NAMED:
        return None
    names = [_bare(head.text) for head in heads]
    if (
        any(_is_sentence(text, head) for head in heads)
        or len(max(names, key=len)) > _ROOM[language]
    ):
        return None
    joined = ("、" if language == "ja" else ", ").join(names)
    told = phrase("brief", "of_parts", what=of_what[1], count=len(heads), names=joined)
    said = Bilingual().having(language, told[language])
    return Statement((text.run[0].id, *(head.id for head in heads)), said)


def _bare(heading: str) -> str:
    """Without its number."""
    return _NUMBERED.sub("", heading).strip(" 　:：.．、")


def _is_sentence(text: Text, heading: Told) -> bool:
    return text.has("asserts", heading) or text.has("asks", heading)


def _announces(told: Told, row: Row) -> bool:
    """The count stands in the part that the row stands in, before it."""
    return told.part == row.heads[0].part and told.at < row.heads[0].at


def _denied_alike(text: Text, row: Row) -> list[Told]:
    """The sentence of each member that denies the same thing, where several have one."""
    denied = _DENIED[text.article.language]
    found = [[each for each in member if denied.search(each.text)] for member in row.members]
    best: list[Told] = []
    for each in (each for member in found for each in member):
        alike = [
            like
            for member in found
            for like in member
            if like is each or shared(like.text, each.text) >= _LIKE
        ]
        one_each = {(like.section, like.item): like for like in reversed(alike)}
        if len(one_each) > len(best):
            best = sorted(one_each.values(), key=lambda told: told.at)
    return best


def _counted(some: int, whole: int, alike: Sequence[Told], *, people: bool) -> Bilingual:
    """Two of the four, in the words of the shortest of the sentences."""
    shortest = min(alike, key=lambda told: (len(told.text), told.at))
    found = Bilingual()
    for language in LANGUAGES:
        said = shortest.sentence.text[language]
        if said:
            rest = _rest(said, language)
            key = "of_people" if people else "of_them"
            told = phrase("brief", key, count=some, whole=whole, rest=rest)
            found = found.having(language, told[language])
    return found


def _rest(said: str, language: Language) -> str:
    if language == "en":
        of_one = _OF_ONE.match(said)
        return f" {_PLURAL[of_one[1].lower()]} {said[of_one.end() :]}" if of_one else f": {said}"
    bare = _CLAUSE.sub("", _LEAD_IN.sub("", said.strip()))
    return _SUBJECT.sub(r"\1が", bare)
