"""Looking for what machines get wrong, without a reference translation."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.translation.checks import shape
from generator.translation.checks.numbers import numbers
from generator.translation.checks.pair import Flaw, advice
from generator.translation.similarity import distance, normal
from generator.translation.terms import occurring

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.translation.checks.pair import Check, Pair
    from generator.translation.terms import Term


# Words that turn a sentence round: not, never, not only.

_NOT_ONLY_JA = re.compile(
    r"(?:だけ|のみ|ばかり)(?:で(?:は|も)?な(?:く|い|かった|し)|ならず|か[、,])|にとどまらず|に限らず"
)
_NOT_ONLY_EN = re.compile(
    r"\b(?:not (?:only|just|merely|simply|solely)|n['’]t (?:only|just|merely)|as well|also|both|"
    r"in addition|besides|beyond|but|more than|along with|alongside|too|other than|apart from|"
    r"rather|alike|on top of|together with)\b",
    re.IGNORECASE,
)
_IDIOM_JA = re.compile(  # has a ない, says no "not"
    r"かもしれ(?:ない|ません)|な(?:けれ|くて)?[はば](?:なら|なり|いけ)(?:ない|ません)|"
    r"(?:だけ|のみ|ばかり)(?:で(?:は|も)?な(?:く|い)|ならず)|にとどまらず|に限らず|"
    r"では?ない(?:か|だろうか|でしょうか)|じゃない(?:か|です)|にすぎ(?:ない|ません)|"
    r"しか(?:な(?:い|く|かった)|あり?ません)|に(?:違|ちが)いな(?:い|く)|間違い(?:な(?:い|く)|ありません)|"
    r"欠かせ(?:ない|ません)|かけがえのない|(?:少な|すくな|珍し)く(?:ない|ありません)|"
    r"(?:ざるを|やむを)得(?:ない|ません|ず)|止まらない|とめどない|までも?な(?:い|く)|"
    r"思いがけ(?:ない|ず)|くだらない|たまらない|つまらない|ほかなら(?:ない|ず|ぬ)|何気ない|"
    r"さりげな(?:い|く)|ないと(?:いけ|なら)(?:ない|ません)|知らず知らず|(?<![ぁ-ん一-鿿])まず|"
    r"にもかかわらず|(?:それ|さ|思った|期待した|予想した)ほど[^、。]{0,20}?(?:ない|ません|なかった|でした)|"
    r"必ず(?!しも)|絶え間な[いく]|限りな[いく]|ないうちに|尽き(?:ない|ません)"
)
_NOT_JA = re.compile(
    r"ません|なかった|[かがさたなばまらわいえきぎけげしじちてでにねべめりれはもくゃ]ない(?!よう|と)|"
    r"[かさたなまらわれ]ず(?:に|、)|ぬ(?:まま|。)"
)
_LACK_JA = re.compile(r"不足|欠如|欠乏|失敗|停止|中止|禁止|拒否|回避|不可能")
_NOT_EN = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|nowhere|neither|nor|cannot|without|unable|fail\w*|"
    r"lack\w*|few|little|hardly|scarcely|barely|rarely|seldom|zero|impossible|den(?:y|ies|ied)|"
    r"refus\w*|declin\w*|avoid\w*|prevent\w*|refrain\w*|absen[tc]\w*|yet to|far from|"
    r"rather than|instead|un(?!i|d|t)\w{3,}|in(?:complet|suffici|abilit|adequa|capab|accura|"
    r"effecti|visib|correct|frequen|dispens|significan)\w+|im(?:possib|probab|perfec)\w+|"
    r"ir(?:relevan|regula)\w+|dis(?:agree|approv|continu|regard|like)\w*|non-?\w+|free of|only|"
    r"stop\w*|miss\w*|exclud\w*|out of|short of|otherwise|unless|except\w*|reject\w*|"
    r"prohibit\w*|ban(?:ned|s)?|forbid\w*|too \w+ to)\b|n['’]t\b",
    re.IGNORECASE,
)
_PLAIN_NOT_EN = re.compile(
    r"\b(?:not(?! (?:only|just|merely|simply|least))|never|cannot|no longer|nothing|nobody)\b|"
    r"n['’]t\b",
    re.IGNORECASE,
)
_ANY_NOT_JA = re.compile(
    r"な[いかくけさし]|ません|ず|ぬ|無|非|不|未|まい|ゼロ|否|拒|禁|失|欠|足り|以外|だけ|のみ|しか|難し|困難|"
    r"反対|違|断[らりるっ念]|やめ|止|避け|防|異な|別|外れ|逃|抜き|免|知れ|いいえ|苦手|遠い|除|終|辞退|見送|ノー|"
    r"どころ|差し控え|より|にくい|がたい|づらい|にもかかわらず|残|まだ"
)


def negation(pair: Pair) -> Iterator[Flaw]:
    """A "not" of one language has a cue in the other."""
    ja = _IDIOM_JA.sub("", pair.ja)
    found = _NOT_JA.search(ja)
    other = min(1, len(_LACK_JA.findall(ja)))  # has a cue of its own in the English
    if found and len(_NOT_EN.findall(pair.en)) <= other:
        yield _flaw(pair, "negation", found[0], "japanese_says_not")
    elif (added := _PLAIN_NOT_EN.search(pair.en)) and not _ANY_NOT_JA.search(pair.ja):
        yield _flaw(pair, "negation", added[0], "nothing_negative")


def not_only(pair: Pair) -> Iterator[Flaw]:
    found = _NOT_ONLY_JA.search(pair.ja)
    if found and not _NOT_ONLY_EN.search(pair.en):
        yield _flaw(pair, "not only", found[0], "not_only")


def _flaw(pair: Pair, check: str, text: str, key: str) -> Flaw:
    return Flaw(check, "warning", pair.id, text, advice(key))


LONGEST = 5_000
"""Characters: more is no sentence, and not looked at."""

OF_A_SENTENCE: tuple[Check, ...] = (
    shape.echo,
    shape.leftover,
    numbers,
    shape.kept,
    shape.truncation,
    shape.repetition,
    shape.quotes,
    negation,
    not_only,
)
_NO_TRANSLATION = {"echo", "error page"}


def flaws(pairs: Sequence[Pair], glossary: Sequence[Term] = ()) -> tuple[Flaw, ...]:
    """Everything the checks see, sentence by sentence in the order given."""
    pairs = [pair for pair in pairs if max(len(pair.source), len(pair.target)) <= LONGEST]
    found = chain(
        (flaw for pair in pairs for check in OF_A_SENTENCE for flaw in check(pair)),
        terms(pairs, glossary),
        names(pairs),
        lengths(pairs),
        duplicates(pairs),
    )
    order = {pair.id: at for at, pair in enumerate(pairs)}
    everything = sorted(found, key=lambda flaw: order[flaw.where])
    hopeless = {flaw.where for flaw in everything if flaw.check in _NO_TRANSLATION}
    return tuple(
        flaw for flaw in everything if flaw.where not in hopeless or flaw.check in _NO_TRANSLATION
    )


# Checks that see all sentences of a show: names, terms, lengths, one text for two sentences.

_NAMED = re.compile(r"[ァ-ヺー]{3,}|[一-鿿々]{2,4}(?=氏|さん|様|社長|会長|館長|教授|選手|監督)")
_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z-]{3,}")
_ENOUGH = 12  # sentences of one engine from which its usual length is known
# Characters of the translation for one of the source: medians of our examples.
_USUAL = {"ja": 2.2, "en": 0.45}


def names(pairs: Sequence[Pair]) -> Iterator[Flaw]:
    """A name that is spelt otherwise in another sentence with the same katakana or surname."""
    common = {word for pair in pairs for word in re.findall(r"\b[a-z]+", pair.en)}
    together: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for word in sorted(set(_NAMED.findall(pair.ja))):
            together[word].append(pair)
    strange = {
        (pair.id, name): usual
        for group in together.values()
        for pair, name, usual in _strange(group, common)
    }
    for (where, name), usual in strange.items():
        yield Flaw("name", "warning", where, name, advice("elsewhere", usual=usual))


def _strange(group: Sequence[Pair], common: set[str]) -> Iterator[tuple[Pair, str, str]]:
    """Names of which a like one is commoner in the group, or as common and came first."""
    named = {pair.id: _names(pair, common) for pair in group}
    counted = Counter(name for pair in group for name in named[pair.id])
    order = list(counted)
    for pair in group:
        for name in named[pair.id]:
            near = [n for n in counted if n not in named[pair.id] and _alike(name, n)]
            usual = max(near, key=lambda other: counted[other], default="")
            first = usual in order[: order.index(name)]
            if usual and counted[usual] + first > counted[name]:
                yield pair, name, usual


def _names(pair: Pair, common: set[str]) -> list[str]:
    found = dict.fromkeys(_CAPITALISED.findall(pair.en))
    return [name for name in found if name.lower() not in common]


def _alike(one: str, two: str) -> bool:
    left, right = one.lower().rstrip("s"), two.lower().rstrip("s")
    far = max(1, len(left) // 3)
    return abs(len(left) - len(right)) <= far and 0 < distance(left, right) <= far


def terms(pairs: Sequence[Pair], glossary: Sequence[Term]) -> Iterator[Flaw]:
    """A glossary term is translated as the glossary says, wherever it occurs."""
    for pair in pairs:
        target = normal(pair.target).casefold()
        for term in occurring(glossary, pair.source):
            if not _has(target, normal(term.target).casefold()):
                told = advice("glossary_says", term=term.target)
                yield Flaw("term", "error", pair.id, term.source, told)


def _has(text: str, wanted: str) -> bool:
    """The words, in the plural or at the beginning of a sentence too."""
    edge = r"(?<![a-z0-9])" if wanted[:1].isascii() else ""
    return bool(re.search(edge + re.escape(wanted), text))


def lengths(pairs: Sequence[Pair]) -> Iterator[Flaw]:
    """A translation much shorter or longer than its engine's usually are."""
    ratios: dict[str, list[float]] = defaultdict(list)
    for pair in pairs:
        if len(pair.source) >= 12:
            ratios[pair.origin].append(_ratio(pair))
    for pair in pairs:
        known = ratios[pair.origin]
        usual = sorted(known)[len(known) // 2] if len(known) >= _ENOUGH else _USUAL[pair.language]
        if len(pair.source) >= 12 and not usual / 2.2 <= _ratio(pair) <= usual * 2.2:
            told = advice("very_short" if _ratio(pair) < usual else "very_long")
            yield Flaw("length", "warning", pair.id, pair.target, told)


def _ratio(pair: Pair) -> float:
    return len(pair.target) / len(pair.source)


def duplicates(pairs: Sequence[Pair]) -> Iterator[Flaw]:
    """The same translation for two sentences that are not alike."""
    first: dict[str, Pair] = {}
    for pair in pairs:
        same = first.setdefault(normal(pair.target).casefold(), pair)
        longest = max(len(same.source), len(pair.source))
        if len(pair.target) >= 20 and distance(same.source, pair.source) * 3 > longest:
            told = advice("same_as_another")
            yield Flaw("repetition", "warning", pair.id, pair.target, told)
