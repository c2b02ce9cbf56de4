"""An article and its brief side by side: every sentence with where it stands and what it is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from generator import patterns as re
from generator.kinds.traits import traits_of
from generator.model import Bilingual, ItemList, Paragraph, block_sentences, sentences
from generator.planning import quoting
from generator.planning.checking import is_furniture
from generator.planning.topics import Topic, japanese, named, topics
from generator.planning.voice import invited, voiced
from generator.wording.attribution import attributed
from generator.wording.headlines import placed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.kinds.traits import Traits
    from generator.model import Article, Block, Brief, Ids, Point, Sentence
    from generator.wording.attribution import Attribution

T = TypeVar("T")

NO_CONTENT = frozenset({"metadata", "greeting", "contact", "credit", "announcement", "pointer"})
"""Roles of sentences that are no point, whoever tells them."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a deck is made of.

    Attributes:
        topics: the introduction and every section, in reading order.
        known: every sentence by id, in reading order.
        order: its place in the article.
        home: the topic it stands in.
        block: the block it stands in; headings stand in none.
        aside: ids of what nobody misses.
        item_starts: ids of the sentences with which items of lists begin.
        ranked: headings that say which of several they are: 第3位 …, 第2位 ….
        attributed: whose the words are that stand alone in a paragraph, by their id.
        points: of sentences that have been asked for theirs.
    """

    article: Article
    brief: Brief
    topics: tuple[Topic, ...]
    known: Mapping[str, Sentence]
    order: Mapping[str, int]
    home: Mapping[str, Topic]
    block: Mapping[str, Block] = field(repr=False)
    aside: frozenset[str]
    item_starts: frozenset[str]
    ranked: tuple[str, ...]
    attributed: Mapping[str, Attribution] = field(repr=False)
    _rank: Mapping[str, int] = field(repr=False)
    points: dict[Ids, tuple[Point, ...]] = field(default_factory=dict, repr=False, compare=False)
    _said: dict[str, Bilingual] = field(default_factory=dict, repr=False, compare=False)
    _speakers: list[str] = field(default_factory=list, repr=False, compare=False)
    _content: dict[str, Ids] = field(default_factory=dict, repr=False, compare=False)
    _resting: dict[int, dict[str, list[int]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def traits(self) -> Traits:
        """What a text of its kind is like."""
        return traits_of(self.brief.kind)

    def text(self, ids: str | Ids) -> Bilingual:
        """The words of one sentence, or of several together; pending while any of them is."""
        if isinstance(ids, str):
            return self.said(ids)
        if len(ids) == 1:
            return self.said(ids[0])
        chosen = [self.said(each) for each in ids]
        return Bilingual(
            None if any(t.ja is None for t in chosen) else "".join(t.ja or "" for t in chosen),
            None if any(t.en is None for t in chosen) else " ".join(t.en or "" for t in chosen),
        )

    def speaker(self, identity: str) -> str:
        """Who says a sentence; of an item of a list whoever its first sentence names."""
        who = self.article.speakers.get(identity, "")
        block = self.block.get(identity)
        if who or not isinstance(block, ItemList):
            return who
        mine = next((item for item in block.items if identity in {s.id for s in item}), ())
        if not mine:
            return ""
        found = _SPOKEN.match(mine[0].text[self.article.language] or "")
        minutes = found and identity != mine[0].id and self.traits.is_meeting
        named = found.group().rstrip("：: ") if found and minutes else ""
        return self.article.speakers.get(mine[0].id, named)

    def only_speaker(self) -> str:
        """Who says all that is said in the article, if one does."""
        if not self._speakers:
            self._speakers.append(quoting.only_speaker(map(self.plain, self.order)))
        return self._speakers[0]

    def said(self, identity: str) -> Bilingual:
        """A sentence without the name of whoever says it before it, and without the author's we."""
        known = self._said.get(identity)
        if known is None:
            known = self._said[identity] = self._voiced(identity)
        return known

    def _voiced(self, identity: str) -> Bilingual:
        text = voiced(self.known[identity].text, self.brief.speaker)
        if self.is_running(identity) and not self.traits.advises:
            text = invited(text)
        who = self.article.speakers.get(identity)
        if not who:
            return text
        parts = (text.ja, text.en)
        ja, en = (each and _SPOKEN.sub("", each).removesuffix(f"（{who}）") for each in parts)
        return Bilingual(ja, en)

    def plain(self, ids: str | Ids) -> str:
        """The same in the article's own language."""
        return self.text(ids)[self.article.language] or ""

    def in_order(self, ids: Iterable[str]) -> Ids:
        """Those the article has, once each, in reading order."""
        return tuple(sorted({*ids} & self.order.keys(), key=self.order.__getitem__))

    def content(self, topic: Topic) -> Ids:
        """What is said in a section, without its heading and what nobody misses."""
        known = self._content.get(topic.heading.id)
        if known is None:
            known = tuple(each for each in topic.places if each not in self.aside)
            self._content[topic.heading.id] = known
        return known

    def resting(
        self, entries: Sequence[T], sources: Callable[[T], Iterable[str]], ids: Iterable[str]
    ) -> list[T]:
        """Those of a part of the brief that rest on any of these sentences, in their order."""
        known = self._resting.get(id(entries))
        if known is None:
            known = self._resting[id(entries)] = {}
            for n, entry in enumerate(entries):
                for each in dict.fromkeys(sources(entry)):
                    known.setdefault(each, []).append(n)
        return [entries[n] for n in sorted({n for each in ids for n in known.get(each, ())})]

    def over(self, ids: Iterable[str]) -> Ids:
        """Of these what would stand over the rest of them, the likeliest first."""
        rank = self._rank
        return tuple(sorted({*ids} & rank.keys(), key=rank.__getitem__))

    def standing(self, identity: str) -> float:
        """How well it would stand over a paragraph, 0 to 1."""
        last = len(self._rank)
        return 1.0 - self._rank.get(identity, last) / last if last else 0.0

    def beside(self, identity: str) -> Ids:
        """Everything that is said in its section."""
        return tuple(self.home[identity].places)

    def is_emphasised(self, identity: str) -> bool:
        """The author set it in bold, and it says something."""
        return identity in self.block and self.known[identity].emphasised

    def is_content(self, identity: str) -> bool:
        """It is said in the text: no heading, no cell."""
        return identity in self.block

    def is_heading(self, identity: str) -> bool:
        """It heads a section, or is the title."""
        return identity in self.home and self.home[identity].heading.id == identity

    def is_running(self, identity: str) -> bool:
        """It stands in a paragraph, not in a list, a quotation or below a picture."""
        return isinstance(self.block.get(identity), Paragraph)


