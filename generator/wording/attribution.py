"""Whose words a quotation is that stands alone: told by a sentence beside it, or by nobody.

「…」 without a verb of its own is somebody's by what stands around it (quotation attribution: the
cue is a person and a verb of speech before or behind the words, else who spoke just before).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.persons import COURTESY, OFFICES
from generator.model import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TITLES = f"(?:{COURTESY}|{OFFICES})"
_KIN = r"(?:母|父|祖母|祖父|妻|夫|兄|姉|弟|妹|息子|娘|おばあさん|おじいさん|お母さん|お父さん)"
_SPAN = r"(?:[^、。「」『』はもがをにでとの\s]|(?<=[ぁ-ん])の(?=[ぁ-ん]))"
_WHO = (
    rf"(?:(?:{_SPAN}{{1,16}}の)?{_SPAN}{{1,12}}?{_TITLES}(?:[（(][^（）()]{{1,12}}[)）])?"
    rf"|(?<![一-龠々]){_KIN})"
)
_VERBS = (
    r"(?:言[うっい]|いう|話[すし]|語[るっり]|述べ|答え|返[すし]|つぶや|呟|説明|明か[すし]|打ち明け|訴え|強調|指摘|続け[るた]"
    r"|付け加え|振り返|笑[うっいみ]|微笑|苦笑|うなず|頷|首を(?:振|横|傾|かし)|胸を張|目を(?:細|輝)|口を(?:開|そろ|揃)"
    r"|教えてくれ|声を(?:弾|落|詰|かけ)|切り出|ぼや|こぼ[すし]|漏ら|喜[ぶんび]|嘆|悔や|力を込め|呼びか|呼び掛)"
)
_END = r"[^。、「」]{0,10}。?$"
# 森田さんは言う。 大野さんは静かに答えた。 Only what says nothing itself: 方言を話す has an object.
_SAYS = re.compile(
    rf"(?:^|[、。])(?P<who>{_WHO})[はもが]、?(?:(?:こう|このように|次のように|以下のように)[^「」。]{{0,20}}"
    rf"|(?:(?!を話|を語|を教|を述|を続|を返|を喜|を説|を明|を訴|を指|を答|を言|と)[^「」。]){{0,24}}?){_VERBS}{_END}"
)
# 老人は笑って言った。 Whoever it is, by verbs of nothing but speech.
_SPEAKS = re.compile(
    rf"(?:^|[、。])(?P<who>(?:{_SPAN}{{1,12}}の)?{_SPAN}{{1,10}})[はも]、?[^、。「」はがをと]{{0,12}}?"
    r"(?:言う|言った|話す|話した|語る|語った|答える|答えた|つぶやく|つぶやいた|言います|言いました|話します|話しました"
    r"|語ります|語りました|答えます|答えました)。?$"
)
# Who they are, another sentence says; it takes a reader back.
_PRONOUN = re.compile(r"^(?:彼|彼女|かれ|本人|同氏|自分|誰|だれ|みな|皆|誰か|それ|これ|ある人)$")
# …は森田健さんの一言だった。 …と聞くと、大野さんの答えはこうだ。
_WORD = re.compile(
    rf"(?P<who>{_WHO})(?:の|から(?:の|出た|返ってきた))(?:この|その|こんな|次の|意外な|最初の|何気ない|ふとした)?"
    r"(?:一言|ひとこと|ひと言|言葉|ことば|口ぐせ|口癖|答え|返事|教え|弁|第一声|回答)"
    r"(?:は(?:こうだ|こうだった|こうです|こうでした|明快だ|明快だった)"
    r"|(?:だ|だった|である|であった|です|でした|がある|があった|を思い出す|が忘れられない))。?$"
)
_ASKED = re.compile(
    rf"(?P<who>{_WHO})に(?:[^「」。]{{0,20}})(?:聞いた|聞いてみた|尋ねた|たずねた|話を聞いた|伺った|うかがった)"
    r"(?:ところ)?。?$"
)
# と森田さん。 と、大野さんは笑う。 そう話すのは司書の森田さんだ。 …は祖父の口ぐせだ。
_AFTER = (
    re.compile(rf"^と、?(?P<who>{_WHO})(?:。|(?:は|も|が)、?[^「」。]{{0,20}}?{_VERBS}{_END})"),
    re.compile(
        rf"^(?:そう|こう|と)、?[^「」。、]{{0,16}}?{_VERBS}[^「」。、]{{0,6}}?"
        rf"(?:のは、?)?(?P<who>{_WHO})(?:だ|です|である|だった|でした)?(?:。|[はがも、])"
    ),
    re.compile(
        rf"^(?P<who>{_WHO})[はもが]、?(?:そう|こう)(?:言って|言い|話し|語り|つぶやき|笑い|振り返|話す|語る)"
    ),
    re.compile(
        rf"^(?:これは|それは|それが|これが)?、?(?P<who>{_WHO})の(?:口ぐせ|口癖|言葉|ことば|一言|教え|弁)"
        r"(?:だ|です|である|だった|でした)。?$"
    ),
)
# What the words in a sentence's own marks are said with: whoever it is goes on behind it.
_INSIDE = (
    re.compile(rf"(?:^|[、。])(?P<who>{_WHO})[はもが]、?[^「」。]{{0,24}}「[^「」]+」と"),
    re.compile(rf"」と、?[^「」。]{{0,12}}?(?P<who>{_WHO})(?:[はもが]|。?$)"),
)
_ACTS = re.compile(rf"^(?:[^、。「」]{{1,12}}、)?(?P<who>{_WHO})[はが](?!ら)[^「」]+。?$")
_ANYBODY = re.compile(_WHO)
# What leads on and is glued to whoever speaks: 続けて江原さんも.
_LEADING = re.compile(
    r"^(?:しかし|だが|ただ|でも|一方|そして|また|それでも|そんな|続けて|次に|この|その|あの|すると|ところが|[0-9０-９一二三四五六七八九十]+人目の)、?"
)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A sentence and the number of its paragraph."""

    id: str
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Attributes: ``told_in``: the sentence that says so; of words that go on the first one's."""

    who: str
    told_in: str


