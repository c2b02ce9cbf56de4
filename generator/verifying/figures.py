"""Figures, names and quotations: what must stand in the sentences as it is."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from functools import lru_cache
from itertools import chain, permutations
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.numbers import quantities
from generator.japanese.numerals import counting
from generator.japanese.tokenizer import is_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from generator.model import Language
    from generator.verifying.claimed import Claimed


def number(it: Claimed) -> Iterator[str]:
    """A figure that no sentence has; a count of things named in several may be said.

    One that stands beside the text is known, too, where the article has it.
    """
    spans = _IN_SO_MANY.sub(lambda found: "" if any(_shares(found[0])) else found[0], it.given)
    given = known(spans, it.cues.language) | {*_shares(it.given)}
    words = in_other_words(_NTH.sub("", _unlike(it.said, it.given)), given)
    said = dict.fromkeys(_numbers(words, it.cues.language))
    for value in said:
        counted = it.sources > 1 and value == value.to_integral() and 0 < value <= it.sources
        if has(given, value) or counted or _both_of_them(it, value) or _counts_a_list(it, value):
            continue
        if rounded(it.said, value, given) or _is_worked_out(it, value, given):
            continue
        if value in _begun(it.given):
            continue
        if not all(has(known(each, it.cues.language), value) for each in (it.beside, it.around)):
            yield f"{value.normalize():f}"

    yield from _other_units(it)
    yield from _all_of_them(it)
    yield from _of_another(it)
    yield from _by_for_of(it)


def _unlike(said: str, given: str) -> str:
    """Without the words of kanji that stand so in the sentences: 二子玉川駅 is a name, or true."""
    return _KANJI_WORD.sub(lambda it: " " if _begins_in(given, it[0]) else it[0], said)


def _begins_in(text: str, word: str) -> bool:
    """Whether it stands there behind no numeral."""
    at = text.find(word)
    while at > 0 and _NUMERAL.match(text, at - 1):
        at = text.find(word, at + 1)
    return at >= 0


_NUMERAL = re.compile(r"[\d一二三四五六七八九十百千万億]")
_KANJI_WORD = re.compile("[一-龠]{3,}")


_REST = re.compile(
    r"残り|残る|ほか|以外|半[分数]以上|\b(?:rest|others?|remain\w*|more than half)\b", re.IGNORECASE
)
_AND = {
    "ja": re.compile(r"と[^、。]{0,4}(?:\d|[二三四五六七八九])[人社件]"),
    "en": re.compile(r"\band \w+ \w+s\b"),
}
_SECOND = re.compile(r"続[いく]|次[いぐ]|\bfollowed by\b|\bnext\b")


def _is_worked_out(it: Claimed, value: Decimal, given: Collection[Decimal]) -> bool:
    """What is left of a hundred, one and those with him, what follows the first."""
    of_hundred = [each for each in given if 1 < each < _HUNDRED]
    left = {_HUNDRED - each for each in of_hundred} | {_HUNDRED - sum(of_hundred)}
    if _REST.search(it.said) and (value in left or (value in _HALVED and max(left) >= value)):
        return True
    if value == _SECOND_PLACE and _SECOND.search(it.given):
        return True
    if any(_comes_of(value, one, other) for one, other in permutations(given, 2)):
        return True
    if _MORE.search(it.said) and any(  # over 300, of 328
        value < one - other < value * _A_LITTLE_MORE for one, other in permutations(given, 2)
    ):
        return value > _MANY
    joined = _AND[it.cues.language].findall(it.given)
    return any(value - 1 in _numbers(each, it.cues.language) for each in joined)


_MANY, _A_YEAR, _UNITS_APART = 12, 1800, (Decimal(60), Decimal(100), Decimal(1000))
_A_LITTLE_MORE = Decimal("1.2")


def _comes_of(value: Decimal, one: Decimal, other: Decimal) -> bool:
    """A difference, a sum, a share or a multiple; of small numbers only the years between two."""
    if one > other > _A_YEAR and value == one - other:
        return True
    if value <= _MANY and value == value.to_integral():
        return False
    share = 100 * one / other if one < other else Decimal(0)
    found = (one - other, one + other, one * other, one / other if other > 1 else one)
    units = (one * each for each in _UNITS_APART)
    return value in (*found, *units) or any(
        abs(each - share) < 1 for each in (value, 100 * value) if share
    )


def _is_share(value: Decimal, given: Collection[Decimal]) -> bool:
    pairs = permutations(given, 2)
    return has(given, value) or any(_comes_of(value, one, other) for one, other in pairs)


_HUNDRED, _SECOND_PLACE, _HALVED = Decimal(100), Decimal(2), {Decimal(50), Decimal("0.5")}
_OF_THEM = {
    "ja": re.compile(
        r"(?P<all>[一二三四五六七八九十百\d]{1,5}[人社件軒館店便校本台枚戸つ])(?:のうち|中)の?、?(?P<some>[^、。]{1,8})"
    ),
    "en": re.compile(
        r"\b(?P<some>\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|most|many|few|half"
        r"|none|several|each|any) of (?:the |its |their )?(?P<all>[a-z]+|\d+) [a-z]+",
        re.IGNORECASE,
    ),
}


def _all_of_them(it: Claimed) -> Iterator[str]:
    """Five of whom two are meant told as five who do it."""
    deed = {*it.all[-1].order[-1:]} if it.all else set()
    for found in _OF_THEM[it.cues.language].finditer(it.given):
        if it.cues.language == "en" and not any(_numbers(found["all"], "en")):
            continue
        whole = re.compile(re.escape(found["all"]), re.IGNORECASE).search(it.said)
        if not whole or found["some"] in it.said or not deed & it.parts[0].stems:
            continue
        before, after = it.said[: whole.start()], it.said[whole.end() :]
        if not re.search(r"\bof (?:the |its |their )?$", before) and after[:1] not in "の中う":
            yield found["all"]


_IN_SO_MANY = re.compile(
    r"(?P<ja>[\d一二三四五六七八九十]+)人に(?P<of_ja>[\d一二三四五六七八九]+)人"
    r"|\b(?P<en>one(?= \w+ in\b)|[a-z]+|\d+) (?:(?<=one )\w+ )?(?:in|out of) (?:every )?"
    r"(?P<whole>[a-z]+|\d+)\b"
    r"(?! (?:second|minute|hour|day|week|month|year)s?\b)",
    re.IGNORECASE,
)
_CENTURY = re.compile(
    r"([\d一二三四五六七八九十]+)世紀|\b(\d+)(?:st|nd|rd|th)[- ]century", re.IGNORECASE
)


def _shares(text: str) -> Iterator[Decimal]:
    """Of a hundred: one in three is 33.3."""
    for found in _IN_SO_MANY.finditer(text):
        language: Language = "ja" if found["ja"] else "en"
        ja = (f"{found['of_ja']}人", f"{found['ja']}人")
        names = ja if found["ja"] else (found["en"], found["whole"])
        part, whole = (
            next(iter(_numbers(n, language)), Decimal(n.lower() == "one")) for n in names
        )
        if part < whole:
            yield 100 * part / whole


def in_other_words(said: str, given: Collection[Decimal]) -> str:
    """Without a share in so many people, a century, that are a figure of the sentences."""

    def share(found: re.Match[str]) -> str:
        return "" if any(_is_share(each, given) for each in _shares(found[0])) else found[0]

    def century(found: re.Match[str]) -> str:
        count = next(iter(_numbers(found[1] or found[2], "ja")), Decimal(0))
        years = (value for value in given if value >= 100 * (count - 1))
        return "" if any(value <= 100 * count for value in years) else found[0]

    if has(given, _QUARTER_CENTURY):
        said = _QUARTER.sub("", said)
    return _CENTURY.sub(century, _IN_SO_MANY.sub(share, said))


def _begun(text: str) -> set[Decimal]:
    """The years in which centuries and decades of life begin or end: 1900s, forty to 79."""
    centuries = (found[1] or found[2] for found in _CENTURY.finditer(text))
    counts = (next(iter(_numbers(each, "ja")), Decimal(0)) for each in centuries)
    tens = (Decimal(each) + 9 for each in _AGES.findall(text))
    return {*(100 * (count - 1) for count in counts), *tens}


_AGES = re.compile(r"(?<!\d)([1-9]0)(?:代|s\b)")
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth)\b", re.IGNORECASE)


def _of_another(it: Claimed) -> Iterator[str]:
    """Assets of ten million, where they are fourteen and something else is ten."""
    if len(it.parts) != 1 or not it.parts[0].order or it.cues.question.search(it.said):
        return
    who = it.parts[0].order[0]
    own = [c for c in it.all if who in c.stems]
    said = _counted(it.said, it)
    if len(said) != 1 or len(own) != 1 or said & _counted(own[0].text, it):
        return
    theirs = [c for c in it.all if c.sentence == own[0].sentence and said & _counted(c.text, it)]
    named = all(_NAMED[it.cues.language].match(c.text) for c in theirs)
    if theirs and named and not _ONCE.search(own[0].text) and len(_counted(own[0].text, it)) == 1:
        yield min(said)


_NAMED = {  # a clause with a subject of its own
    "ja": re.compile(
        "[^、。はが]{1,9}(?<!の)(?:は|が(?![^、。]{1,8}[ただるうくすつむぶぐ][一-龠ァ-ヴ]))"
    ),  # 町が見込んだ額 has none
    "en": re.compile(
        r"(?:and |but |while |whereas )?(?:the |an? )?(?!(?:it|they|he|she|who|which"
        r"|that)\b)[a-z]+ (?:[a-z]+ )?"
        r"(?:ha[sd]|have|is|are|was|were|will|[a-z]+(?:s|ed))\b",
        re.IGNORECASE,
    ),
}
_ONCE = re.compile(r"(?:だった|でした)が$|\bused to\b")  # and is otherwise now


def _counted(text: str, it: Claimed) -> set[str]:
    """The figures of a text, and its ordinals in English."""
    ordinals = {each.lower() for each in _ORDINAL.findall(text)}
    return ordinals or {f"{value:f}" for value in _numbers(text, it.cues.language)}


_NTH = re.compile("[一二三四五1-5][つ点]目")  # of several reasons, as the text tells them
_BOTH = {
    "ja": re.compile("[二2]人(?=[がはもとにで、])"),
    "en": re.compile(r"\bthe two\b|\btwo of them\b", re.IGNORECASE),
}
_JOINED = {
    "ja": re.compile("[一-龠ァ-ヴー](?:さん)?[やと](?=[一-龠ァ-ヴあ])"),
    "en": re.compile("[a-z] and [a-zA-Z]"),
}


def _both_of_them(it: Claimed, value: Decimal) -> bool:
    """Two people, where a sentence names the one and the other."""
    language = it.cues.language
    said = value == len(("one", "other")) and _BOTH[language].search(it.said)
    return bool(said and _JOINED[language].search(it.given))


_OF_THINGS = {
    "ja": re.compile(
        "[二三四五六七八2-8](?:つ|点|種類|項目|エリア|地[域区]|[かカヶ]所|都市|言語|コース|作品"
        "|世代|団体|施設|条件|案|[社校店人名国県市町村])"
    ),
    "en": re.compile(
        r"\b(?:two|three|four|five|six|seven|eight) (?:[a-z’']+ )?[a-z]+s\b", re.IGNORECASE
    ),
}
_OPEN = {"ja": re.compile("など|ほか|等"), "en": re.compile(r"\bsuch as\b|\bincluding\b|\betc\b")}
_LISTS = {
    "ja": re.compile(
        "(?:「[^」]{1,30}」[、・とや]?){2,}|[^、。・「」\\s]{1,14}(?:・[^、。・「」\\s]{1,14})+"
        "|[^、。「」はがをにで]{1,14}(?:、(?:そして)?[^、。「」はがをにで]{1,14})+"
    ),
    "en": re.compile(r"[\w'’-]+(?: [\w'’-]+){0,5}(?:, [^,.;]{2,40})+,? and [^,.;]{2,40}"),
}
_ITEMS = {
    "ja": re.compile("」[、・とや]?(?=「)|・|、|(?<=[一-龠ァ-ヴー])と(?=[一-龠ァ-ヴ])"),
    "en": re.compile(", and |, | and "),
}


# Fire Island and Long Beach; 岬島と浜島.
_TWO_NAMES = re.compile(
    r"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)* and [A-Z][\w'’-]+|[一-龠ァ-ヴー]{2,}と[一-龠ァ-ヴー]{2,}"
)


def _counts_a_list(it: Claimed, value: Decimal) -> bool:
    """Three aims, where a sentence lists that many, and the list is closed."""
    language = it.cues.language
    if not _OF_THINGS[language].search(it.said):
        return False
    if value == len(("one", "other")) and _TWO_NAMES.search(it.given):
        return True
    return any(
        value in {len(items), _of_one_kind(items)}
        for sentence in re.split(r"(?<=[。.!?])\s*|\n", it.given)
        if not _OPEN[language].search(sentence)
        for found in _LISTS[language].finditer(sentence)
        for items in [_ITEMS[language].split(found[0].rstrip("、・とや"))]
    )


def _of_one_kind(items: Sequence[str]) -> int:
    """How many at the end of a list end alike: 昨年建てられた、東医院、西医院 are two."""
    ends = [item[-_KIND:] for item in reversed(items)]
    return next((n for n, end in enumerate(ends) if end != ends[0]), len(ends))


_KIND = 2  # letters that say what a name is a name of: 医院


_LENGTH = re.compile(
    r"\b(an?|one|\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -]"
    r"(second|minute|hour|day|week|month|year|decade|centur(?=y|ies))",
    re.IGNORECASE,
)


def _other_units(it: Claimed) -> Iterator[str]:
    """A year, where the sentences have that figure of months only."""
    given = _lengths(it.given, it.cues.language)
    for value, units in _lengths(it.said, it.cues.language).items():
        there = given.get(value, set())
        strange = sorted(each for each in units - there if _MEASURE.fullmatch(each))
        if strange and there and all(map(_MEASURE.fullmatch, there)):
            yield f"{value.normalize():f} {strange[0]}"
            continue
        counted = {unit for unit in units if _COUNTER.fullmatch(unit)} - there
        others = {unit for other, each in given.items() if other != value for unit in each}
        if there and counted and counted <= others and it.sources == 1 and not _adds(it):
            yield f"{value.normalize():f} {min(counted)}"


def _adds(it: Claimed) -> bool:
    """Whether a sentence names things one by one, which may be counted."""
    return _JOINED[it.cues.language].search(it.given) is not None


_COUNTER = re.compile("[人名社館校軒店件便台枚匹頭羽冊戸棟か所カ所]{1,2}")
_MEASURE = re.compile("second|minute|hour|day|week|month|year|decade|centur|%|[A-Z]{3}")


def _lengths(text: str, language: Language) -> dict[Decimal, set[str]]:
    """What each figure counts, where that is a length of time, a share or money."""
    found: dict[Decimal, set[str]] = {}
    if language == "ja":
        for quantity in quantities(counting(text)):
            units = found.setdefault(quantity.value, set())
            units.add(quantity.unit.removeprefix("date "))
        return found
    for number, unit in _LENGTH.findall(text):
        word = number.lower()
        value = Decimal(word) if word.isdigit() else _VALUES.get(word, Decimal(1))
        found.setdefault(value, set()).add(unit.lower())
    return found


_SHARE_OF = r"\b(\d[\d.,]*)\s?(?:%|per ?cent)"


def _by_for_of(it: Claimed) -> Iterator[str]:
    """By 60 percent, where it is 60 percent of what it was."""
    if it.cues.language != "en":
        return
    for found in re.finditer(r"\bby (?:about |some |around )?" + _SHARE_OF, it.said):
        of = re.search(rf"\b{re.escape(found[1])}\s?(?:%|per ?cent) of\b", it.given)
        if of and not re.search(rf"\bby (?:\w+ )?{re.escape(found[1])}\b", it.given):
            yield found[0]
    for found in _BY.finditer(it.said):
        figure = re.escape(found[1])
        there = re.search(rf"\b(?:to|at) (?:\w+ )?[$£€¥]?{figure}\b", it.given)
        change = rf"\bby (?:\w+ )?[$£€¥]?{figure}\b|{figure} (?:[a-z]+ )?{_THAN}"
        if there and not re.search(change, it.given):
            yield found[0]


_BY = re.compile(r"\bby (?:about |some |around )?[$£€¥]?(\d[\d.,]*\d|\d)\b")
_THAN = "(?:less|more|fewer|lower|higher|cheaper|dearer|below|above|down|up)"


@lru_cache(maxsize=4096)
def known(text: str, language: Language) -> frozenset[Decimal]:
    """The figures of a sentence, those of dates and years by themselves, too."""
    text = _whole_ranges(text)
    bare = _bare(counting(text) if language == "ja" else text)
    told = (_numbers(text, language), bare, _hours(text), _months(text), _run_together(text))
    return frozenset(chain.from_iterable(told))


_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_DATE = re.compile(
    r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?:[./-])(?P<month>0?[1-9]|1[0-2])"
    r"(?:[./-](?P<day>0?[1-9]|[12]\d|3[01]))?(?!\d|[./-]\d|\s?[%万億兆円ドル度倍])"
)
_SPAN = re.compile(
    r"(\b[a-z]+ |\b\d+ |[\d一二三四五半](?=世))?(\bcentur(?:y|ies)\b|\bdecades?\b|世紀(?!の))",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"四半世紀|\bquarter(?: of a)?[- ]century\b", re.IGNORECASE)
_QUARTER_CENTURY = Decimal(25)
_SCORES = re.compile(r"\b(hundred|thousand|million|billion)s?\b", re.IGNORECASE)  # 数百, 百万
_CLOCK_HALF = re.compile(r"(?<![\d:.])(\d{1,2})(?::30(?![\d:])|時30分)")
_HALF_PAST = re.compile(r"\d{1,2}時半|\bhalf past\b", re.IGNORECASE)


# A year in few signs: S40 of 昭和, ’18.
_ERA_YEAR = re.compile(r"(?<![A-Za-z0-9])([SHR])(\d{1,2})(?![\d.A-Za-z])")
_FIRST_OF = {"S": 1926, "H": 1989, "R": 2019}
_TWO_DIGITS = re.compile(r"(?<!\w)[’'‘](\d\d)(?!\d)")
_LAST_OF_THIS = 40  # ’41 is of the century before


def _run_together(text: str) -> Iterator[Decimal]:
    """20170509 is the ninth of May 2017, 2017.5 that May, 7時半 is 7:30, two decades 20 years."""
    plain = unicodedata.normalize("NFKC", text)
    yield from (Decimal(_FIRST_OF[era] + int(n) - 1) for era, n in _ERA_YEAR.findall(plain))
    short = map(int, _TWO_DIGITS.findall(plain))
    yield from (Decimal(n + (2000 if n <= _LAST_OF_THIS else 1900)) for n in short)
    dates = (found.groupdict().values() for found in _DATE.finditer(plain))
    yield from (Decimal(part) for parts in dates for part in parts if part)
    yield from (Decimal(part) for found in _DAY.findall(plain) for part in found)
    yield from (Decimal(30) for _ in _HALF_PAST.findall(plain))
    yield from (Decimal(f"{hour}.5") for hour in _CLOCK_HALF.findall(plain))
    yield from (_QUARTER_CENTURY for _ in _QUARTER.findall(plain))
    yield from (
        Decimal(10 ** _SCALES[scale.lower()])
        for scale in _SCORES.findall(_EN_NUMBER.sub(" ", plain))
    )
    for count, span in _SPAN.findall(plain):
        years = Decimal(100 if span.lower().startswith("c") or span == "世紀" else 10)
        yield years * next(iter(_numbers(count, "en" if span.isascii() else "ja")), Decimal(1))


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH = re.compile(rf"\b({_MONTHS.replace(' ', '|')})[a-z]*\.? \d", re.IGNORECASE)


_MONTH_ALONE = re.compile(  # of those that are other words, too, only where they are no other
    r"\b(?:(?:[Ii]n|of|by|until|from|since|[Ee]arly|[Ll]ate|last|next|this)[ -](?=Ma)|(?!Ma))"
    r"(Janu|Febru|March|April|May|June|July|August|Septem|Octo|Novem|Decem)(?:ary|ber)?\b"
)


def _months(text: str) -> Iterator[Decimal]:
    """The number of a month that is named."""
    names = _MONTHS.split()
    named = (*_MONTH.findall(text), *_MONTH_ALONE.findall(text))
    yield from (Decimal(names.index(found[:3].lower()) + 1) for found in named)


_HOUR = re.compile(
    r"午(?P<half>前|後)(?P<ja>\d{1,2})時|\b(?P<en>\d{1,2})(?::\d\d)?\s?(?P<m>[ap])\.?m\b"
    r"|(?<!午前)(?<!午後)(?<!\d)(?P<day>\d{1,2})時(?!間)"
)


def _hours(text: str) -> Iterator[Decimal]:
    """The other ways to say an hour: 午後9時 is 21時, 午前0時 is twelve at night."""
    for found in _HOUR.finditer(unicodedata.normalize("NFKC", text)):
        hour = int(found["ja"] or found["en"] or found["day"])
        yield from (Decimal(each) for each in (hour % 12, hour % 12 + 12) if each)


def has(given: Collection[Decimal], value: Decimal) -> bool:
    """Whether a figure is among those given; half of a thing is fifty in a hundred."""
    if value in given:
        return True
    if value <= 1:  # a twelfth is a factor of twelve; halves and thirds come with anything
        nth = round(1 / value, 6) if value else value
        return (nth > _SMALL / 2 and nth in given) or any(abs(e - 100 * value) < 1 for e in given)
    return any(each < 1 and abs(100 * each - value) < 1 for each in given)


_ROUNDLY = re.compile(
    r"あまり|余り|ほど|およそ|約|近く|ほぼ|強|弱|以上"
    r"|\b(?:about|around|over|more than|nearly|almost|roughly|just under)\b",
    re.IGNORECASE,
)
_ROUND = Decimal(3)  # hundredths
_BEYOND = re.compile(
    r"\d(?:[万億千百])?[^\d、。]{0,4}(?:超|を超え|以上)|[万億千百][^\d、。]{0,4}(?:超|を超え|以上)"
    r"|\b(?:over|more than|at least)\b",
    re.IGNORECASE,
)
_NEARLY = 6  # hundredths: of 45 one says that it is nearly half
_NOT_FAR = Decimal("1.25")


def rounded(said: str, value: Decimal, given: Iterable[Decimal]) -> bool:
    """A figure as one says it: over a million for 1,037,100, about a quarter for 27 in 100."""
    if _BEYOND.search(said) and any(value <= each < value * _NOT_FAR for each in given):
        return True
    if value in _HALVED and _ABOUT_HALF.search(said) and not _OVER_HALF.search(said):
        shares = [100 * each if each < 1 else each for each in given]
        return any(abs(each - _HUNDRED / 2) <= _NEARLY for each in shares)
    if _ABOUT["ja"].search(said) or _ABOUT["en"].search(said) or "約" in said or "およそ" in said:
        near = (each for each in given if each > 1 and abs(each - value) * 100 <= _ROUND * each)
        if len(value.normalize().as_tuple().digits) == 1 and any(near):
            return True
    return (
        0 < value < 1
        and _ROUNDLY.search(said) is not None
        and any(abs(each - 100 * value) <= _ROUND for each in given)
    )


_KANJI_NUMBER = re.compile(r"[一二三四五六七八九十百千万億]+")
_ONE = frozenset({"一つ", "1つ", "１つ", "ひとつ"})  # 一つは… counts nothing
_HALF = re.compile("半分|半数|半減|半額|折半")
_ENOUGH = re.compile(  # ten minutes are hardly ever said so
    "十分(?=です|だ|な[^ど]|では|でな|足|には?[^一二三四五六七八九十\\d]"
    "|可能|考え|検討|理解|満足|確保|注意|活用|余裕)"
)
_ANOTHER = re.compile("(?:もう|あと)(?:1|１|一)(?=[かヶつ人件点回])")  # the other one: no count
_SPOKEN_POINT = re.compile(
    "([〇一二三四五六七八九]+)・([〇一二三四五六七八九]+)(?!(?!倍)[一-龠]の)"
)
_AS_DIGITS = str.maketrans("〇一二三四五六七八九", "0123456789")
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_UNITS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {
    **{word: Decimal(n) for n, word in enumerate(_UNITS.split(), 2)},
    **{word: Decimal(10 * n) for n, word in enumerate(_TENS.split(), 2)},
    "dozen": Decimal(12),
    "half": Decimal("0.5"), "halved": Decimal("0.5"), "halves": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "twice": Decimal(2), "double": Decimal(2), "doubled": Decimal(2), "doubles": Decimal(2),
    "triple": Decimal(3), "tripled": Decimal(3), "triples": Decimal(3),
}  # fmt: skip
_AND_A_HALF = re.compile(rf"\b(one|{_UNITS.replace(' ', '|')}) and a half\b", re.IGNORECASE)
_DIGIT = {"one": Decimal(1), **{word: _VALUES[word] for word in _UNITS.split()[:8]}}
_TWO_WORDS = re.compile(rf"\b({_TENS.replace(' ', '|')})[- ]({'|'.join(_DIGIT)})\b", re.IGNORECASE)
_PART = r"(?:first|second|latter|other|last|next|top|bottom|front|back)"
_HALVES = {  # what half of them is counted in; of two halves one is no figure
    re.compile(pattern, re.IGNORECASE): value
    for pattern, value in (
        (r"\bhalf past\b|\bhalf[- ](?:an[- ])?hour\b", 30),
        (r"\bhalf[- ](?:a[- ])?year\b|\bhalf a dozen\b", 6),
        (r"\bhalf a century\b", 50),
        (r"\bhalf a million\b", 500_000),
        (r"\bhalf a billion\b", 500_000_000),
        (r"\b(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th) quarter\b", None),
        (rf"\b{_PART} half\b|\bhalf (?:see|hope|expect|believe|wonder|think|want)\w*\b", None),
    )
}
_NO_COUNT = re.compile(  # words and sayings that have a numeral in them
    r"\bhalf-(?!(?:an?|hour|day|week|month|year|century|million|billion|dozen|price|fare|share|size"
    r"|mile|pint|pound)\b)[a-z]+"
    r"|\bhalf (?:asleep|awake|believ\w+|hidden|buried|forgotten|joking)\b"
    r"|\bdoubl(?:es|ed|ing) as\b|\bdouble-check\w*"
    r"|\bdouble[- ](?:standard|decker|bass|bed|room|take|meaning|life|act|trouble)s?\b"
    r"|\bLatin Quarter\b|\btwo-(?:faced|way|tone)\b|\b(?:in|of) two minds\b|\bten-?pins?\b"
    r"|\bfifty-fifty\b|\b(?:five|seven)-a-side\b|\bnine[- ]to[- ]five\b|\bcloud nine\b"
    r"|\bseven seas\b|\btwice-told\b|\bth(?:ink|ought) twice\b|\btriple (?:jump|espresso)s?\b"
    r"|\bfour-leaf\b|\bsix of one\b|\ba dozen times over\b",
    re.IGNORECASE,
)
_AND_HALF_OF = re.compile(
    rf"\b(an?|the|th[ai][ts]|{_UNITS.replace(' ', '|')}) (\w+) and a half\b", re.IGNORECASE
)
_PART_OF = {"third": 3, "fifth": 5, "sixth": 6, "tenth": 10}
_PARTS = re.compile(
    r"\b(an?|one|two|three|four)[ -](third|fifth|sixth|tenth)s?\b"
    r"(?=[.,;:]|$| (?:of|less|fewer|more|lower|higher|cheaper|dearer|smaller|larger|as|the"
    r"|ha[sd]|have|were|was|are|said))",
    re.IGNORECASE,
)
_SCALES = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "k": 3, "m": 6, "bn": 9, "tn": 12,
}  # fmt: skip
_MONEY = "(?:yen|dollars?|euros?|pounds?|won|yuan|francs?)"
_SHORT_SCALE = re.compile(  # ¥19m, 19m yen: nineteen metres are no money
    rf"(?<=[¥$£€])\s?([\d.,]+)\s?(bn|tn|[mk])\b|\b(\d[\d.,]*)\s?(bn|tn|k|m(?=\s{_MONEY}\b))\b",
    re.IGNORECASE,
)
_LONG_SCALES = [scale for scale in _SCALES if len(scale) > len("bn")]
_EN_NUMBER = re.compile(
    rf"({_DIGITS.pattern}|\b(?:{'|'.join(_VALUES)})\b)(?:[\s-]+({'|'.join(_LONG_SCALES)})\b)?",
    re.IGNORECASE,
)


_HUNDREDS = re.compile(  # a hundred and ten; nothing of between a hundred and two hundred
    rf"\b(an?|[1-9]|{'|'.join(_VALUES)}) hundred(?: and (\d{{1,2}}|{'|'.join(_VALUES)})"
    rf"| (\d{{2}}|{'|'.join(_VALUES)}))\b(?!-year|[- ]?(?:{'|'.join(_LONG_SCALES)})|\.?\d)",
    re.IGNORECASE,
)


def _of_hundreds(found: re.Match[str]) -> str:
    hundreds, rest = (each.lower() for each in (found[1], found[2] or found[3]))
    many = 1 if hundreds in {"a", "an"} else _VALUES.get(hundreds) or Decimal(hundreds)
    return str(many * 100 + (_VALUES[rest] if rest in _VALUES else Decimal(rest)))


# 80-162万 is from 80万; 2016〜18年 is to 2018年.
_SCALED_TO = re.compile(
    r"(?<![\d.,])(\d[\d,.]*)(\s?[-〜～–~―]\s?)(\d[\d,.]*\s?)([千万億兆]|(?:thousand|million|billion)\b)"
)
_YEARS_TO = re.compile(
    r"(?<![\d./-])((?:19|20)\d)(\d)((?:年?\s?[〜～–~―]|年\s?-)\s?)(\d\d)(?=年|\b)(?![\d,./-]*\d)"
)


def _whole_ranges(text: str) -> str:
    """With what the ends of a range share said of both."""
    text = _SCALED_TO.sub(r"\1\4\2\3\4", text)
    return _YEARS_TO.sub(lambda it: f"{it[1]}{it[2]}{it[3]}{it[1][:2]}{it[4]}", text)


def _numbers(text: str, language: Language) -> Iterator[Decimal]:
    text = _whole_ranges(text)
    if language == "ja":
        text = _SPOKEN_POINT.sub(lambda point: ".".join(point.groups()).translate(_AS_DIGITS), text)
        text = counting(_ENOUGH.sub("", _ANOTHER.sub("", text)))
        found = quantities(text)
        yield from (quantity.value for quantity in found if quantity.text not in _ONE)
        yield from (Decimal(50) for _ in _HALF.findall(text))  # 半分 is 五割
        for quantity in found:
            text = text.replace(quantity.text, " ", 1)
        yield from (value for value in _bare(text) if value > 1)
        return
    text = _NO_COUNT.sub(" ", text)
    for half, counted in _HALVES.items():
        yield from (Decimal(counted) for _ in half.findall(text) if counted)
        text = half.sub(" ", text)
    for count, part in _PARTS.findall(text):
        yield _VALUES.get(count.lower(), Decimal(1)) / _PART_OF[part.lower().removesuffix("s")]
    text = _PARTS.sub(" ", text)
    text = _AND_HALF_OF.sub(lambda found: f"{_VALUES.get(found[1].lower(), 1)}.5 {found[2]}", text)
    text = _TWO_WORDS.sub(
        lambda found: str(_VALUES[found[1].lower()] + _DIGIT[found[2].lower()]), text
    )
    text = _HUNDREDS.sub(_of_hundreds, text)
    text = _AND_A_HALF.sub(lambda found: f"{_VALUES.get(found[1].lower(), 1)}.5", text)
    for figure, scale in [
        *((one or other, scale or its) for one, scale, other, its in _SHORT_SCALE.findall(text)),
        *_EN_NUMBER.findall(_SHORT_SCALE.sub("", text)),
    ]:
        word = figure.lower()
        value = _VALUES[word] if word in _VALUES else Decimal(figure.replace(",", "").strip("."))
        yield value * 10 ** _SCALES.get(scale.lower(), 0)


_SMALL = 10


def are_compared(it: Claimed) -> bool:
    """Of two figures that stand in the sentences a text may say which is more, or the most."""
    return sum(value > 1 for value in written(it.given, it.cues.language)) > 1


def written(text: str, language: Language) -> tuple[Decimal, ...]:
    """The figures of a text, each once: those of ten and more, and whatever has a fraction."""
    found = dict.fromkeys(_numbers(text, language))
    return tuple(value for value in found if value >= _SMALL or value != value.to_integral())


def _bare(text: str) -> Iterator[Decimal]:
    """Numbers without a counter, as in a table or in 五から十二に."""
    yield from (Decimal(found.replace(",", "")) for found in _DIGITS.findall(text))
    for found in _KANJI_NUMBER.findall(text):
        yield from (quantity.value for quantity in quantities(f"{found}個"))


def bound(it: Claimed) -> Iterator[str]:
    """At most where the sentences say at least, or the other way round."""
    denied = it.cues.negation.search(it.said) or _OUT.search(it.said)
    for value, said in _bounds(it.said, it):
        if not said or denied:
            continue
        given = [side for known, side in _bounds(it.given, it) if known == value]
        if given and said not in given:
            yield said
    yield from _exactly(it)
    more, about = _OVER_HALF.search(it.said), _ABOUT_HALF.search(it.given)
    if more and about and not _OVER_HALF.search(it.given):
        yield more[0]


_OUT = re.compile(r"対象外|除|\bexempt")
_OVER_HALF = re.compile(r"半[分数](?:以上|を超)|過半数|\b(?:more than|over) half\b", re.IGNORECASE)
_ABOUT_HALF = re.compile(
    r"半[分数](?:ほど|近く|程度|くらい|ぐらい|弱|に満たな)|(?:およそ|約|ほぼ)半[分数]"
    r"|\b(?:about|around|roughly|nearly|almost|some|just under|less than) half\b",
    re.IGNORECASE,
)


_ABOUT = {
    "ja": re.compile(
        r"[^\s、。\d]{0,3}(?:ほど|程度|くらい|ぐらい|前後|近[くい]|あまり|余り)|ごろ|頃"
    ),
    "en": re.compile(
        r"\b(?:about|around|some|roughly|nearly|almost|approximately|close to|or so)\b",
        re.IGNORECASE,
    ),
}


def _exactly(it: Claimed) -> Iterator[str]:
    """A figure without its "about"."""
    language = it.cues.language
    beside = known(it.beside, language)
    said = surer(it.said, language, it.given, language)
    yield from (f"{value.normalize():f}" for value in said if value not in beside)


def surer(text: str, language: Language, source: str, spoken: Language) -> Iterator[Decimal]:
    """Figures of a text that its source, in a language of its own, only says to be about that."""
    if _MORE.search(text):
        return
    given = list(_abouts(source, spoken))
    for value, is_about in _abouts(text, language):
        told = [about for each, about in given if each == value]
        if told and all(told) and not is_about:
            yield value


def _abouts(text: str, language: Language) -> Iterator[tuple[Decimal, bool]]:
    """Each figure, and whether it is said to be about that."""
    about = _ABOUT[language]
    if language == "en":
        for found in _EN_NUMBER.finditer(text):
            near = text[max(0, found.start() - 14) : found.start()] + text[found.end() :][:14]
            yield from ((value, bool(about.search(near))) for value in _numbers(found[0], "en"))
        return
    for quantity in quantities(counting(text)):
        before, _, after = text.partition(quantity.text)
        spoken = _RANGE.search(before) and quantity.text[0] in "二三四五六七八九十"
        is_about = quantity.bound in _NOT_QUITE or about.match(after) or spoken
        yield quantity.value, bool(is_about or "数" in quantity.text)


_MORE = re.compile(r"超|以上|\b(?:over|more than|above)\b")
_NOT_QUITE = frozenset({"about", "nearly", "more than"})
_RANGE = re.compile("[一二三四五六七八九]、$")  # 二、三週間


_AFTER = 4  # characters: 3億円を超える


def _bounds(text: str, it: Claimed) -> Iterator[tuple[Decimal, str]]:
    """Each figure with "more", "less" or nothing."""
    if it.cues.language == "ja":
        for quantity in quantities(counting(text)):
            start = text.find(quantity.text) + len(quantity.text)
            before = text[: start - len(quantity.text)][-_AFTER:]
            words = f"{before} {quantity.bound} {text[start : start + _AFTER]}"
            yield quantity.value, _side(words, it.cues.bound)
        return
    for found in _EN_NUMBER.finditer(text):
        before = text[max(0, found.start() - 14) : found.start()]
        for value in _numbers(found[0], it.cues.language):
            yield value, _side(before, it.cues.bound)


def _side(words: str, sides: Mapping[str, re.Pattern[str]]) -> str:
    return next((name for name, side in sides.items() if side.search(words)), "")


_JA_NAME = re.compile(
    r"[ァ-ヴー]{2,}|(?<![A-Za-z])[A-Z](?:[A-Za-z.+-]|[0-9](?![0-9.]*\s?[%％]))+"
    r"|[一-龠々]{1,4}(?:氏|さん|様|[市県府町村](?![長民内議立])|大学|銀行|新聞|党|省|庁)"
    r"|(?<![一-龠ァ-ヴ])[国県市町村区](?=[はがも、])"
)
_JA_PLAIN = re.compile(
    r"^(?:パーセント|センチ|メートル|センチメートル|キログラム|キロ|グラム|リットル|トン|ドル|ユーロ|都市|皆様|お客様|奥さん|お母さん|お父さん|父さん|母さん|全県"
    r"|同氏|同市|[模仕同多異一有王神奥]様|(?:お?|皆)客?様)$"
)
_EN_NAME = re.compile(
    r"(?<![.!?:;“”\"\'’—–-] )(?<![“\"])(?<!^)\b(?:(?:[A-Z]\.){2,}|[A-Z][A-Za-z0-9.+&-]*[A-Za-z0-9])"
)


_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof"})


def name(it: Claimed) -> Iterator[str]:
    """A name that no sentence has. A word that opens an English text need not be one."""
    yield from (each for each in _unnamed(it) if not _misspelt(each, it))


def spelling(it: Claimed) -> Iterator[str]:
    """A name that the sentences have with another letter: theirs may be the slip of the pen."""
    yield from (each for each in _unnamed(it) if _misspelt(each, it))


_SPELT = re.compile(r"[A-Za-z]{4,}|[ァ-ヴー]{4,}|[一-龠々]{2,4}")
_LONG_NAME = 8  # letters, of which two may be others
_VARIANTS = str.maketrans("齋斎齊邊邉髙﨑澤國嶋濱櫻廣龍", "斉斉斉辺辺高崎沢国島浜桜広竜")


def _misspelt(word: str, it: Claimed) -> bool:
    """Whether it is nearly a name that stands there: 斎藤 and 斉藤, Jonson and Johnson."""
    given = set(_SPELT.findall(f"{it.given}\n{it.around}"))
    if _KANJI_WORDS.fullmatch(word):
        plain = word.translate(_VARIANTS).removesuffix("さん").rstrip("氏様")
        return any(plain in each.translate(_VARIANTS) for each in given)
    if not _SPELT.fullmatch(word):
        return False
    names = (each for each in given if each[0].isupper() or not each.isascii())
    return any(_apart(word, each) <= 1 + (len(word) >= _LONG_NAME) for each in names)


_KANJI_WORDS = re.compile("[一-龠々]{2,4}(?:さん|氏|様)?")


def _apart(one: str, other: str) -> int:
    """How many letters are put in, left out or changed between two names; many where far apart."""
    if abs(len(one) - len(other)) > len("ab"):
        return _LONG_NAME
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        before, row[0] = row[0], n
        for m, its in enumerate(other, 1):
            changed = before + (letter.lower() != its.lower())
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, changed)
    return row[-1]


def _unnamed(it: Claimed) -> Iterator[str]:
    find = _JA_NAME if it.cues.language == "ja" else _EN_NAME
    named = dict.fromkeys(find.findall(it.said))
    given = re.sub(r"\s", "", f"{it.given}\n{it.around}").lower() if named else ""
    for found in named:
        bare = found.lower().removesuffix("'s").removesuffix("’s")
        bare = bare[:-1] if found[-1] == "s" and found[:-1].isupper() else bare  # NGOs, of NGO
        if (
            bare not in _TITLES
            and not all(piece in given for piece in bare.split("-"))
            and not _JA_PLAIN.match(found)
            and not _spelt(bare, given, it)
            and not _of_a_date(bare, it)
            and not (_WEEKEND.match(bare) and "weekend" in given)
            and not _is_short(found, it)
            and not _stands_for(found, it)
            and _is_name(found)
        ):
            yield found


_WEEKEND = re.compile("s(?:atur|un)days?$")


def _of_a_date(word: str, it: Claimed) -> bool:
    """October, where the sentences have 2021.10."""
    months = {int(found["month"]) for found in _DATE.finditer(it.given)}
    names = _MONTHS.split()
    short = re.search(rf"\b{word[:3]}\.?\s", it.given, re.IGNORECASE)
    return word[:3] in names and (bool(short) or names.index(word[:3]) + 1 in months)


_JAPANESE = re.compile("[ァ-ヴー一-龠]")


def _is_name(word: str) -> bool:
    """Katakana spells things far more often than names: a dictionary tells."""
    if not _JAPANESE.match(word) or len(word) == 1:
        return True
    return is_name(word)


def _is_short(name: str, it: Claimed) -> bool:
    """A usual short form of a name in the sentences, or the name it is short for."""
    pairs = it.cues.short.items()
    return any(
        (name == short and long in it.given) or (name == long and short in it.given)
        for short, long in pairs
    )


def _stands_for(name: str, it: Claimed) -> bool:
    """CBO for the Congressional Budget Office, and how a word of kanji is read."""
    dotted, name = "." in name, name.replace(".", "")
    if dotted and re.search(rf"\b{name}\b", it.given):  # U.S., where it is the US
        return True
    if _INITIALS.fullmatch(name):
        small = r"[a-z’']*[ -](?:(?:of|and|the|for|on) ){0,2}"
        whole = re.compile(r"\b" + small.join(name))
        return whole.search(f"{it.given}\n{it.around}") is not None
    read = re.search(rf"([一-龠々]{{2,}})[（(]{re.escape(name)}[）)]", it.said)
    return read is not None and read[1] in it.given


_INITIALS = re.compile("[A-Z]{2,6}")


def _spelt(word: str, given: str, it: Claimed) -> bool:
    """The same name with its ending, its title or in the other number."""
    if it.cues.language == "en":
        return any(word[:n] in given for n in (len(word) - 1, len(word) - 2) if n > 3)
    return word.endswith(("氏", "さん", "様")) and word[:-1].rstrip("さ") in given


_QUOTED = re.compile(r"[「『“\"]([^「」『』“”\"]{2,})[」』”\"]")
_A_NAME = {"ja": 10, "en": 24}  # letters: more are somebody's words
_PIECES = re.compile(r"…+|\.{3,}|——|[。！？]|(?<=[.!?,])\s")


def quotation(it: Claimed) -> Iterator[str]:
    """Words between quotation marks that nobody said so; a cut may be marked, figures respelt.

    A name or a term in them may stand anywhere in the article.
    """
    found = _QUOTED.findall(it.said)
    if not found:
        return
    given, near = _letters(it.given), _letters(f"{it.around}\n{it.beside}")
    for quoted in found:
        if len(quoted) <= _A_NAME[it.cues.language] and _letters(quoted) in near:
            continue
        if not all(_letters(piece) in given for piece in _PIECES.split(quoted)):
            yield quoted


_NO_LETTERS = re.compile(r"[\s。、．，.,!?！？/／・\d一二三四五六七八九十百千万億]")


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text).lower()
