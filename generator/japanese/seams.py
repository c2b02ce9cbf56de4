"""Where Japanese may be parted, and how well: between phrases, failing them between their words.

A phrase is a word of its own with the particles, endings and helping verbs that lean on it, and a
compound is one phrase. Both are told by the parts of speech of SudachiPy's words. A classifier of
characters (BudouX) was taken before: it parted 少し|ずつ, 戦略な|き and 食べ|るように, and knew
neither how much two phrases belong together nor where a compound too long for a line is parted.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from generator import patterns as re
from generator.japanese.tokenizer import tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE: Final = -1.0
"""After a full-width space, which parts a title from its subtitle."""

STOP: Final = 0.0
TOPIC: Final = 0.17
"""After は and such, or a clause."""

CASE: Final = 0.2
"""After が, を, に; CLOSE: right before their verb."""

CLOSE: Final = 0.24

OF: Final = 0.34
"""Between what tells of a noun and the noun."""

PHRASE: Final = 0.4
"""The most that a seam between phrases costs; what costs more lies within one."""

LEANS: Final = 0.52
"""Before a noun or verb that has little meaning alone: こと, という."""

COMPOUND: Final = 0.8
"""Between the words of a compound; LONG: of a name, or of what the dictionary has as one word."""

LONG: Final = 0.82

HELPS: Final = 0.85
"""Between a verb and one that helps it: 返金して|くれる. What costs as much tears a phrase."""

ENDING: Final = 1.1
"""Before a particle or an ending: only where a line holds no more."""


class Seam(NamedTuple):
    """Attributes: ``at``: characters before it; ``price``: the more, the worse a line ends here."""

    at: int
    price: float


# A word is told by its kind, base and surface (動詞-一般-五段-ワア行-連用形-促音便:言う:言っ=), a
# rule by its price and by how the words on both sides are told. The first that applies holds.
_SIGN = "補助記号|空白|記号"
_OPEN, _CLOSED, _STOP = "補助記号-括弧開", "補助記号-括弧閉", "補助記号-[句読]点"
_NUMBER = "名詞-数詞|.*:[何数幾]="
_COUNTER = "接尾辞|名詞-普通名詞-助数詞"
_NOUN = "名詞|代名詞|形状詞|接頭辞|接尾辞-(?:名|形状)詞的"
_LEANING = "助詞|助動詞|接尾辞|(?:形状詞|名詞)-助動詞語幹"
_VERB, _ADJECTIVE = "動詞|接尾辞-動詞的", "形容詞|接尾辞-形容詞的"
_INFLECTED = f"{_VERB}|{_ADJECTIVE}|助動詞"
_HANGS, _SO = "(?:動詞|接尾辞-動詞的).*-連用形", f"(?:{_ADJECTIVE}).*-連用形"
_LIGHT, _NOT = "(?:動詞|形容詞)-非自立可能", "形容詞-非自立可能"
_DOES = "動詞.*:(?:為る|出来る|致す|為さる|下さる|頂く):"
_EMPTY = (
    ".*:(?:こと|もの|ため|とき|ところ|わけ|はず|つもり|まま|ほど|ころ|おかげ|うち|ほう|うえ|たび|"
    "あと|なか|まえ)="
)
_SAYS = "動詞.*:(?:い[うえっい]|し|す|な[るっり]|みら|され|せ|さ)[^:]*="
_ABOUT = (
    "動詞.*:(?:つい[てた]|とっ|よ[るっれり]|お[いけ]|関[しす]|対[しす]|な[るっりれ]|し|す|過ぎ|"
    "違い|ちがい|あた[りる])[^:]*="
)
_HAS = (
    "(?:動詞|形容詞)-非自立可能.*:(?:あ[るりっれ]|い[るたてなま]?=|な[るっりれいくか]|[すしさで行])"
)

_WHEN = (  # before a number
    ".*:(?:午前|午後|毎[分時秒日週月年朝晩]|翌[日朝週月年]|明治|大正|昭和|平成|令和|西暦|紀元前|"
    "およそ|平均|合計|最大|最高|最低|最長|最短)="
)

_RULES: tuple[tuple[float | None, str, str], ...] = (
    (TITLE, ".*:\u3000=", ""),
    (STOP, _SIGN, _OPEN),
    (COMPOUND, ".*:[日月年時]=", f"{_OPEN}.*:[（(]="),  # 25日|（木）
    (PHRASE, "", f"{_OPEN}.*:[（(［]="),
    (OF, "", _OPEN),
    (None, "", _SIGN),
    (None, _OPEN, ""),
    (None, "接頭辞", ""),
    (None, _NUMBER, f"{_NUMBER}|{_COUNTER}"),
    (None, ".*[!-~]=", ".*:[!-~][^:]*="),  # beside each other: Latin words
    (CASE, _STOP, ".*:と="),
    (ENDING, "", _LEANING),
    (ENDING, ".*-語幹", ""),  # 強|アルカリ性
    (LEANS, _CLOSED, f"{_NOUN}|{_DOES}"),
    (CASE, _CLOSED, ""),
    (STOP, f"{_STOP}|.*:[：:；;→⇒｜|―—…‥／]=", ""),
    (COMPOUND, _SIGN, ""),
    # after a particle
    (HELPS, "助詞-接続助詞.*:(?:[てで]|つつ)=", _LIGHT),
    (HELPS, "助詞.*:も=", ".*:知れる:"),  # かも|しれない
    (HELPS, "助詞.*:(?:ば|は)=", ".*:(?:成る|行ける):"),  # なければ|ならない
    (LEANS, "助詞", _NOT),  # では|ない
    (COMPOUND, "助詞.*:と=", "動詞.*:(?:いう|いった)="),  # という|話
    (LEANS, "助詞.*:(?:と|って)=", _SAYS),
    (LEANS, "助詞.*:に=", _ABOUT),
    (LEANS, "助詞.*:の=", _EMPTY),
    (OF, "助詞.*:の=", ""),
    (PHRASE, "助詞", _HAS),
    (TOPIC, "助詞-係助詞|助詞-接続助詞.*:[^てで][^:]*=", ""),
    (CLOSE, "助詞", f"{_VERB}|{_ADJECTIVE}"),
    (CASE, "助詞", ""),
    # after a verb, an adjective or their endings
    (ENDING, f"{_HANGS}|{_SO}", _NOT),  # よく|ない
    (LEANS, _SO, _LIGHT),
    (CLOSE, _SO, ""),
    (ENDING, _HANGS, _LIGHT),
    (HELPS, _HANGS, _VERB),
    (COMPOUND, _HANGS, _NOUN),
    (HELPS, "助動詞.*:で=", _LIGHT),  # で|ある
    (LEANS, _INFLECTED, f"{_EMPTY}|{_DOES}"),
    (OF, _INFLECTED, f"{_NOUN}|連体詞"),
    (CASE, _INFLECTED, ""),
    # after a noun
    (ENDING, _NOUN, f".*:為る:|{_NOT}"),  # 返金|する, 戦略|なき
    (HELPS, _NOUN, _DOES),
    (HELPS, ".*[ァ-ヴー]=", ".*:[ァ-ヴ][^:]*="),
    (LONG, "名詞-固有名詞-人名", "名詞-固有名詞-人名"),
    (HELPS, _COUNTER, ".*:(?:以[上下内外降前]|未満|[前後]半|前後|半ば|近く|余り|連続)="),
    (COMPOUND, f"{_COUNTER}|{_WHEN}", _NUMBER),
    (ENDING, _COUNTER, "名詞-普通名詞-助数詞"),  # 1970年|代
    (PHRASE, "名詞-普通名詞-副詞可能", _NOUN),
    (COMPOUND, _NOUN, _NOUN),
    (PHRASE, _NOUN, f"{_VERB}|{_ADJECTIVE}"),
    (CASE, _NOUN, ""),
    # after an adverb and what else stands alone
    (HELPS, "", _DOES),  # ゆっくり|する
    (COMPOUND, ".*:.=", _NOUN),  # 即|決断
    (LEANS, "連体詞", _EMPTY),
    (OF, "連体詞", ""),
    (LEANS, ".*:..=", _SAYS),  # そう|いう
    (CASE, "", ""),
)
_FOUND = re.compile(
    "|".join(f"((?:{was}).*\n(?:{now}))" for _, was, now in _RULES)  # lastindex tells which
)
_KATAKANA = re.compile("[ァ-ヴー]{2}")
_LONGEST = 12_000  # letters that the dictionary reads at once, a fourth of what it would take
_ENDS = re.compile("[。\n]+(?=.)")
_LONG = 5  # letters of a noun that the dictionary has as one, and of which it knows the parts


@lru_cache(maxsize=2048)
def seams(text: str) -> tuple[Seam, ...]:
    """All that a text has, in order; what kinsoku says is for who asks."""
    found: list[Seam] = []
    was = ""
    if len(text) > _LONGEST:
        for start, end in pairwise((0, *(it.end() for it in _ENDS.finditer(text)), len(text))):
            within = seams(text[start:end][:_LONGEST])
            found += [Seam(start, STOP), *(Seam(start + at, price) for at, price in within)]
        return tuple(found[1:])
    for each in tokenizer().tokenize(text):
        surface = each.surface()
        if not surface:
            continue
        now = f"{'-'.join(each.part_of_speech())}:{each.normalized_form()}:{surface}="
        rule = _FOUND.match(f"{was}\n{now}") if was else None
        price = _RULES[(rule.lastindex or 1) - 1][0] if rule else None
        if price is not None:
            found.append(Seam(each.begin(), price))
        if len(surface) >= _LONG and now.startswith("名詞") and not now.startswith("名詞-数詞"):
            found += _within(each)
        was = now
    return tuple(_quoted(text, found)) if "」" in text or "』" in text else tuple(found)


_QUOTED = re.compile("[「『]([^「」『』]+)[」』]")
_TERM, _OPENED = 8, 5  # letters of a quotation that stays whole; of what a line ends after in it


def _quoted(text: str, found: list[Seam]) -> Iterator[Seam]:
    """Dearer within a short quotation, and where a longer one has hardly begun."""
    spans = [(it.start(), it.end(), len(it[1]) <= _TERM) for it in _QUOTED.finditer(text)]
    for seam in found:
        inside = any(
            start < seam.at < end and (short or seam.at - start <= _OPENED)
            for start, end, short in spans
        )
        yield Seam(seam.at, max(seam.price, COMPOUND)) if inside else seam


def _within(found: Any) -> Iterator[Seam]:
    """A long noun of the dictionary, between its own words: 緊急|事態|宣言."""
    from sudachipy import SplitMode

    parts = [part for part in found.split(SplitMode.A) if part.surface()]
    for first, second in pairwise(parts):
        kinds = first.part_of_speech()[0], second.part_of_speech()[0]
        leans = kinds[0] == "接頭辞" or kinds[1] == "接尾辞" or second.surface().isdigit()
        foreign = _KATAKANA.match(first.surface()[-1] + second.surface()[0])
        if not leans:
            yield Seam(second.begin(), HELPS if foreign else LONG)
