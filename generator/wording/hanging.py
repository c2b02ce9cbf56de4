"""A clause that takes its ending from the sentence (…し、 …て、 …く、), with one of its own."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.wording import conjugation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.wording.words import Word

GRAMMAR = re.compile(
    r"(?:に(?:より|よれ|対し|関し|際し|応じ|合わせ|合わせて|基づき|もとづき|続き|つづき|伴い|ともない|比べ|くらべ|加え|くわえ|向け|むけ|つき|限り"
    r"|かぎり|わたり|渡り|あたり|当たり|かけ|つれ|沿い|反し|従い|したがい|代わり|かわり|先立ち|次ぎ|至り|とって|おいて|ついて|よって"
    r"|対して|関して|際して|応じて|基づいて|比べて|加えて|向けて|つれて|沿って|従って|したがって|伴って|わたって|限って|当たって"
    r"|あたって|かけて|先立って|とどまらず|かかわらず|関わらず|よらず)"
    r"|を(?:はじめ|始め|含め|ふくめ|除き|のぞき|通じ|通し|めぐり|巡り|経て|込め|もって|通じて|通して|めぐって|巡って|除いて|含めて"
    r"|中心とし|中心として|問わず|もとに|踏まえ|踏まえて)"
    r"|と(?:違って|異なって|違い|ちがい|異なり|ことなり|し|して|いい|言い|いって|言って|って|り|き|いえ|なり|ともに|共に)|まり|やはり|もちろん|[にで]はなし|こと[もが]あ(?:り|って)"
    r"|(?:で|では|だけ|こと|とめど|まも|間も)なく|とおり|通り|あまり|ばかり|より|きり|ぶり|しかし|ただし|もし|れば|ければ|だけ|くらい|ぐらい|など|であれ|からして|初めて|はじめて"
    r"|(?:年|月|週間|日|時間|分|時間も|年も|円|手間|時間を|手間を|年月を|費用を)(?:以上|近く|ほど)?かけて?"
    r"|改めて|あらためて|決して|そして|それで|続いて|概して|総じて|主として|思い切って|かえって|つい|残念|加えて|せめて|まして|として)$"
)
"""Verbs that have become particles and adverbs: no clause of their own."""

# At the end of a sentence: holds for all of it.
_SCOPE = re.compile(
    r"可能性|かも|と(?:いう$|いい|いえ|言|し(?:てい|た)|さ|み|考え|思|感じ|語|話|述べ|見)|そう(?:だ|で|$)|よう(?:だ|で|に|$)"
    r"|らしい|だろう|であろう|でしょう|はず|べき|(?:ため|から|こと|もの|わけ|の|ところ|点|考え|状態|状況)(?:だ|である|では|か)?$|たい$|ほしい|いただきたい"
    r"|[うくぐすつぬぶむる](?:必要|予定|方針|つもり|見込み|見通し|計画|おそれ|恐れ|考え)|ではない|のでは|[いろえけせてねめれよ]よう$|おう$|こう$|とのこと|しよう|ながら|か$|こと[をが](?!ある|ない|多い|少ない)[^、]{1,9}$"
)

_TAIL = 14  # characters of a sentence's end in which its degree of certainty stands

# After these と says what is thought or said, and no condition: なると思う, 働けると聞く.
_THOUGHT = (
    r"(?:思|考え|感じ|聞|言|述|語|話し|答え|信じ|見(?:る|て|ら|込|積)|期待|判断|評価|説明|指摘|主張|報告|予想|予測|確信"
    r"|認識|呼|決め|宣言|強調|願|約束|推[定測]|知[らりるっ]|訴え|伝え|記|書[いかくき])"
)

CONDITION = re.compile(
    r"場合|もし(?!く)|とき(?:は|に|、)|なら|れば|たら|ければ|限り|うちに|ても、|でも、"
    rf"|[るい]と(?:、|(?!{_THOUGHT})[一-龠ァ-ヴA-Za-z「])"
)
_DENIES = re.compile(r"な(?:い|かった)。?$|ず。?$")
_TOGETHER = re.compile(r"(?<=[うくぐすつぬぶむる])と(?:ともに|共に)$")
_LONG_AGO = re.compile(r"[年月日間]前に|昨年|去年|一昨年|昨日|先月|先週|かつて|当時|以前")
_GOES_ON = re.compile(r"[てで]い(?:る|ます)。?$")


# …に参加し、…するという賭け: the clause may be part of what is bet.
_CONTENT = re.compile(r"という(?!の|こと)[一-龠]")
# …て、…ことだった: both are what it was.
_IS_DOING = re.compile(r"[うくぐすつぬぶむるいた](?:こと|もの|ところ)(?:だった|であった|でした)$")


# Aし、Bする体制, Aし、Bしようとする意図が見える: both are what it is for.
_HOLDS_BOTH = re.compile(
    r"^[^はが]*[うくぐすつぬぶむるたい](?:体制|意図|仕組み|姿勢|能力|機能|機会|習慣|取り組み|試み|役割|目的|狙い|ねらい|力|様子|流れ|過程|場|機会|文化|精神|存在)"
    r"(?:[がをにはのもで]|$)"
)


def _is_timeless(word: Word) -> bool:
    """A state, whose end is the same now and before."""
    happens = word.kind == "動詞" or word.group in _VERBAL
    return not happens or word.base in {"ある", "いる", "おる", "できる"}


def ended(told: Sequence[Word], at: int, first: str, second: str) -> str:
    """The clause ``first``, up to the word ``at``, as a sentence; empty where it is none.

    It is none where the end of the sentence says something for both, as a doubt does, where a
    condition holds for both, or where it belongs to what describes a noun.
    """
    last = told[at - 1]
    together = _TOGETHER.search(first)
    if _SCOPE.search(second.rstrip("。")[-_TAIL:]):
        return ""
    if together:
        # 知ってもらうとともに、考えてもらう機会となる: both say what it is
        described = any(describes(*pair) for pair in pairwise(told[at:]))
        return "" if described else _both(told, first, together.start())
    said = _CONTENT.search(second) or _IS_DOING.search(second.rstrip("。"))
    if said or GRAMMAR.search(first) or CONDITION.search(first):
        return ""
    te = last.sub == "接続助詞" and last.surface in {"て", "で"}
    both = (te and _DENIES.search(second)) or _HOLDS_BOTH.search(second)
    if both or not _is_main(told, at):
        return ""  # what is denied may be both
    place = at - 2 if te else at - 1
    past = _is_past(told) or bool(_LONG_AGO.search(first))
    if _GOES_ON.search(second) and not past and not _is_timeless(told[place]):
        return _as_noun(told, place, first)  # whether it is done or being done nobody knows
    return _conjugated(told, place, first, past=past, te=te)


def _both(told: Sequence[Word], first: str, end: int) -> str:
    """…されるとともに、…された: what was done together was done."""
    verb = next(word for word in reversed(told) if word.end <= end)
    past = _is_past(told) and verb.kind in {"動詞", "助動詞"}
    return first[: verb.start] + (conjugation.of(verb).past if past else verb.surface)


def _as_noun(told: Sequence[Word], at: int, first: str) -> str:
    """集計し → 集計, which leaves open when; empty for other verbs."""
    word, before = told[at], told[at - 1]
    doing = word.base == "する" and before.can_be_done and told[at - 2].surface in {"を", "に"}
    return first[: word.start] if doing else ""


def _conjugated(told: Sequence[Word], at: int, first: str, *, past: bool, te: bool) -> str:
    """The clause with an ending of its own; empty where it has none."""
    word = told[at]
    before = told[at - 1] if at else word
    head = first[: word.start]
    if word.form.startswith("連用形") and (word.kind == "動詞" or word.group in _VERBAL):
        return _ended_verb(word, before, first, past=past)
    if te:
        return _as_is(told, at, head, word, past=past)
    if word.group == "形容詞" and word.form.startswith("連用形"):
        return head + (word.base[:-1] + "かった" if past else word.base)
    if word.surface == "ず" and before.kind in {"動詞", "助動詞"}:
        negative = conjugation.of(before).negative
        return first[: before.start] + (negative[:-1] + "かった" if past else negative)
    noun = before.is_nominal and (before.kind != "形状詞" or _has_topic(told[:at]))
    copula = word.group == "助動詞-ダ" or _names_twice(told, at)
    stops = copula and word.surface == "で" and noun and before.surface not in _NO_STOP
    return head if stops else ""


def _names_twice(told: Sequence[Word], at: int) -> bool:
    """…は町の集会所で、…した大きな建物: its topic is the one thing and the other."""
    said = [word for word in told if word.kind not in {"補助記号", "空白"}]
    while said and said[-1].group in {"助動詞-ダ", "助動詞-デス"} | {"五段-ラ行"}:
        said.pop()
    last = said[-1] if said else told[at]
    thing = last.kind == "名詞" and not last.can_be_done and last.sub == "普通名詞"
    own = any(w.surface in {"は", "が"} and w.kind == "助詞" for w in told[at + 1 :])
    return thing and last.fine == "一般" and _has_topic(told[:at]) and not own


def _as_is(told: Sequence[Word], at: int, head: str, word: Word, *, past: bool) -> str:
    """天気も良くて、…が…: how something is, before something else is said of another thing."""
    marks = {"は", "が", "も"}
    own = any(w.surface in marks and w.kind == "助詞" for w in told[:at])
    other = any(w.surface in {"は", "が"} and w.kind == "助詞" for w in told[at + 2 :])
    rest = "".join(w.surface for w in told[at + 2 :])
    if word.group != "形容詞" or not (own and other) or _SAID.search(rest):
        return ""
    return head + (word.base[:-1] + "かった" if past else word.base)


_SAID = re.compile(r"[!！?？]と|という")


# Nouns after which で is no end of a clause.
_NO_STOP = frozenset(
    [
        "こと",
        "もの",
        "ため",
        "ところ",
        "おかげ",
        "せい",
        "場合",
        "中",
        "うえ",
        "上",
        "よう",
        "そう",
        "わけ",
        "はず",
    ]
)


# Auxiliaries that inflect like verbs.
_VERBAL = frozenset(["助動詞-レル", "助動詞-ラレル", "助動詞-セル", "助動詞-サセル"])


def _ended_verb(word: Word, before: Word, first: str, *, past: bool) -> str:
    head = first[: word.start]
    if word.base in {"おる", "いる"} and before.surface in {"て", "で"}:
        return head + ("いた" if past and _lasts_not(first) else "いる")
    if word.base == "おる" and word.surface == "おり":  # …が十人おり、: the humble word for いる
        return head + ("いた" if past else "いる")
    if word.base == "ある" and before.surface == "で":
        return first[: before.start]
    made = conjugation.of(word)
    return head + (made.past if past else made.dictionary)


# …となっており says how something is, whatever came after.
_IS_SO = re.compile(r"[とに]なって(?:おり|い)$")


def _lasts_not(first: str) -> bool:
    return not _IS_SO.search(first)


def _is_past(told: Sequence[Word]) -> bool:
    """The sentence ends in た."""
    said = [word for word in told if word.kind not in {"補助記号", "空白"}]
    return said[-1].group == "助動詞-タ"


def _is_main(told: Sequence[Word], at: int) -> bool:
    """The clause belongs to the sentence, not to what describes a noun of it."""
    if _has_topic(told[:at]) or _is_framed(told[:at]):
        return True
    after = told[at + 1 :]
    if any(word.surface == "は" and word.sub == "係助詞" for word in after):
        return _has_doer(told[:at]) and _opens_with_topic(after)  # each half has its own
    describing = next((n for n, pair in enumerate(pairwise(after)) if describes(*pair)), None)
    return describing is None or (_has_doer(after[:describing]) and not _has_doer(told[:at]))


def describes(one: Word, other: Word) -> bool:
    """A predicate before a noun, or one that ends before a comma: 目を覚ます、この青年."""
    if one.kind not in {"動詞", "助動詞", "形容詞"}:
        return False
    if other.surface in {"、", "，"}:
        return one.form.startswith(("連体形", "終止形"))
    return one.form.startswith("連体形") and other.kind in {"名詞", "代名詞", "接頭辞"}


def _has_doer(told: Sequence[Word]) -> bool:
    """…を広げ、市が定めた目標を…: what describes the noun has its own subject after the comma."""
    return any(word.surface == "が" and word.sub == "格助詞" for word in told)


def _opens_with_topic(told: Sequence[Word]) -> bool:
    """…が増え、町は…: nothing before は describes."""
    at = next((n for n, word in enumerate(told) if word.surface == "は"), 0)
    return not any(describes(*pair) for pair in pairwise(told[:at]))


def _is_framed(told: Sequence[Word]) -> bool:
    """…には, …では: no clause that describes a noun has it."""
    return any(
        word.surface == "は"
        and n
        and told[n - 1].surface in {"に", "で", "から"}
        and told[n - 1].sub == "格助詞"
        for n, word in enumerate(told)
    )


_NEAR = 4


def _has_topic(told: Sequence[Word]) -> bool:
    """…は, or at the beginning …とも."""
    if any(word.surface == "とも" for word in told[:_NEAR]):
        return True
    return any(
        word.surface == "は"
        and word.sub == "係助詞"
        and n
        and told[n - 1].kind not in {"助詞", "動詞", "形容詞"}
        for n, word in enumerate(told)
    )
