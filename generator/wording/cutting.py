"""What a clause can do without, by its phrases and their heads: what an editor leaves out first.

Leaving out says less, which is allowed, unless something makes less into more: what is denied,
limited, counted as a share, the most of its kind, a condition or what a topic restricts is left as
it is, and so is what holds a figure, a name, a degree, a doubt or an owner. These rules are hard;
which of what may go goes is fitted on the points that editors made of sentences.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.learned import summed
from generator.wording.hanging import CONDITION
from generator.wording.heads import tree
from generator.wording.lists import word_list
from generator.wording.phrases import says_something
from generator.wording.words import quoted_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

    from generator.wording.heads import Tree
    from generator.wording.phrases import Phrase

    Rule: TypeAlias = "Callable[[Tree], Iterator[Cut]]"

LONGEST = 32.0
"""Em of a point that is still read at a glance."""

NEARLY = 36.0
"""Em that are still better than more."""

_LEAST = 8.0
"""Em of what is left at least."""

TELLS = re.compile(
    r"[0-9０-９一二三四五六七八九十百千万億兆%％「『A-Za-z]|ない|なく|ず|だけ|のみ|しか|限|以外|以上|以下|すべて|全て|必ず|常に|場合|とき|なら|れば|たら"
    r"|ほとんど|ほぼ|約|多く|一部|可能|かも|おそらく|たぶん|予定|によると|よれば|初めて|最も|もっとも|いちばん|向け"
)
"""A figure, a name, a limit, a degree, a doubt, an owner."""

_DENIES = re.compile(
    r"[な無][いかく]|ず(?:に|、|$)|ませ|だけ|のみ|しか|限り|限っ|すべて|全て|必ず|常に|いつも|誰も|だれも|すら|さえ|以外|禁|避け|防[いぐが]|やめ"
)
_RANKS = re.compile(
    r"最[^近後初中終]|初めて|はじめて|(?<!最)初の|唯一|一番|いちばん|[0-9０-９]位|トップ|[%％割]|分の|半[分数]|大半|平均|全体|合計|ほとんど|多くの?"
    r"|それぞれ|あたり|当たり|より|比べ"
)
"""The most, a share, a mean, a comparison: of what it is one is part of what is said."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters ``start`` to ``end`` that ``instead`` may stand for.

    Attributes:
        signs: what speaks for and against leaving them out, as ``cuts.toml`` weighs it.
        only_if_long: whether a text that has room stays as it is rather.
    """

    start: int
    end: int
    signs: tuple[str, ...]
    instead: str = ""
    only_if_long: bool = False


LIGHT, HEAVY, TIGHT = -1.0, -2.5, -3.5
"""The least an editor's liking for a cut may be: for any note, a far too long one, a title."""

_CLAUSES = frozenset({"before", "clause beside"})
"""Cuts that are clauses: a sentence that falls into points keeps them."""

_PRESSES = (0.0, 0.1, 0.2, 0.35, 0.5, 0.7, 1.0, 1.5, 2.5, 5.0)
"""What an em less is worth, from nothing up to as much as it takes."""


def fitted(text: str, room: float, most: float = HEAVY, *, tight: bool = False) -> str:
    """The clause with as little left out as makes it fit.

    To fit ``room`` only what an editor likes to leave out goes, to fit ``LONGEST``, or ``room``
    where it is ``tight``, all down to ``most``. Where not even that makes it fit, what is liked
    goes.
    """
    if width(text) <= room:
        return text
    found = _weighed(text, room)
    heavy = [each for each in found if each[1] >= most and not each[0].only_if_long]
    light = [each for each in heavy if each[1] >= LIGHT and each[0].signs[0] not in _CLAUSES]
    every = [each for each in found if each[1] >= most]
    if most >= LIGHT:
        heavy, every = light, [each for each in every if each[0].signs[0] not in _CLAUSES]
    tried = [(light, room), (light, LONGEST), (heavy, LONGEST), (every, LONGEST), (every, NEARLY)]
    tried.append((light, 0.0))
    if tight:
        tried[1:1] = [(heavy, room), (every, room)]
    made = (_fit(text, cuts, limit) for cuts, limit in tried if limit <= max(room, NEARLY))
    return next((said for said in made if said), text)


def _weighed(text: str, room: float) -> list[tuple[Cut, float]]:
    """What may go, and how much an editor with so much room likes to leave it out."""
    lacking = lacks(width(text), room)
    return [
        (cut, summed("wording/cuts", {**dict.fromkeys(cut.signs, 1.0), **lacking}))
        for cut in offered(text)
    ]


