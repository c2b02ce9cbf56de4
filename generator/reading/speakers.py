"""Who says what in an interview, in minutes, in a transcript: told by labels before the words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Paragraph, block_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Article, Block, Sentence

_LABEL = re.compile(
    r"^\s*([^\s、。「」『』:：!?！？（）()][^、。「」『』:：!?！？\n]{0,15}?)\s*[:：](?=\s*\S|\s*$)"
)
_DASHED = re.compile(r"^\s*[―—─–]{1,3}\s*\S")
_ASKING = re.compile(
    r"^(?:聞き手|インタビュアー|インタビューア|編集部|記者|司会(?:者)?|取材者|質問|interviewer|host|moderator|Q\d*)$",
    re.IGNORECASE,
)
_FACTS = re.compile(
    r"^(?:日時|場所|会場|対象|料金|費用|定員|注意?|例|補足|理由|結果|原因|目的|方法|電話|担当|期限|主な|ポイント|コツ|メモ|結論|まとめ|ヒント|出典|https?|ja|en|note)"
    r"|\d",
    re.IGNORECASE,
)
"""What stands before a colon and is nobody."""

_QUESTION = re.compile(r"[?？][」』）)]?$|(?:か|ください|でしょう)[。]?$")
_FEWEST_TURNS = 4


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Attributes: ``speakers`` by sentence id; ``asking``: ids of an interviewer's sentences."""

    speakers: Mapping[str, str]
    asking: frozenset[str]


def dialogue(article: Article) -> Dialogue:
    """The turns of an article that has any; empty otherwise."""
    blocks = tuple(_blocks(article))
    named = (_label(each, article) for each in blocks if each is not None)
    labels = Counter(filter(None, named))
    names = {name for name, times in labels.items() if times > 1 or _ASKING.match(name)}
    turns = sum(times for name, times in labels.items() if name in names)
    if len(names) >= 2 and turns >= _FEWEST_TURNS:
        return _labelled(blocks, article, names)
    dashed = sum(1 for each in blocks if each is not None and _is_dashed(each, article))
    return _dashed(blocks, article) if dashed >= 2 else Dialogue({}, frozenset())


def _blocks(article: Article) -> Iterator[tuple[Sentence, ...] | None]:
    """The sentences of each paragraph; ``None`` where a section ends."""
    yield from _paragraphs(article.lead)
    waiting = list(reversed(article.sections))
    while waiting:
        section = waiting.pop()
        yield None
        yield from _paragraphs(section.blocks)
        waiting += reversed(section.sections)


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[tuple[Sentence, ...]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.sentences
        else:
            yield tuple(block_sentences(block))


def _label(said: tuple[Sentence, ...], article: Article) -> str:
    found = _LABEL.match(said[0].text[article.language] or "") if said else None
    return "" if found is None or _FACTS.search(found[1]) else found[1].strip()


def _is_dashed(said: tuple[Sentence, ...], article: Article) -> bool:
    return bool(said and _DASHED.match(said[0].text[article.language] or ""))


def _labelled(
    blocks: tuple[tuple[Sentence, ...] | None, ...], article: Article, names: set[str]
) -> Dialogue:
    speakers: dict[str, str] = {}
    speaker = ""
    for said in blocks:
        if said is None:
            speaker = ""
            continue
        label = _label(said, article)
        speaker = label if label in names else speaker
        if speaker:
            speakers |= {sentence.id: speaker for sentence in said}
    hosts = {name for name in names if _ASKING.match(name)}
    hosts = hosts or _mostly_asking(blocks, article, names)
    asking = frozenset(identity for identity, name in speakers.items() if name in hosts)
    return Dialogue(speakers, asking)


def _mostly_asking(
    blocks: tuple[tuple[Sentence, ...] | None, ...], article: Article, names: set[str]
) -> set[str]:
    """The one whose turns end in questions, most of them."""
    asked: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    for said in blocks:
        if said and (label := _label(said, article)) in names:
            turns[label] += 1
            asked[label] += bool(_QUESTION.search(said[-1].text[article.language] or ""))
    return {name for name in names if asked[name] * 2 > turns[name]}


def _dashed(blocks: tuple[tuple[Sentence, ...] | None, ...], article: Article) -> Dialogue:
    asking = frozenset(
        sentence.id for said in blocks if said and _is_dashed(said, article) for sentence in said
    )
    return Dialogue({}, asking)
