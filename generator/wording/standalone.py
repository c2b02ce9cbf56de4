"""Whether a Japanese sentence is understood by somebody who reads nothing else.

What points back, what lacks its subject, what only goes on from the sentence before is not; the
weights of these features are fitted on what readers called dependent, and on sentences of which
they could make no point.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.learned import summed
from generator.wording.endings import LEADING
from generator.wording.phrases import phrases
from generator.wording.subjects import has_topic, subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ALONE = 0.5
"""From here on a reader would rather understand it than not."""


@lru_cache(maxsize=4096)
def stands_alone(text: str) -> float:
    """How likely the sentence is understood without what stands before it, 0 to 1.

    Args:
        text: one Japanese sentence as the article has it.
    """
    return 1 / (1 + math.exp(-summed("wording/standalone", features(text))))


def leaves_out_its_verb(text: str) -> bool:
    """A limit of what was just said, whose verb it shares: ただし湯ではなく、本のために."""
    return bool(_LIMITS.match(text.strip()))


_LIMITS = re.compile(r"^(?:ただし?|もっとも|とはいえ|といっても)、?[^。]{6,}[にをでとへのは]。$")

_PATTERNS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "this at the beginning": (
            r"^.{0,6}?(?:これ|それ|あれ|ここ|そこ|あそこ)(?!まで|から|ぞれ"
            r"|でも|ほど)"
        ),
        "this noun at the beginning": (
            r"^.{0,6}?(?:この|その|あの)(?!記事|研究|本|たび|ため|まま"
            r"|後)"
        ),
        "such at the beginning": (
            r"^.{0,6}?(?:こう(?:した|い)|そう(?:した|い)|このよう|そのよう"
            r"|こんな|そんな|同(?:じ|様))"
        ),
        "this further on": (
            r"(?<=.{7})(?:これ(?!まで|から)|それ(?!ぞれ|まで|でも)|ここ"
            r"|そこ|この|その|こう(?:し|い)|そう(?:し|い)|こんな|そんな)"
        ),
        "one of several": (
            r"^(?:もう)?(?:[0-9０-９一二三四五六１-９]つ目|[①-⑳]|[0-9０-９]+[.．)）]"
            r"|前者|後者|両者|どちら|どれ|いずれ|残り|他|ほか|うち|例|前述"
            r"|上述|上記|下記|最初|次|最後|まず|第[一二三])"
        ),
        "points ahead": r"以下|次の|下記|上記|こちら|[:：]$|述べ|紹介し|書い",
        "the author": r"(?:^|[、。「])(?:私|僕|俺|ぼく|わたし|自分|筆者|弊社|当社)(?!たち|達)",
        "we": r"私たち|私達|我々|僕ら|僕たち|みなさん|皆さん|皆様|あなた",
        "he": r"^(?:彼|彼女|同氏|同社|氏)",
        "asks": r"[?？]$|(?:か|かな|だろう|でしょう)[。?？]?$",
        "explains": r"(?:の|ん)(?:です|だ|である|でした)。?$|わけ(?:です|だ|である)?。?$",
        "gives a reason": r"(?:から|ため)(?:です|だ|である|でした)?。?$",
        "wonders": r"(?:な[あぁ]?|ね|よ|よね|けど|けれど|が|けれども)[。！!…]*$|…|ｗ|笑",
        "thinks": r"と(?:思|考え|感じ)|気が|たい(?:です|と|。|$)|ほしい",
        "asks to do": r"ください|下さい|ましょう|お願い|べき|なさい|必要が",
        "exclaims": r"[！!]",
        "quotes": r"[「『“]",
        "is a quotation": r"^[「『“].*[」』”]?。?$",
        "is an aside": r"^[（(※*]",
        "figure": r"[0-9０-９]",
        "latin name": r"[A-Z][A-Za-z]+",
        "katakana name": r"[ァ-ヴー]{4,}",
        "no full stop": r"[^。．.!！?？]$",
        "label and text": r"^[^、。]{1,15}[:：]",
        "address": r"https?:|www\.|@|〒|\{|\||<",
        "many": r"(?:など|等)",
        "also": r"も(?:また)?(?:、|あ|同|そう|[一-龠])",
        "back then": r"当時|あの頃|その後|以来|以降|今回|前回|先ほど|途中|結果",
        "compared with something": r"より(?:も)?、?(?:[一-龠]|さらに|もっと)|と違|とは違|同じ|同様",
        "denied": r"(?:な[いかく]|ません|ず)(?:$|。|、)",
        "past": r"(?:た|だ|でした|ました)。?$",
        "named as": r"(?:とは|という|と呼|のこと)",
        "has come to": r"(?:ように|く|に)な(?:る|り|っ)",
    }.items()
}
_LENGTHS = (8.0, 14.0, 20.0, 28.0, 40.0, 60.0)
_PARTICLES = frozenset("はがをにでともへの") | {"から", "まで", "より", "には", "では", "とは"}


def features(text: str) -> Mapping[str, float]:
    """What speaks for and against it: name of the feature → how much."""
    return dict.fromkeys(_features(text.strip()), 1.0)


def _features(text: str) -> Iterator[str]:
    yield "any"
    bare = LEADING.sub("", text)
    if bare != text:
        yield "joined to what stands before"
    yield from (name for name, found in _PATTERNS.items() if found.search(bare))
    wide = width(bare)
    yield from (f"over {limit:.0f} em" for limit in _LENGTHS if wide > limit)
    yield from _of_grammar(bare)


def _of_grammar(text: str) -> Iterator[str]:
    told = phrases(text)
    if not told:
        return
    first, last = told[0], told[-1]
    yield f"begins with {first.words[0].kind}"
    yield f"begins with the word {first.words[0].base}"
    if first.last.surface in _PARTICLES:
        yield f"first phrase with {first.last.surface}"
    says = any(phrase.is_predicate for phrase in told)
    yield f"ends with {last.words[0].kind}" if says else "says nothing"
    yield f"ends with the word {last.words[0].base}"
    about = subject(text, "ja")
    yield "subject" if about else "no subject"
    if about:
        yield "topic" if has_topic(text) else "doer only"
        yield "subject with a name" if any(p.names for p in phrases(about)) else "common subject"
        yield "described subject" if len(phrases(about)) > 1 else "bare subject"
        yield "long subject" if width(about) > 6.0 else "short subject"
    yield f"{min(3, sum(phrase.names for phrase in told))} names"
    yield f"{min(3, sum(p.is_predicate and p.ends_in_comma for p in told))} clauses before"
