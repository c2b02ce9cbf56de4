"""Latin words in Japanese text → kana: what the list knows, Sudachi, romaji, letter names."""

from __future__ import annotations

from functools import cache
from string import ascii_uppercase, digits

from generator import patterns as re
from generator.japanese.tokenizer import tokenizer
from generator.resources import toml_beside
from generator.speech.readings.names import names, pattern

_LETTER_NAMES = (
    "エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー "
    "ピー キュー アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット"
)
LETTERS = dict(zip(ascii_uppercase, _LETTER_NAMES.split(), strict=True))

_SMALL = "ゼロ ワン ツー スリー フォー ファイブ シックス セブン エイト ナイン テン"
ENGLISH_NUMBERS = tuple(_SMALL.split())
"""Zero to ten, as products are numbered."""

_DICTATED = "ゼロ イチ ニー サン ヨン ゴー ロク ナナ ハチ キュー"
DIGITS = dict(zip(digits, _DICTATED.split(), strict=True))

_KATAKANA = re.compile(r"[ァ-ヴー・]+")
_RUN = re.compile(r"[A-Za-z][A-Za-z'’]*(?:[ -][A-Za-z][A-Za-z'’]*)*")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[A-Z]")
# Of elements that make salts, oxides and semiconductors, each once and one of two letters: NaOH.
_ELEMENTS = (
    "Li|Be|Na|Mg|Al|Si|Cl|Ca|Ti|Cr|Mn|Fe|Ni|Cu|Zn|Ga|Ge|As|Se|Br|Zr|Mo|Ag|Cd|In|Sn|Ba|Pt|Au|Hg|Pb"
    "|H|B|C|N|O|F|P|S|K|V|I|W"
)
_FORMULA = re.compile(rf"(?=[A-Za-z]*[a-z])(?=.*[A-Z].*[A-Z])(?:({_ELEMENTS})(?!\1))+")
_JAPANESE = r"一-龠々ァ-ヴ"

# Stands behind a name that was replaced, so that its number is known from レベル5.
_NAMED = "\ue000"
# The number of a product right after its name: GPT-4o, Python 3.12, but not "Apple 3社".
_MODEL = re.compile(
    rf"(?<=[A-Za-z{_NAMED}])(?<![^A-Za-z][vV])(?<!^[vV])[- ]?(?<![0-9])"
    r"(?P<number>\d+(?:\.\d+)*)"
    rf"(?P<letters>[A-Za-z]{{1,2}})?(?![A-Za-z0-9:/,%]|\.\d)(?!(?<!-\d)(?<!-\d\d)[{_JAPANESE}])"
)


def named(text: str) -> str:
    """Known names, and the numbers of products after any name."""
    known = pattern().sub(lambda found: names()[found[0]] + _NAMED, text)
    return _MODEL.sub(_model, known).replace(_NAMED, "")


def _model(found: re.Match[str]) -> str:
    return version(found["number"]) + spelled(found["letters"] or "")


def version(number: str) -> str:
    """4 → フォー, 15 → 15, 3.12 as any decimal, 1.2.3 → イチテンニーテンサン."""
    first, *rest = number.split(".")
    if not rest:
        small = int(first) < len(ENGLISH_NUMBERS) and not first.startswith("0")
        return ENGLISH_NUMBERS[int(first)] if small else first
    if len(rest) == 1:
        return number
    return "テン".join(DIGITS.get(part, part) for part in (first, *rest))


def spelled(word: str) -> str:
    """Letter by letter, digit by digit; other characters are left out."""
    told = "".join({**LETTERS, **DIGITS}.get(character, "") for character in word.upper())
    return "シイ" if told == LETTERS["C"] else told  # シー alone is the sea to Open JTalk


def left_over(text: str) -> str:
    """Latin words that no rule knew."""
    return _RUN.sub(lambda found: _run(found[0]), text)


def _run(words: str) -> str:
    read = (_token(each.surface(), each.reading_form()) for each in tokenizer().tokenize(words))
    return "".join(read)


def _token(surface: str, kana: str) -> str:
    if len(surface) > 1 and _KATAKANA.fullmatch(kana):
        return kana
    return "".join(_word(found[0]) for found in _WORD.finditer(surface))


def _word(word: str) -> str:
    if word not in names() and _FORMULA.fullmatch(word):
        return spelled(word)
    humps = _HUMPS.findall(word)
    if len(humps) > 1 and all(hump in names() or romaji(hump) for hump in humps):
        return "".join(_word(hump) for hump in humps)
    known = names().get(word) or (_caseless().get(word.lower()) if len(word) > 3 else None)
    return known or romaji(word) or by_spelling(word) or spelled(word)


@cache
def _caseless() -> dict[str, str]:
    return {word.lower(): kana for word, kana in names().items()}


# Hepburn: consonant → its five kana, "*" for none.
_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ",
    "h": "ハヒフヘホ", "m": "マミムメモ", "r": "ラリルレロ", "g": "ガギグゲゴ", "z": "ザジズゼゾ",
    "d": "ダヂヅデド", "b": "バビブベボ", "p": "パピプペポ", "y": "ヤ*ユ*ヨ", "w": "ワ***ヲ",
    "sh": "シャ シ シュ シェ ショ", "ch": "チャ チ チュ チェ チョ", "j": "ジャ ジ ジュ ジェ ジョ",
    "ts": "* * ツ * *", "f": "* * フ * *",
    **{
        f"{head}y": f"{kana}ャ * {kana}ュ * {kana}ョ"
        for head, kana in zip("knhmrgbp", "キニヒミリギビピ", strict=True)
    },
}  # fmt: skip


