"""Japanese text as it is said."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from generator import patterns as re
from generator.japanese.tokenizer import tokenizer
from generator.speech.accents import SIGNS, without_accents
from generator.speech.engines.openjtalk import library
from generator.speech.readings.comparing import folded, joined, stretches
from generator.speech.readings.contexts import in_context
from generator.speech.readings.english import said as said_in_english
from generator.speech.readings.latin import ENGLISH_NUMBERS, LETTERS, left_over, named
from generator.speech.readings.names import finding
from generator.speech.readings.numbers import quantities_in_words, signs_in_words
from generator.speech.readings.symbols import (
    JAPANESE,
    addresses_in_words,
    left_in_words,
    pictures_in_words,
    plain_latin,
    unbracketed,
    without_words,
)
from generator.speech.readings.tables import either, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


_COMPANIES = {
    "㈱": "株式会社",
    "(株)": "株式会社",
    "（株）": "株式会社",
    "㈲": "有限会社",
    "(有)": "有限会社",
}
_PAUSES = re.compile(r"…+|\.{3,}|―+|—{2,}|─+|、、+")
_SILENT = re.compile(r"[*^_`\\|~]+")
_WAVE = re.compile(r"~(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])~")
_HALF_KANA = re.compile("[ｦ-ﾟ]+")
_ENGLISH = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9'’&+#./-]*(?: [A-Za-z0-9][A-Za-z0-9'’&+#./-]*)*"
)
_SENTENCES = 1024  # of which is remembered how they are said
_WIDE_SPACE = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")


def said(
    text: str, decided: Mapping[str, str], english_too: Mapping[str, str] | None = None
) -> str:
    """Everything that an engine might misread in kana or words.

    Args:
        text: one line.
        decided: written form → kana.
        english_too: where the voice speaks English: what people decided there; English words
            stay in Latin letters, as an English voice is told them.

    In this order: what people decided, pictures and company marks, addresses, formulas, words that
    their neighbours decide, numbers, names, the remaining Latin words, the remaining signs.
    """
    prepared = _prepared(text, decided, english_too)
    text = left_in_words(prepared, "ja", keep=set(SIGNS.findall(prepared)))
    text = _WIDE_SPACE.sub("", _PAUSES.sub("、", text)).strip()
    parts = re.split(f"({SIGNS.pattern})", text)
    return "".join(part if SIGNS.match(part) else wholes_in_kana(part) for part in parts)


def unsaid(text: str, decided: Mapping[str, str]) -> str:
    """The characters that ``said`` has no word for."""
    return without_words(without_accents(_prepared(text, decided)), "ja")


def _prepared(
    text: str, decided: Mapping[str, str], english_too: Mapping[str, str] | None = None
) -> str:
    own = None if english_too is None else tuple(english_too.items())
    return _prepared_once(text, tuple(decided.items()), own)


_Pairs: TypeAlias = "tuple[tuple[str, str], ...]"


@lru_cache(_SENTENCES)
def _prepared_once(text: str, pairs: _Pairs, own: _Pairs | None) -> str:
    """A sentence is looked at for its doubts, said, and given furigana."""
    decided, english_too = dict(pairs), None if own is None else dict(own)
    if decided:
        text = finding(tuple(decided)).sub(lambda found: decided[found[0]], text)
    text = pictures_in_words(_WAVE.sub("〜", text))
    for mark, words in _COMPANIES.items():
        text = text.replace(mark, words)
    text = unbracketed(plain_latin(_halved(fractions_in_words(text))))
    text = addresses_in_words(text, JAPANESE)
    text = equations_in_words(romans_in_words(text))
    text = quantities_in_words(in_context(text, "ja"))
    text = letters_in_words(text)
    if english_too is None:
        text = left_over(signs_in_words(named(text)))
    else:
        text = _ENGLISH.sub(lambda run: said_in_english(run[0], english_too), signs_in_words(text))
    return _SILENT.sub("", text.replace("@", JAPANESE["@"]))


def _halved(text: str) -> str:
    """Full-width digits and letters as ASCII, half-width kana as kana; punctuation stays."""
    text = _HALF_KANA.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return "".join(
        unicodedata.normalize("NFKC", character) if _folds(character) else character
        for character in text
    )


def _folds(character: str) -> bool:
    wide = "！" <= character <= "｝" and character not in "！？（），：；"
    square = "㌀" <= character <= "㏿" or "Ⅰ" <= character <= "ⅿ"
    numeral = unicodedata.category(character) == "No" and character not in RAISED
    return wide or square or numeral or character in "℃￥"


# Words that Open JTalk's dictionary cuts into pieces: read as Sudachi knows them whole.

_KANJI = re.compile(r"[一-龠々]")
_ASIDE = re.compile(r"[0-9０-９〇一二三四五六七八九十百千万億兆雨湯形何頃]|日本")
_OF_A_PLACE = re.compile(r"[都道府県市区町村郡駅港]")
_OF_A_PERSON = re.compile(r"さん|くん|ちゃん|[君様氏]|先生|選手|監督")
_INFLECTED = {"動詞", "形容詞"}
_WITH_KANA = {"名詞", "動詞", "形状詞"}  # コミュ障, 誘おう, 静やか; no phrases (今日は)
# What Open JTalk takes a prefix for: 接 as in 接する, 明 as a person.
_MISTAKEN = {"サ変接続", "固有名詞"}
_SHORT = 2
_LENGTHENED = re.compile("(?<=[オコソトノホモヨロゴゾドボポョ])ウ")


# As much as the analyser takes at once, and a sentence of any length that people write.
_PIECE = re.compile(r"[^。！？]{1,800}[。！？]*|[。！？]+")


@lru_cache(_SENTENCES)
def wholes_in_kana(text: str) -> str:
    """The text with those words in kana; unchanged where Open JTalk is not installed."""
    if find_spec("pyopenjtalk") is None:
        return text
    return "".join(_piece(each) for each in _PIECE.findall(text))


def _knows(found: Sequence[Mapping[str, Any]], words: Sequence[Any], after: str) -> bool:
    """Whether Sudachi is right where it and Open JTalk read a stretch of text differently.

    Of what the two read differently in four annotated corpora Sudachi was right nine times out
    of ten here: what Open JTalk cuts (細胞壁), a noun that is no name (東端), a lone kanji that is
    no verb (診 of 受診). A whole word of Open JTalk's is right where neither holds (獰猛).
    """
    if len(words) > 1:
        return _cut_better(found, words)
    written, kind = words[0].surface(), words[0].part_of_speech()
    if _ASIDE.search(written) and not (kind[2] == "地名" and len(written) > _SHORT):
        return False
    if len(found) > 1:
        # Stations by that name in two towns: Sudachi knows the smaller one.
        station = kind[2] == "一般" and written.endswith("駅") and len(found) == _SHORT
        several = len(_KANJI.findall(written)) > 1 or kind[0] in _WITH_KANA
        return several and not station
    first, second = found[0]["pos"], found[0]["pos_group1"]
    if len(written) > 1:
        named = (kind[1], second) == ("普通名詞", "固有名詞")
        return named and not _OF_A_PLACE.match(after)
    return _knows_kanji((first, second), kind) and not _OF_A_PERSON.match(after)


def _knows_kanji(found: tuple[str, str], kind: Sequence[str]) -> bool:
    """The same of a lone kanji, by what both take it for."""
    first, second = found
    if first in _INFLECTED:
        return kind[0] not in _INFLECTED
    if kind[0] in {"接頭辞", "接尾辞"} and kind[2] != "助数詞":
        return found == ("名詞", "一般") or (kind[0] == "接頭辞" and second in _MISTAKEN)
    return (kind[1], second) == ("普通名詞", "固有名詞") and kind[2] != "副詞可能"


def _cut_better(found: Sequence[Mapping[str, Any]], words: Sequence[Any]) -> bool:
    """Both cut a run of kanji, Open JTalk into what none is made of: 医|学会, 誘|導子, 主原|料."""
    written = "".join(each.surface() for each in words)
    kinds = [each.part_of_speech() for each in words]
    if len(_KANJI.findall(written)) < len(written) or _ASIDE.search(written):
        return False
    if kinds[0][0] == "接尾辞" or any(kind[1] == "固有名詞" for kind in kinds):
        return False
    return (
        found[0]["pos_group1"] in {"接尾", "非自立"}
        or any(each["pos_group2"] == "人名" for each in found)
        or any(each["pos"] in _INFLECTED for each in found[:-1])
    )


def _piece(text: str) -> str:
    if not _KANJI.search(text):
        return text
    tokens = tokenizer().tokenize(text)
    words = [(each.surface(), each.reading_form()) for each in tokens]
    parts = library().run_frontend(text)
    pieces = [(each["string"], each["read"]) for each in parts]
    told, at, those, these = "", 0, iter(parts), iter(tokens)
    for one, two in stretches(pieces, words):
        found, known = list(islice(those, len(one))), list(islice(these, len(two)))
        written, kana = joined(two)
        differs = folded(joined(one)[1]) != folded(kana)
        at += len(written)
        knows = differs and _knows(found, known, text[at:])
        told += "".join(map(_long, known)) if knows else written
    return told or text


def _long(word: Any) -> str:
    """As it is said: of kana Open JTalk says each, ショウ like しょ and う; 追う ends on a ウ."""
    kind, kana = word.part_of_speech(), str(word.reading_form())
    verb = kind[0] == "動詞" and not kind[5].startswith("意志推量形")
    return kana if verb else _LENGTHENED.sub("ー", kana)


# Sums, powers and Roman numerals in Japanese text, as a teacher reads them aloud.

_GREEK = table("ja", "greek", "signs")
_SIGNS = table("ja", "said", "signs")
_FUNCTIONS = {
    "sin": "サイン", "cos": "コサイン", "tan": "タンジェント", "log": "ログ", "ln": "ログ",
    "exp": "エクスポネンシャル", "lim": "リミット", "max": "マックス", "min": "ミニマム",
}  # fmt: skip
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ"
_HALVES = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

_POWER = re.compile(rf"(?<=[A-Za-z0-9)）\]{''.join(_GREEK)}])([{RAISED}]+)")
_HALF = re.compile(rf"(\d)?([{_HALVES}])")
_SIDE = rf"[A-Za-z0-9{''.join(_GREEK)}{RAISED}√().,+\-−×÷*/^ ]"
_EQUATION = re.compile(
    rf"(?<![A-Za-z0-9])({_SIDE}*[A-Za-z0-9)}}{''.join(_GREEK)}{RAISED}])"
    rf"\s*([=＝<>＜＞≦≧≤≥≒≈≠≡])\s*([\-−]?[A-Za-z0-9({''.join(_GREEK)}√±]{_SIDE}*)"
)
_TOKEN = re.compile(rf"\d+(?:\.\d+)?|[A-Za-z]+|[{RAISED}]+|\S")
_LONGEST_NAME = 2  # letters of a variable; more of them are a word, and words make no equation
_RELATIONS = {
    **_SIGNS,
    "=": "イコール", "＝": "イコール", "<": "ショウナリ", ">": "ダイナリ",
}  # fmt: skip
_BETWEEN_NUMBERS = {"+": "たす", "-": "ひく", "−": "ひく"}
_OPERATORS = {
    "+": "プラス", "-": "マイナス", "−": "マイナス", "×": "かける", "*": "かける", "÷": "わる",
    "/": "わる", "√": "ルート", "^": "の", "±": "プラスマイナス",
}  # fmt: skip

_SAID_OF_FUNCTION = re.compile(rf"({either(_FUNCTIONS)})(?=[\d(xy{''.join(_GREEK)}])")
_OF_VARIABLE = re.compile(r"(?<![A-Za-z])([A-Za-z])\(([A-Za-z])\)")
_GREEK_LETTER = re.compile(f"[{''.join(_GREEK)}]")
_AFTER_GREEK = re.compile(rf"(?<=[{''.join(_GREEK)}])([A-Za-z])(?![A-Za-z])")

_ROMAN = r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_COUNTED_ROMAN = re.compile(
    rf"(?<![A-Za-z])({_ROMAN})(?=世(?!界)|世紀|部|章|節|型|編|巻|期|級|類|種|群|度|条|相|式|号)"
)
_ORDINAL_ROMAN = re.compile(rf"(?<=第)({_ROMAN})(?![A-Za-z])")
_NAMED_ROMAN = re.compile(
    r"(?<=[ァ-ヴーA-Za-z一-龠])( ?)(?<![A-Z])(II|III|IV|VI|VII|VIII|IX)(?![A-Za-z])"
)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def fractions_in_words(text: str) -> str:
    """1½ → 1と2分の1."""

    def said(found: re.Match[str]) -> str:
        above, _, below = unicodedata.normalize("NFKC", found[2]).partition("⁄")
        return f"{found[1] + 'と' if found[1] else ''}{below}分の{above}"

    return _HALF.sub(said, text)


def equations_in_words(text: str) -> str:
    """Both sides of a relation, letter by letter: before numbers, whose signs it uses otherwise."""
    return _EQUATION.sub(_equation, text)


def letters_in_words(text: str) -> str:
    """Powers, functions and Greek letters: after units, which are written with them too."""
    text = _SAID_OF_FUNCTION.sub(lambda found: _FUNCTIONS[found[1]], text)
    text = _OF_VARIABLE.sub(lambda found: _letters(found[1] + found[2]), text)
    text = _POWER.sub(lambda found: _power(found[1]), text)
    text = _AFTER_GREEK.sub(lambda found: _letters(found[1]), text)
    return _GREEK_LETTER.sub(lambda found: _GREEK[found[0]], text)


def romans_in_words(text: str) -> str:
    """Numerals of reigns, parts and types, and those that end a name: VII is セブン there."""
    text = _ORDINAL_ROMAN.sub(lambda found: str(_roman(found[1])), text)
    text = _COUNTED_ROMAN.sub(lambda found: str(_roman(found[1])), text)
    return _NAMED_ROMAN.sub(lambda found: ENGLISH_NUMBERS[_roman(found[2])], text)


def _roman(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral]
    return sum(
        -value if any(value < later for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )


def _equation(found: re.Match[str]) -> str:
    words = re.findall(r"[A-Za-z]+", found[1] + " " + found[3])
    if any(len(word) > _LONGEST_NAME and word.lower() not in _FUNCTIONS for word in words):
        return found[0]
    end = " " if found[3].endswith(" ") else ""
    return f"{_side(found[1])}{_RELATIONS[found[2]]}{_side(found[3])}{end}"


def _side(side: str) -> str:
    tokens = _TOKEN.findall(side)
    numbers = not re.search(r"[A-Za-z]", side)
    told = []
    for place, token in enumerate(tokens):
        if token[0].isascii() and token[0].isalpha():
            told.append(_FUNCTIONS.get(token) or _letters(token))
        elif token[0] in RAISED:
            told.append(_power(token))
        elif token in _OPERATORS:
            subtracted = numbers and place and token in _BETWEEN_NUMBERS
            told.append(_BETWEEN_NUMBERS[token] if subtracted else _OPERATORS[token])
        elif place and tokens[place - 1] == "^":
            told.append(f"{token}乗")
        elif token not in {"(", ")"}:
            told.append(_GREEK.get(token, token))
    return "".join(told)


def _letters(word: str) -> str:
    return "".join(LETTERS.get(letter, letter) for letter in word.upper())


def _power(raised: str) -> str:
    """³ → の3乗; a lone sign is a charge: ⁺ → プラス."""
    plain = unicodedata.normalize("NFKC", raised).replace("−", "-")
    if not plain.strip("+-"):
        return {"+": "プラス", "-": "マイナス"}[plain[0]]
    number = plain.lstrip("+-").replace("n", "エヌ")
    return f"の{'マイナス' if plain[0] == '-' else ''}{number}乗"
