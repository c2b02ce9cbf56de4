"""What somebody who listens would ask and say next, told by the words of the sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.sentences import split
from generator.locale import words
from generator.model import Bilingual
from generator.narration.aloud.parting import LONGEST
from generator.narration.aloud.polite import asks
from generator.narration.aloud.spoken_form import standing_alone
from generator.narration.beats import Beat, changed
from generator.narration.telling.asking import answers, as_answer, led_up
from generator.narration.telling.matter import OWN, cues
from generator.wording.style import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.narration.telling.teller import Teller


Asked = tuple[tuple[Beat, ...], tuple[Beat, ...]]
"""What is asked, and what is said to it."""

_CONTRARY = re.compile(r"\A(?:ところが|それどころか)|\A(?:Even so)\b")
_NEGATIVE = re.compile(
    r"(?:ません|ませんでした|ない|ありません)[。.]?\Z|\b(?:not|hardly|never|no longer)\b|n't\b"
)
_LONG_TOPIC = 18  # characters of what a question can be about
_NO_TOPIC = re.compile(
    r"\A(?:自分|状況|求められ|偉い人|今|現在|最近|当時|昔|なお|現状|同[年月日]|翌|以上|確か|実は|実際|本当"
    r"|最初|最後|ここ|[ぁ-ん]{3}|\d+年?|通常|普段|ふだん|本来|一般|基本|現時点|今回|これまで|全体|一部|近年|今後|当初|以前|過去|実情|場合|とき|時)"
    r"|[をにで]|(?:ほど|くらい|まで|から|際|時|場合|うち|ところ|以上|以下|たび|前|後|中)\Z|ほど"
)
# A warning, a case or an opinion: nobody remarks that it is not certain.
_WARNS = re.compile(
    r"おそれ|恐れ|危険|注意|避難|ください|ましょう|場合|ない|思"
    r"|個人的|\b(?:warn|danger|careful|if|should|would|could be)\b"
)
LEANING = re.compile(
    r"\A(?:筆者|同社|例えば|たとえば|こんな|具体的|本人|記事|[こそ]れ|[こそ]の|[こそ]う|[こそ]こ"
    r"|こちら|彼|同じ|また|逆に|むしろ|しかし|ただ|だから|つまり|一方|さらに"
    r"|なかでも|中でも|そして|それで|以上|結果|実際|特に|なお|ですから"
    r"|その|したがって|よって|このように|とはいえ|まず|次に|続いて"
    r"|それから|最後に)"
    r"|\A(?:This|That|These|Those|It|He|She|They|Its|Their|His|Her|However|So|But|And|Also|If)\b"
)
# What a question asks for that is more than yes or no.
_WHAT = re.compile(
    r"何|なに|なぜ|どう|どこ|どれ|どんな|どの|誰|だれ|いつ|いくら|\b(?:[Ww]h(?:at|y|o|en|ere|ich)|[Hh]ow)\b"
)
_QUOTES = re.compile(r"[“\"‘]|[.!?]\s")  # Somebody's words, or more than one sentence
# A clause that says who does what: nobody reports what one is told to do.
_SUBJECT_EN = re.compile(
    r"(?:the|an?|its?|their|his|her|he|she|they|there|most|some"
    r"|many|all|every|each|no|one|two|three|\d[\d,.]*|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)\b"
    r"[^,;:]*?\b(?:is|are|was|were|has|have|had|will|can|could"
    r"|may|might|does|did|do|[a-z]+(?:s|ed))\b"
)
# What nobody hears of as a fact.
_UNREPORTED = re.compile(
    r"(?:だろう|でしょう|からだ|ためだ|わけだ|のだ|ようだ|らしい|そうだ|たい|ほしい|という|かも|ない(?:か|だろう)|[よね])\Z"
)
# …で暮らす山田さん。 names somebody, and says nothing of them.
_NAMES_TOPIC = re.compile(r"(?<![でにとらか])は|\A[^、]{1,12}[がも]")
_OF_THE_AUTHOR = re.compile(r"\A筆者[はも]、?")
_FACT = re.compile(r"(?:ます|ました|です|でした|ません)。?\Z")
_UNSURE_EN = r"(?<!more )(?<!less )\blikely\b|\bnot (?:yet )?(?:clear|known)\b"
# What is asked of a meeting, by how the sentence ends that answers.
_MINUTED = {
    "ask_views": re.compile(r"」という(?:意見|声)[がも][^。]*。\Z"),
    "ask_question": re.compile(r"」という質問が[^。]*。\Z"),
    "ask_answer": re.compile(r"」という答えでした。\Z"),
    "ask_charge": re.compile(r"が担当します。\Z|担当は、[^。]*です。\Z"),
    "ask_lead": re.compile(r"(?:リーダー|司会|進行|講師|書記)は、[^。]*です。\Z"),
}
# What one remarks on, by how a sentence ends.
_NOTICED = {
    "echo_open": re.compile(
        r"(?:わかって|分かって|決まって|決めて)いません。?\Z|未定です。?\Z"
        r"|\bnot (?:yet )?(?:known|decided)\b"
    ),
    "echo_plan": re.compile(r"(?:予定|方針|計画|たい考え)です。?\Z|検討していま?す。?\Z"),
    "echo_hard": re.compile(
        r"(?:難しい|困難|厳しい|大変|苦労|不足し)(?![ぁ-ん]*(?:ない|ません))[ぁ-ん]{0,10}。?\Z"
        r"|\A(?!.*(?:\b(?:not|never|no|without)\b|n['’]t\b)).*\b(?:difficult|hard to|challenge)\b"
    ),
    "echo_bid": re.compile(
        r"(?:気をつけ|注意し|避け|確認し|用意し)[^。、]{0,8}(?:ましょう|ください)。?\Z"
    ),
    "echo_loss": re.compile(
        r"(?:失敗|損失|悪化|被害|けが|赤字|亡くな|壊れ|断られ|痛み|つら[いか]|辛[いか])"
        r"(?![^。]*(?:ません|ない|防|減))[^。、]{0,14}(?:ました|です|でした)。?\Z"
        r"|\b(?:was injured|broke down|lost (?:his|her|their|the)|died)\b"
    ),
    "echo_well": re.compile(
        r"(?:成功し|取り戻せ|回復し|改善し|合格し|無事に?)[^。、]{0,8}(?:ました|です|でした)。?\Z"
        r"|\b(?:was thrilled|succeeded|recovered|safe and sound)\b"
    ),
    "echo_much": re.compile(r"\d(?:倍|億円?|兆円?)[^。、]{0,10}(?:ます|ました|です|でした)。?\Z"),
    "echo_new": re.compile(r"(?:意外と知られて|あまり知られて|知られてい(?:ない|ません))"),
}


def _words(beat: Beat) -> str:
    """What is said, in the article's language where there is but one."""
    said = beat.slots.get("said", Bilingual("", ""))
    return said.ja if said.ja is not None else said.en or ""


