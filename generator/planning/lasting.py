"""A message as one point of a frame's slides, and whether it is worth being remembered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.model import Bilingual, Point
from generator.planning import cues
from generator.planning.checking import text_faults
from generator.planning.decisions import decisions
from generator.planning.forms.plain import MOST_POINTS
from generator.planning.points import alone, noted, points, words
from generator.planning.titles import is_weighed, plainly
from generator.wording.endings import LEADING
from generator.wording.notes import mains, note
from generator.wording.subjects import subject
from generator.wording.titles import TITLE_ROOM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Statement
    from generator.planning.material import Material

ROOM = 40.0
"""Em of what is to be remembered: two lines at most."""

TWO_FULL_LINES = 60.0
"""Em of a message that is remembered where no shorter one is."""


def other_points(title: Point | None, thesis: Statement, material: Material) -> list[Point]:
    """What else the message says, where one of its clauses is its title."""
    said = [*points(material, thesis.sources[-1:])]
    if title is None or plainly(title.text) not in {plainly(point.text) for point in said}:
        return []
    others = (point for point in said if plainly(point.text) != plainly(title.text))
    return [point for point in others if not ADDS.search(words(point))]  # …人もいるが


ADDS = re.compile(r"も(?:ある|いる|あった|できる)$")
"""What there is besides."""

# What a headline is called before it says anything.
_LABELLED = re.compile(
    r"^(?:報道発表|報道資料|プレスリリース|ニュースリリース|お知らせ|速報|発表)(?:資料)?[：:]\s*"
)

_CLAUSES = re.compile(
    r"\u3000+|(?<=[ぁ-んァ-ヴー一-龠々」]) (?=[ぁ-んァ-ヴー一-龠々「])"
    r"|\s*[｜|／―—–]\s*|(?<=[。！!])(?=.)"
)


def headline_point(material: Material) -> Point | None:
    """The headline's own clause that says what happened: it has been made short already."""
    title = material.article.title
    whole = title.text.ja or ""
    said = _LABELLED.sub("", whole)
    parts = [part.strip() for part in _CLAUSES.split(said) if part.strip()]
    if len(parts) == 1 and said != whole:  # the cover has it under its label
        parts = [note(Bilingual(said)).ja or "", ""]
    if len(parts) < _SEVERAL:  # one clause stands on the cover
        return None
    fits = [p for p in parts if width(p) <= TITLE_ROOM and cues.is_statement(p)]
    thesis = material.brief.thesis
    told = {*thesis.sources} if thesis else set()
    amounts = [each.text for each in material.brief.amounts if told & {*each.sources}]
    counts = [part for part in fits if any(amount in part for amount in amounts)]
    found = next((p for p in (*counts, *fits) if width(p) >= _SHORTEST), None)
    if found is None:
        return None
    beside = title.text.en if title.text.en is None else ""
    return Point(Bilingual(found, beside), (title.id,))


_SEVERAL = 2
_SHORTEST = 10.0  # em of a clause of a headline that says something


def decided_points(material: Material) -> tuple[Point, ...]:
    """The decisions of minutes, where there are several."""
    found = tuple(point for _, point in decisions(material))[:MOST_POINTS]
    return found if len(found) > 1 else ()


def message_point(statement: Statement, material: Material, room: float = ROOM) -> Point | None:
    """A message as one short point; nothing where no words are short enough."""
    language = material.article.language
    if whole := whole_point(statement, material, room):
        return whole
    if is_weighed(material.plain(statement.sources[-1:])):
        return None
    main = {plainly(each) for each in mains(material.text(statement.sources[-1:]))}
    for found in points(material, statement.sources[-1:])[::-1]:
        if plainly(found.text) not in main:
            continue  # …ので: only why
        if width(words(found)) <= room and subject(words(found), language):
            return replace(found, text=alone(found.text, material.text(found.sources)))
    return None


def whole_point(statement: Statement, material: Material, room: float) -> Point | None:
    """Its own words, else its last sentence where it is short enough whole."""
    if statement.text[material.article.language]:
        return Point(statement.text, statement.sources)
    whole = noted(material, statement.sources[-1:])
    says = cues.is_statement(material.plain(statement.sources[-1:]))
    short = says and width(words(whole)) <= room
    return whole if short and subject(words(whole), material.article.language) else None


def overlap(statement: Statement, points: Sequence[Point]) -> bool:
    return bool({*statement.sources} & {source for point in points for source in point.sources})


_CLOSING = re.compile(
    r"^(?:まとめ|結論|結び|むすび|総括|おわりに|終わりに|最後に|Conclusion|Summary)[：:]\s*",
    re.IGNORECASE,
)


