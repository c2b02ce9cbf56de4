"""What can stand over a slide, and what on it, by itself: nothing that hangs or announces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import ItemList
from generator.planning import cues
from generator.planning.checking import REFERS
from generator.planning.points import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Point
    from generator.planning.material import Material

_BEGINS = re.compile(
    r"^(?:もし(?!も[の時])|と(?:まとめ|い[うっ]|言|思|して|なって|はいえ)|(?:だ|です|である)と(?=私|僕|筆者|思|考)|そのあと|その後|(?:この|その|あの)頃|さらに|また(?!た)|さあ|では、|じゃあ|でも"
    r"|しかし|だが、|だから|したがって|よって|すなわち|なので、|そして|そうして|このよう|こうし|こうい|そうい|例えば|たとえば|例として|もちろん|というわけ|長々"
    r"|かつ|一方(?:で|、|[A-Z])|このため|当時は|自分は|確か|以上|いま手元|あとは|まず|次に|最後に|で、|ただ[、し]"
    r"|(?:この|その|あの)(?!記事|研究|論文|たび|ほど|ため|まま|夜|日|年|春|夏|秋|冬|[0-9０-９一二三四五六七八九十数]+(?:年|か月|週|日))|(?:これ|それ|ここ|そこ)(?!まで|から|ぞれ|でも))"
    r"|^[（(]|^[^、]{1,8}際は、"
    r"|^(?:That|It|This|These|Those|They|He|She|And|But|So|Then)\b(?! (?:is|was) (?:no|not) )"
)
_ENDS = re.compile(
    r"(?:ところ|とき|頃合い?|とか|以上|から|けれ?ど|ので|のに|たが|ほしい|願う|ください|ご注意|[をはが]|ておく|ておいた|てみた|てみたい|ことに(?:した|する)|としよう|書き留め.{0,6}"
    r"|[記次].{0,4}に書いた|(?:述べる|書く|話す)予定.{0,4}|しておきたい|載せて.{0,4})$"
    r"|\b(?:does|do|did) (?:that|this|it|so)\W*$"
)
_TYPED = re.compile(r"[→⇒]|\.\.\.|https?:")  # what one types or clicks

# Characters of a title that says something: 感想, 2020, おわり name a place in the text.
_LEAST = 5

_YEAR = re.compile(r"^[0-9０-９]{4}年?度?$")


def is_title(text: str) -> bool:
    """It can be read without the text around it."""
    bare = text.strip().strip("。")
    bare = bare.strip("「」") if bare.count("「") == bare.count("」") == 1 else bare
    hangs = _BEGINS.search(bare) or _ENDS.search(bare) or _TYPED.search(bare)
    torn = bare.count("“") != bare.count("”") or bare.count("「") != bare.count("」")
    return not (hangs or torn or cues.announces(bare))


def is_message(text: str) -> bool:
    """It says more than where it stands in the text."""
    bare = text.strip()
    return (bare.isascii() or len(bare) >= _LEAST) and not _YEAR.match(bare)


def is_bare_item(identity: str, material: Material) -> bool:
    """An item of a list that only names a thing: it heads none of the others."""
    if not isinstance(material.block.get(identity), ItemList):
        return False
    said = material.plain(identity)
    says = said.endswith((".", "。")) or cues.is_claim(said)
    return not says or "\u3000" in said  # なす　3本


def standing(shown: Sequence[Point], above: Sequence[str], material: Material) -> tuple[Point, ...]:
    """The points without those that lean on a sentence that is not seen above them.

    ``above`` names the sentences of the title, which is seen above all of them. Of points that all
    lean none is left off, nor is an item of a list.
    """
    kept: list[Point] = []
    over = [material.order[each] for each in above]
    seen = over
    gone: set[str] = set()  # of what is told the other half hangs, too
    for point in shown:
        places = [material.order[each] for each in point.sources]
        leans = cues.leans(words(point)) or bool(REFERS.search(words(point)))
        leans = leans and not words(point).startswith("あの")  # all know which
        item = any(isinstance(material.block.get(each), ItemList) for each in point.sources)
        hangs = leans and not {places[0] - 1, places[0]} & {*seen} if places else False
        if not item and (hangs or {*point.sources} & gone):
            gone |= {*point.sources}
            continue  # it is told
        kept.append(point)
        seen = [*over, *places]
    return tuple(kept) or tuple(shown)
