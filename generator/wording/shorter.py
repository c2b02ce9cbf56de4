"""A Japanese sentence as notes of the room there is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.wording import conjugation
from generator.wording.endings import FREE, SHORT, asserted, closed, opened, unstressed
from generator.wording.hanging import CONDITION
from generator.wording.parting import clauses
from generator.wording.phrases import phrases, says_something
from generator.wording.style import plain
from generator.wording.words import QUOTED, quoted_spans, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from generator.wording.endings import Step
    from generator.wording.parting import Joining
    from generator.wording.words import Word

    Clause: TypeAlias = tuple[str, Joining | None]
    Cut: TypeAlias = tuple[int, int]
    Rule: TypeAlias = Callable[[str], Iterator[Cut]]

_KEPT = 4096  # results that are kept, as planning asks for the same sentence again and again


@dataclass(frozen=True, slots=True)
class SentencePart:
    """A clause of a sentence.

    Attributes:
        whole: in plain style, as the sentence has it: what its translation is looked for by.
        point: the note made of it.
        kind: how it goes on from the clause before.
    """

    whole: str
    point: str
    kind: Joining | None = None


_OWNER = re.compile(
    r"^(?P<owner>[^、。「」（）は]{1,10})(?:に(?:よると|よれば)|の話では)、?(?P<said>.{8,}?)"
    r"(?:という|とのこと|そう|らしい)?(?:だ|である)?$"
)
# 私たちが求めるのは、…することだ: we ask that it be done.
_CLEFT = re.compile(
    r"^(?P<who>[^、。「」]{1,14}?)が(?P<whom>[^、。「」]{1,8}に)?(?P<verb>求め(?:る|ている)|提案する|要望する)のは、"
    r"(?P<said>[^「」]{24,}[うくぐすつぬぶむる])こと(?:だ|である)?$"
)
# 一番言いたいのは、…ということだ; 感じたのは、…ということだ: what is said, felt or learnt.
_MEANT = re.compile(
    r"^(?:(?:(?:筆者|私|僕|一番|いちばん|最も|何より|特に|今回|ここで|最後に|皆さん)(?:が|に|は)?、?)*"
    r"(?P<tell>言い|伝え|主張し|強調し)たい"
    r"|[^、がも「」0-9０-９]{0,10}(?P<felt>思っ|感じ|学ん|わかっ|分かっ)(?P<past>た|だ))(?:の|こと)は、?"
    r"(?P<said>[^「」]{5,}?[うくぐすつぬぶむるたいだ])、?(?:と(?:いう|いった)|って)?(?:こと|点)"
    r"(?:だ|である)?$"
)
# What somebody said, in no quotation marks: each clause of it is theirs.
_SPOKE = re.compile(
    r"^(?P<owner>[^、。「」（）は0-9０-９]{1,12}(?<![でにとらも]))は、(?P<said>[^「」]{12,})と"
    r"(?:答え|述べ|訴え|伝え|報告し|説明し|指摘し|主張し|強調し|明かし|話し|認め)(?:た|ている|ていた)$"
)

# The same as ``framed`` has it.
_FRAMED = re.compile(
    r"^(?P<said>.+)（(?P<owner>[^（）]{1,12}の(?:報告|説明|指摘|意見|見解|回答|要望|声|試算|見通し))）$"
)


@lru_cache(maxsize=_KEPT)
def parts(text: str, room: float) -> tuple[SentencePart, ...]:
    """The sentence in clauses, each a note of ``room`` em where that can be done."""
    if _is_torn(text):
        return (SentencePart(text, text.strip().rstrip("。")),)
    plainly = bared(text, room)
    said, owner = _owned(plainly, room, framed_too=True)
    found = _clauses(said, owner, room)
    whole_again = len(found) == 1 and plainly.endswith(owner) and owner
    return (SentencePart(plainly, _made(plainly, room)),) if whole_again else found


def _clauses(bare: str, owner: str, room: float) -> tuple[SentencePart, ...]:
    """Each as a note, with whose it is."""
    left = room - width(owner)
    bare, asides = _aside_apart(bare, left)
    made: list[SentencePart] = []
    found = parted(bare, lambda clause: width(short(clause, left)) <= left)
    for clause, kind in (*_without_preface(found), *((aside, None) for aside in asides)):
        noted = _made(opened(clause), left)
        made.append(SentencePart(clause, noted + owner, kind))
    return tuple(made)


@lru_cache(maxsize=_KEPT)
def whole(text: str, room: float) -> str:
    """The sentence as one note, of ``room`` em where it says the same in so many."""
    if _is_torn(text):
        return text.strip().rstrip("。")
    bare, owner = _owned(bared(text, room), room)
    return _made(bare, room - width(owner)) + owner


# A comma of another script.
_COMMA = re.compile(r"，\s*|(?<=[ぁ-んァ-ヴ一-龠）」]), ?(?=[ぁ-んァ-ヴ一-龠A-Za-z「(（])")


# What is counted off within a sentence: …は、1) …、2) …; ①…②….
_NUMBER = re.compile(
    r"(?:(?<=[、，：:はにがでを。\s])|^)(?:[（(]?(?P<n>[1-9１-９])[)）]|(?P<o>[①-⑨]))\s*"
    r"(?=[^とやのをはがもにで、。\s])"
)


def uncounted(text: str) -> str:
    """Without the numbers by which a sentence counts off what it says, in their order."""
    found = [
        ord(it["o"]) - ord("①") + 1 if it["o"] else int(it["n"]) for it in _NUMBER.finditer(text)
    ]
    counted = len(found) > 1 and found == [*range(1, len(found) + 1)]
    return _NUMBER.sub("", text) if counted else text


def bared(text: str, room: float) -> str:
    """A sentence in plain style, without what leads on; where it is long its frame is a word."""
    said = uncounted(_COMMA.sub("、", text))
    said = asserted(closed(opened(plain(instructed(said)))))
    said = _MEANT.sub(_meant, _CLEFT.sub(_asking, said))
    return said if width(said) <= room else framed(said)


def _asking(it: re.Match[str]) -> str:
    return f"{it['who']}は{it['whom'] or ''}{it['said']}ことを{it['verb']}"


def _meant(it: re.Match[str]) -> str:
    """With who learnt or felt it: it is no rule."""
    if it["tell"]:
        return it["said"]
    joint = "ことを" if it["felt"] == "学ん" else "と"
    return f"{it['said']}{joint}{it['felt']}{it['past']}"


def _is_torn(text: str) -> bool:
    """Half of a quotation, whose other half is another sentence: somebody's own words."""
    return text.count("「") > text.count("」") or text.rstrip("。").endswith("。」")