_MOST_LACKING = 1.5


def lacks(wide: float, room: float) -> dict[str, float]:
    """The sign of how much has to go, beside those of each cut."""
    return {"any": 1.0, "lacks": min(_MOST_LACKING, max(0.0, (wide - room) / room))}


def _fit(text: str, found: Sequence[tuple[Cut, float]], room: float) -> str:
    """With the cuts that are liked most, and as many as it takes; empty where they are too few.

    Where ``room`` is 0 those that are liked go.
    """
    for press in _PRESSES if room else (0.0,):
        taken = _best(found, press)
        while taken and width(_without(text, [cut for cut, _ in taken])) < _LEAST:
            taken.remove(min(taken, key=lambda each: each[1]))
        for each in sorted(taken, key=lambda each: each[1]):
            fewer = [other[0] for other in taken if other is not each]
            if each[1] < 0 and width(_without(text, fewer)) <= room:
                taken.remove(each)
        said = _without(text, [cut for cut, _ in taken])
        if not room or width(said) <= room:
            return said
    return ""


def _best(found: Sequence[tuple[Cut, float]], press: float) -> list[tuple[Cut, float]]:
    """The cuts beside each other that are worth most together."""
    told = sorted(found, key=lambda each: (each[0].end, each[0].start))
    ends = [cut.end for cut, _ in told]
    best: list[tuple[float, list[tuple[Cut, float]]]] = [(0.0, [])]
    for at, each in enumerate(told):
        cut, liked = each
        before = bisect_right(ends, cut.start, 0, at)
        worth = best[before][0] + liked + press * (cut.end - cut.start - len(cut.instead))
        best.append((worth, [*best[before][1], each]) if worth > best[at][0] else best[at])
    return best[-1][1]


def _without(text: str, cuts: Sequence[Cut]) -> str:
    for cut in sorted(cuts, key=lambda cut: cut.start, reverse=True):
        text = text[: cut.start] + cut.instead + text[cut.end :]
    return text


@lru_cache(maxsize=4096)
def offered(text: str) -> tuple[Cut, ...]:
    """All that may go, each once."""
    found = tree(text)
    made = (cut for rule in _RULES for cut in rule(found)) if len(found.told) > 2 else ()
    spans = {(cut.start, cut.end): cut for cut in reversed([*made]) if cut.start < cut.end}
    return tuple(spans[each] for each in sorted(spans))


def _taken(it: Tree, start: int, stop: int, kind: str, *signs: str, instead: str = "") -> Cut:
    """The phrases from ``start`` up to, not with, ``stop``."""
    begin, end = it.told[start].start, it.told[stop - 1].end
    return Cut(
        begin, end, (kind, *(f"{kind}, {s}" for s in signs), *_size(it, begin, end)), instead
    )


def _size(it: Tree, begin: int, end: int) -> Iterator[str]:
    wide = width(it.text[begin:end])
    yield f"of {min(4, int(wide // 4)) * 4} em"
    yield "at the beginning" if not begin else "further on"


def _is_safe(it: Tree, at: int) -> bool:
    """Less of it is no more: nothing above it denies, limits, ranks or conditions."""
    if _RANKS.search(_clause(it, at)):
        return False
    for above in it.above(at):
        phrase = it.told[above]
        if CONDITION.search(phrase.text) or CONDITION.search(phrase.text + "、"):
            return False
        about = phrase.text.rstrip("、").endswith("は")  # a topic, or …に関しては
        if _DENIES.search(phrase.text) or (about and not phrase.names):
            return False
        if phrase.is_predicate and phrase.ends_in_comma:
            return not any(CONDITION.search(it.told[each].text) for each in it.above(above))
    return True


def _clause(it: Tree, at: int) -> str:
    """The words up to the next predicate before a comma, from the one before."""
    ends = [n for n, p in enumerate(it.told) if p.ends_in_comma and p.is_predicate]
    start = max((n + 1 for n in ends if n < at), default=0)
    stop = min((n + 1 for n in ends if n >= at), default=len(it.told))
    return it.said(start, stop)


def _tells(it: Tree, start: int, stop: int, *, names: bool = True) -> bool:
    gone = it.said(start, stop)
    if CONDITION.search(gone + "、"):
        return True
    named = names and any(phrase.names for phrase in it.told[start:stop])
    return bool(TELLS.search(gone)) or named


