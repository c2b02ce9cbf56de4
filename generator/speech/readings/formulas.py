"""Sums, powers and Roman numerals in Japanese text, as a teacher reads them aloud."""

from __future__ import annotations

import unicodedata

from generator import patterns as re
from generator.speech.readings.latin import ENGLISH_NUMBERS, LETTERS
from generator.speech.readings.tables import either, table

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
_LONGEST_NAME = 2
"""Letters of a variable; more of them are a word, and words make no equation."""

_RELATIONS = {
    **_SIGNS,
    "=": "イコール", "＝": "イコール", "<": "小なり", ">": "大なり",
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
