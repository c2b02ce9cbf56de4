"""Words that Open JTalk's dictionary lacks and cuts into pieces: read as Sudachi knows them whole.

牧羊犬 is ボクヨウイヌ piece by piece. Where the two differ so, Sudachi is right in 27 of 28 words
(sentences of a public corpus, numerals and 日本 apart); of words that both know whole, it is not.
"""

from __future__ import annotations

from importlib.util import find_spec

from generator import patterns as re
from generator.japanese.tokenizer import tokenizer
from generator.speech.engines.openjtalk import library
from generator.speech.readings.comparing import folded, joined, stretches

_KANJI = re.compile(r"[一-龠々]")
_ASIDE = re.compile(r"[0-9０-９〇一二三四五六七八九十百千万億兆]|日本")
_FOREIGN = ("固有名詞", "一般")
"""Names of neither people nor places: stations of other countries among them."""


_PIECE = re.compile(r"[^。！？]{1,800}[。！？]*|[。！？]+")
"""As much as the analyser takes at once, and a sentence of any length that people write."""


def wholes_in_kana(text: str) -> str:
    """The text with those words in kana; unchanged where Open JTalk is not installed."""
    if find_spec("pyopenjtalk") is None:
        return text
    return "".join(_piece(each) for each in _PIECE.findall(text))


def _piece(text: str) -> str:
    if not _KANJI.search(text):
        return text
    tokens = tokenizer().tokenize(text)
    words = [(each.surface(), each.reading_form()) for each in tokens]
    foreign = {each.surface() for each in tokens if each.part_of_speech()[1:3] == _FOREIGN}
    pieces = [(each["string"], each["read"]) for each in library().run_frontend(text)]
    told = ""
    for one, two in stretches(pieces, words):
        written, kana = joined(two)
        differs = folded(joined(one)[1]) != folded(kana)
        cut = len(two) == 1 and len(one) > 1 and len(_KANJI.findall(written)) > 1
        aside = written in foreign or _ASIDE.search(written)
        told += kana if cut and differs and not aside else written
    return told or text