def _answering(part: tuple[Beat, ...], *, denied: bool = False) -> tuple[Beat, ...]:
    """Right after a question: without the word that led on from the sentence before.

    Args:
        part: what answers.
        denied: it was said already that it is not so.
    """
    first = part[0]
    if first.move != "say":
        return part
    said = first.slots["said"]
    said = changed(said, standing_alone) if denied else as_answer(said)
    return (replace(first, slots={**first.slots, "said": said}), *part[1:])


def clause(text: Bilingual) -> Bilingual:
    """A sentence to be reported: plain and without its end; in English without its full stop."""
    told = words("ja")["voice"]["told"].format(said="")  # a report within a report says no more
    ja = None if text.ja is None else plain(text.ja.removesuffix(told)).rstrip("。！!")
    ja = ja and re.sub(r"(?<=[るたいうくすつぬむぶぐ])のだ\Z", "", ja)
    return Bilingual(ja, text.en and text.en.rstrip("."))


@dataclass(frozen=True, slots=True)
class Listener:
    """Chooses from what the next sentences say; no wording is used more than twice in a show."""

    teller: Teller
    names: Mapping[str, Bilingual]

    def asks(self, part: tuple[Beat, ...], *, new: bool, follows: bool = True) -> Asked:
        """The question that the first of the sentences answers, and the sentences as its answer.

        Nothing is asked where no phrase tells what would be answered.
        """
        first = part[0]
        heading = self.teller.matter.headings.get(first.sources[-1], "") if first.sources else ""
        asked = (
            self._of_form(first, follows=follows)
            or self._of_person(heading if new else "")
            or self._of_term(first)
            or self._of_wrong_guess(first)
        )
        if asked:
            return asked, _answering(part, denied=asked[0].move == "ask_too")
        found = led_up(self.teller, first, follows=follows)
        if not found:
            return (), part
        question, answered = found
        self.teller.question = question.move
        return (question,), (answered, *part[1:])

    def _of_form(self, first: Beat, *, follows: bool) -> tuple[Beat, ...]:
        if first.move in {"steps", "step_first"}:
            return self._offered("ask_how")
        noted = self.teller.matter.voice.reported and next(
            (move for move, said in _MINUTED.items() if said.search(_words(first))), ""
        )
        if noted:
            return self._offered(noted)
        if first.move == "quoted" and follows:  # the same words go on
            return ()
        named = first.move == "speaks" or (
            first.move == "quoted" and self.teller.matter.leads_up(first.sources[0])
        )
        if named:
            return self._offered("ask_voice")
        return self._offered("ask_figures") if first.move.startswith("figures") else ()

    def _of_person(self, heading: str) -> tuple[Beat, ...]:
        japanese = (
            self.teller.matter.article.language == "ja"
        )  # English headings have capitals, too
        if not heading or not japanese or not self.teller.matter.is_name(heading):
            return ()
        name = self.teller.matter.sayings[heading].text
        titled = name.ja and name.ja + self.teller.matter.courtesy(name.ja)
        return self._offered("ask_person", (heading,), name=Bilingual(titled, name.en))

    def _of_term(self, first: Beat) -> tuple[Beat, ...]:
        found = self._term(first)
        return self._offered("ask_term", first.sources, term=found) if found else ()

    def _of_wrong_guess(self, first: Beat) -> tuple[Beat, ...]:
        """That it is the same here, before a sentence that says it is not."""
        source, about = self._source(first), self._topic(first)
        contrary = _CONTRARY.search(source) and _NEGATIVE.search(source)
        return self._offered("ask_too", first.sources, topic=about) if contrary and about else ()

    def is_question(self, beat: Beat) -> bool:
        """A question of the article's own."""
        matter = self.teller.matter
        if beat.move != "say" or not asks(self._source(beat), matter.article.language):
            return False
        at = matter.order[beat.sources[-1]] if beat.sources else 0
        before = matter.run[at - 1] if at else ""
        answers = before in matter.order and asks(matter.source(before), matter.article.language)
        return not (answers and self._source(beat).rstrip("。").endswith("でしょうか"))

    def wonders(self, beat: Beat) -> bool:
        """Whether something is so: the author's own doubt, which no next line answers."""
        return self.is_question(beat) and not _WHAT.search(self._source(beat))

    def turns(self, beat: Beat) -> bool:
        """The sentence answers a question of its own."""
        if self.is_question(beat) or any(cue in OWN for cue in cues(self._source(beat))):
            return True
        return answers(self.teller, beat, follows=True)

    def belongs(self, beat: Beat) -> bool:
        """Steps of one way, things of one list and sentences of one quotation stay together."""
        return beat.move.startswith(("step_next", "step_last", "more_")) or beat.move == "quoted"

    def put_right(self, question: Sequence[Beat], part: tuple[Beat, ...]) -> tuple[Beat, ...]:
        """After a wrong guess, what is so after all."""
        if question and question[0].move == "ask_too" and self._free("not_so"):
            return (self.teller.beat("not_so"), *part)
        return part

    def reacts(self, part: Sequence[Beat]) -> tuple[Beat, ...]:
        """What a listener adds to what was heard; nothing where there is nothing to add.

        Which of two shares is how far from the other, a share in plain words, what stays open.
        """
        last = part[-1]
        said = last.slots.get("said", Bilingual("", ""))
        two = apart(said)
        if two is not None and self._free("echo_two"):
            return self._offered("echo_two", last.sources, one=two[0], other=two[1])
        plainly = in_words(said)
        if plainly:
            return self._offered(f"echo_share_{plainly}")
        return self._noticed(last)

    def _noticed(self, last: Beat) -> tuple[Beat, ...]:
        """How sure it is, that it is a plan, a warning, a reason, somebody's view."""
        if last.move == "quoted":  # one remarks on what is told, not on somebody's words
            return ()
        source = self._source(last)
        said = next(reversed(split(_words(last))), "")
        language = self.teller.matter.article.language
        sure = re.compile(_UNSURE_EN) if language == "en" else re.compile("")
        if "hedge" in {*cues(source)} and not _WARNS.search(source) and sure.search(source):
            return self._offered("echo_hedge")
        for move, pattern in _NOTICED.items():
            if pattern.search(said):
                return self._offered(move)
        return ()

    def goes_on(self, last: Beat, *, heard: bool) -> tuple[Beat, ...]:
        """What one says to what was heard, where nothing is to ask and the other has said much.

        Args:
            last: what was heard.
            heard: whether the last sign of listening was a while ago; else nothing is better.
        """
        return self._noticed(last) or (self._offered("go_on") if heard else ())

    def heard(self, beat: Beat) -> Beat:
        """A sentence of the article as one that the host has heard of."""
        if beat.move != "say" or not self._free("heard"):
            return beat
        alone = changed(beat.slots["said"], standing_alone)
        told = clause(self.teller.lowered(alone))
        english = told.en if told.ja is None else ""
        if english and (english.endswith(("?", ":")) or english.count("“") != english.count("”")):
            return beat
        if english and (_QUOTES.search(english) or not _SUBJECT_EN.match(english)):
            return beat
        if (
            (told.ja or "").endswith("か")
            or "。" in (told.ja or "")
            or len(told.ja or "") > LONGEST["ja"]  # nobody says so much of what they have heard of
            or _CONTRARY.match(beat.slots["said"].ja or "")
        ):
            return beat
        if told.ja is not None and (
            (told.ja.endswith("だ") and not _NAMES_TOPIC.search(told.ja))
            or _FACT.search(f"{told.ja}。")
            or _UNREPORTED.search(told.ja)
            or LEANING.search(_OF_THE_AUTHOR.sub("", told.ja))
        ):
            return beat
        if told.ja and _OF_THE_AUTHOR.match(told.ja):
            told = told.having("ja", f"{words('ja')['voice']['this']}の{told.ja}")
        made = self.teller.beat("heard", beat.sources, clause=told)
        return replace(made, speaker=beat.speaker)

    def _source(self, beat: Beat) -> str:
        return self.teller.matter.source(beat.sources[-1]) if beat.sources else ""

    def _topic(self, beat: Beat) -> Bilingual | None:
        """What the sentence is about, if it stands by itself."""
        if beat.move == "defined":
            return beat.slots["what"]
        if not beat.sources or beat.move != "say":
            return None
        found = topic(self.teller.matter.sayings[beat.sources[-1]].alone)
        text = (found.ja or "") if found else ""
        if found is None or text.endswith(("の", "こと", "とき", "頃", "まで", "から", "的に")):
            return None
        if LEANING.match(text) or _NO_TOPIC.search(text) or len(text) > _LONG_TOPIC:
            return None
        return found

    def _term(self, beat: Beat) -> Bilingual | None:
        said = beat.sources and beat.move == "say"
        return term(self.teller.matter.sayings[beat.sources[-1]].alone) if said else None

    def _free(self, move: str) -> bool:
        return self.teller.used[move] < len(self.teller.sizes.get(move, ()))

    def _offered(
        self, move: str, sources: tuple[str, ...] = (), **slots: Bilingual
    ) -> tuple[Beat, ...]:
        if not self._free(move):
            return ()
        if move.startswith("ask_"):
            self.teller.question = move
        rests = sources if slots else ()  # what a host feels is the host's own
        return (self.teller.beat(move, rests, **slots),)


