"""From a source to an article: get the bytes, see what they are, let that format's reader cut."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.errors import SourceError
from generator.files import digest
from generator.locale import said
from generator.model import Dropped, ItemList, Paragraph, Quote, Source, block_sentences
from generator.reading import limits
from generator.reading.announced import announced
from generator.reading.draft import Heading, ToldBlock, Writer, assembled
from generator.reading.formats import READERS, format_of, look_of
from generator.reading.kind import known
from generator.reading.paragraphs import told_apart
from generator.reading.plain.lines import key
from generator.reading.plain.marks import mark_of
from generator.reading.raw import Raw, text_of
from generator.registry import guarded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article, Block, Language
    from generator.reading.draft import DraftArticle
    from generator.reading.formats import Reader
    from generator.settings import Settings


log = logging.getLogger(__name__)


def _refused(why: str, name: object, **more: object) -> SourceError:
    return SourceError(said("source", why, name=name, **more), said("source", "how"))


def read(source: str | Path | bytes, settings: Settings, name: str) -> Article:
    """See ``generator.reading.read``."""
    raw = _raw(source, name, settings)
    if not raw.data or raw.data.isspace():
        raise _refused("empty", raw.name)
    kind = format_of(raw)
    if kind in ("", "text", "markdown"):
        kind = look_of(text_of(raw), named=kind)
    reader: Reader = READERS.load(kind)
    log.info(said("log", "reader", name=raw.name, kind=kind, size=len(raw.data)))
    with guarded("reader", kind):
        draft = announced(signed(told_apart(without_agenda(reader.read(raw, settings)))))
    if not draft.flow:
        raise _refused("textless", raw.name)
    if not draft.title.text[draft.language]:
        named = Writer(draft.language).unit(PurePath(raw.name).stem)
        draft = replace(draft, title=named)
    return known(assembled(draft, _source(raw, kind, draft)), settings)


def _source(raw: Raw, kind: str, draft: DraftArticle) -> Source:
    return Source(
        raw.name,
        kind,
        digest(raw.data),
        url=raw.url or draft.url,
        author=draft.author,
        site=draft.site,
        date=draft.date,
    )


def _raw(source: str | Path | bytes, name: str, settings: Settings) -> Raw:
    if isinstance(source, bytes):
        return Raw(source, name or "stdin")
    if "://" in str(source):
        from generator.reading.fetching.fetch import fetched

        return fetched(str(source), settings)
    path = Path(source)
    try:
        if path.is_dir():
            raise _refused("folder", path)
        limits.check_bytes(path.stat().st_size, path.name, limits.BYTES)
        return Raw(path.read_bytes(), path.name)
    except FileNotFoundError:
        raise _refused("missing", path) from None
    except (OSError, ValueError) as error:
        told = said("source", "unreadable", name=path)
        raise SourceError(told, _reason(error)) from error


def _reason(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


# A quotation's last line that says where its words are from is its signature.

_FROM = re.compile(
    r"^\s*[（(【\[]?(?:via|引用元?|出典|出所|参照元?|参考|ソース|source|from)\s*[:：]\s*(?P<whose>\S.*?)[）)】\]]?\s*$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[｜|]\s*|\s+[-–—]\s+")
_LONGEST = 24  # characters of a name of who or what speaks; the title of their page is longer


def signed(draft: DraftArticle) -> DraftArticle:
    """The draft with such lines of quotations as their attributions."""

    def each(piece: Heading | Block | ToldBlock) -> Heading | Block | ToldBlock:
        if isinstance(piece, ToldBlock):
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


# An agenda above the minutes of what it lists: its items are the headings below it, told twice.

_AGENDA = re.compile(
    r"[■◆●▼◇□◎○【＜<〈《［\[\s]*(?:[0-9０-９]{1,2}[.．、)）\s]\s*)?(?:本日の|会議の|今回の)?"
    r"(?:議\s*題|議事(?:次第|日程)?|(?:会議)?次第|協議事項|審議事項|話し合うこと|アジェンダ|agenda)(?:一覧)?"
    r"[】＞>〉》］\]◆■●◇□\s]*[:：]?",
    re.IGNORECASE,
)
_FEWEST = 2
_FEWEST_UNNAMED = (
    3  # whatever stands above it, a list that says as many headings is one of contents
)
_NUMBER = re.compile(
    r"^[\[【［(（]?(?:議題|議案|第|その|no\.?|item)\s?[0-9０-９一二三四五六七八九十]+[号題]?[\]】］)）.．:：、\s]*",
    re.IGNORECASE,
)


def without_agenda(draft: DraftArticle) -> DraftArticle:
    """The draft but for an agenda that only says the headings that follow."""
    flow = draft.flow
    heads = [
        (place, _words(piece.sentence.text[draft.language] or ""))
        for place, piece in enumerate(flow)
        if isinstance(piece, Heading)
    ]
    for place, piece in enumerate(flow[:-1]):
        listed = _block(flow[place + 1])
        if not isinstance(listed, ItemList) or not _is_label(piece, draft.language):
            continue
        items = [_words(item[0].text[draft.language] or "") for item in listed.items]
        below = [words for at, words in heads if at > place]
        fewest = _FEWEST if _is_agenda(piece, draft.language) else _FEWEST_UNNAMED
        if len(items) >= fewest and {*below}.issuperset(items):
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


def _is_label(piece: Heading | Block | ToldBlock, language: Language) -> bool:
    """A heading or a few words, of which none would be missed with what they stand above."""
    texts, held = list(_texts((piece,), language)), _block(piece)
    is_named = isinstance(held, Heading | Paragraph) and len(texts) == 1
    return is_named and len(texts[0]) <= _LONGEST and not texts[0].endswith("。")


def _texts(pieces: Sequence[Heading | Block | ToldBlock], language: Language) -> Iterator[str]:
    for piece in map(_block, pieces):
        said = [piece.sentence] if isinstance(piece, Heading) else block_sentences(piece)
        yield from (sentence.text[language] or "" for sentence in said)