def _describing(it: Tree) -> Iterator[Cut]:
    """What describes a noun that is said to be there: the noun alone is there, too."""
    for at, phrase in enumerate(it.told[:-1]):
        noun = it.told[it.heads[at]]
        content = phrase.last.base in {"いう", "言う", "する", "よる"} and len(phrase.words) < 3
        if not phrase.describes or phrase.ends_in_comma or not noun.is_nominal or content:
            continue  # …という考え: what is thought
        start = it.first(at)
        if not phrase.is_verbal or _holds_more(it, start, at):
            continue
        if not _is_alone(it, start, at):
            continue  # what stands before may describe the noun, too
        if noun.names and not _tells(it, start, at + 1, names=False):
            yield _taken(it, start, at + 1, "of a name")
        elif "「" in noun.text and not re.search(r"[0-9０-９「]", it.said(start, at + 1)):
            yield _taken(it, start, at + 1, "of a quotation")
        elif _may_lose(it, at, noun) and not _tells(it, start, at + 1):
            yield _taken(
                it,
                start,
                at + 1,
                "clause",
                noun.last.surface,
                f"noun of {min(5, len(_noun(noun)))}",
            )


def _is_alone(it: Tree, start: int, at: int) -> bool:
    """Nothing else describes the same noun, and nothing inside may belong to what comes after."""
    noun = it.told[it.heads[at]]
    if re.search("[:：]", noun.text) or any(p.ends_in_comma for p in it.told[start:at]):
        return False
    if not start:
        return True
    before = it.told[start - 1]
    joined = before.last.surface in {"の", "と", "や"} and it.heads[start - 1] > at
    ended = before.ends_in_comma and (before.is_predicate or _is_item(before))
    return not (joined or ended or _OR.search(before.text))


_OR = re.compile(r"(?:又は|または|及び|および|並びに|ならびに|若しくは|もしくは|あるいは|かつ)、?$")
"""Joins what describes a noun with what stands before: neither goes without the other."""


def _holds_more(it: Tree, start: int, at: int) -> bool:
    """It may hold a member of a list that goes on after it, or what is done to what."""
    inside = it.told[start:at]
    listed = any(each.ends_in_comma and each.is_nominal and _links(each) for each in inside)
    done_to = any(each.last.surface == "を" for each in inside)
    noun = it.heads[at]
    siblings = [n for n in range(at + 1, len(it.told) - 1) if it.heads[n] == it.heads[noun]]
    own = any(it.told[n].last.surface == "を" for n in siblings)
    topic = any(each.is_topic for each in it.told[:start])
    return listed or (done_to and not (own or topic))


def _links(phrase: Phrase) -> bool:
    return phrase.last.surface in {"と", "や"} or _is_item(phrase)


_BARE = word_list("bare")
_EXISTS = frozenset(["を", "に", "で", "へ", "から", "と"])
_APPEARS = word_list("appears")
"""Of what does this, something does it."""


_TELLING = 3
"""Characters of a noun that says something by itself: 決断, 人々 and 色 do not."""


def _noun(phrase: Phrase) -> str:
    """The noun without what follows it."""
    said = takewhile(lambda word: word.is_nominal or word.kind == "接頭辞", phrase.words)
    return "".join(word.surface for word in said)


def _may_lose(it: Tree, at: int, noun: Phrase) -> bool:
    """A common noun that says something by itself, done something to, in a plain statement."""
    thing = _noun(noun)
    where = it.heads[at]
    inside = {it.told[n].last.surface for n in range(it.first(at), at)}
    outside = any(phrase.is_topic for phrase in it.told[: it.first(at)])
    subject = "は" in inside or (not outside and inside & {"が", "も"})
    does = it.told[it.heads[where]].words[0].base
    return (
        len(thing) >= _TELLING
        and thing not in _BARE
        and it.first(at) < at
        and (noun.last.surface in _EXISTS or (noun.last.surface == "が" and does in _APPEARS))
        and not subject
        and it.heads[where] != where
        and it.told[it.heads[where]].is_verbal
        and _is_safe(it, where)
    )


_PURPOSE = re.compile(r"(?:[うくぐすつぬぶむる](?:ため|ために|ように)|べく)、?$")
_PASSING = re.compile(
    r"(?:とともに|と共に|に伴い|に伴って|に応じて|に応じ|に加え|に加えて|を踏まえ|を踏まえて|を通じて|を通して|にあたり|にあたって"
    r"|に際し|に際して|に続き|に続いて|の上で|うえで|上で|として|をきっかけに|を機に|を受け|を受けて)、?$"
)
_TIMELESS = re.compile(
    r"^(?:(?:今後|現在|今|いま|これまで|今回|最近|近年)は?、|今回は|今では|この度、?|このたび、?|このほど、?)$"
)