# Words of a sentence that a listener picks up: a term, its topic, a share.

_TERM = re.compile(
    r"\A(?P<term>[^、。「」はが]{2,20})(?<!こ)とは[、,]?(?!別|異な|違|限|言|いえ|思|なら|まだ|関係)(?=[^。]*(?:のこと|を指|という意味|もの|もので|[一-龠々ァ-ヴー])(?:です|でした|である|だ|します|いいます)。?\Z)"
)
_TERM_EN = re.compile(r"\A(?:An? |The )?(?P<term>[A-Za-z -]{3,40}?) (?:is|are|means)\b")
_TOPIC = re.compile(
    r"\A(?:[^、。「」は]{1,16}、)?(?P<topic>[^、。「」はが]+?)(?:(?<![でにとかへ])|(?<=[一-龠々ァ-ヴー])(?<!的)(?<!厳密)(?<!正確)[でに])は(?![じず])"
    r"|\A(?P<subject>[^、。「」はがをにでともの]{2,12}[一-龠々ァ-ヴー])が"
)


_TOPIC_EN = re.compile(
    r"\A(?P<topic>(?:The (?!author\b|first\b|second\b|other\b|next\b|same\b)"
    r"(?:[a-z-]+ ){0,2}[a-z-]+"
    r"|(?!(?:He|She|It|They|We|You|I|This|That|These|Those|There|If|When|As|In|On|At|For|But|And"
    r"|So|Of)\b)[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}))"
    r"(?= (?:is|are|was|were|has|have|had|will|can|could|does|did)\b)"
)


