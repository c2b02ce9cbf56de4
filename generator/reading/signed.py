"""A quotation's last line that says where its words are from is its signature."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Quote
from generator.reading.draft import Heading, Told, Writer

if TYPE_CHECKING:
    from generator.model import Block
    from generator.reading.draft import Draft

_FROM = re.compile(
    r"^\s*[（(【\[]?(?:via|引用元?|出典|出所|参照元?|参考|ソース|source|from)\s*[:：]\s*(?P<whose>\S.*?)[）)】\]]?\s*$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[｜|]\s*|\s+[-–—]\s+")
_LONGEST = 24
"""Characters of a name of who or what speaks; the title of their page is longer."""


def signed(draft: Draft) -> Draft:
    """The draft with such lines of quotations as their attributions."""

    def each(piece: Heading | Block | Told) -> Heading | Block | Told:
        if isinstance(piece, Told):
            return replace(piece, block=quotation(piece.block))
        return piece if isinstance(piece, Heading) else quotation(piece)

    def quotation(block: Block) -> Block:
        if not isinstance(block, Quote) or block.attribution:
            return block
        texts = [sentence.text[draft.language] or "" for sentence in block.sentences]
        at = next((n for n, text in enumerate(texts) if n and _FROM.match(text)), 0)
        found = _FROM.match(" ".join(texts[at:])) if at else None
        if found is None:
            return block
        return Quote(block.sentences[:at], (Writer(draft.language).unit(_named(found["whose"])),))

    return replace(draft, flow=tuple(map(each, draft.flow)))


def _named(whose: str) -> str:
    """No.1128 歯の治療費｜所得税｜国税庁 → 国税庁「No.1128 歯の治療費」: the site says it."""
    first, *more = _PARTS.split(whose)
    return f"{more[-1]}「{first}」" if more and len(more[-1]) <= _LONGEST else whose