def _in_passing(it: Tree) -> Iterator[Cut]:
    """What for, on what occasion, by the way."""
    for at, phrase in enumerate(it.told[:-1]):
        start = it.first(at)
        if _TIMELESS.match(phrase.text):
            if start == at:  # 三年が経った今、生徒も…: 三年が経った生徒 would be left
                yield _taken(it, at, at + 1, "now")
            continue
        said = it.said(max(0, at - 1), at + 1)
        purpose = _PURPOSE.search(said) and (phrase.ends_in_comma or not start)
        passing = phrase.ends_in_comma and _PASSING.search(said)
        opens = not start or it.told[start - 1].is_topic or it.told[start - 1].ends_in_comma
        tells = (
            _tells(it, start, at + 1) or not _is_whole(it, start, at + 1) or _does(it, start, at)
        )
        tells = tells or _leaves_topic(it, start, at)
        if (purpose or passing) and opens and not tells and _is_safe(it, at):
            yield _taken(it, start, at + 1, "in passing" if passing else "purpose")


def _leaves_topic(it: Tree, start: int, at: int) -> bool:
    """確定は来月になるため、比較には…: what the clause is about would hang before the next."""
    before = bool(start) and it.told[start - 1].is_topic
    return before and any(each.is_topic for each in it.told[at + 1 :])


def _does(it: Tree, start: int, at: int) -> bool:
    """Who does what the sentence says may stand in what goes: 町が、資料として、."""
    doer = any(it.told[n].last.surface == "が" and it.heads[n] == at for n in range(start, at))
    rest = (*it.told[:start], *it.told[at + 1 :])
    return doer and not any(p.is_topic or p.last.surface == "が" for p in rest)


def _is_whole(it: Tree, start: int, stop: int) -> bool:
    """What is left without these phrases says of what it is said, or to what it is done."""
    left = (*it.told[:start], *it.told[stop:])
    return any(each.is_topic or each.last.surface in {"を", "が"} for each in left)


_SOUND = re.compile(r"[ァ-ヴー]+")
"""バーン, ポン: as often a name."""

_DEGREES = word_list("degrees")


def _how(it: Tree) -> Iterator[Cut]:
    """Adverbs of manner."""
    for at, phrase in enumerate(it.told[:-1]):
        first = phrase.words[0]
        manner = (
            first.kind == "形状詞"
            and not first.sub.startswith("助動詞")
            and phrase.last.surface == "に"
            and len(phrase.words) == 2
        )
        adverb = (
            first.kind == "副詞" and len([w for w in phrase.words if w.kind != "補助記号"]) <= 2
        )
        leans = bool(at) and it.told[at - 1].last.surface in {"と", "に", "より"}
        if leans or _SOUND.fullmatch(first.surface) or it.first(at) != at:
            continue  # OSと同じく: what it leans on would hang
        if phrase.last.surface == "と" and len(phrase.words) > 1:
            continue  # できればと思う: what is thought, not how
        which = it.told[it.heads[at]].describes  # 静かに読む人: it tells which ones
        how = manner or (adverb and first.surface not in _DEGREES)
        if how and not which and _is_safe(it, at):
            yield _taken(it, at, at + 1, "how" if manner else "adverb", first.base)


_OPEN = re.compile(r"(?:など|等)(?:の|を|が|に|で|は|と|も|へ)?、?$")


_PAIR = re.compile(
    r"(?<=[一-龠々ァ-ヴーA-Za-z])(?P<other>や[一-龠々ァ-ヴー]{2,10}(?:、[一-龠々ァ-ヴー]{2,10})*)(?=など)"
)
"""手解体や粉砕、選別など → 手解体など."""


def _of_a_list(it: Tree) -> Iterator[Cut]:
    """All but the first of a list that is open anyway: リチウム、コバルト、ニッケルなど."""
    for at, phrase in enumerate(it.told):
        if not _OPEN.search(phrase.text):
            continue
        start = at
        while start and it.told[start - 1].ends_in_comma and _is_item(it.told[start - 1]):
            start -= 1
        if start + 1 < at and not re.search(r"[0-9０-９]|ない|だけ|のみ", it.said(start + 1, at)):
            yield _taken(it, start + 1, at, "listed")  # the last keeps など
    for found in _PAIR.finditer(it.text):
        yield Cut(found.start("other"), found.end("other"), ("paired",))


def _is_item(phrase: Phrase) -> bool:
    return phrase.is_nominal and phrase.last.kind in {"名詞", "接尾辞"}