def topic(text: Bilingual) -> Bilingual | None:
    """What a sentence is about; the English of a Japanese one asks without naming it."""
    if text.ja is None:
        named = _TOPIC_EN.match(text.en or "")
        return Bilingual(None, re.sub(r"\AThe ", "the ", named["topic"])) if named else None
    found = _TOPIC.search(text.ja or "")
    name = (found["topic"] or found["subject"]) if found else ""
    return Bilingual(name, None if text.en is None else "") if name else None


def term(text: Bilingual) -> Bilingual | None:
    """The word that the sentence explains."""
    ja, en = _TERM.match(text.ja or ""), _TERM_EN.match(text.en or "")
    return None if ja is None else Bilingual(ja["term"], _beside(text, en and en["term"]))


_SHARE = re.compile(r"(?P<much>\d+(?:\.\d+)?)(?:％|%)|\b(?P<en>\d+(?:\.\d+)?) ?(?:percent|%)")
# Two parallel clauses, each with its share: 知る人は64％、使った人は9％.
_SIDES = re.compile(
    r"[^、。「」]*は、?[^、。]*?\d[\d.]*[％%](?:で|、)[^。「」]*[はが]、?[^、。]*?\d[\d.]*[％%]"
)
_TIMES = 2  # how many times the other a share is that is far from it
_PEOPLE = re.compile(r"人|世帯|者|客|員|生徒|学生|住民|\b(?:people|visitors|users|households)\b")
# Shares between two bounds, neither of them reached, and how they are said in plain words.
_WORDS = ((5, 10, "10"), (22, 25, "25"), (40, 50, "50"), (50, 65, "over"), (90, 99, "90"))