@cache
def _syllables() -> dict[str, str]:
    made: dict[str, str] = {}
    for head, row in _ROWS.items():
        kana = row.split() if " " in row else list(row)
        made.update(
            {head + vowel: one for vowel, one in zip("aiueo", kana, strict=True) if one != "*"}
        )
    return made


_SHORTEST = 3
_SYLLABLE = re.compile(
    r"(?:([kstcpgdbzjmhrfwy])(?=\1)|tc(?=h)|n(?![aiueoy])|[bcdfghjkmnprstwyz]*[aiueo])"
)


_LONGEST_SPELLED = 7
"""Letters in capitals, from which on what can be said as a word is no abbreviation."""


def romaji(word: str) -> str:
    """Katakana of a Japanese word in Hepburn letters, empty when it is none: Kamishibai."""
    lower = word.lower()
    parts = [found[0] for found in _SYLLABLE.finditer(lower)]
    shouted = word.isupper() and len(lower) < _LONGEST_SPELLED
    if len(lower) < _SHORTEST or shouted or "".join(parts) != lower:
        return ""
    kana = [_syllables().get(part) or _special(part) for part in parts]
    return "".join(map(str, kana)) if all(kana) else ""


def _special(part: str) -> str:
    if part == "n":
        return "ン"
    return "ッ" if len(part) == 1 or part == "tc" else ""


def in_latin(japanese: str) -> str:
    """A Japanese name in an English sentence, Hepburn: 東芝 → Toshiba."""
    kana = "".join(each.reading_form() for each in tokenizer().tokenize(japanese))
    letters = {kana: syllable for syllable, kana in _syllables().items()} | {"ン": "n"}
    told = re.sub(
        r"ッ?(?:.[ャュョェ]|.)", lambda found: _hepburn(found[0], letters), kana.replace("ー", "")
    )
    return re.sub(r"([ou])u", r"\1", told).capitalize()


def _hepburn(kana: str, letters: dict[str, str]) -> str:
    plain = kana.removeprefix("ッ")
    told = letters.get(plain) or "".join(letters.get(one, "") for one in plain)
    return told[:1] + told if plain != kana else told


_VOWELS = "アイウエオ"
_SILENT_E = re.compile(r"([aiouey])([bcdfgklmnprstvz])e(?=s?$)")
# A short vowel and a stop at the end: bit, ビット.
_SHUT = re.compile(r"(?:^|(?<=[^aiouey]))([aiueo])([ptkdg])$")


@cache
def _table() -> dict[str, dict[str, str]]:
    return toml_beside(__file__, "loanwords.toml")


def by_spelling(word: str) -> str:
    """Prime → プライム, Actions → アクションズ; empty for what is no word (XQJ, UML)."""
    lower = word.lower()
    shouted = word.isupper() and len(lower) < _LONGEST_SPELLED
    if len(lower) < _SHORTEST or shouted or not re.search("[aiouey]", lower):
        return ""
    if not re.fullmatch("[a-z]+", lower):
        return ""
    ending, kana = _ending(lower)
    stem = lower.removesuffix(ending)
    told = _kana(_sounds(stem) + ([("", kana)] if kana else []))
    return told[:-1] + "ッ" + told[-1] if not ending and _SHUT.search(stem) else told


def _ending(word: str) -> tuple[str, str]:
    endings = _table()["endings"]
    for length in range(min(6, len(word) - 1), 0, -1):
        if word[-length:] in endings and re.search("[aiouey]", word[:-length]):
            return word[-length:], endings[word[-length:]]
    return "", ""


def _sounds(stem: str) -> list[tuple[str, str]]:
    """(consonant, vowel in kana): either may be empty."""
    table = _table()
    marked = _SILENT_E.sub(lambda found: f"{found[1].upper()}{found[2]}", stem)
    marked = re.sub(r"([bdfgklmnprtz])\1", r"\1", marked)
    marked = re.sub(r"c(?=[iey])", "s", re.sub(r"(?<=[a-z])e$", "", marked))
    sounds: list[tuple[str, str]] = []
    place = 0
    while place < len(marked):
        if marked[place].isupper():
            sounds.append(("", table["long"][marked[place].lower()]))
            place += 1
            continue
        for kind in ("consonants", "vowels"):
            if kind == "consonants" and marked[place] == "y" and not _begins(marked, place):
                continue
            spelled = _longest(marked, place, table[kind])
            if spelled:
                sounds.append((spelled, "") if kind == "consonants" else ("", table[kind][spelled]))
                place += len(spelled)
                break
        else:
            place += 1
    return sounds


def _begins(word: str, place: int) -> bool:
    return word[place + 1 : place + 2].lower() in set("aiueo")


def _longest(word: str, place: int, table: dict[str, str]) -> str:
    for length in (3, 2, 1):
        part = word[place : place + length]
        if len(part) == length and part in table:
            return part
    return ""


def _kana(sounds: list[tuple[str, str]]) -> str:
    told = ""
    rows = _table()["consonants"]
    waiting = ""
    for consonant, vowel in sounds:
        if consonant:
            told += rows[waiting].split()[-1] if waiting else ""
            waiting = consonant
            continue
        if waiting and vowel[0] in _VOWELS:
            told += rows[waiting].split()[_VOWELS.index(vowel[0])] + vowel[1:]
        elif waiting and vowel[0] == "ュ":
            told += rows[waiting].split()[5] + vowel[1:]
        else:
            told += (rows[waiting].split()[-1] if waiting else "") + vowel.replace("ュ", "ユ")
        waiting = ""
    told += rows[waiting].split()[-1] if waiting else ""
    told = re.sub("ム(?=[バビブベボパピプペポ])", "ン", told.lstrip("ッ"))
    return re.sub("ーー+", "ー", told)