_SELF = re.compile(
    r"^(?:私|わたし|僕|ぼく|俺|自分|筆者|私たち|私達|わたしたち|僕たち|我々|われわれ|当社|弊社|同社)(?:としては|は)、?$"
)


_OURS = re.compile(r"^(?:当社|弊社|同社|自社)の$")
_FIRM = re.compile(r"[（(](?:本社|所在地|代表|社長|住所)[^（）()]*[）)]")


def _whose(it: Tree) -> Iterator[Cut]:
    """The author, of whom all is said that names nobody; who and where a firm is."""
    if _OURS.match(it.told[0].text) and it.told[it.heads[0]].is_topic:
        yield _taken(it, 0, 1, "whose")
    for found in _FIRM.finditer(it.text):
        yield Cut(found.start(), found.end(), ("firm",))
    topics = [phrase for phrase in it.told if phrase.is_topic]
    if _SELF.match(it.told[0].text) and len(topics) == 1:
        yield _taken(it, 0, 1, "whose")


_SURVEY = re.compile(
    r"^(?:[0-9０-９]{2,4}年度?の|昨年度?の|今年度?の)?(?:利用者|来館者|来場者|読者|顧客)?(?:への)?(?:調査|アンケート)(?:では|で)、?$"
)
"""Whose survey it is stays."""
_WHEN = re.compile(
    r"^(?:(?:[今昨来先][年月週日])?[0-9０-９]+[年月日]|[今昨来先][年月週日]|当時)[^、]{0,10}(?:では|には)、?$"
)


def _framed(it: Tree) -> Iterator[Cut]:
    """Which survey, what day, of a sentence with figures of its own."""
    at = next((n for n, p in enumerate(it.told[:-1]) if p.ends_in_comma or p.is_topic), -1)
    if at < 0 or at > 3 or it.first(at):
        return
    said = it.said(0, at + 1)
    figures = len(re.findall(r"[0-9０-９]+", it.text[len(said) :]))
    if figures and (_SURVEY.search(said) or _WHEN.match(said)) and not _names(it, 0, at + 1):
        yield _taken(it, 0, at + 1, "framed")


def _names(it: Tree, start: int, stop: int) -> bool:
    return any(phrase.names for phrase in it.told[start:stop])


_BACK = re.compile(r"^(?:[そこ]の|[そこ]れ|[そこ]こ|結果)")
_MEANS = re.compile(r"(?:(?:によって|により|にて|ながら)、?|で、?)$")
_OF = frozenset(["は", "が", "も"])
_REASON = re.compile(r"(?:[たい]ので|から|[たいる]ため)、$")
_AFTER = re.compile(r"[てで]、$")
"""After what: of what was done; of what is to be done it is a step."""


def _beside(it: Tree) -> Iterator[Cut]:
    """With what, where, why, after what: beside what is done to what."""
    for at, phrase in enumerate(it.told[:-1]):
        if phrase.is_topic or phrase.describes or _is_item(phrase):
            continue
        start = it.first(at)
        if any(each.is_topic for each in it.told[start:at]) or _tells(it, start, at + 1):
            continue
        if it.heads[at] == len(it.told) - 1 and _does(it, start, at) and not phrase.is_predicate:
            continue
        whole = not start or it.told[start - 1].is_topic or it.told[start - 1].ends_in_comma
        clause = phrase.is_predicate and phrase.ends_in_comma
        main = it.told[it.heads[at]]
        linked = bool(start) and it.told[start - 1].text.rstrip("、").endswith(("と", "や"))
        copula = phrase.text.endswith("で、") and start and it.told[start - 1].last.surface in _OF
        if linked or copula or _leaves_topic(it, start, at):
            continue
        if not _is_safe(it, at) or _BACK.match(it.told[at + 1].text):
            continue
        if not clause:
            apart = it.heads[at] > at + 1 or phrase.ends_in_comma  # not 順位社会で生きる
            if main.is_verbal and not main.describes and apart and _is_means(it, phrase):
                comma = "comma" if phrase.ends_in_comma else "no comma"
                yield _taken(it, start, at + 1, "means", comma)
        elif whole and _leads_up(it, start, at):
            yield _taken(it, start, at + 1, "before", phrase.last.surface)


def _leads_up(it: Tree, start: int, at: int) -> bool:
    """The clause is a reason, or what was done before, and the main one stands without it."""
    phrase, last = it.told[at], len(it.told) - 1
    told = _AFTER if it.told[-1].last.group == "助動詞-タ" else _REASON
    leads = told.search(phrase.text) or _REASON.search(phrase.text)
    doer = any(each.last.surface == "が" for each in it.told[at + 1 : -1])
    dangles = bool(start) and doer  # 妻は動けないので、自分がやった
    return bool(leads) and _is_whole(it, start, at + 1) and it.heads[at] == last and not dangles


