"""What is worth being remembered: what holds, was found or is to be done; no event, no thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.planning import cues
from generator.planning.checking import text_faults
from generator.wording.endings import LEADING

if TYPE_CHECKING:
    from generator.model import Statement
    from generator.planning.material import Material

_TELLS_OF = frozenset({"news", "press", "minutes", "research", "law"})
"""Kinds that report, as whoever is no author does: what happened is what they come to."""

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
_TROUBLE = re.compile(
    r"つまず|トラブル|エラー|うまくいかな|困った|(?:されな|しな|でな)くなる|移動しない"
)
"""Headings of what went wrong on the way."""


def lasts(statement: Statement, material: Material) -> bool:
    """Whether it may end a talk, or support what begins it."""
    language = material.article.language
    said = material.plain(statement.sources[-1:]).strip()
    if statement.text[language]:
        return True
    said = LEADING.sub("", said)
    if cues.leans(said) or _TALKS.search(said) or "back" in text_faults(said, language):
        return False
    if _trouble(statement, material):
        return False
    if language == "en":
        return not _EVENT.search(said)
    told = _HAPPENED.search(said) and not _CAME_TO.search(said)
    own = material.brief.speaker == "author" and material.brief.kind not in _TELLS_OF
    past = told and own
    return not (past or _IS_THING.search(said))


def _trouble(statement: Statement, material: Material) -> bool:
    home = material.home.get(statement.sources[-1])
    return home is not None and bool(_TROUBLE.search(material.plain(home.heading.id)))
