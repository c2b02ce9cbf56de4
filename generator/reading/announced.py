"""When, where and for how much: facts of what is announced are a list, however they are set.

As headings with nothing but the fact in them, as lines of one paragraph, or with a wide space where
others write a colon.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import ItemList, Paragraph
from generator.reading.draft import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Block, Language, Sentence
    from generator.reading.draft import DraftArticle, ToldBlock

FACT = re.compile(
    r"^\W*(?P<what>(?:開催|実施|開講|受付|募集|応募|申し?込み?|販売|招集|延期後の)?"
    r"(?:日時|日程|期日|期間|時間|日|場所|会場|締め?切り?|期限)|とき|ところ|会期|開演|開場|集合(?:場所|時間)?"
    r"|(?:入場|受講|参加|観覧|利用)?料金?|参加費|会費|費用|定員|対象者?|持ち物|出演者?|講師|指揮|曲目|主催|共催"
    r"|お?申し?込み?(?:方法|先)?|When|Where|Dates?|Time|Place|Venue|Location|Price|Fee|Cost"
    r"|Tickets?|Admission|Deadline|Capacity)"
    r"(?:[】\])）〕]\s*[:：]?|\s*[:：]|[\s　]+(?=[^\s　]))\s*(?P<is>\S.*)$"
)
"""A line that says what is called so and nothing else."""

_FEWEST = 2
# What tells when: a day, an hour, the days of the week.
_WHEN = re.compile(r"[0-9０-９]|[毎月火水木金土日]曜|[a-z]+day\b")


def announced(draft: DraftArticle) -> DraftArticle:
    """The draft with such facts as lists, each as its label, a colon and what it says."""
    return replace(draft, flow=tuple(_listed(draft.flow, draft.language)))


def _listed(
    flow: Sequence[Heading | Block | ToldBlock], language: Language
) -> Iterator[Heading | Block | ToldBlock]:
    waiting: list[Heading | Block | ToldBlock] = []
    for piece in flow:
        if _facts(piece, language):
            waiting.append(piece)
            continue
        yield from _one(waiting, language)
        waiting = []
        yield piece
    yield from _one(waiting, language)


def _one(
    run: Sequence[Heading | Block | ToldBlock], language: Language
) -> Iterator[Heading | Block | ToldBlock]:
    """Pieces in a row as one list, where they are several facts and one of them tells when."""
    facts = [each for piece in run for each in _facts(piece, language)]
    dated = any(_WHEN.search(each.text[language] or "") for each in facts)
    if len(facts) < _FEWEST or not dated:
        yield from run
    else:
        yield ItemList(tuple((each,) for each in facts))


def _facts(piece: Heading | Block | ToldBlock, language: Language) -> tuple[Sentence, ...]:
    """The facts that a piece consists of; none where it says anything else."""
    if not isinstance(piece, Heading | Paragraph):
        return ()
    told = piece.sentences if isinstance(piece, Paragraph) else (piece.sentence,)
    found = [FACT.match(each.text[language] or "") for each in told]
    return tuple(
        replace(each, text=each.text.having(language, f"{it['what']}{_COLON[language]}{it['is']}"))
        for each, it in zip(told, found, strict=True)
        if it and all(found)
    )


_COLON: dict[Language, str] = {"ja": "：", "en": ": "}