# 大切な話だが、 only leads up to what is said.
_PREFACE = re.compile(r"^[^は]{0,9}(?:だ|である|になる)$")


def _without_preface(found: Iterable[Clause]) -> Iterator[Clause]:
    """Without a first clause that only leads up to the second."""
    told = list(found)
    if len(told) > 1 and told[1][1] == "but" and _PREFACE.search(told[0][0]):
        del told[0]
    yield from told


def _owned(text: str, room: float, *, framed_too: bool = False) -> tuple[str, str]:
    """What somebody says, and who in brackets, where the whole has no room."""
    found = _OWNER.match(text) or _SPOKE.match(text)
    if found is None and framed_too:
        found = _FRAMED.match(text)
    if not found or width(text) <= room:
        return text, ""
    return closed(found["said"]), f"（{found['owner']}）"


_EXAMPLES = re.compile(r"(?:など|等|か|例えば.*|たとえば.*)$")
_LONG_ASIDE = 14.0  # em of an aside that is a remark of its own, not a gloss


def _aside_apart(text: str, room: float) -> tuple[str, tuple[str, ...]]:
    """A remark in brackets becomes a clause of its own, after the one it stands in."""
    if width(text) <= room:
        return text, ()
    found = [each for each in _ASIDE.finditer(text) if width(each["said"]) >= _LONG_ASIDE]
    if text.count("(") + text.count("（") != len(list(_ASIDE.finditer(text))):
        return text, ()  # one within another
    found = [each for each in found if not _EXAMPLES.search(each["said"])]
    remarks = [each for each in found if _is_remark(each["said"])]
    for each in reversed(remarks):
        text = (text[: each.start()] + text[each.end() :]).strip()
    return text, tuple(closed(opened(plain(each["said"]))) for each in remarks)