def _is_means(it: Tree, phrase: Phrase) -> bool:
    """で after a noun, によって, ながら: of what was done, or set apart by a comma."""
    ends = phrase.text.rstrip("、")
    copula = ends.endswith("で") and (phrase.last.sub != "格助詞" or not phrase.is_nominal)
    done = it.told[-1].last.group == "助動詞-タ"
    means = _MEANS.search(phrase.text) and phrase.last.surface != "て"
    return bool(means) and not copula and (done or phrase.ends_in_comma)


_COUNTS = re.compile(r"[一二三四五六七八九十百千万](?=[一-龠]{2,}の$)")


def _of_what(it: Tree) -> Iterator[Cut]:
    """一日乗車券の販売数を → 販売数を: the noun says something by itself."""
    for at, phrase in enumerate(it.told[:-1]):
        noun = it.told[it.heads[at]]
        plain = phrase.last.surface == "の" and it.heads[at] == at + 1 and it.first(at) == at
        done = noun.last.surface == "が" and it.told[-1].last.group == "助動詞-タ"
        if not plain or not (noun.last.surface == "を" or done) or phrase.names:
            continue
        if TELLS.search(_COUNTS.sub("", phrase.text)):
            continue
        if len(_noun(noun)) >= _TELLING and _noun(noun) not in _BARE and _is_safe(it, at + 1):
            yield _taken(
                it, at, at + 1, "of", noun.last.surface, f"noun of {min(5, len(_noun(noun)))}"
            )


_HERE = re.compile(
    r"^(?:(?:この|本|今回の)(?:記事|ページ|サイト|リポジトリ|研究|調査|論文|報告書?|連載|章|節|例"
    r"|ケース|場合|回)|ここ|今回|本稿|本書|本編)(?:では|においては|には)、?$"
)
_CONNECTS = re.compile(
    r"^(?:また|さらに|更に|そして|例えば|たとえば|しかし|さらには|加えて|なお|特に|とくに|すなわち)、?$"
)


def _here(it: Tree) -> Iterator[Cut]:
    """Where this is said; what leads from one clause to the next."""
    if _HERE.match(it.told[0].text) or (
        len(it.told) > 1 and _HERE.match(it.said(0, 2)) and it.told[1].last.surface == "は"
    ):
        stop = 1 if _HERE.match(it.told[0].text) else 2
        yield _taken(it, 0, stop, "here")
    for at, phrase in enumerate(it.told[1:-1], 1):
        if _CONNECTS.match(phrase.text) and it.told[at - 1].ends_in_comma:
            yield _taken(it, at, at + 1, "connects")


_GLOSS = re.compile(r"(?<![A-Za-z0-9_.」』])[（(][^（）()0-9０-９：:　]{1,12}[）)]")


def _glossed(it: Tree) -> Iterator[Cut]:
    """A name beside a name, in brackets."""
    for found in _GLOSS.finditer(it.text):
        inside = any(start < found.start() < end for start, end in quoted_spans(it.text))
        if inside or found.end() == len(it.text):
            continue  # somebody's own words; who says it
        said = re.sub("[A-Za-z一二三]", "", found[0])
        shown = said.startswith("（画面")  # a formula, which only the page has
        if not (shown or TELLS.search(said) or says_something(found[0]) or said.endswith("の）")):
            yield Cut(found.start(), found.end(), ("glossed",))


_ITEMS = 4
"""Members of a list of which two and など are enough."""


def _of_a_long_list(it: Tree) -> Iterator[Cut]:
    """A、B、C、Dを → A、Bなどを."""
    at = 0
    while at < len(it.told):
        stop = at
        while stop < len(it.told) - 1 and it.told[stop].ends_in_comma and _is_item(it.told[stop]):
            stop += 1
        last = it.told[stop]
        plain = last.last.kind == "助詞" and last.last.surface in {"を", "が", "は", "に", "も"}
        if stop - at + 1 >= _ITEMS and _is_member(last) and plain and not _OPEN.search(last.text):
            gone = it.said(at + 2, stop + 1)
            if not re.search(r"[0-9０-９]|ない|だけ|のみ", gone):
                start = it.told[at + 1].last.end
                yield Cut(start, last.last.start, ("long list",), "など")
        at = stop + 1


def _is_member(phrase: Phrase) -> bool:
    return phrase.is_nominal and not phrase.is_predicate