_SPOKEN = re.compile(r"^[^。、.!?！？\s]{1,16}(?: [A-Z]\w+)?\s*[:：]\s*")


def material(article: Article, brief: Brief) -> Material:
    """An article beside its brief."""
    known = {sentence.id: sentence for sentence in sentences(article)}
    laid_out = (Topic(article.title, article.lead, 0, article.title), *topics(article))
    asides = {each for aside in brief.asides for each in aside.sources}
    filed = sum(bool(_FILED.match(japanese(topic.heading))) for topic in laid_out) > 1
    appendix = {
        s.id
        for topic in laid_out
        if _is_appendix(topic) or (filed and _FILED.match(japanese(topic.heading)))
        for s in topic.sentences
    }
    appendix |= _furniture(laid_out, article)
    roles = {each for each, role in article.roles.items() if role in NO_CONTENT}
    asides |= appendix | roles
    asides |= _labels(laid_out, article, asides)
    brief = _without(appendix, brief)
    return Material(
        article,
        brief,
        laid_out,
        known,
        {identity: n for n, identity in enumerate(known)},
        {s.id: topic for topic in laid_out for s in (topic.heading, *_all(topic))},
        {s.id: block for topic in laid_out for block in topic.blocks for s in _of(block)},
        frozenset(asides),
        frozenset(
            item[0].id for topic in laid_out for held in topic.lists for item in held.items if item
        ),
        _ranked(laid_out),
        {each: owner for topic in laid_out for each, owner in _attributed(topic).items()},
        {identity: n for n, identity in enumerate(brief.heads)},
    )


def _ranked(laid_out: Iterable[Topic]) -> tuple[str, ...]:
    found = [t.heading.id for t in laid_out if t.part and placed(t.heading.text.ja or "")]
    return tuple(found) if len(found) > 1 else ()


def _attributed(topic: Topic) -> dict[str, Attribution]:
    prose = (block.sentences for block in topic.blocks if isinstance(block, Paragraph))
    return attributed([[(each.id, each.text.ja or "") for each in lines] for lines in prose])