def _is_remark(said: str) -> bool:
    """It says something, and to its end: no そして…も, no …のときは."""
    return says_something(said) and words(said)[-1].kind != "助詞"


@lru_cache(maxsize=_KEPT)
def short(text: str, room: float) -> str:
    """One clause in plain style, made shorter until it fits or no step is left."""
    said = closed(_outside(text, FREE))
    for step in SHORT:
        if width(said) <= room:
            return said
        said = _outside(said, (step,))
    said = _without_asides(said, room)
    if width(said) > room:
        said = unstressed(said) or said
    return said


def _made(text: str, room: float) -> str:
    """One clause as a note; commas show what belongs to what, and go last."""
    said = short(text, room)
    bare = _uncommaed(said, room)
    if width(bare) <= room:
        return bare
    return _uncommaed(fitted(said, room), room)


def _uncommaed(text: str, room: float) -> str:
    if width(text) <= room:
        return text
    said = _outside(text, _COMMAS)
    joined = _outside(said, _JOINS) if said.count("、") == 1 else said
    return joined if width(joined) <= room else said


# After a topic or a subject a comma may be.
_COMMAS: tuple[Step, ...] = (
    (re.compile(r"(?<=[一-龠々ァ-ヴーA-Za-z0-9）][はがも])、"), ""),
    (re.compile(r"\A(?P<after>[はがも])、"), r"\g<after>"),  # right after a quotation
)

# The only comma, where no noun before it meets the next.
_JOINS: tuple[Step, ...] = ((re.compile(r"(?<=[にでこ][はで])、|(?<=ために)、"), ""),)


def _outside(text: str, steps: Iterable[Step]) -> str:
    """The text with the steps taken where nobody's own words stand."""
    made: list[str] = []
    end = 0
    for quoted in QUOTED.finditer(text):
        made += [_stepped(text[end : quoted.start()], steps, last=False), quoted.group()]
        end = quoted.end()
    return "".join((*made, _stepped(text[end:], steps, last=True)))


def _stepped(text: str, steps: Iterable[Step], *, last: bool) -> str:
    for pattern, instead in steps:
        if last or not pattern.pattern.endswith("$"):
            text = pattern.sub(instead, text)
    return text


_ASIDE = re.compile(r"(?<![A-Za-z0-9_.])(?:(?<=[^ -~]) )?[（(](?P<said>[^（）()]+)[）)]")
LIMITS = re.compile(
    r"[0-9０-９]|[前中後]編|^[上中下前後]$|たぶん|おそらく|画面|限|ない|なく|除|のみ|だけ|以外|ただし|予定|想定|場合|とき|思|個人|一部|有料|無料|予約|先着|別途|[雨荒]天|中止|かも|必要|見込|推定|おそらく|試算|見通し|方針|説明|報告|意見|指摘|見解|回答|要望|声"
    r"|(?<!も)の$|[なにが的]$"
)
"""A figure, a limit, a doubt, or what only qualifies the word after it: 表向きの, 意図的に."""

_ABBREVIATES = re.compile(r"[A-Z]{2,6}")


def _without_asides(text: str, room: float) -> str:
    """Without brackets that only gloss or abbreviate; a figure, a limit or a name stays."""

    def kept(found: re.Match[str]) -> str:
        said = found["said"]
        named = any(word.is_name for word in words(said))
        if _ABBREVIATES.fullmatch(said) or not (LIMITS.search(said) or named):
            return ""
        return found[0]

    return text if width(text) <= room else _outside(text, ((_ASIDE, kept),))


# Requests as a note says them: …してください → …する, ご確認ください → 確認する.

