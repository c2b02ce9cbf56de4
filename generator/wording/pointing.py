"""Words that point: what they point to stands before them on their own slide, or nowhere.

A slide is read by somebody who may have seen no other. Where この調査 stands over one that names no
調査, or "she" over one that names nobody, what they mean stood elsewhere. Told by what such a word
can stand for, so that whatever might be meant counts: what is found certainly points to nothing.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from generator import patterns as re
from generator.wording.words import QUOTED, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Language


class Pointer(NamedTuple):
    """A word that points to nothing before it; ``place`` is its text's among those of the slide."""

    place: int
    words: str

    def is_part_of(self, other: Pointer) -> bool:
        """Whether another pointer says it with more words."""
        return self.place == other.place and self.words in other.words and self != other


def loose(told: Sequence[str], language: Language, over: str = "") -> tuple[Pointer, ...]:
    """What certainly points to nothing on its slide.

    Args:
        told: the texts of a slide as they are read, the title first.
        language: theirs.
        over: what stands above the title.
    """
    found = _JAPANESE if language == "ja" else _ENGLISH
    plain = [QUOTED.sub(_blank, text) for text in told]  # somebody's own words stay as they are
    made: list[Pointer] = []
    for pointing in found:
        hits = (
            Pointer(place, hit)
            for place, text in enumerate(plain)
            for hit in pointing(text, _before(told[:place], over), first=place == 0)
        )
        made += islice(hits, 1)  # who is "she" once is it in the next text, too
    once = dict.fromkeys(made)
    return tuple(sorted(each for each in once if not any(map(each.is_part_of, once))))


def _before(told: Sequence[str], over: str) -> str:
    return _JOINT.join(filter(None, (over, *told)))


_JOINT = " / "


def _blank(quoted: re.Match[str]) -> str:
    return "□" * len(quoted[0])


# ------------------------------------------------------------------------------------- Japanese

# No thing is meant: time as it is now, the world, the text itself, whatever is said in all.
_NO_THING = (
    "記事|世|国|夏|春|秋|冬|年|月|日|週|時|頃|ごろ|間|先|ため|ほか|他|まま|たび|度|ほど|あと|後|前|上|うえ|中|うち|場"
    "|一方|反面|際|よう|とおり|通り|点で|[0-9０-９数]"
    "|限り|手の|辺|道の|種の?|都度|分[はだ、]|気[にが]|名の|時点|とき|ころ|日"
    "|(?:法律|条例|規則|規程|規約|要綱|要領|細則|契約|約款|省令|政令|告示|憲法|協定|連載|講演|論文|報告書|ページ|番組)"
)
_OPENS = re.compile(  # a title that goes on from what another said
    rf"^(?:[こそ]の(?!{_NO_THING})[^、。]{{1,8}}?(?=[はがをにでもの、]|$)|[こそ]れら?[はがをに](?!なら)|そこ[はがをにで](?!で)"
    r"|そこで|[こそ]う(?:した|いう|いった|して)(?!ら|場合)|[こそ]のよう[なに]|そのため(?!に)|その結果|その[後際](?=、)|[そこ]んな(?!に))"
)
_THIS = re.compile(
    rf"(?:(?<![ぁ-ん])|(?<=[はがをにでも]))(?:この|これらの|[こそ]うした|[こそ]ういう|そうした)(?!{_NO_THING})(?P<noun>[一-龠ァ-ヴー々]{{2,8}})"
)
_OBJECT = re.compile(r"^[^、「□]{1,8}[はがも]、?(?P<it>[これそ]れ[をに])")  # 筆者はこれを
_SAME = re.compile(
    r"(?<![一-龠])同(?P<of>大学|施設|団体|組合|機構|協会|連盟|研究所|地域|[氏社校市県町村区国院館園団店船誌紙省庁局署](?![一-龠]))"
)
_FORMER = re.compile("前者|後者")
_SOMEBODY = re.compile(
    r"(?:この|その|あの)(?:人(?![口気類間数物生材事工])|男性|女性|男(?!女)|女(?!王)|青年|少年|少女|人物|夫婦|母親|父親)"
    r"|(?<![一-龠])彼(?:女|ら|女ら)?(?=[はがもをにのと、]|自身)"
)
_PEOPLE = re.compile(
    r"[人者員長師家士生手主客父母親子娘夫妻兄姉弟妹男女友僕私氏]|さん|[ァ-ヴー]{3,}|だれ|誰|筆者|□"
)
_SEVERAL = re.compile(
    r"(?:この|その|これら|それら)の?(?:[二三四五2-5２-５])(?:つ|人|社|校|点|者|件|種類|か国|か所|カ所|本|冊|店)"
    r"|両者|両社|両氏|両校|両国|(?<![一-龠])両方とも|二人とも|ふたりとも"
)
_LIST = re.compile(
    r"[、・／/とや]|および|及び|または|[二三四五2-5２-５](?:つ|人|社|校|点|者|件|種類|か国|か所|カ所|本|冊|店)"
)
_ALL_OF_THEM = re.compile(r"^[二三四五2-5２-５](?:人|社|校|つ)(?=は)")
_KNOWN_AGAIN = 1  # kanji in which a noun is known again: 低さ, 低い