_THESE = frozenset(["この", "その", "あの", "こうした", "そうした", "こういった", "そういった"])
_NAMED = 4
"""Characters of a noun that is known without この."""

_LEAN = re.compile(
    r"^(?:よう|ため|他|ほか|後|前|上|中|うち|時|際|場合|通り|とおり|まま|たび|もの|こと|人|点|分|一|結果|[0-9０-９])"
)


def _these(it: Tree) -> Iterator[Cut]:
    """この, そうした before a noun that says something."""
    for at, phrase in enumerate(it.told[:-1]):
        noun = it.told[at + 1]
        if phrase.text in _THESE and noun.is_nominal and not _LEAN.match(noun.text):
            thing = _noun(noun)
            if len(thing) >= _NAMED and thing not in _BARE:
                yield _taken(it, at, at + 1, "this", noun.last.surface)


_BESIDE = frozenset(["が", "けど", "けれど", "けれども", "し", "て", "で"])
_QUOTES = re.compile(
    r"という(?!の|こと)|と(?:[^、]{1,10}は)?(?:言|話|述べ|語|考え|思|み[てら]|見[てら])|ようなもの|ため"
)
_DOUBTS = re.compile(r"な[いかく]|ず|ませ")


def _clauses(it: Tree) -> Iterator[Cut]:
    """A clause beside the main one, which says of what it is said: the main one stands."""
    last = len(it.told) - 1
    for at, phrase in enumerate(it.told[:-1]):
        if not (phrase.is_predicate and phrase.ends_in_comma and it.heads[at] == last):
            continue
        kind = _joined_by(phrase)
        start = it.first(at)
        opens = not start or it.told[start - 1].is_topic
        if not kind or not opens or (kind in {"て", "で"} and _DOUBTS.search(it.told[-1].text)):
            continue  # what is denied may be both
        if _is_beside(it, start, at):
            yield _taken(it, start, at + 1, "clause beside", kind)


def _joined_by(phrase: Phrase) -> str:
    """What joins the clause to the next; empty where it is no clause beside another."""
    last = phrase.last
    if phrase.text.endswith(("では、", "ては、")):
        return ""
    if last.surface in _BESIDE:
        return last.surface
    return "stem" if last.form.startswith("連用形") and last.kind != "助詞" else ""


_WHERE_OR_WHEN = ("には", "では", "とは", "からは", "へは")
"""How a topic ends that is where or when the next clause holds."""


def _is_beside(it: Tree, start: int, at: int) -> bool:
    """It is no condition, belongs to nothing in what follows, and takes no subject with it."""
    gone, rest = it.told[start : at + 1], it.told[at + 1 :]
    after = it.said(at + 1, len(it.told))
    if any(CONDITION.search(each.text) for each in gone) or _BACK.match(rest[0].text):
        return False
    if re.search("[:：]|だけ|のみ|ばかり", it.said(start, at + 1)) or _QUOTES.search(after):
        return False  # who says it; not only this; both are what is said
    own = any(each.is_topic or each.last.surface == "が" for each in rest[:-1])
    theirs = any(each.is_topic or each.last.surface == "が" for each in gone)
    if start and (own or theirs or it.told[start - 1].text.rstrip("、").endswith(_WHERE_OR_WHEN)):
        return False  # the topic is that of the clause that goes
    if not start and not own:
        return False
    described = next((n for n, each in enumerate(rest) if each.describes), len(rest))
    named = (n for n, p in enumerate(rest) if p.is_topic or p.last.surface in {"が", "を"})
    return described == len(rest) or next(named, described) < described


_HOLDS = re.compile(
    r"[0-9０-９%％「『A-Za-z]|だけ|のみ|しか|限[らりるっ定度]|以外|以上|以下|以前|以後|すべて|全て|全部|必ず|常に|場合|とき|なら|れば|たら"
    r"|ほとんど|ほぼ|約|多く|多数|大部分|主[なに要]|中心|一部|半[分数]|可能|かも|おそらく|たぶん|予定|見込|によると|よれば|初めて|最[もも近初後]|もっとも|いちばん|一番"
    r"|過ぎ|すぎ|より|比べ|ただし|例外|原則|未満|だろう|らしい|よう(?:だ|で|に見)|と(?:思|考|言わ|いわ|され|見られ|みられ)|ため|から|当初|従来|同じ|別|他の|新|向け"
)
"""What is kept even of what is left out only from long ones."""

_NO = frozenset(["ない", "無い", "ぬ", "ず"])


