"""Which numerals of a Japanese text count something, told by the dictionary."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from generator import patterns as re
from generator.japanese.tokenizer import tokenizer

_NUMERAL = re.compile("[一二三四五六七八九十百千万億]+")


@lru_cache(maxsize=4096)
def counting(text: str) -> str:
    """Without names and words that only have a numeral in them: 九州, 三郎, 十分, 百貨店."""
    if not _NUMERAL.search(text):
        return text
    found = tokenizer().tokenize(_NUMERAL_PLACE.sub(" ", text))
    return "".join(" " if _is_no_count(word) else word.surface() for word in found)


_NUMERAL_PLACE = re.compile(  # that the dictionary has as a day, a count or a plant, or in parts
    "[一二三四五六七八九十廿]+日(?:町|市(?!場))(?![長内民議営立])|[一二三四五六七八九十]+条(?=駅|通|城)|百合"
    "|[二三]重(?=[のにで]|苦|丸|奏)|二枚目|二の[足次句舞]|二つ返事|十中八九|四六時中|一石二鳥|五分五分"
    "|九分九厘|十人十色|二人三脚|三々五々|三面記事"
)


def _is_no_count(word: Any) -> bool:
    """Whether a word of the dictionary has a numeral in it and is none: 一番, 万が一, 八百屋."""
    if _NUMERAL.search(word.surface()) is None:
        return False
    kind, sub = word.part_of_speech()[:2]
    return kind != "名詞" or (sub != "数詞" and not _A_COUNT.fullmatch(word.surface()))


_A_COUNT = re.compile(
    "(?!千歳)[一二三四五六七八九十百千万億]+[人名代円回年月日時分秒個件つ軒台冊枚匹頭棟校歳才割倍度階]"
)
