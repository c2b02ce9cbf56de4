"""Where a long Japanese sentence falls into clauses that can each stand alone.

Only where the first is said as surely as the sentence itself: not within a condition, a report or a
possibility that holds for both, and not within what describes a noun.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from generator import patterns as re
from generator.wording.hanging import CONDITION, describes, ended
from generator.wording.words import quoted_spans, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.wording.words import Word

Joining = Literal["but", "so", "and"]
"""How a clause goes on from the one before it."""

_SHORTEST = 8  # characters of a clause that says something
_SHORTEST_RUN = 11  # the same where no comma parts them
_REPORTED = re.compile(
    r"と(?:[^、「」]{1,10}は)?(?:いう|いう。|のこと(?:だ)?|される|されている|言う|言われる|いわれる|述べ(?:た|る|ている)|話(?:す|した|している)|語(?:る|った|っている)"
    r"|(?:答え|訴え|伝え|明かし|認め)(?:る|た|ている)|(?:報告|説明|指摘|回答|要望)が(?:あった|あり|出た|寄せられた)"
    r"|説明(?:する|した|している)|発表(?:する|した)|指摘(?:する|した|している)|主張(?:する|した|している)|している|した)$"
    r"|(?<=[うくぐすつぬぶむるただい])そうだ$|と[^、]{1,8}そうだ$|らしい$"
)


# …したとみられるが、局は「…」としている: only what is quoted is what they say.
_OWN = re.compile(r"[^、「」]{1,12}は、?「")
# …だが、…だという人, …しており、…している構造: both clauses say which.
_NAMED = re.compile(
    r"という、?(?:人|方|声|話|意見|回答|答え|考え|理由|もの|[^、]{0,4}(?:点|柱|面|形|流れ|構造|仕組み))"
    r"|[るたい](?:構造|背景|状況|状態|仕組み|関係|事情)(?:が(?:ある|あった)|だ|である|になっている)?$"
)


# その業務を行い、館長は、…: its first clause belongs to who is named before, not to the second.
_OTHERS = re.compile(r"[^「」]+?[いきぎしちにびみりえけげせてでねべめれ]、[^、「」]{1,12}は、")
# …なので、…するため: both are the reason; …が、…のようなもの: both are what it is like.
_BECAUSE = re.compile(r"(?:(?:ため|から)(?:だ|である)?|ようなもの)$")


@dataclass(frozen=True, slots=True)
class Joint:
    """A sentence in two: ``first`` is a sentence of its own, ``second`` the rest as it stands."""

    first: str
    second: str
    kind: Joining


def joint(
    text: str, *, runs: bool = True, fits: Callable[[Joint], bool] | None = None
) -> Joint | None:
    """Where the plain sentence is best parted; ``None`` when nowhere safely.

    Args:
        text: without its full stop.
        runs: whether …して may part it where no comma does.
        fits: whether it may be parted so; by default wherever a rule finds a joint.

    A joint of two finite clauses (が, ので, し) is better than one that has to be conjugated.
    """
    found = [each for each in _joints(text, runs=runs) if fits is None or fits(each[1])]
    middle = len(text) / 2
    return min(
        found, key=lambda each: (each[0], abs(len(each[1].first) - middle)), default=(0, None)
    )[1]


@lru_cache(maxsize=4096)  # slides, titles and lines ask for the same sentence
def _joints(text: str, *, runs: bool) -> tuple[tuple[int, Joint], ...]:
    return tuple(_found(text, runs=runs))


def _found(text: str, *, runs: bool) -> Iterator[tuple[int, Joint]]:
    told = words(text)
    spans = _closed_spans(text)
    for at, word in enumerate(told):
        comma = word.surface in {"、", "，", ","}
        if at < 2 or any(start <= word.start < end for start, end in spans):
            continue
        first, second = text[: word.start], text[word.end if comma else word.start :]
        if min(len(first), len(second)) < (_SHORTEST if comma else _SHORTEST_RUN):
            continue
        made = _finite(told, at, first, second) if comma or _gives_reason(told, at) else None
        made = made or (_beside(told, at, first, second) if comma else None)
        if made is None and (comma or _runs_on(told, at, te=runs)) and not _AIMS.match(second):
            made = _hanging(told, at, first, second)
        if made:
            rank, found = made
            yield (rank if comma else rank + 2), found


# 知ってもらうとともに、残していくため、…: what hangs on an aim is aimed at, and not done.
_AIMS = re.compile(r"^[^、。]*(?:[うくぐすつぬぶむ]|(?<![てで]い)る)(?:ため|よう)に?、")


def _runs_on(told: Sequence[Word], at: int, *, te: bool) -> bool:
    """Without a comma only after て, and not before a word that leans on it."""
    word, last = told[at], told[at - 1]
    te = te and last.sub == "接続助詞" and last.surface in {"て", "で"}
    if told[at - 2].surface + last.surface in {"共に", "とともに", "ともに"}:
        return word.kind not in {"助詞", "助動詞"}
    return (
        te
        and not any(describes(*pair) for pair in pairwise(told[at:]))
        and word.sub != "非自立可能"
        and word.kind not in {"助詞", "助動詞", "動詞"}  # 持って歩く: one doing, not two
        and word.sub != "数詞"  # 数えて七日目
        and not _ASKED.search("".join(each.surface for each in told[at:]))
        and "を" in {each.surface for each in told[max(0, at - 6) : at]}
    )


# …を持って歩けるかどうか: what is asked has both.
_ASKED = re.compile(r"^[^、]*?[うくぐすつぬぶむるたい]か(?:どうか|[はがをにと、])")


def _gives_reason(told: Sequence[Word], at: int) -> bool:
    """…はバラバラなので多くの人手を要する: without a comma, of what is the topic."""
    reason = told[at - 1].surface == "で" and told[at - 2].sub == "準体助詞"
    if not reason or told[at].kind in {"助詞", "助動詞"}:
        return False
    topic = any(word.surface == "は" and word.sub == "係助詞" for word in told[:at])
    inner = any(describes(*pair) for pair in pairwise(told[at:]))
    return topic and not inner


_BRACKETED = re.compile(r"[（(【][^（）()【】]*[）)】]")


def _closed_spans(text: str) -> tuple[tuple[int, int], ...]:
    brackets = tuple(found.span() for found in _BRACKETED.finditer(text))
    return (*quoted_spans(text), *brackets)


def _finite(told: Sequence[Word], at: int, first: str, second: str) -> tuple[int, Joint] | None:
    """…だが、…; …ので、…; …し、…: the clause before is a sentence already."""
    reported = _REPORTED.search(second) and not _OWN.match(second)
    held = reported or _NAMED.search(second) or _BECAUSE.search(second)
    found = None if held else _conjunction(told[:at], first)
    if found is None:
        return None
    kind, cut = found
    last = next((word for word in reversed(told) if word.end <= cut), told[0])
    if all(word.start != cut for word in told):
        return None  # ものに対して: the の is part of a word
    if not _is_finite(last) or (kind == "and" and CONDITION.search(first)):
        return None
    if kind == "but" and _REASON_FIRST.match(first):
        return None
    copula = last.group == "助動詞-ダ" and last.surface == "な"
    return (0, Joint(first[: last.start if copula else cut], second, kind))


# それらの性質から、…もあるものの、…が多い: the reason may be that of what comes last alone.
_REASON_FIRST = re.compile(
    r"^[^、。「」]{2,30}(?:(?<=[一-龠々ァ-ヴーら])(?:から|により|によって)|ために?)、(?=[^、]{5,})"
)

_CONJUNCTIONS: dict[str, Joining] = {
    "が": "but",
    "けれど": "but",
    "けれども": "but",
    "けど": "but",
    "から": "so",
    "し": "and",
}


def _conjunction(told: Sequence[Word], first: str) -> tuple[Joining, int] | None:
    """What joins the clause to the next, and where it begins."""
    last, before = told[-1], told[-2]
    if last.sub == "接続助詞" and last.surface in _CONJUNCTIONS:
        return _CONJUNCTIONS[last.surface], last.start
    if last.surface == "で" and before.surface == "の" and before.sub == "準体助詞":
        return "so", before.start
    aims = first.endswith(("ようにするため", "ようとするため"))
    if last.surface == "ため" and not aims and (_is_state(before) or _happens(told[:-1])):
        return "so", last.start
    if given := _GIVEN.search(first):
        return "so", given.start()
    tried = last.surface == "ところ" and before.group == "助動詞-タ" and told[-3].kind == "動詞"
    if (last.surface in {"うえ", "上", "ほか"} and _is_finite(before)) or tried:
        return "and", last.start
    set_against = _SET_AGAINST.search(first)
    return ("but", set_against.start()) if set_against else None


# …したことで, …することから, …たせいで, …ていたために; する ため may be what it is done for.
_SET_AGAINST = re.compile(r"(?:もの[のを]|一方で?|のに対し(?:て)?)$")
_GIVEN = re.compile(
    r"(?<=[ただ])(?:ことで|せいで|おかげで|ために)$|(?<=[うくぐすつぬぶむるただいな])ことから$"
)


def _is_finite(word: Word) -> bool:
    return word.form.startswith(("終止形", "連体形"))


def _is_state(word: Word) -> bool:
    """…たため, …ないため give a reason; …するため may be what it is done for."""
    stated = {"助動詞-タ", "助動詞-ナイ", "形容詞", "助動詞-ダ"}
    return _is_finite(word) and (word.group in stated or word.base in {"いる", "ある", "できる"})


def _happens(told: Sequence[Word]) -> bool:
    """…が消えるため gives a reason: what happens by itself is done for nothing."""
    surfaces = {word.surface for word in told if word.sub == "格助詞"}
    return "が" in surfaces and "を" not in surfaces and _is_finite(told[-1])


_NOT_BUT = re.compile(r"(?<!だけ)(?<!のみ)(?<!ばかり)(?<!の)では(?=なく$)")


def _beside(told: Sequence[Word], at: int, first: str, second: str) -> tuple[int, Joint] | None:
    """…はA、…はB; …ならA、…ならB; …はAではなく、B: what is set side by side is said of each."""
    denied = _NOT_BUT.search(first)
    if denied and told[at - 3].is_nominal and _has_topic_before(told, denied.start()):
        joined = Joint(f"{first[: denied.end()]}ない", second, "and")
        return None if _SCOPED.search(second) else (1, joined)
    ends = told[at - 1].is_nominal or told[at - 1].surface in {"」", "』"}
    frame = next((mark for mark in _FRAMES if _bare(mark, first) and _bare(mark, second)), "")
    return (1, Joint(first, second, "and")) if ends and frame else None


_FRAMES = ("なら", "は")
_NO_NAME, _DOES_MORE = re.compile("[、。はがを]"), re.compile("[、。はがをで]|なら")
# What is denied, doubted, asked or told of both.
_SCOPED = re.compile(r"(?:な[いかく].{0,3}|か|という|そうだ|らしい|だろう|かもしれない|思う)$")


def _bare(mark: str, text: str) -> bool:
    """One thing and what it is, with nothing else done in it: 大人は500円."""
    name, found, what = text.partition(mark)
    named = bool(found) and len(name) > 1 and not _NO_NAME.search(name)
    return named and len(what) > 1 and not _DOES_MORE.search(what)


def _has_topic_before(told: Sequence[Word], end: int) -> bool:
    """…は before that place."""
    return any(
        word.surface == "は" and word.sub == "係助詞" and word.end < end and n
        for n, word in enumerate(told)
    )


def _hanging(told: Sequence[Word], at: int, first: str, second: str) -> tuple[int, Joint] | None:
    """…し、…; …て、…; …く、…; …で、…: the clause before takes its ending from the sentence."""
    if _NAMED.search(second) or _OTHERS.match(second) or _EITHER.match(second):
        return None
    last = told[at - 1]
    if last.surface == "で" and last.group == "助動詞-ダ" and not _IS_OF.search(first):
        return None  # ここまでのお話で、: where it is said, and nothing that is one
    te = last.sub == "接続助詞"
    made = ended(told, at, first, second)
    return (2 if te else 1, Joint(made, second, "and")) if made else None


_IS_OF = re.compile("[はがも、]")


# 所有し、又は占有する者: what comes after both belongs to either.
_EITHER = re.compile(
    r"(?:又は|または|若しくは|もしくは|あるいは|及び|ならびに|並びに|且つ|かつ(?!て))"
)


def clauses(
    text: str, fits: Callable[[str], bool], kind: Joining | None = None, *, runs: bool = True
) -> Iterator[tuple[str, Joining | None]]:
    """The plain sentence in as many clauses as it takes for each to fit, in order.

    With each goes how it follows from the one before; ``kind`` is that of the first,
    ``runs`` as for ``joint``.
    """
    found = None if fits(text) else joint(text, runs=runs)
    if found is None:
        yield text, kind
        return
    yield from clauses(found.first, fits, kind, runs=runs)
    yield from clauses(found.second, fits, found.kind, runs=runs)