def _furniture(laid_out: Iterable[Topic], article: Article) -> set[str]:
    """Credits and lines of the page, wherever they stand."""
    return {
        s.id
        for topic in laid_out
        for s in topic.sentences
        if is_furniture(s.text[article.language] or "")
    }


_ENDED = re.compile(r"[。．.!！?？」』”\")）…:：、ぁ-ん]$")


def _labels(laid_out: Iterable[Topic], article: Article, asides: set[str]) -> set[str]:
    """Lines by themselves that end as no sentence does, in a text whose paragraphs end.

    A sender's name, a keyword, a place: they file the text and say nothing in it.
    """
    prose = [b for topic in laid_out for b in topic.blocks if isinstance(b, Paragraph)]
    last = [b.sentences[-1] for b in prose if b.sentences]
    open_ended = [s for s in last if not _ENDED.search((s.text[article.language] or "").strip())]
    if len(open_ended) > _MOST_LABELS * len(last):
        return set()
    left = [[s.id for s in b.sentences if s.id not in asides] for b in prose]
    alone = {ids[0] for ids in left if len(ids) == 1}
    return {
        s.id
        for s in open_ended
        if s.id in alone
        and s.id not in article.speakers
        and not AMOUNT.match((s.text[article.language] or "").strip())
    }


AMOUNT = re.compile(
    r"^[約およそ]*[¥$]?[0-9０-９,，.〜～-]+[^\s0-9０-９]{0,6}(?:ほど|程度|くらい|弱|強)?$"
)
"""276万: what a section named after what it counts comes to."""


# Of the paragraphs, the share of those without an end above which the text has no full stops.
_MOST_LABELS = 0.4

_REFERS = re.compile(
    r"^\W*(?:参考(?:文献|資料|図書|リンク|サイト|URL)?|引用(?:文献|元)?|出典|脚注|注釈?"
    r"|ブックマーク|[合あ]わせて読みたい|関連(?:リンク|情報|ページ|記事)"
    r"|(?:過去|関連|次)の?記事|.{0,40}(?:もっと(?:知る|見る)|(?:記事|一覧|詳細|続き|投稿|すべて)を見る)"
    r"|パラメーター.{0,12}|外部リンク"
    r"|リンク集?"
    r"|References?|Bibliography|Bookmarks|Further (?:reading|information)"
    r"|For more information|Links"
    r"|(?:Related|External) (?:links|articles|posts))\W*$",
    re.IGNORECASE,
)
# What heads minutes, two of it at least, and files them: when, where, who was there.
_FILED = re.compile(
    r"^\W*(?:日時|日付|開催日時?|場所|会場|開催場所|(?:参加|出席|欠席)者|出席|欠席|司会|書記|記録者?|議事録作成者?"
    r"|配布資料|傍聴者)\W*$"
)

_ADDED = re.compile(r"^(?:追記|付録|おまけ|P\.?S\.?|Appendix|Addendum)", re.IGNORECASE)
# Of a section that was added later, items of lists by which it is a list and no text.
_MOSTLY = 0.7


def _is_appendix(topic: Topic) -> bool:
    """References, links, lists of things: whoever wants them looks them up in the article."""
    heading = named(topic.heading)
    name = (heading.ja or heading.en or "").strip()
    if not topic.part or not topic.sentences:
        return False
    listed = [s for b in topic.lists for s in block_sentences(b)]
    mostly = len(listed) >= _MOSTLY * len(topic.sentences)
    return bool(_REFERS.match(name) or (_ADDED.match(name) and mostly))


def _without(appendix: set[str], brief: Brief) -> Brief:
    """The brief without what only an appendix says."""
    if not appendix:
        return brief
    thesis = brief.thesis
    return replace(
        brief,
        thesis=None if thesis and {*thesis.sources} <= appendix else thesis,
        claims=tuple(
            c for c in brief.claims if not c.says.sources or not {*c.says.sources} <= appendix
        ),
        conclusion=tuple(each for each in brief.conclusion if each not in appendix),
    )


def _of(block: Block) -> Iterator[Sentence]:
    return block_sentences(block)


def _all(topic: Topic) -> Iterator[Sentence]:
    return (sentence for block in topic.blocks for sentence in _of(block))