_PLEASE = frozenset(["ください", "下さい"])
_HONORIFIC = frozenset(["お", "ご", "御"])
_END = re.compile(r"[。．.！!\s]+$")
_BEGGED = re.compile(
    r"(?:お|ご|御)(?P<noun>[一-龠々]{2,4})(?:を|のほど、?)?"
    r"(?:願います|願いたい(?:です)?|(?:よろしく)?お願い(?:します|いたします|致します|申し上げます))$"
)
# What is asked for in another verb than it is done with.
_SEEN = {
    "覧": "見る",
    "ご覧": "見る",
    "参照": "参照する",
    "越し": "行く",
    "いで": "行く",
    "持ち": "持参する",
}


# Asked of somebody in an interview: 教える would be what the reader does.
_TOLD_TO_US = frozenset(["教える", "聞かせる", "語る"])


def instructed(text: str) -> str:
    """A request as the instruction it is; any other sentence, and a quoted one, as it stands."""
    bare = _END.sub("", text)
    begged = _BEGGED.search(bare)
    if begged and (told := words(begged["noun"])) and told[-1].can_be_done:
        return f"{bare[: begged.start()]}{begged['noun']}する"
    if not bare.endswith((*_PLEASE, "ませ")):
        return text
    said = [word for word in words(bare) if word.surface != "ませ"]
    if len(said) < 3 or said[-1].surface not in _PLEASE:
        return text
    return _asked(said[:-1], bare) or text


def _asked(told: Sequence[Word], text: str) -> str:
    """Up to what is asked for, in its dictionary form; empty where that is not certain."""
    last, before = told[-1], told[-2]
    if last.surface in {"て", "で"} and last.sub == "接続助詞":
        return _done(before, text)
    if last.surface in _SEEN:
        start = before.start if before.surface in _HONORIFIC else last.start
        return text[:start] + _SEEN[last.surface]
    return _honoured(last, text[: before.start]) if before.surface in _HONORIFIC else ""


def _done(verb: Word, text: str) -> str:
    """Before てください, or ないでください."""
    if verb.base == "ない":
        return text[: verb.end]
    if not verb.form.startswith("連用形") or verb.kind not in {"動詞", "助動詞"}:
        return ""
    if verb.base in _TOLD_TO_US:
        return ""
    return text[: verb.start] + conjugation.of(verb).dictionary


def _honoured(word: Word, before: str) -> str:
    """Between お or ご and ください."""
    if word.can_be_done:
        return f"{before}{word.surface}する"
    if word.kind == "動詞" and word.form.startswith("連用形"):
        return before + conjugation.of(word).dictionary
    return ""


_SHARED = re.compile(
    r"^(?P<said>.+[うくぐすつぬぶむる])(?P<end>"
    r"(?:こと|よう)[をがにも]?(?:[一-龠]{1,4}に)?(?:(?:強く)?求め(?:る|た|ている|られる|られている)|(?:要望|提案|要請|お願い)(?:する|した|している)"
    r"|目指す|目指している|必要|重要|大切|不可欠|望ましい)(?:だ|である)?"
    r"|必要(?:が|も)?(?:ある)?|(?:計画|予定|方針|つもり|見込み)(?:だ|である)?|べき(?:だ|である)?(?:と(?:考える|考えている|思う))?)$"
)


# What is thought, told or guessed of both is so of each.
_TOLD = re.compile(
    r"^(?P<said>.+(?P<last>[うくぐすつぬぶむるいただ]))(?P<end>(?:と(?:も)?(?:思(?:う|った|っている)"
    r"|考え(?:た|ている)|感じ(?:る|た|ている)|期待(?:する|した|している)"
    r"|みられる|見られる|考えられる|思われる|いう|いわれる|される|のこと)"
    r"|(?<=[ただ])と考える|そうだ|だろう))$"
)

# …しており、…したいと思う: what is so is no part of the wish.
_WISH = re.compile(
    r"^(?P<so>[^「」]*は[^「」]{8,}[てで])おり、(?P<wish>[^「」]{8,}たい(?:と[^、]{1,8})?)$"
)