def _opening(text: str, before: str, *, first: bool) -> Iterator[str]:
    del before
    if first and (hit := _OPENS.search(text)):
        yield hit[0]
    if first and (hit := _OBJECT.search(text)):
        yield hit["it"]


def _this(text: str, before: str, *, first: bool) -> Iterator[str]:
    """この調査 in a title in which no 調査 was named."""
    for hit in _THIS.finditer(text) if first else ():
        told = before + text[: hit.start()]
        if not any(letter in told for letter in hit["noun"]):
            yield hit[0]


def _same(text: str, before: str, *, first: bool) -> Iterator[str]:
    """同施設 where no 施設 and nothing by its name stands before."""
    del first
    for hit in _SAME.finditer(text):
        told = before + text[: hit.start()]
        kind = hit["of"][-1]
        if kind not in told and not _has_name(told):
            yield hit[0]


def _has_name(told: str) -> bool:
    if re.search(r"[ァ-ヴー]{3,}|[A-Za-z]{2,}|「", told):
        return True
    return any(word.is_name for word in words(told)) if told else False


def _former(text: str, before: str, *, first: bool) -> Iterator[str]:
    for hit in _FORMER.finditer(text):
        told = before + text[: hit.start()]
        if (first and not _LIST.search(text[: hit.start()])) or not told:
            yield hit[0]


def _somebody(text: str, before: str, *, first: bool) -> Iterator[str]:
    """その人, 彼 where nobody stands before."""
    del first
    for hit in _SOMEBODY.finditer(text):
        told = before + text[: hit.start()]
        if not _PEOPLE.search(told) and not any(word.is_name for word in words(told)):
            yield hit[0]


def _several(text: str, before: str, *, first: bool) -> Iterator[str]:
    """この二つ where no two stand before."""
    for hit in _SEVERAL.finditer(text):
        told = before + text[: hit.start()]
        if not _LIST.search(told):
            yield hit[0]
    if first and not _LIST.search(before):
        yield from (hit[0] for hit in _ALL_OF_THEM.finditer(text))


_JAPANESE = (_opening, _this, _same, _former, _somebody, _several)

# -------------------------------------------------------------------------------------- English

