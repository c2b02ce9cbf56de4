"""What no joint parts: two things to be done, what a thing is and does, what it is done for.

And what is still too long said in fewer words, none of which says anything.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.wording import conjugation
from generator.wording.hanging import describes
from generator.wording.parting import joint
from generator.wording.style import plain
from generator.wording.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.wording.words import Word

_LEAST = 12
"""Characters of a sentence that says something."""


def in_two(text: str) -> tuple[str, ...]:
    """The sentence in two that say no more than it does; empty where no way is safe.

    Args:
        text: a Japanese sentence.
    """
    bare = text.strip().rstrip("。．.")
    if bare.count("「") != bare.count("」") or _CASE.search(bare):
        return ()
    for way in (_both_done, _both_go_on, _of_some, _besides, _for_what, _what_it_is, _states):
        found = way(bare)
        if found and all(len(each) >= _LEAST for each in found):
            return found
    return ()


_CASE = re.compile(r"\A[^。]*?(?:場合|ときに?は|もし|たとえ|[れえけせてねめ]ば[、，]|たら[、，])")
"""What holds in a case is told whole."""

_ENDS = re.compile(
    r"(?P<verb>[うくぐすつぬぶむる])(?P<end>必要が(?:ある|あります)|(?:の|こと)が(?:必要|大切|重要|大事|肝心)(?:だ|です|である)?"
    r"|ことが(?:できる|できます|可能だ|可能です|求められて(?:いる|います))|こと(?:を目的と(?:する|します|して(?:いる|います))|に(?:した|しました|なった|なりました))"
    r"|べきだ?|べきです|ものと(?:する|します)|予定(?:だ|です)|方針(?:だ|です)|つもり(?:だ|です)|と考えて(?:いる|います)"
    r"|(?:の|こと)も(?:できる|できます)|とよい(?:です)?)\Z"
)
"""What is said at the end of two things, and holds for each."""


def _both_done(bare: str) -> tuple[str, ...]:
    """…に取り組み、…を進める必要があります: each of the two is necessary."""
    found = _ENDS.search(bare)
    if found:
        stem = bare[: found.start("end")]
        parts = joint(stem, runs=False)
        if parts is None or parts.kind != "and":
            return ()
        if _NOUN.search(parts.first):
            return f"{parts.first}だ。", f"{parts.second}{found['end']}。"
        if not _DICTIONARY.search(parts.first):
            return ()
        if _TE.search(stem[: stem.rfind(parts.second)]):
            return ()  # in doing the one, the other
        return f"{parts.first}{found['end']}。", f"{parts.second}{found['end']}。"
    return ()


_ON = re.compile(r"[てで](?P<end>い(?:る|ます))\Z")
_ONCE = re.compile(r"\d年|\d月|昨年|去年|先月|先日|以前|かつて|当時|これまで")


def _both_go_on(bare: str) -> tuple[str, ...]:
    """…が交わされ、…を進めています: the one and the other are going on."""
    found = _ON.search(bare)
    told = words(bare[: found.start() + 1]) if found else ()
    if found is None or len(told) < len(("進め", "て")) or told[-2].kind not in _VERBS:
        return ()
    stem = bare[: told[-2].start] + conjugation.of(told[-2]).dictionary
    parts = joint(stem, runs=False)
    if parts is None or parts.kind != "and" or _ONCE.search(parts.first):
        return ()
    first = words(parts.first)
    at = stem.rfind(parts.second)
    if _TE.search(stem[:at]) or first[-1].kind not in _VERBS or first[-1].base in {"いる", "ある"}:
        return ()
    te = conjugation.of(first[-1]).te
    return f"{parts.first[: first[-1].start]}{te}{found['end']}。", f"{bare[at:]}。"


_VERBS = ("動詞", "助動詞")
_TE = re.compile(r"[てで][、，,]\s*\Z")
_NOUN = re.compile(r"[一-龠々ァ-ヴー]\Z")
_DICTIONARY = re.compile(r"[うくぐすつぬぶむる]\Z")

_SOME = re.compile(r"(?P<one>.+たり.*?[ただ]り)と、(?P<two>.+)\Z")
_SOME_DO = re.compile(
    r"(?P<one>.{14,}?[ただ]り)[、，]\s*(?P<two>.{10,}[ただ]り)"
    r"(?P<end>す(?:る|ることが(?:ある|あります)|ることも(?:ある|あります))|しま(?:す|した)|した|して(?:いる|います)|できま?す|できる)\Z"
)


def _of_some(bare: str) -> tuple[str, ...]:
    """…がいたり、…があったりと、…: what some do, and what that makes; or what others do."""
    found = _SOME.match(bare)
    if found:
        return f"{found['one']}する。", f"{found['two']}。"
    found = _SOME_DO.match(bare)
    if found is None or "たり" in found["one"][:-2]:
        return ()
    return f"{found['one']}{found['end']}。", f"{found['two']}{found['end']}。"


_NOT_ONLY = re.compile(
    r"(?P<one>[^「」]{12,}[うくぐすつぬぶむる])だけで(?:は)?な[くい]、(?P<two>[^「」]{12,})\Z"
)


def _besides(bare: str) -> tuple[str, ...]:
    """…するだけでなく、…: the one is so, and more than that."""
    found = _NOT_ONLY.match(bare)
    if found is None or _ENDS.search(bare) or _SCOPED.search(bare):
        return ()
    told = words(found["one"])
    if any(describes(*pair) for pair in pairwise(words(found["two"]))) and not _TOPIC.search(
        found["one"]
    ):
        return ()
    if told[-1].kind not in {"動詞", "助動詞"}:
        return ()
    return f"{found['one']}。", f"それだけでなく、{found['two']}。"


_SCOPED = re.compile(
    r"(?:ください|ましょう|たい|かもしれ|だろう|でしょう|べき|はず|らしい|思)[^、]{0,6}\Z"
)

_PURPOSE = re.compile(
    r"\A(?P<led>(?:また|さらに|そして|しかし|ただし?|なお|一方)、)?(?P<top>[^、，「」]{1,36}(?:は|では)、)?"
    r"(?P<why>(?!ただし?|しかし|また|さらに)[^。]{10,}?(?:[うくぐすつぬぶむる]|[ただ]|ない|ている))(?:ため|ために)、(?P<two>[^。]+)\Z"
)
_GIVEN = re.compile(
    r"\A(?P<led>(?:また|さらに|そして|なお)、)?(?P<top>)(?P<why>[^。]{14,})ので、(?P<two>[^。]{14,}(?:ください|下さい|ましょう))\Z"
)


def _for_what(bare: str) -> tuple[str, ...]:
    """…を守るため、…する: what is done comes first, then what it is for."""
    found = _PURPOSE.match(bare) or _GIVEN.match(bare)
    if found is None:
        return ()
    why = plain(f"{found['why']}。").rstrip("。")
    told = words(why)
    open_ = _TOPIC.search(why) is not None  # its topic may be that of the whole
    if open_ or not told or not told[-1].form.startswith(("終止形", "連体形")):
        return ()
    if _JOINED.match(found["two"]) or _JOINED.match(why) or why.endswith(("ような", "そうな")):
        return ()
    if bare.endswith(("からだ", "からです", "ためだ", "ためです")):
        return ()
    led, top = found["led"] or "", found["top"] or ""
    return f"{led}{top}{found['two']}。", f"{why}ためだ。"


_TOPIC = re.compile(r"(?<![でにとらか])は(?![じず])")
_JOINED = re.compile(r"(?:その|それ|そこ|これ|この)|[^、]{0,12}(?:では|には)、")

_STATE = re.compile(r"(?<=[てで])おり、|(?<=[でにがも])あり、|(?<=[とに])なり、")
_SET = re.compile(
    r"(?<=[るいただ])(?:だろう|でしょう)?が、|(?<=(?:ます|です|した|せん))が、|(?<=しょう)が、|(?<=ろう)が、"
)
_STATED = {"お": "いる", "あ": "ある", "な": "なる"}
_WITHIN = re.compile(
    r"(?:という|といった|との|ような)[^、。]{0,16}\Z|と(?:考え|思|い[いうわ]|言|述べ|話|感じ|され|見)[^、。]{0,12}\Z"
    r"|(?:というもの|ということ|という方|という人)"
)
"""What may be said of both halves: somebody thinks it, or it describes something."""


def _states(bare: str) -> tuple[str, ...]:
    """…は…しており、…; …は…だが、…: how it is, and what else is so."""
    open_ = [0]
    for mark in bare:
        open_.append(open_[-1] + (mark in "「（") - (mark in "」）"))
    found = [
        each
        for pattern in (_STATE, _SET)
        for each in pattern.finditer(bare)
        if not open_[each.start()] and _TOPIC.search(bare[: each.start()])
    ]
    for each in sorted(found, key=lambda one: abs(one.start() - len(bare) // 2)):
        one, two = bare[: each.start()], bare[each.end() :]
        if _WITHIN.search(two) or _SCOPED.search(two) or _JOINED.match(two):
            continue
        stated = _STATED.get(each[0][0], each[0].rstrip("が、") if each[0][0] in "だで" else "")
        return f"{one}{stated}。", f"{two}。"
    return ()


_SAID_OF = re.compile(r"(?:です|だ|である|でした|だった)\Z")
_FORMAL = re.compile(
    r"(?:もの|こと|ところ|わけ|はず|ため|よう|の|とき|時|点|つ|方|人|者|存在|状況|状態|段階|場所|考え|目的|結果|理由|瞬間|頃|ころ|日|年|時期"
    r"|機会|タイミング|方法|内容|例|形|印象|気持ち|話|感じ|レベル|くらい|ほう|側|ばかり|一方|つもり|予定|方針|計画|見込み|必要|仕様|傾向|可能性|限り"
    r"|程度|以上|以下|部分|イメージ|姿|声|意見|言葉|問題|課題|特徴|魅力|原因|要因|背景|事実|立場|前|後|中|うち|際)\Z"
)
"""Nouns of which nothing is said when what describes them is taken away."""


def _what_it_is(bare: str) -> tuple[str, ...]:
    """…は、…を分析する理論です → …は、理論です。…を分析します."""
    end = _SAID_OF.search(bare)
    told = words(bare[: end.start()]) if end else ()
    at = _head(told)
    noun = bare[told[at].start : end.start()] if at and end else ""
    if not end or not noun or _FORMAL.search(noun) or len(noun) > _LONG_NOUN:
        return ()
    top = _BEGINS.match(bare[: told[at].start])
    what = bare[top.end() if top else 0 : told[at].start]
    topic = top["topic"] if top else ""
    says = noun not in topic and len(noun) >= _SAYS and not (topic and topic in noun)
    simple = not any(describes(*pair) for pair in pairwise(words(topic) if topic else ()))
    if len(what) < _LONG_CLAUSE or _TOPIC.search(what) or not says or not simple:
        return ()
    return f"{top[0] if top else ''}{noun}{end[0]}。", f"{what}ものだ。"


_BEGINS = re.compile(
    r"(?:(?:また|さらに|そして|なお|例えば|たとえば)、)?(?P<topic>[^、，「」は]{1,30}?|「[^」]+」[^、，「」は]{0,8})(?<![でにとらか])は、?"
)
_SAYS = 5
"""Characters of a noun that says what something is."""
_LONG_NOUN = 24
_LONG_CLAUSE = 18


def _head(told: Sequence[Word]) -> int:
    """Where the noun begins that ends a sentence and that a verb right before it describes."""
    at = len(told)
    while at and told[at - 1].kind in {"名詞", "接頭辞", "接尾辞", "記号", "空白"}:
        at -= 1
    if not at or at == len(told):
        return 0
    verb = told[at - 1].kind == "動詞" or told[at - 1].surface in {"た", "だ", "れる", "られる"}
    return at if verb and describes(told[at - 1], told[at]) else 0


_DONE = r"(?P<noun>(?:\A|[、。はがもで])[一-龠々]{2,8})を行(?:な)?"
"""調査を行う, of a noun that nothing describes."""
_LEAN = tuple(
    (re.compile(written), said)
    for written, said in (
        (r"(?<=[ぁ-んァ-ヴー一-龠々、])[ 　]+(?=[A-Za-z0-9])", ""),
        (r"(?<=[A-Za-z0-9])[ 　]+(?=[ぁ-んァ-ヴー一-龠々])", ""),
        (r"(?<=[一-龠々ァ-ヴー])することが(?:でき|可能で)(?=[るまず])", "でき"),
        (r"(?<=[一-龠々ァ-ヴー])することが可能です", "できます"),
        (rf"{_DONE}い(?=[、ま])", r"\g<noun>し"),
        (rf"{_DONE}っ(?=[てた])", r"\g<noun>し"),
        (r"(?<=[一-龠々ァ-ヴー])における(?=[一-龠々ァ-ヴー])", "の"),
        (r"(?<=[一-龠々ァ-ヴー])において(?=[、は]|[一-龠々ァ-ヴー])", "で"),
        (r"(?<=[一-龠々ァ-ヴー])に関する(?=[一-龠々ァ-ヴー])", "の"),
        (r"必要となります(?=。)", "必要です"),
        (r"(?<=[一-龠々ァ-ヴー])(?:及び|および|並びに|ならびに)(?=[一-龠々ァ-ヴー])", "と"),
        (r"(?<=[一-龠々ァ-ヴー])(?:又は|または)(?=[一-龠々ァ-ヴー])", "か"),
        (r"(?:とても|非常に|大変)(?!な)", ""),
        (r"\A(?:また|さらに|そして|なお|まぁ|まあ|なんと|具体的には)[、，]", ""),
    )
)
"""Words of writing and what one says instead, the least missed last."""


def lean(text: str, most: int) -> str:
    """A sentence of more than ``most`` characters in fewer, as far as it takes."""
    for written, said in _LEAN:
        if len(text) <= most:
            break
        text = written.sub(said, text)
    return text