# 直しているほか、架け替える計画だ: the first is done, not planned.
_IS_SO_NOW = re.compile(r"(?:[てで]い(?:る|た)|[ただ])$")
_PLANNED = re.compile(r"計画|予定|方針|つもり|見込み")

_TOLD_END = re.compile(r"[とそ]|だろう")

_OWNED = re.compile(r"^(?!(?:私|僕|自分|筆者|私たち)は)[^「」]{1,16}(?:は|によると|によれば)")


def _inner(said: str, end: str, fits: Callable[[str], bool]) -> list[Clause]:
    """The clauses; …を使って挑む is one, as what is used is no demand of its own."""
    return list(clauses(said, lambda each: fits(each + end), runs=False))


def parted(text: str, fits: Callable[[str], bool]) -> Iterator[Clause]:
    """The plain sentence in clauses that fit, each with the ending that holds for it."""
    if not fits(text) and (wish := _WISH.match(text)):
        yield f"{wish['so']}いる", None
        yield wish["wish"], "and"
        return
    found = None if fits(text) or CONDITION.search(text) else _shared(text)
    inner = _inner(found["said"], found["end"], fits) if found else []
    if found is None or len(inner) < 2:
        yield from clauses(text, fits)
        return
    holds = True
    ended: list[Clause] = []
    for clause, kind in reversed(inner):
        shares = holds and not (ended and clause.endswith("ない"))  # what is not so is no need
        shares = shares and _takes(clause, found["end"])
        shares = shares and not (_PLANNED.search(found["end"]) and _IS_SO_NOW.search(clause))
        ended.append((_with_end(clause, found["end"]) if shares else clause, kind))
        holds = shares and kind == "and"
    if _PLANNED.search(found["end"]) and any(found["end"] not in clause for clause, _ in ended):
        yield text, None  # 架け替えず、…に改める計画: neither is so yet
        return
    yield from reversed(ended)


def _takes(clause: str, end: str) -> bool:
    """What has to be done is done: an ending of verbs holds for no clause without one."""
    last = words(clause)[-1]
    return _TOLD_END.match(end) is not None or not (last.is_nominal or last.kind == "形容詞")


def _shared(text: str) -> re.Match[str] | None:
    """What holds for all clauses; what somebody named thinks is not parted from the name."""
    told = _TOLD.match(text)
    if told and (told["end"] in _OF_ALL or not _OWNED.match(text)):
        return told
    return _SHARED.match(text)


_OF_ALL = frozenset(
    ["だろう", "とみられる", "と見られる", "と考えられる", "と思われる", "とされる"]
)


def _with_end(clause: str, end: str) -> str:
    """A clause without a verb takes the copula that the ending asks for."""
    last = words(clause)[-1]
    bare = last.is_nominal and end != "だろう" and end[0] in "とそ"
    return f"{clause}だ{end}" if bare else clause + end


# What a point can do without and says the same: connectives, glosses, light verbs.
#
# What says which one, why, when, whose or after what stays, however long the point is: of a hundred
# and sixty points that lost such a phrase every fourth said more or less than its sentence.

_LEAST = 8.0  # em of what is left at least

# A figure, a name, a limit, a degree, a doubt, an owner.
_TELLS = re.compile(
    r"[0-9０-９一二三四五六七八九十百千万億兆%％「『A-Za-z]|ない|なく|ず|だけ|のみ|しか|限|以外|以上|以下|すべて|全て|必ず|常に|場合|とき|なら|れば|たら"
    r"|ほとんど|ほぼ|約|多く|一部|可能|かも|おそらく|たぶん|予定|によると|よれば|初めて|最も|もっとも|いちばん|向け"
)


@lru_cache(maxsize=4096)
def fitted(text: str, room: float) -> str:
    """The clause with as little left out as makes it fit; where nothing does, all that can."""
    said = text
    for rule in _RULES:
        for start, end in sorted(rule(said), reverse=True):
            if width(said) <= room:
                return said
            shorter = said[:start] + said[end:]
            if width(shorter) >= _LEAST:
                said = shorter
    return said