def attributed(paragraphs: Sequence[Sequence[tuple[str, str]]]) -> dict[str, Attribution]:
    """By id, whose the Japanese sentences are that are nothing but somebody's words.

    Args:
        paragraphs: of a section, each its sentences as ids and texts.
    """
    found: dict[str, Attribution] = {}
    flow = [PlacedText(*each, n) for n, paragraph in enumerate(paragraphs) for each in paragraph]
    at = 0
    while at < len(flow):
        end = _run(flow, at)
        if end:
            owner = _owner(flow, at, end, found)
            found |= {line.id: owner for line in flow[at:end] if owner}
        at = max(at + 1, end)
    return found


def introduces(text: str) -> bool:
    """Says that somebody speaks and nothing else: 森田さんは言う."""
    return len(text) <= _BARE and bool(_SAYS.match(text) or _SPEAKS.match(text))


_BARE = 30  # characters of a sentence that only leads up to somebody's words


def _run(flow: Sequence[PlacedText], start: int) -> int:
    """The index after the words in marks that begin here and hold whole sentences, else 0."""
    if not flow[start].text.startswith("「"):
        return 0
    depth = 0
    for n, line in enumerate(flow[start:], start):
        text = line.text.rstrip("。 　")
        for at, char in enumerate(text):
            depth += (char == "「") - (char == "」")
            if depth == 0 and at < len(text) - 1:
                return 0
        if depth == 0:
            return n + 1
    return 0


def _owner(
    flow: Sequence[PlacedText], at: int, end: int, found: dict[str, Attribution]
) -> Attribution | None:
    """By what follows, by what leads up, and in one paragraph by who spoke or acted before."""
    for after in flow[end : end + 1]:
        if who := _first(_AFTER, after):
            return who
    for before in flow[max(0, at - 1) : at]:
        who = _first((_SAYS, _SPEAKS, _WORD, _ASKED), before)
        if who or before.paragraph != flow[at].paragraph:
            return who
        alone = len({*_persons(before.text)}) == 1
        return found.get(before.id) or _first((*_INSIDE, _ACTS) if alone else _INSIDE, before)
    return None


def _first(patterns: Iterable[re.Pattern[str]], line: PlacedText) -> Attribution | None:
    found = (pattern.search(line.text) for pattern in patterns)
    owners = (_LEADING.sub("", each["who"]) for each in found if each)
    who = next((each for each in owners if not _PRONOUN.match(each)), None)
    return Attribution(who, line.id) if who else None


def _persons(text: str) -> Iterator[str]:
    return (_LEADING.sub("", each.group()) for each in _ANYBODY.finditer(text))


def in_marks(text: Bilingual) -> Bilingual:
    """Words in the quotation marks of their language."""
    return Bilingual(text.ja and f"「{text.ja}」", text.en and f"“{text.en}”")