def _shares(text: str) -> list[re.Match[str]]:
    return [*_SHARE.finditer(text)]


def apart(text: Bilingual) -> tuple[Bilingual, Bilingual] | None:
    """Two shares of parallel clauses of which one is at least twice the other."""
    found = _shares(text.ja or "")
    if len(found) != len(("one", "other")) or not _SIDES.search(text.ja or ""):
        return None
    low, high = sorted(float(each["much"]) for each in found)
    if not low or high < _TIMES * low:
        return None
    one, other = (Bilingual(each[0], _beside(text, "")) for each in found)
    return one, other


def in_words(told: Bilingual) -> str:
    """How the only share of people is said in plain words: "10" is fewer than one in ten."""
    text = told.ja if told.ja is not None else told.en or ""
    found = _shares(text)
    if len(found) != 1 or not _PEOPLE.search(text) or _CHANGES.search(text):
        return ""
    much = float(found[0]["much"] or found[0]["en"])
    return next((name for low, high, name in _WORDS if low < much < high), "")


# A change or a round figure, of which nothing exact can be said.
_CHANGES = re.compile(
    r"[％%](?:増|減|上|下|高|低|引|安|ほど|近|以|未|余|前後|程度|ポイント)|約|およそ"
    r"|\b(?:about|nearly|almost|over|more|less|fewer|up|down|by|growth|than)\b"
)


def _beside(text: Bilingual, english: str | None) -> str | None:
    """The English of what Japanese decides: pending, or empty where it has no such word."""
    return None if text.en is None else english or ""
