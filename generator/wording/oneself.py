"""Whose experience a Japanese sentence tells: of whoever speaks, by how it is said.

Japanese leaves "I" out. It is heard in what nobody but oneself can say without a word of hearsay
(a wish, a feeling, a thought), in who gives and gets (〜てくれた, 〜てもらった), and in an act
without a subject, where nothing said before it has another one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from generator import patterns as re
from generator.japanese.persons import COURTESY, OFFICES
from generator.resources import toml_beside
from generator.wording.phrases import phrases
from generator.wording.style import plain
from generator.wording.subjects import subject
from generator.wording.views import outside_quotes, view_cues
from generator.wording.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.wording.words import Word

Experience = Literal["inward", "received", "act", "asked"]
"""What one only knows of oneself, what somebody did for one, what one did, what one asks of all."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one sentence by itself tells of whoever speaks.

    Attributes:
        experience: the speaker's own, if it is.
        surely: no other can have said so, whatever stands before.
        about: ``person``, ``thing`` or nobody who is named: what it is about.
        habit: somebody does it, who is not named: where nobody is told what to do, the speaker.
    """

    experience: Experience | None
    surely: bool
    about: Literal["oneself", "person", "thing", ""]
    habit: bool = False


@cache
def _signs() -> Mapping[str, re.Pattern[str]]:
    return {
        n: re.compile("|".join(each)) for n, each in toml_beside(__file__, "oneself.toml").items()
    }


# Who may have wishes and do things: what a sentence else is about is a thing.
_SOMEBODY = re.compile(
    rf"(?:{COURTESY}|{OFFICES}|[人者員師客男女母父妻夫兄姉弟妹娘親友彼]|(?<![帽菓椅])子|息子|主人|旦那|たち|達|ども|市|町|村|県|区|省|庁|店|学校|大学|協会|委員会|みなさん|みんな|誰|だれ|社"
    r"|おじ|おば|家族|夫婦|先輩|後輩|同僚|上司|部下|仲間|スタッフ|チーム|メンバー|ガイド|オーナー|マスター)\Z"
)


@lru_cache(maxsize=4096)
def heard(text: str) -> Heard:
    """What the sentence tells of whoever speaks, by itself."""
    signs, said = _signs(), outside_quotes(text)
    if signs["asked"].search(said):
        return Heard("asked", surely=True, about="")
    said = plain(re.sub(r"[\s。．!！?？…〜～♪笑)）]+\Z", "", said.strip()) + "。").rstrip("。")
    about = _about(said)
    if about == "person" or view_cues("ja")["others"].search(_last_clause(said)):
        given = about == "person" and signs["given"].search(_bare(said)) is not None
        return Heard("received" if given else None, given, "person")
    bare = _bare(said)
    if signs["inward"].search(bare) or _is_wished(bare):
        return Heard("inward", surely=True, about=about)
    if signs["given"].search(bare) or signs["got"].search(bare):
        return Heard("received", surely=True, about=about)
    last = _last_clause(bare)
    after = about == "thing" and (
        _OBJECT.search(last) is not None if last == bare else not _named(last)
    )
    does = about in {"", "oneself"} or after
    does = does and _acts(said if not after else last, bare, signs)
    tried = signs["tried"].search(bare) is not None
    resolved = signs["resolved"].search(bare) is not None
    does = does or tried or resolved
    habit = not does and not about and _is_done(bare, signs)
    sure = does and (about == "oneself" or tried or resolved)
    return Heard("act" if does else None, sure, about, habit)


def _is_wished(bare: str) -> bool:
    """It ends in the たい of a verb: 読みたい, not 夢みたい."""
    told = [word for word in words(bare) if word.kind != "補助記号"]
    ends = [word for word in told[-3:] if word.group == "助動詞-タイ"]
    after = told[told.index(ends[-1]) + 1 :] if ends else ()
    return bool(ends) and all(word.kind == "助動詞" for word in after)


def _last_clause(text: str) -> str:
    """What stands behind the last clause that ends in a comma."""
    told = phrases(text)
    ends = [p.end for p in told[:-1] if p.ends_in_comma and p.is_predicate and not p.describes]
    return text[ends[-1] :] if ends else text


def _bare(said: str) -> str:
    """Without what only explains or calls out: 〜たのだよね → 〜た."""
    short = re.sub(
        r"(?<=[うくぐすつぬぶむるたいな])(?:の|ん)(?:だ|である)(?:った)?(?=[よねなわさが]*\Z)",
        "",
        said,
    )
    return re.sub(
        r"(?<=[うくぐすつぬぶむるただい])(?:よ|ね|な|なあ|わ|けど|けれども?|が|し)+\Z", "", short
    )


def _about(said: str) -> Literal["oneself", "person", "thing", ""]:
    told = _named(said) or _before(said)
    if _ONE.search(told) or (not told and view_cues("ja")["oneself"].search(said)):
        return "oneself"
    if not told:
        return ""
    return "person" if is_somebody(told) else "thing"


def is_somebody(told: str) -> bool:
    """Whether a Japanese noun names people, or those who decide and act: a town, a shop."""
    return _SOMEBODY.search(told) is not None or _is_named(told)


def _named(text: str) -> str:
    told = subject(text, "ja")
    counts = told and _COUNTED.match(told) and f"{told}も" in text
    return "" if counts else told


# 何枚も写真を撮った: so many, not who.
_COUNTED = re.compile(r"(?:何|いく|幾|[数一二三四五六七八九十百千\d０-９]+)[^、]{1,2}\Z")
_FOR_ONE = re.compile(r"[てで](?:くれ|くださっ|下さっ)て、?\Z")
_OBJECT = re.compile(r"は[^は、]*を")  # 万年筆は父のお下がりを使っている: who uses it is unsaid
_LINKED = re.compile(r"(?<!の)[てで]、?\Z")


def _before(said: str) -> str:
    """Who is named in the clause before the last one, where they go on: 子どもが来て、…."""
    last = _last_clause(said)
    clause = said[: len(said) - len(last)]
    goes_on = _LINKED.search(clause) and not _FOR_ONE.search(clause)
    told = subject(clause.rstrip("、"), "ja") if goes_on else ""
    return told if _SOMEBODY.search(told) else ""


_ONE = re.compile(
    r"(?:私|わたし|僕|ぼく|俺|おれ|自分|筆者|我々|われわれ|うち|我が家|わが家)(?:自身|たち|達|ども|ら)?\Z"
    r"|[弊当我わ]が?社\Z"
)


def _is_named(told: str) -> bool:
    last = words(told)[-1]
    return last.is_name and last.fine == "人名"


def _acts(said: str, bare: str, signs: Mapping[str, re.Pattern[str]]) -> bool:
    """Somebody does it, or did: its verb is no happening."""
    told = [word for word in words(bare) if word.kind != "補助記号"]
    if not told:
        return False
    if told[-1].can_be_done:  # うどんを注文。
        return bare.endswith(told[-1].surface) and re.search(r"[をに][^をに]*\Z", bare) is not None
    over = signs["over"].search(bare) is not None
    does = signs["object"].search(said) is not None
    return _is_done(bare, signs) and (over or (does and signs["lasting"].search(bare) is not None))


def _is_done(bare: str, signs: Mapping[str, re.Pattern[str]]) -> bool:
    """It ends in a verb of what somebody does, not of what comes about."""
    told = [word for word in words(bare) if word.kind != "補助記号"]
    if not told or told[-1].kind not in {"動詞", "助動詞"} or not _ends_in_a_verb(told):
        return False
    if _IS_CALLED.search(bare):
        return False
    return signs["happens"].fullmatch(_main(told)) is None


# What it is called, by nobody: 「腸内フローラ」と呼ばれている.
_IS_CALLED = re.compile(
    r"と(?:も|は)?(?:呼ば|よば|言わ|いわ|称さ|名[付づ]けら|みなさ|見なさ|さ|知ら)れ(?:る|た|てい(?:る|た))?\Z"
)


def _ends_in_a_verb(told: Sequence[Word]) -> bool:
    """No noun or adjective is between its last verb and its end."""
    for word in reversed(told):
        if word.kind == "動詞":
            return True
        if word.kind not in {"助動詞", "助詞"} or word.group in {"助動詞-ダ", "助動詞-デス"}:
            return False
    return False


def _main(told: Sequence[Word]) -> str:
    """The verb that says what is done: 座れ for 座れなかった."""
    verbs = [word for word in told if word.kind == "動詞"]
    own = [word for word in verbs if not (word.sub == "非自立可能" and _helps(word, told))]
    return (own or verbs)[-1].base


def _helps(word: Word, told: Sequence[Word]) -> bool:
    at = told.index(word)
    return at > 0 and (told[at - 1].surface in {"て", "で"} or told[at - 1].kind == "動詞")


def own(sections: Iterable[Sequence[tuple[str, str]]], *, habits: bool) -> dict[str, Experience]:
    """By id, what is the speaker's own; of an act without a subject what stands before it decides.

    Args:
        sections: each its sentences as ids and texts.
        habits: what is done now without a subject is done by the speaker; not so where readers
            are told what to do, nor where others' doings are told.
    """
    found: dict[str, Experience] = {}
    for section in sections:
        another, begun = False, False
        for identity, text in section:
            told = heard(text)
            if told.experience and (told.surely or not another):
                found[identity] = told.experience
            elif habits and told.habit and begun and not (another or _ANNOUNCES.match(text)):
                found[identity] = "act"
            begun = begun or identity in found
            if told.about:
                another = told.about == "person" and told.experience is None
    return found


# What is only said to follow.
_ANNOUNCES = re.compile(r"(?:今回|今日|本日|本稿|この記事|ここ|以下|次)(?:は|で|に|の)")
_FEWEST = 3  # sentences that nobody says of somebody else, where nobody says I


# All of us, in a text that explains, unless they do something: 私たちの体, not 私たちは試食を出す.
_EVERYBODY = re.compile(r"私(?:たち|達)|我々|われわれ|自分")


def of_the_writer(text: str, *, explains: bool) -> str:
    """A Japanese sentence without the words for everybody, where its text explains."""
    told = heard(text)
    if not explains or (told.about == "oneself" and told.experience):
        return text
    return _EVERYBODY.sub("", text)


def tells_of_oneself(texts: Iterable[str]) -> bool:
    """Whoever wrote it says I, or tells again and again what only oneself can know.

    What readers are asked to do tells of nobody, nor what can be thought by anybody.
    """
    said = [outside_quotes(text) for text in texts]
    if any(view_cues("ja")["oneself"].search(each) for each in said):
        return True
    own = (heard(each) for each in said if not _THINKABLE.search(each))
    return sum(each.surely and each.experience != "asked" for each in own) >= _FEWEST


_THINKABLE = re.compile(r"と(?:考えら|思わ|感じら|信じら)れ")