_HERE = re.compile(
    r"^(?:(?:この|本|今回の)(?:記事|ページ|サイト|リポジトリ|研究|調査|論文|報告書?|連載|章|節|例"
    r"|ケース|場合|回)|ここ|今回|本稿|本書|本編)(?:では|においては|には)、?$"
)
_CONNECTS = re.compile(
    r"^(?:また|さらに|更に|そして|例えば|たとえば|しかし|さらには|加えて|なお|特に|とくに|すなわち)、?$"
)


def _here(text: str) -> Iterator[Cut]:
    """Where this is said; what leads from one clause to the next."""
    told = phrases(text)
    ends = (phrase.end for phrase in told[:2] if phrase is not told[-1])
    if end := next((end for end in ends if _HERE.match(text[:end])), 0):
        yield 0, end
    for before, phrase in pairwise(told[:-1]):
        if _CONNECTS.match(phrase.text) and before.ends_in_comma:
            yield phrase.start, phrase.end


_GLOSS = re.compile(r"(?<![A-Za-z0-9_.」』])[（(][^（）()0-9０-９：:　]{1,12}[）)]")


def _glossed(text: str) -> Iterator[Cut]:
    """A name beside a name, in brackets."""
    for found in _GLOSS.finditer(text):
        inside = any(start < found.start() < end for start, end in quoted_spans(text))
        if inside or found.end() == len(text):
            continue  # somebody's own words; who says it
        said = re.sub("[A-Za-z一二三]", "", found[0])
        shown = said.startswith("（画面")  # a formula, which only the page has
        if not (shown or _TELLS.search(said) or says_something(found[0]) or said.endswith("の）")):
            yield found.span()


_FIRM = re.compile(r"[（(](?:本社|所在地|代表|社長|住所)[^（）()]*[）)]")


def _firm(text: str) -> Iterator[Cut]:
    """Who and where a firm is."""
    yield from (found.span() for found in _FIRM.finditer(text))


_DOES = re.compile(r"を(?:行[うっ]|おこな[うっ]|実施[すし]|す|し)(?:て(?:いる|いた)|[たる])?$")
_IS_SO = re.compile(r"(?P<noun>必要|可能性|おそれ|恐れ|余地|傾向)(?:がある|となる)$")


def _ending(text: str) -> Iterator[Cut]:
    """調査を行っている → 調査, 必要がある → 必要."""
    told = phrases(text)
    if len(told) == 1:
        return
    if found := _IS_SO.search(text):
        yield found.end("noun"), found.end()
    noun = told[-2]
    found = _DOES.search(text)
    if found and noun.is_nominal and len(noun.words) > 1 and noun.words[-2].can_be_done:
        yield found.span()


_RULES: tuple[Rule, ...] = (_here, _glossed, _firm, _ending)  # what says least first


# What stands around what is said: …ことを目標としている, …との試算が示された, …は「…」と話した.
#
# The frame becomes a word before or after it, so that aim, source and speaker stay.

_SAYS = (
    r"(?:(?:話|語|言い?)(?:す|る|した|った|している|っている)|言う|いう|(?:述べ|訴え)(?:る|た|ている)"
    r"|(?:説明|指摘|強調|コメント)(?:する|した|している)|振り返(?:る|った|っている))"
)
_AIM = r"(?P<aim>目標|方針|計画|考え|提案)"
_FOUND = r"(?P<found>試算|見通し|方針|説明|報告|意見|指摘|見解|回答|要望|声)"
_SHARE = r"(?P<share>約?[0-9０-９.．]+(?:％|%|割|人))"


# Of several people, each with words of their own.
_SEVERAL = re.compile(r"から、|という(?:意見|声|指摘|要望|回答)")


def _found(it: re.Match[str]) -> str:
    if _SEVERAL.search(it["said"]):
        return it[0]
    if not it["who"]:
        return f"{it['said']}という{it['found']}"
    return f"{it['said']}（{it['who']}の{it['found']}）"


_OURS = frozenset(["当社", "弊社", "同社", "私たち", "我々", "自社"])
_AMOUNT = re.compile(r"(?<=[）枚人件％%倍円台本社校回点トン])に(?:する|増やす)$")


