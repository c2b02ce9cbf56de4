"""Looking for what machines get wrong, without a reference translation."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.translation.checks import shape, show
from generator.translation.checks.numbers import numbers
from generator.translation.checks.pair import Flaw, advice

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
        show.terms(pairs, glossary),
        show.names(pairs),
        show.lengths(pairs),
        show.duplicates(pairs),
    )
    order = {pair.id: at for at, pair in enumerate(pairs)}
    everything = sorted(found, key=lambda flaw: order[flaw.where])
    hopeless = {flaw.where for flaw in everything if flaw.check in _NO_TRANSLATION}
    return tuple(
        flaw for flaw in everything if flaw.where not in hopeless or flaw.check in _NO_TRANSLATION
    )
