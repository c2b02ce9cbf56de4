"""What of the article there is to say in each scene: no asides, caveats beside their claims."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby, islice, pairwise
from typing import TYPE_CHECKING, Literal

from generator import patterns as re
from generator.kinds.traits import traits_of
from generator.locale import words
from generator.model import (
    Bilingual,
    ItemList,
    all_sections,
    block_sentences,
    blocks,
    sentences,
)
from generator.narration.aloud.guard import unsayable
from generator.narration.aloud.places import places
from generator.narration.aloud.polite import asks
from generator.narration.aloud.sayings import sayings, voice
from generator.narration.aloud.spoken_form import courtesies, courtesy, for_the_ear
from generator.resources import toml_beside
from generator.wording.attribution import attributed, introduces
from generator.wording.headlines import placed
from generator.wording.oneself import own
from generator.wording.standalone import leaves_out_its_verb
from generator.wording.words import words as words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.kinds.traits import Traits
    from generator.model import Article, Brief, Ids, Scene
    from generator.narration.aloud.retelling import Whose
    from generator.narration.aloud.sayings import Saying
    from generator.wording.attribution import Attribution
    from generator.wording.oneself import Experience


Form = Literal["prose", "steps", "list", "quote", "question"]

_PROSE = ("paragraph", "list", "steps")
_UNSAID_ROLES = ("metadata", "greeting", "contact", "credit", "announcement", "pointer")
_UNSAID_KINDS = ("title", "heading", "caption", "attribution", "cell")
_FULL = 24  # characters of a sentence that says something, though it breaks off: …と共に故郷へ。
_ENDS = ("。", "．", ".", "!", "！", "?", "？", "」", "』", "”", '"', "）", ")")
# Sections that nobody reads aloud.
_APPENDIX = re.compile(
    r"\A(?:参考(?:文献|資料|記事|リンク|サイト|図書|書籍)?|ブックマーク"
    r"|関連エントリー?|リンク集|追記|(?:本件に関する)?お?問い?合わ?せ(?:先"
    r")?|関連(?:リンク|記事|ページ)?|次回(?:の)?(?:予定|日程|会議"
    r"|開催|理事会)?|出典|引用(?:文献)?|脚注|謝辞"
    r"|References?|For [Mm]ore [Ii]nformation|Bibliography|Resources"
    r"|Further reading|Links?|Contacts?|Acknowledge?ments?|Sources?)\Z",
    re.IGNORECASE,
)
_LABEL = 16  # characters of a line that may be a heading which nothing marks as one
_NAME_ONLY = re.compile(r"\A[^。、はがをもに「」！!？?]{2,24}。?\Z")
_STATES = re.compile(r"(?:です|ます|ません|ました|でした|ください|ましょう)\Z")
# What calls out and says no more than the sentence after it: 本場の味が大集結!
_SLOGAN = re.compile(r"[一-龠々ァ-ヴーも][！!]\Z")
_DATED = re.compile(r"\A(?:\d{4}年|\d{4}[-/.]\d|(?:19|20)\d\d\b)")
_DOES = re.compile(
    r"(?:[うくぐすつぬぶむるたい]|ます|ません|ください|下さい|こと"
    r"|(?<=を).{1,12})[。．!！]?(?:[（(][^（）()]*[）)])?\Z"
)
_SAID = re.compile(r"(?:[ぁ-ん]|[。．!！?？」』]|(?<=[をにでが])[一-龠々ァ-ヴー]{2,8})\Z")
# An address or a signature within a quotation.
_SIGNED = re.compile(
    r"\W*\Z|第[〇一二三四五六七八九十百千\d]+[条章節項]\Z|.*[→»]|—|―|www\.|https?:"
)
_ALL_QUOTED = re.compile(r"\A(?:“[^”]+”|\"[^\"]+\")\Z")
_QUOTES = re.compile(r"[”\"]")
# Nouns in katakana that stand side by side in headings.
_NO_NAME = re.compile(r"コツ|ポイント|メリット|ルール|マナー|サイズ|メニュー|イベント|スケジュール")
_FEW = 3  # words of a thing to do
_NEAR = 2  # lines after its claim within which a caveat must come


_NAME = re.compile(
    r"[ァ-ヴー]{2,}(?:[・＝][ァ-ヴー]+)+"
    r"|[一-龠々ァ-ヴー][一-龠々ぁ-んァ-ヴー　 ]{1,11}(?:氏|さん|様)"
)
_SAYS = "話|語|言|述べ|書|振り返|説明|答え|コメント|投稿|綴|記"
# Words that say that somebody's words follow.
_LEADS_UP = re.compile(
    rf"(?:次|以下|こ|下記)のよう[にな][^。]*(?:{_SAYS})|こう(?:{_SAYS})"
    r"|\b(?:said|says|wrote|writes|explained|recalls?|recalled|put it|told|added)\b"
    r"[^.]*(?:as follows|like this|this way)?[.:]?\Z"
)

LEANS = re.compile(
    r"(?:[こそ]の|[こそ]れ|[こそ]こ|[こそ]う|また|しかし|ただ|だから"
    r"|つまり|一方|さらに|同じ|なお|ところが)"
    r"|(?:This|That|These|It|He|She|They|But|So|However|Also|On the other hand)\b"
)
# 祖父の口ぐせです: whose words they were.
_OWNS = re.compile(
    r"(?:口ぐせ|口癖|言葉|ひとこと|一言|台詞|セリフ)(?:です|だ|である|だった|でした)?。?\Z"
)
POINTS = re.compile(
    r"(?:(?:その)?一方で?、|しかし、?|ただし、|また、?|そして、?)?(?:[こそ]の"
    r"|[こそ]れ|[こそ]こ(?!で)|[こそ]う(?:した|いう|して)|こちら)"
    r"|(?:This|That|These|Those|It|They|He|She)\b"
    r"|.{0,40}\bthe figure\b"
)
"""What begins a sentence that nobody understands who has not just heard the one before it."""
_BACK = re.compile(
    r"(?:ただし?、?|しかし、?|また、?|そして、?)?(?:これ|それ)(?:は|で|が|を|に|も)(?!つい|対し)"
    r"|(?:This|That|These|Those) (?:is|was|are|were|means?|meant)\b"
)
# というか、むしろ…; 正確には….
_PUTS_RIGHT = re.compile(
    r"(?:(?:と|って)(?:いう|言う)か|いや|むしろ|正確に(?:は|言うと)|正しくは|訂正)[、，]?"
    r"|(?:Or rather|Rather|To be precise|More precisely|Correction)\b"
)
_THIS_ONE = re.compile(r"この([一-龠々]{1,4}|[ァ-ヴー]{2,})")
_HERE = re.compile(
    r"記事|法人|定款|規約|条例|規則|法律|協会|団体|会社|町|市|村|県|国|島|地|本|連載|調査|研究|論文|会|店|館|たび"
)
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][\w'-]*")


@dataclass(frozen=True, slots=True)
class TellingUnit:
    """Sentences that are told in one way.

    Attributes:
        items: the sentences of each step or item; of other forms one item.
        speaker: who says a quotation or an answer, as the article names them.
        signed: the sentence that names the speaker, if it is one of its own.
    """

    form: Form
    items: tuple[Ids, ...]
    speaker: str = ""
    signed: Ids = ()

    @property
    def ids(self) -> Ids:
        return tuple(identity for item in self.items for identity in item)


@dataclass(frozen=True)
class Matter:
    """The article and its brief, ready to be told.

    Attributes:
        whole: the article with what is not told of it, which says whose words they are.
        unsaid: what of the article is left to the slides.
    """

    article: Article
    brief: Brief
    whole: Article
    unsaid: frozenset[str] = frozenset()

    @property
    def traits(self) -> Traits:
        """What a text of its kind is like."""
        return traits_of(self.brief.kind)

    @cached_property
    def sayings(self) -> dict[str, Saying]:
        return sayings(self.article, places(self.article), self.voice)

    @cached_property
    def voice(self) -> Whose:
        return voice(self.whole, self.brief, places(self.whole))

    @cached_property
    def ranked(self) -> frozenset[str]:
        """Headings that say which of several they are: 第3位 …, 第2位 …."""
        found = {each for each in self.headings.values() if each and placed(self.source(each))}
        return frozenset(found) if len(found) > 1 else frozenset()

    @cached_property
    def attributed(self) -> dict[str, Attribution]:
        """Whose the words are that stand alone in a paragraph, by their id."""
        found: dict[str, Attribution] = {}
        prose = (each for each in self.run if self.sayings[each].place.kind == "paragraph")
        for _, told in groupby(prose, lambda each: self.headings.get(each, "")):
            runs = groupby(told, lambda each: self.sayings[each].place.passage)
            found |= attributed([[(each, self.source(each)) for each in ids] for _, ids in runs])
        return found

    @cached_property
    def experiences(self) -> dict[str, Experience]:
        """What is the own experience of whoever speaks, in Japanese, by its id."""
        if self.article.language != "ja":
            return {}
        prose = (each for each in self.run if self.sayings[each].place.kind in _PROSE)
        mine = (each for each in prose if each not in {*self.article.speakers, *self.attributed})
        runs = groupby(mine, lambda each: self.headings.get(each, ""))
        told = [[(each, self.source(each)) for each in ids] for _, ids in runs]
        return own(told, habits=not self.voice.instructs and not self.traits.of_others)

    @cached_property
    def gaps(self) -> frozenset[str]:
        """Sentences before which something was left out: they follow nothing."""
        if self.whole is self.article and not self.unsaid:
            return frozenset()
        ids = (sentence.id for sentence in sentences(self.whole))
        told = self.sayings.keys() - self.unsaid
        return frozenset(b for a, b in pairwise(ids) if a not in told and b in told)

    @cached_property
    def silent(self) -> frozenset[str]:
        """Ids that nobody misses, or that are seen."""
        return self._unspoken | self.unsaid

    @cached_property
    def _unspoken(self) -> frozenset[str]:
        """Ids that nobody misses."""
        asides = {identity for aside in self.brief.asides for identity in aside.sources}
        roles = {each for each, role in self.article.roles.items() if role in _UNSAID_ROLES}
        kinds = {each for each, said in self.sayings.items() if said.place.kind in _UNSAID_KINDS}
        unheard = {
            each
            for each, said in self.sayings.items()
            if not said.text[self.article.language]  # a bare address, say
        }
        told = asides | roles | kinds | unheard | self._labels | self._entries | self._lost
        return frozenset(told | self._torn)

    @property
    def _lost(self) -> set[str]:
        """What points back to something left out, and is no claim of its own."""
        claims = {each for claim in self.brief.claims for each in claim.says.sources}
        kept = claims | {*(self.brief.thesis.sources if self.brief.thesis else ())}
        return {each for each in self.gaps - kept if _BACK.match(self.source(each))}

    @cached_property
    def _torn(self) -> set[str]:
        """Pieces that are no sentence and complete none: ends of lists, links, code."""
        found, broken_off = set[str](), False
        for each, said in self.sayings.items():
            text = said.text[self.article.language] or ""
            halves, broken_off = broken_off, self.breaks_off(each)
            if said.place.kind == "quote" and _SIGNED.match(text):
                found.add(each)
            if broken_off and self._stops(each):
                found.add(each)
            whole = said.place.kind in {"quote", *_UNSAID_KINDS} or each in self.article.speakers
            wrong = unsayable(text, self.article.language)
            led = self._is_led(each) and leaves_out_its_verb(self.source(each))
            full = len(text) >= _FULL or led
            full = full and text.endswith("。") and wrong == ("fragment",)
            if wrong and not (whole or halves or broken_off or full):
                found.add(each)
        return found

    def _is_led(self, identity: str) -> bool:
        """A sentence stands before it in its paragraph, whose verb is its own as well."""
        at = self.order[identity]
        return at > 0 and self._stands_with(self.run[at - 1], identity)

    def _stops(self, identity: str) -> bool:
        """Half a sentence that no sentence of its paragraph completes: a list does."""
        at = self.order[identity] + 1
        after = self.run[at] if at < len(self.run) else ""
        return not after or (
            self.sayings[after].place.kind in {"list", "steps"}
            and not self._stands_with(after, identity)
        )

    @cached_property
    def _entries(self) -> set[str]:
        """What is filed or announced, not told: senders, dates, references, thanks in advance."""
        minutes = self.traits.is_meeting
        found = {
            each
            for each, said in self.sayings.items()
            if said.place.kind in {"paragraph", "list"}
            and unsaid(self.source(each), minutes=minutes)
        }
        if self.traits.is_release:
            found |= {a for a, b in pairwise(self.run) if self._is_slogan(a, b)}
        named = {
            self.source(each) for each, said in self.sayings.items() if said.place.kind == "heading"
        }
        found |= {
            each
            for each, said in self.sayings.items()
            if said.place.kind in {"list", "steps"} and self.source(each) in named
        }
        for section in all_sections(self.article):
            if _APPENDIX.search(section.heading.text[self.article.language] or ""):
                for block in section.blocks:
                    found |= {sentence.id for sentence in block_sentences(block)}
        return found

    def _is_slogan(self, identity: str, following: str) -> bool:
        told = self.sayings[identity].place.kind in {"paragraph", "list"}
        here = self._stands_with(identity, following)
        return told and here and bool(_SLOGAN.search(self.source(identity)))

    @cached_property
    def _labels(self) -> set[str]:
        """Short lines of prose that end as no sentence does, in a text whose sentences end."""
        prose = {
            each: self.source(each)
            for each, said in self.sayings.items()
            if said.place.kind == "paragraph" and each not in self.article.speakers
        }
        ended = any(text.endswith(_ENDS) for text in prose.values())
        short = {e: t for e, t in prose.items() if len(t) <= _LABEL and not t.endswith(("、", ","))}
        told = {
            each for each, text in short.items() if text.endswith(_ENDS) or _STATES.search(text)
        }
        names = {e for e, t in prose.items() if self._names_only(e, t)}
        return (short.keys() - told if ended else set()) | names

    def _names_only(self, identity: str, text: str) -> bool:
        """表題作。: a thing by its name, of which nothing is said, and which answers nothing."""
        if self.article.language != "ja" or not _NAME_ONLY.match(text):
            return False
        before = self.run[self.order[identity] - 1] if self.order[identity] else ""
        asked = before and (self._is_question(before) or asks(self.source(before), "ja"))
        last = words_of(text.rstrip("。．"))[-1]
        return not asked and last.is_nominal and not last.can_be_done and last.kind == "名詞"

    @cached_property
    def headings(self) -> dict[str, str]:
        """Sentence id → the id of the heading it stands under."""
        found: dict[str, str] = {}
        for section in all_sections(self.article):
            for block in section.blocks:
                found |= {sentence.id: section.heading.id for sentence in block_sentences(block)}
        return found

    @cached_property
    def items(self) -> dict[str, tuple[ItemList, Ids]]:
        """Sentence id → the list it stands in and the sentences of its item."""
        found: dict[str, tuple[ItemList, Ids]] = {}
        for block in blocks(self.article):
            if isinstance(block, ItemList):
                for item in block.items:
                    ids = tuple(sentence.id for sentence in item)
                    found |= dict.fromkeys(ids, (block, ids))
        return found

    @cached_property
    def lead(self) -> Ids:
        """What stands under the title and can be said: one begins with any of it."""
        ids = (s.id for block in self.article.lead for s in block_sentences(block))
        known = (each for each in ids if each in self.sayings)
        return tuple(each for each in known if each not in self._unspoken)

    @cached_property
    def miscounts(self) -> dict[str, dict[str, Bilingual]]:
        """Sentence id → what it announces and what is listed, where the two do not agree."""
        pattern = re.escape(words("ja")["oddities"]["count"])
        for place in ("announced", "listed"):
            pattern = pattern.replace(rf"\{{{place}\}}", f"(?P<{place}>.+?)")
        found = {
            each.where: re.fullmatch(pattern, each.text.ja or "") for each in self.article.oddities
        }
        return {
            where: {
                name: Bilingual(text, "".join(re.findall(r"\d+", text)) or text)
                for name, text in match.groupdict().items()
            }
            for where, match in found.items()
            if match
        }

    @cached_property
    def run(self) -> Ids:
        """Every sentence in reading order."""
        return tuple(self.sayings)

    @cached_property
    def order(self) -> dict[str, int]:
        return {identity: n for n, identity in enumerate(self.sayings)}

    @cached_property
    def _courtesies(self) -> dict[str, str]:
        return courtesies(said.place.sentence.text.ja or "" for said in self.sayings.values())

    def source(self, identity: str) -> str:
        """A sentence as the article has it."""
        return self.sayings[identity].place.sentence.text[self.article.language] or ""

    def alike(self, identity: str) -> Sequence[str]:
        """The sentences of the article that have its very words, itself among them."""
        return self._alike[self.source(identity)]

    @cached_property
    def _alike(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for each in self.sayings:
            found.setdefault(self.source(each), []).append(each)
        return found

    def source_pair(self, identity: str) -> Bilingual:
        """A sentence in both languages, without what is not heard."""
        text = self.sayings[identity].place.sentence.text
        return Bilingual(text.ja and for_the_ear(text.ja), text.en and for_the_ear(text.en))

    def is_name(self, heading: str) -> bool:
        """The heading is somebody's name."""
        if heading not in self.sayings:
            return False
        text = self.sayings[heading].text
        known = text[self.article.language] in self._names
        named = bool(_NAME.fullmatch(text.ja or ""))
        return (known or named) and not _NO_NAME.search(text.ja or "")

    @cached_property
    def _names(self) -> frozenset[str | None]:
        return frozenset(person.name[self.article.language] for person in self.brief.people)

    @cached_property
    def proper(self) -> frozenset[str]:
        """English words that have a capital within a sentence."""
        texts = (said.place.sentence.text.en or "" for said in self.sayings.values())
        return frozenset(word for text in texts for word in _CAPITAL.findall(text))

    def courtesy(self, name: str) -> str:
        return courtesy(name, self._courtesies)

    def follows(self, identity: str, before: str) -> bool:
        """Nothing of the article stands between the two but what nobody says."""
        between = range(self.order.get(before, -2) + 1, self.order[identity])
        if self.gaps and not self.gaps.isdisjoint(
            self.run[n] for n in (*between, self.order[identity])
        ):
            return False
        return before in self.order and all(self.run[n] in self.silent for n in between)

    def spoken(self, scene: Scene) -> Ids:
        """What the scene says, caveats brought to their claims."""
        known = [each for each in scene.sources if each in self.sayings]
        ids = [each for each in known if each not in self.silent]
        if not ids:  # a picture's slide: what stands under it is all there is
            ids = [each for each in known if self.sayings[each].place.kind == "caption"]
        ids = sorted(dict.fromkeys(ids), key=self.order.__getitem__)
        for claim in self.brief.claims:
            for caveat in reversed(claim.caveats):
                self._brought(ids, claim.says.sources, caveat)
        return tuple(self._whole(self._asked_first(ids)))

    def _asked_first(self, ids: Sequence[str]) -> list[str]:
        """Every answer after its question, and no question whose answer is given elsewhere."""
        found: list[str] = []
        for each in ids:
            if self._is_question(each):
                continue
            found += [one for one in self._questions_before(each) if one not in found]
            found.append(each)
        return found or list(ids)

    def _is_question(self, identity: str) -> bool:
        """Somebody's question, which somebody else answers."""
        if self.article.roles.get(identity) == "question":
            return True
        at = self.order[identity] + 1
        after = self.run[at] if at < len(self.run) else ""
        speakers = self.article.speakers
        return (
            bool(speakers.get(identity) and speakers.get(after))
            and speakers[identity] != speakers[after]
            and asks(self.source(identity), self.article.language)
        )

    def _questions_before(self, identity: str) -> list[str]:
        """The question that a sentence begins to answer, with what the asker says before it."""
        at = self.order[identity] - 1
        found: list[str] = []
        while at >= 0 and self.run[at] in self.silent and not self._is_question(self.run[at]):
            if self.sayings[self.run[at]].place.kind == "heading":
                return []
            at -= 1
        if at < 0 or not self._is_question(self.run[at]):
            return []
        who = self.article.speakers.get(self.run[at], "")
        while at >= 0 and (
            self._is_question(self.run[at])
            or (who and self.article.speakers.get(self.run[at]) == who)
        ):
            found.insert(0, self.run[at])
            at -= 1
        return [each for each in found if each not in self.silent]

    def owner_after(self, quoted: str) -> str:
        """The sentence right after a quotation that says whose words they are."""
        at = self.order[quoted]
        while at < len(self.run) and self.sayings[self.run[at]].place.kind == "quote":
            at += 1
        after = self.run[at] if at < len(self.run) else ""
        owns = after and after not in self.silent and _OWNS.search(self.source(after))
        return after if owns else ""

    def predecessor(self, identity: str) -> str:
        """What the sentence leans on: the one said before it in its paragraph."""
        at = self.order[identity] - 1
        before = self.run[at] if at >= 0 and identity not in self.gaps else ""
        near = before and self._stands_with(before, identity)
        return before if near and before not in self.silent else ""

    def before(self, identity: str) -> str:
        """What the sentence points back to: the one said before it under its heading."""
        near = self.predecessor(identity)
        if identity in self.gaps:
            return ""
        at = self.order[identity] - 1
        while not near and at >= 0 and self.run[at] in self.silent:
            if self.sayings[self.run[at]].place.kind == "heading":
                return ""
            at -= 1
        last = near or (self.run[at] if at >= 0 else "")
        return last if last and self._is_prose(last) and last not in self.silent else ""

    def put_right_by(self, identity: str) -> str:
        """The sentence right after it that corrects it: without it one believes the contrary."""
        at = self.order[identity] + 1
        after = self.run[at] if at < len(self.run) else ""
        near = bool(after) and after not in self.silent and self._stands_with(identity, after)
        return after if near and _PUTS_RIGHT.match(self.source(after)) else ""

    def is_here(self, identity: str) -> bool:
        """この町, この記事: what it points to is what the article is about, or the article."""
        found = _THIS_ONE.match(self.source(identity))
        title = self.source(self.article.title.id)
        return found is not None and (bool(_HERE.match(found[1])) or found[1][:2] in title)

    def _brought(self, ids: list[str], claim: Ids, caveat: str) -> None:
        """A caveat that stands too far from its claim comes after it, unless it leads on."""
        if not claim or claim[-1] not in ids or caveat in claim or caveat not in self.sayings:
            return
        at = ids.index(claim[-1])
        near = caveat in ids and ids.index(caveat) - at <= _NEAR
        near = near or self._answers_another(claim[-1], caveat)
        # in its paragraph it limits the sentence before it, too: そこでは一度きりだった
        near = near or (caveat in ids and self.predecessor(caveat) in ids)
        leans = LEANS.match(self.source(caveat)) is not None
        lost = leans and self.predecessor(caveat) not in ids  # 一度きりの結果だ: of what?
        bound = caveat in self.items or (caveat in ids and leans) or lost
        if near or bound or caveat in self.silent:
            return
        if caveat in ids:
            ids.remove(caveat)
        ids.insert(ids.index(claim[-1]) + 1, caveat)

    def _answers_another(self, claim: str, caveat: str) -> bool:
        """They stand under two headings of which one asks: it limits what that asks about."""
        both = {self.headings.get(each, "") for each in (claim, caveat)}
        return len(both) > 1 and any(
            asks(self.source(each), self.article.language) for each in both if each
        )

    def _whole(self, ids: Sequence[str]) -> Iterator[str]:
        """With the other half of every sentence that breaks off."""
        order, told = self.run, set[str]()
        for each in ids:
            if each in told:
                continue
            at = self.order[each]
            if at and (self.breaks_off(order[at - 1]) or self._goes_on(each)):
                at -= 1
            after = order[at + 1] if at + 1 < len(order) else ""
            halves = self.breaks_off(order[at]) or (after and self._goes_on(after))
            pair = order[at : at + 2] if halves else [each]
            told |= {*pair}
            yield from (one for one in pair if one not in self.silent)

    def _goes_on(self, identity: str) -> bool:
        """All of it is quoted, and the sentence before it says who speaks."""
        at = self.order[identity]
        before = self.run[at - 1] if at else ""
        return (
            bool(before and _ALL_QUOTED.match(self.source(identity)))
            and self.sayings[identity].place.kind == "paragraph"
            and self._stands_with(before, identity)
            and bool(_QUOTES.search(self.source(before)))
            and not _ALL_QUOTED.match(self.source(before))
        )

    def is_half(self, identity: str) -> bool:
        """It breaks off, or completes the sentence before it."""
        at = self.order[identity]
        return self.breaks_off(identity) or (at > 0 and self.breaks_off(self.run[at - 1]))

    def breaks_off(self, identity: str) -> bool:
        """The sentence ends at a comma: the next completes it."""
        return self.source(identity).endswith(("、", ",", "，"))

    def units(self, scene: Scene) -> Iterator[TellingUnit]:
        """The scene's sentences by the way they are told."""
        ids = list(self.spoken(scene))
        while ids:
            unit = self._unit(ids)
            yield unit
            ids = ids[len(unit.ids) :]

    def _unit(self, ids: Sequence[str]) -> TellingUnit:
        first = self.sayings[ids[0]]
        if first.place.kind in {"steps", "list"} and ids[0] not in self.article.speakers:
            block, _ = self.items[ids[0]]
            run = self._while(
                ids,
                lambda each: (
                    each in self.items
                    and self.items[each][0] is block
                    and each not in self.article.speakers
                ),
            )
            items = dict.fromkeys(self.items[each][1] for each in run)
            kept = tuple(tuple(e for e in item if e in run) for item in items)
            return TellingUnit("steps" if block.ordered else "list", kept)
        if first.place.kind == "quote":
            run = self._while(ids, lambda each: self._stands_with(each, ids[0]))
            signed = self._signature(ids[0])
            name = self.sayings[signed].text[self.article.language] if signed else ""
            return TellingUnit("quote", (run,), name or "", (signed,) if signed else ())
        speaker = self.article.speakers.get(ids[0], "")
        if self.article.roles.get(ids[0]) == "question":
            run = self._while(ids, lambda each: self.article.roles.get(each) == "question")
            return TellingUnit("question", (run,), speaker)
        if speaker:
            run = self._while(ids, lambda each: self.article.speakers.get(each) == speaker)
            return TellingUnit("quote", (run,), speaker)
        heading = self.headings.get(ids[0], "")
        run = self._while(
            ids, lambda each: self._is_prose(each) and self.headings.get(each, "") == heading
        )
        return TellingUnit("prose", (run,))

    def _while(self, ids: Sequence[str], holds: Callable[[str], bool]) -> Ids:
        run: list[str] = []
        for each in ids:
            if not holds(each):
                break
            run.append(each)
        return tuple(run or ids[:1])

    def _stands_with(self, one: str, other: str) -> bool:
        return self.sayings[one].place.passage == self.sayings[other].place.passage

    def _is_prose(self, each: str) -> bool:
        kind = self.sayings[each].place.kind
        asked = self.article.roles.get(each) == "question"
        return (
            kind not in {"steps", "list", "quote"}
            and not asked
            and each not in self.article.speakers
        )

    def is_done(self, identity: str) -> bool:
        """An item of a numbered list is something to do: no thing, no date, no rank."""
        text = self.source(identity).strip()
        if self.article.language == "en":
            return not _DATED.match(text) and (
                text.endswith((".", "!")) or len(text.split()) > _FEW
            )
        return not _DATED.match(text) and bool(_DOES.search(text))

    def is_thing(self, identity: str) -> bool:
        """A line without a verb: a name, a product, a link."""
        text = self.source(identity).strip()
        if self.article.language == "en":
            return not text.endswith((".", "!", "?", ":")) and ":" not in text
        return "：" not in text and not _SAID.search(text)

    def leads_up(self, quoted: str) -> str:
        """The sentence before a quotation, where it says that somebody speaks."""
        at = self.order[quoted]
        before = self.run[at - 1] if at else ""
        said = self.source(before) if before else ""
        return before if _LEADS_UP.search(said) or introduces(said) else ""

    def _signature(self, quoted: str) -> str:
        """The attribution of the quotation block that a sentence stands in."""
        for each in islice(self.run, self.order[quoted], None):
            kind = self.sayings[each].place.kind
            if kind == "attribution":
                return each
            if kind != "quote":
                break
        return ""


# What a sentence answers, told by its words: why, how much, how surely, but.

OWN = ("turn", "doubt", "guess", "why", "so", "example", "sure")
"""Cues of a sentence that answers a question of its own, where a new turn begins."""


def cues(text: str) -> Iterator[str]:
    """The names of ``cues.toml`` that a sentence of the article shows, in their order."""
    return (name for name, pattern in _patterns().items() if pattern.search(text))


def unsaid(text: str, *, minutes: bool) -> bool:
    """An entry of an address or a date, or a sentence that only announces, greets or jokes.

    Args:
        text: a sentence of the article.
        minutes: where and when one met is filed, too.
    """
    names = ("filed", "announces", "attended") if minutes else ("filed", "announces")
    return any(_patterns(_UNSAID)[name].search(text) for name in names)


_UNSAID = "unsaid.toml"


@cache
def _patterns(file: str = "cues.toml") -> dict[str, re.Pattern[str]]:
    told = toml_beside(__file__, file)
    return {name: re.compile("|".join(each["ja"] + each["en"])) for name, each in told.items()}