def _aimed(it: re.Match[str]) -> str:
    who = f"{it['who']}の" if it["who"] and it["who"] not in _OURS else ""
    return f"{who}{it['aim']}：{_AMOUNT.sub('に', it['said'])}"


_STEPS: tuple[Step, ...] = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (
            (
                rf"(?P<said>「[^「」]+」)という{_AIM}を(?:掲げ|立て|示し|打ち出し)(?:た|ていた)?"
                r"(?:が|ものの|けれど)、(?P<so>達成|実現)でき(?:なかった|ていない)$"
            ),
            r"\g<said>という\g<aim>を\g<so>できず",
        ),
        (
            rf"(?:は|が)?、?(?P<said>「[^「」]+」)という{_AIM}を(?:掲げ|立て|示し|出し|打ち出し)(?:た|ている)$",
            r"の\g<aim>\g<said>",
        ),
        (
            (
                rf"(?P<said>「[^「」]+」)と(?:いう|の)(?:声|回答|意見|答え|人)が(?:全体の)?{_SHARE}"
                r"(?:を占め|あり|い|に上り|にのぼり|に達し)(?:た|ている|る)?"
            ),
            r"\g<said>\g<share>",
        ),
        (
            r"^(?:(?P<who>[^、。「」]{1,14})は、?)?(?P<said>[^「」]+?)(?:する)?ことを(?P<aim>目標|目的)と(?:して(?:いる|きた)|する|した)$",
            _aimed,
        ),
        (
            (
                rf"^(?:(?P<who>[^、。「」]{{1,10}})(?:から|より)は?、?)?(?P<said>.{{8,}})(?:との|という|と){_FOUND}"
                r"が(?:示された|あった|出た|出された|出ている|上がっている|寄せられた|寄せられている)$"
            ),
            _found,
        ),
        (
            (
                r"^(?P<who>[^、。「」]{1,16}は)(?:[0-9０-９]{1,2}日、|、)?(?P<said>.{8,}(?:方針|考え|計画|意向))を、?"
                r"(?:[^、。「」はがを]{1,16}で)?、?(?:明らかにし|示し|発表し|表明し|固め|伝え)(?:た|ている)$"
            ),
            r"\g<who>\g<said>",
        ),
        (
            rf"^(?P<who>[^、。「」]{{2,24}}?)は、?(?P<said>「[^「」]+」)と{_SAYS}$",
            r"\g<who>\g<said>",
        ),
        (
            rf"^(?P<said>「[^「」]+」)と、?(?P<who>[^、。「」]{{2,30}}?)は、?{_SAYS}$",
            r"\g<who>\g<said>",
        ),
        (
            (
                r"(?P<than>[^、。「」はがを]{1,8}[0-9０-９.．]+(?:倍|割|％|%))に(?:あたる|当たる|相当する)"
                r"(?P<what>[^、。「」はがをに]{0,4}[0-9０-９.．万億]+[^、。「」はがをに0-9]{1,3})(?=[をにだ]|$)"
            ),
            r"\g<what>（\g<than>）",
        ),
    )
)


# 確かめる取り組みが始まって1年がたった → 確かめて1年.
_ONGOING = re.compile(
    r"^(?P<said>[^「」]+[うくぐすつぬぶむる])(?:取り組み|活動|事業|試み|実験)(?:が、?(?:[^、。「」]{1,8}で)?始まって|を始めて)"
    r"(?P<long>[0-9０-９一二三四五六七八九十]+(?:年|か月|カ月|ヶ月|週間|日))(?:が?(?:たった|経った|過ぎた)|になる)$"
)


def framed(text: str) -> str:
    """A plain sentence, without its full stop, with its frame in a word."""
    for pattern, instead in _STEPS:
        text = pattern.sub(instead, text)
    return _ONGOING.sub(_for_long, text)


def _for_long(it: re.Match[str]) -> str:
    verb = words(it["said"])[-1]
    if verb.kind != "動詞":
        return it[0]
    return it["said"][: -len(verb.surface)] + conjugation.of(verb).te + it["long"]