_HE = re.compile(r"\b(?P<he>[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er|[Hh]ers)\b")
_NOBODY = (  # words that only end like somebody's trade
    r"[a-z]*(?:ther|ever|after|over|under|water|door|floor)|for|or|nor|her|paper|number|order|power"
    r"|winter|summer|later|better|longer|shorter|further|fewer|larger|smaller|higher|lower|earlier"
    r"|harder|easier|computer|offer|matter|letter|center|dinner|answer|enter|remember|consider"
    r"|different|important|recent|current|percent|\w+ment|want|went|sent|spent|meant|plant|restaurant"
    r"|event|content|see|fee|coffee|free|three|tree|agree|color|favor|error|labor|list|exist|twist"
    r"|than|human"
)
_BODY = re.compile(
    r"\b(?:one|ones|[Ss]omeone|[Ss]omebody|[Aa]nyone|[Aa]nybody|[Ee]veryone|[Nn]obody|[Ww]ho(?:ever)?"
    r"|author|writer|student|pupil|president|head|heir|mayor|chief|boss|guide|host|guest|nurse|judge"
    r"|monk|king|queen|prince|princess|widow|bride|groom|hero|chef|cook|clerk|captain|coach|critic"
    r"|friend|neighbou?r|parent|mother|father|mom|dad|son|daughter|child|baby|boy|girl|kid|man|woman"
    r"|person|wife|husband|partner|brother|sister|aunt|uncle|cousin|grand\w+|victim|patient|expert"
    rf"|resident|member|(?!(?:{_NOBODY})\b)\w+(?:er|or|ist|ian|ant|ent|ee|man|woman|boy|girl|person))\b"
)
_NAME = re.compile(
    r"(?<=[a-z0-9,;:’'”)\]□/] )(?:“|\()?[A-Z][a-z]+|\b(?:Mr|Ms|Mrs|Dr|Prof)\.? [A-Z]"
)
_STARTS = re.compile(  # words that begin a sentence and are nobody's name
    r"^(?:[A-Z][a-z]*ing|In|On|At|As|When|With|Without|After|Before|If|Because|While|Though|Although|Since|By|For"
    r"|From|To|But|And|So|Then|Now|How|What|Why|Where|The|A|An|No|Not|Only|Even|Still|Once|Just|All|Both|Until"
    r"|Despite|During|Over|Under|He|She|His|Her|They|Their|It|Its|This|That|These|Those|There|Two|Three|[0-9].*)$"
)
_SENTENCE = 3  # words after the first: a head or a label begins with no name
_AHEAD = re.compile(r"^[A-Z][a-z]+ (?:he|she|his|her)\b")
_THEY = re.compile(r"^(?:They|Their|Them|These|Those)\b(?! who| with| in| days)(?! [a-z]+,)")
_THAT = re.compile(
    r"(?:\b[Tt]his|\b[Tt]hese|^That|^Those|\bthose(?= (?:two|three|four)\b))"
    r" (?P<noun>(?!(?:years?|months?|weeks?|days?|nights?|morning|afternoon|evening|weekend|season"
    r"|decade|century|era|age|times?|term|ways?|spring|summer|autumn|fall|winter|same|first|last|next"
    r"|kinds?|sorts?|types?|article|guide|page|post|paper|report|talk|tutorial|document|book|manual"
    r"|policy|agreement|act|law|section|chapter|works?|matters?|means?|meant|makes?|made|shows?"
    r"|happens?|helps?|leads?|led|costs?|comes?|came|goes|went|is|was|are|were|has|had|have|can|did"
    r"|does|do|may|might|must|looks?|seems?|feels?|took|takes?|fails?)\b"
    r"|(?:should|would|could|will|above|below|more|from|about|near|under|into|like|than|who|with"
    r"|[a-z]+(?:ed|ly|ther)\b))[a-z]{3,})"
)
_BARE = re.compile(
    r"^(?:This|That)(?= (?:is(?! (?:how|what|where|when|who)\b)|was|means?|meant|makes?(?! sense)"
    r"|made|shows?|led|leads|comes?|came)\b)"
)
_IT = re.compile(  # it takes, it seems, it is up to: these stand for nothing
    r"^It(?: (?:all|also|now|then|still|even))?(?= (?!(?:is|was|isn|wasn|takes?|took|costs?|seem\w*"
    r"|appear\w*|turn\w*|matter\w*|help\w*|pays?|paid|may|might|can|could|will|would|should|has|had"
    r"|does|did|happen\w*|rain\w*|snow\w*|remain\w*|makes?|made|depends?|feels?|felt|follow\w*|looks?"
    r"|looked|sounds?|comes?|came|hurts?|won)\b)[a-z]+)"
)
_THE_TWO = re.compile(
    r"^(?:The (?:two|three|four|five|former|latter|others?|rest)|Both|These two|Those two|Neither)"
    r"(?= (?:of them|will|would|are|were|have|had|has|is|was|say|said|says|may|might|can|could"
    r"|must|do|did|don|differ"
    r"|agree\w*|want\w*|plan\w*|tr(?:y|ied)|call\w*|need\w*|went|go)\b)"
)
_PAIR = re.compile(r",| and | or | vs\.? |\b(?:two|three|four|five|both|[2-5])\b", re.IGNORECASE)
_ROOT = 4


def _he(text: str, before: str, *, first: bool) -> Iterator[str]:
    """He or she where nobody was named, nor is in the rest of the text."""
    del first
    hit = _HE.search(text)
    if hit is None:
        return
    own = text[: hit.start()]
    if _has_body(f"{own}… … …") or any(map(_has_body, before.split(_JOINT))):
        return
    if _AHEAD.match(text) and _NAME.search(text, hit.end()):
        return  # As she opened up, Sunaoshi saw …
    yield hit["he"]


def _has_body(text: str) -> bool:
    if not text.strip():
        return False
    begins, *others = text.split()
    begins = begins.strip("“”\"'’,.:;")
    named = begins[:1].isupper() and not _STARTS.match(begins) and len(others) >= _SENTENCE
    return named or "□" in text or bool(_BODY.search(text) or _NAME.search(text))


def _they(text: str, before: str, *, first: bool) -> Iterator[str]:
    del before
    hit = _THEY.search(text) if first else None
    noun = _THAT.match(text) if hit else None
    if hit and not noun and "," not in text:
        yield hit[0]


def _that(text: str, before: str, *, first: bool) -> Iterator[str]:
    """This survey, in a title in which no survey was named."""
    for hit in _THAT.finditer(text) if first else ():
        told = (before + text[: hit.start()]).lower()
        if hit["noun"][:_ROOT] not in told:
            yield hit[0]
    if first and (bare := _BARE.search(text)):
        yield bare[0]


def _it(text: str, before: str, *, first: bool) -> Iterator[str]:
    del before
    if first and (hit := _IT.search(text)):
        yield hit[0]


def _the_two(text: str, before: str, *, first: bool) -> Iterator[str]:
    if first and not _PAIR.search(before) and (hit := _THE_TWO.search(text)):
        yield hit[0]


_ENGLISH = (_he, _they, _that, _it, _the_two)