def _holds(it: Tree, start: int, stop: int) -> bool:
    gone = it.said(start, stop)
    if CONDITION.search(gone + "、") or _HOLDS.search(gone):
        return True
    inside = [word for phrase in it.told[start:stop] for word in phrase.words]
    return any(word.base in _NO or word.sub == "数詞" or word.is_name for word in inside)


def _role(it: Tree, where: int) -> str:
    """What the noun is in its clause, where it is there whichever of its kind it is."""
    noun = it.told[where]
    last = noun.last
    if where == len(it.told) - 1:
        return ""
    main = it.told[it.heads[where]]
    if last.surface in _EXISTS and last.kind == "助詞" and main.is_verbal:
        return last.surface
    return ""


def _describing_more(it: Tree) -> Iterator[Cut]:
    """What describes any noun that something is done to, where the sentence is affirmed."""
    for at, phrase in enumerate(it.told[:-1]):
        where = it.heads[at]
        noun, start = it.told[where], it.first(at)
        kind = _describes_as(phrase)
        if not kind or phrase.ends_in_comma or not noun.is_nominal:
            continue
        if not _is_alone(it, start, at):
            continue
        thing = _noun(noun)
        if (
            len(thing) < _TELLING
            or thing in _BARE
            or (kind == "clause" and _holds_more(it, start, at))
        ):
            continue
        if kind == "quality" and width(it.said(start, at + 1)) < _SMALL:
            continue  # little is won
        role = _role(it, where)
        if role and not _holds(it, start, at + 1) and _is_safe(it, at):
            signs = (role, f"noun of {min(5, len(thing))}")
            yield replace(_taken(it, start, at + 1, f"more {kind}", *signs), only_if_long=True)


_SMALL = 4.0
"""Em of which little is won."""

_CONTENT = frozenset(["いう", "言う", "する", "よる"])


def _describes_as(phrase: Phrase) -> str:
    first, last = phrase.words[0], phrase.last
    if phrase.describes:
        content = last.base in _CONTENT and len(phrase.words) < 3  # …という考え: what is thought
        return "" if content else "clause" if phrase.is_verbal else "quality"
    if last.surface == "な" and first.kind in {"形状詞", "名詞"}:
        return "quality"
    return "of" if last.surface == "の" and last.sub == "格助詞" and phrase.is_nominal else ""


_LIGHT = word_list("light")
"""Verbs that a note leaves out after the noun that says what is done or is so."""


def _ending(it: Tree) -> Iterator[Cut]:
    """調査を行っている → 調査, 必要となる → 必要, 志望校になった → 志望校に."""
    if len(it.told) < 2 or it.heads[-2] != len(it.told) - 1:
        return
    noun, verb = it.told[-2], it.told[-1]
    last, base = noun.last, verb.words[0].base
    plain = last.sub == "格助詞" and noun.is_nominal and len(noun.words) > 1
    if not plain or noun.ends_in_comma or not _CERTAIN.fullmatch(verb.text):
        return
    if noun.words[-2].kind not in {"名詞", "接尾辞"} or noun.words[-2].base in _HOLLOW:
        return
    done = "done" if verb.last.group == "助動詞-タ" else "is so"
    does = "does" if noun.words[-2].can_be_done else "thing"
    if f"{last.surface}{base}" in _LIGHT and (last.surface != "を" or does == "does"):
        said = f"{last.surface}{base}"
        yield Cut(
            last.start,
            verb.end,
            ("ending", f"ending, {said}", f"ending, {done}", f"ending, {does}"),
        )
    if last.surface == "に" and base in {"なる", "する"} and done == "done":
        yield Cut(verb.start, verb.end, ("ending but に", f"ending but に, {base}"))


_CERTAIN = re.compile(
    r"(?:行[うっわ]|おこな|実施|図[るっ]|進め|な[るっ]|され|し|する|あ[るっ]|受け|とな|持[つっ]|続け|始め)(?:[てで]い(?:る|た)|ってい(?:る|た)|た|だ|った|る|う|つ|れている|れた)?"
)
_HOLLOW = frozenset(
    [
        "こと",
        "もの",
        "ところ",
        "よう",
        "それ",
        "これ",
        "何",
        "場合",
        "方",
        "ほう",
        "気",
        "感じ",
        "人",
    ]
)


_RULES: tuple[Rule, ...] = (
    _here,
    _glossed,
    _of_a_long_list,
    _describing,
    _in_passing,
    _how,
    _of_a_list,
    _whose,
    _framed,
    _beside,
    _of_what,
    _these,
    _clauses,
    _ending,
    _describing_more,
)
