"""A Japanese sentence in words: morphological analysis, kept for the sentences met before.

SudachiPy is imported when the first sentence is analysed, so that looking at a show loads nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from generator import patterns as re
from generator.japanese.tokenizer import tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

QUOTED = re.compile(r"「[^「」]*(?:「[^「」]*」[^「」]*)*」|『[^』]*』|“[^”]*”|\"[^\"]*\"")
"""Somebody's own words, or a title: they stay as they are."""

# more than an article of a hundred sections has, a few megabytes
KEPT_SENTENCES = 8192


class Word(NamedTuple):  # made in thousands, six times faster than a frozen dataclass
    """A word as UniDic describes it.

    Attributes:
        base: its dictionary form, written as here.
        kind: 品詞大分類, as 動詞; ``sub`` and ``fine`` are 中分類 and 小分類.
        group: 活用型, as 五段-カ行; ``form``: 活用形, as 連用形-一般.
    """

    surface: str
    base: str
    kind: str
    sub: str
    fine: str
    group: str
    form: str
    start: int
    end: int

    @property
    def can_be_done(self) -> bool:
        """A noun that する makes a verb."""
        return self.fine in {"サ変可能", "サ変形状詞可能"}

    @property
    def is_name(self) -> bool:
        return self.sub == "固有名詞"

    @property
    def is_nominal(self) -> bool:
        """A noun or what stands in its place."""
        return self.kind in {"名詞", "代名詞", "接尾辞", "形状詞"} and self.group == "*"


@lru_cache(maxsize=KEPT_SENTENCES)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text, in order and without gaps; the empty ones that … makes are none."""
    found = [word for each in tokenizer().tokenize(text) if (word := _word(each)).surface]
    read = [_as_read(text, word) for word in found] if _SOAKING in text else found
    return tuple(_in_place(found, read))


def _in_place(found: Sequence[Word], read: Sequence[Word]) -> Iterator[Word]:
    """Each as its neighbours tell: after その or 町の no verb hangs, 思い is a noun there."""
    for before, word, after in zip((None, *found), read, (*found[1:], None), strict=False):
        hangs = word.kind == "動詞" and word.form.startswith("連用形")
        last = hangs and after is not None and after.surface in {"、", "，"}
        if last and before and (before.kind == "連体詞" or _is_of(before)):
            yield word._replace(
                base=word.surface, kind="名詞", sub="普通名詞", fine="一般", group="*", form="*"
            )
        else:
            yield word


def _is_of(word: Word) -> bool:
    return word.surface == "の" and word.sub == "格助詞"


_SOAKING = "つかっ"
# What stands before つかった where it is 浸かった, and not 使った.
_SOAKED = re.compile(
    r"(?:水|湯|風呂|温泉|泥|海|川|池|汁|だし|たれ|タレ|液|油|酒|酢|床[上下]|まで|[肩首腰膝胸足])に?$"
)


def _as_read(text: str, word: Word) -> Word:
    """With the dictionary form that its neighbours tell: つかった is of 使う and of 浸かる."""
    if word.surface == _SOAKING and _SOAKED.search(text[: word.start]):
        return word._replace(base="つかる", group="五段-ラ行")
    return word


def _word(found: Any) -> Word:
    kind, sub, fine, _, group, form = found.part_of_speech()
    return Word(
        found.surface(),
        found.dictionary_form(),
        kind,
        sub,
        fine,
        group,
        form,
        found.begin(),
        found.end(),
    )


@lru_cache(maxsize=1024)
def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where quotations stand, as (start, end)."""
    return tuple(found.span() for found in QUOTED.finditer(text))
