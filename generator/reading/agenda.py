"""An agenda above the minutes of what it lists: its items are the headings below it, told twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Dropped, ItemList, Paragraph, block_sentences
from generator.reading.draft import Heading, ToldBlock
from generator.reading.plain.lines import key
from generator.reading.plain.marks import mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Block, Language
    from generator.reading.draft import Draft

_AGENDA = re.compile(
    r"[■◆●▼◇□◎○【＜<〈《［\[\s]*(?:[0-9０-９]{1,2}[.．、)）\s]\s*)?(?:本日の|会議の|今回の)?"
    r"(?:議題|議事(?:次第|日程)?|(?:会議)?次第|協議事項|審議事項|話し合うこと|アジェンダ|agenda)(?:一覧)?"
    r"[】＞>〉》］\]◆■●◇□\s]*[:：]?",
    re.IGNORECASE,
)
_FEWEST = 2
_NUMBER = re.compile(
    r"^[\[【［(（]?(?:議題|議案|第|その|no\.?|item)\s?[0-9０-９一二三四五六七八九十]+[号題]?[\]】］)）.．:：、\s]*",
    re.IGNORECASE,
)


def without_agenda(draft: Draft) -> Draft:
    """The draft but for an agenda that only says the headings that follow."""
    flow = draft.flow
    heads = [
        (place, _words(piece.sentence.text[draft.language] or ""))
        for place, piece in enumerate(flow)
        if isinstance(piece, Heading)
    ]
    for place, piece in enumerate(flow[:-1]):
        listed = _block(flow[place + 1])
        if not isinstance(listed, ItemList) or not _is_agenda(piece, draft.language):
            continue
        items = [_words(item[0].text[draft.language] or "") for item in listed.items]
        below = {words for at, words in heads if at > place}
        if len(items) >= _FEWEST and below.issuperset(items):
            texts = list(_texts((piece, flow[place + 1]), draft.language))
            line = piece.line if isinstance(piece, Heading) else None
            dropped = tuple(Dropped(line, text, "contents") for text in texts)
            rest = (*flow[:place], *flow[place + 2 :])
            return replace(draft, flow=rest, dropped=(*draft.dropped, *dropped))
    return draft


def _words(text: str) -> str:
    """What an item and its heading have in common, however each is numbered."""
    bare = text
    while (mark := mark_of(bare)) is not None and mark.rest not in ("", bare):
        bare = mark.rest
    return key(_NUMBER.sub("", bare, count=1))


def _block(piece: Heading | Block | ToldBlock) -> Heading | Block:
    return piece.block if isinstance(piece, ToldBlock) else piece


def _is_agenda(piece: Heading | Block | ToldBlock, language: Language) -> bool:
    texts = list(_texts((piece,), language))
    held = _block(piece)
    return (
        isinstance(held, Heading | Paragraph)
        and len(texts) == 1
        and _AGENDA.fullmatch(texts[0]) is not None
    )


def _texts(pieces: Sequence[Heading | Block | ToldBlock], language: Language) -> Iterator[str]:
    for piece in map(_block, pieces):
        said = [piece.sentence] if isinstance(piece, Heading) else block_sentences(piece)
        yield from (sentence.text[language] or "" for sentence in said)