def without_lead(text: Bilingual) -> Bilingual:
    """Without the word that only says that this is the conclusion."""
    return Bilingual(text.ja and _CLOSING.sub("", text.ja), text.en and _CLOSING.sub("", text.en))


# What is worth being remembered: what holds, was found or is to be done; no event, no thing.

_CALLS = re.compile(r"(?:ください|下さい|[てで]ほしい|いただきたい)[。！!]*$")
_HAPPENED = re.compile(
    r"(?:た|だった|でした|てた)(?:わけ|もの|こと|の)?(?:です|だ)?[。！!]?$|ていく様"
)
_CAME_TO = re.compile(
    r"わか|分か|判明|明らか|知[っり]|気づ|気付|学[んび]|感じ|思[っい]|考え|決め|決ま|でき|なった|なりま|変わ|増え|減[っり]"
    r"|終わ|始ま|始め|良かった|よかった|ほしかった|結論|[0-9０-９]+(?:[%％割倍円]|億|万)"
)
_IS_THING = re.compile(
    r"(?:は|とは)、?.*(?:本|書籍|言葉|用語|地図|村|町|市|機関|スポンサー|書類|ページ|サイト|記事|資料|雑誌|作品|方|人物|会社)"
    r"(?:です|だ|である)?。?$|文体で|読みやす|で出てくる|オープンアクセス|修正されて"
    r"|^(?:[0-9０-９]{4}年|令和|平成|昭和|明治)?[^は]{0,14}[0-9０-９]+[月日年][^は]{0,6}に[^は]+(?:公開|開始|発売|発表|修正)"
)
_TALKS = re.compile(
    r"(?:だけどね|なんだ?けど|よね|かな|っけ|わけ|そういうこと|みたい(?:だ|です)?|楽な理由もある|エラい)[。！!…]*$"
    r"|ぼく|僕|俺|^我々|^[0-9０-９一二三四五]+つ目|[｜|]|下記|URL|ご覧|[（(]笑"
)
_EVENT = re.compile(
    r"\b(?:I|we) (?:had|went|met|saw|got|made|brought|asked|took|wanted|want to give)\b"
    r"|^(?:Including|Its|Their|My|Our)\b|\bI[’'](?:ve|m)\b|\b(?:was|were) a special\b"
    r"|\b(?:featured|launched on)\b"
)
# Headings of what went wrong on the way.
_TROUBLE = re.compile(
    r"つまず|トラブル|エラー|うまくいかな|困った|(?:されな|しな|でな)くなる|移動しない"
)


def lasts(statement: Statement, material: Material) -> bool:
    """Whether it may end a talk, or support what begins it."""
    language = material.article.language
    said = material.plain(statement.sources[-1:]).strip()
    if statement.text[language]:
        return True
    if _SET_AGAINST.match(said):
        return False
    said = LEADING.sub("", said)
    if (
        _ASKED_ITSELF.search(said)
        or cues.leans(said)
        or _TALKS.search(said)
        or "back" in text_faults(said, language)
    ):
        return False
    offers = material.traits.own_account and _CALLS.search(said)  # to whoever reads
    if offers or _trouble(statement, material) or _IN_PLACE.search(said):
        return False
    if language == "en":
        return not _EVENT.search(said)
    told = _HAPPENED.search(said) and not _CAME_TO.search(said)
    own = material.brief.speaker == "author" and not material.traits.remembers_events
    past = told and own
    return not (past or _IS_THING.search(said))


# 道具がどのようなものかを学んだ: that somebody knows now, and not what.
_ASKED_ITSELF = re.compile(
    r"(?:どの|どん|どう|何|なに|いつ|どこ|誰|だれ|なぜ|いくつ)[^。、「」]{0,24}か(?:どうか)?"
    r"(?:を|について|が)?[^。、「」]{0,8}"
    r"(?:学|調べ|考え|知|探|紹介|説明|見て|話し|確かめ|まとめ|わか)[ぁ-ん]{0,8}。?$"
)

# One side of what the sentence before it says the other side of.
_SET_AGAINST = re.compile(r"一方(?:で|、)|(?:反対|逆)に、|On the other hand\b")

# What stands before or after it in a law says what it means.
_IN_PLACE = re.compile(
    r"(?:前|次)の?(?:[0-9０-９二三四]?条|[0-9０-９二三四]?項|各号)|(?:次|左)に掲げる"
)


def _trouble(statement: Statement, material: Material) -> bool:
    home = material.home.get(statement.sources[-1])
    return home is not None and bool(_TROUBLE.search(material.plain(home.heading.id)))
