"""Polite Japanese (です・ます体) into the plain style of notes and slides (だ・である体, 体言止め).

A sentence is changed wholly or not at all: where one of its polite forms cannot be resolved with
certainty, the sentence is left as its author wrote it. Words inside quotation marks are somebody's
own and stay.
"""

from __future__ import annotations

import re

from generator.wording.verbs import verb

_QUOTED = re.compile(r"「[^「」]*(?:「[^「」]*」[^「」]*)*」|『[^』]*』|“[^”]*”|\"[^\"]*\"")

_POLITE = re.compile(
    r"ませんでした|ましょう|ました|まして|ません|ます"
    r"|てください(?:ませ)?(?!ま)|でください(?:ませ)?(?!ま)|ください(?:ませ)?(?!ま)"
    r"|でしょう|でした|でして|んです|です(?!ら)"
)
_NOT_POLITE = re.compile(r"ますます|すみません|ありがとうございま(?:す|した)|(?:^|、)ましてや?、")

_NOUNS_IN_I = re.compile(
    r"(?:[違狙思願扱使勢疑争戦闘誓誘迷匂祝占笑払伝洗買問会合商舞償嫌幸災互救負酔縫競集憂類行担揃]"
    r"|きれ|くら|ぐら|ちが|ねが|おも|ていね|いっぱ|しま|しあ|せ"
    r"|(?<![てでし読進組住生望含踏包挑悩休飲頼楽])みた)い$"
)
_ADJECTIVE = re.compile(r"(?:[一-龠ぁ-ん]い|かった|なかった)$")
_WH = re.compile(r"(?:なぜ|何|なん|どう|いかが|誰|だれ|どこ|いつ|どれ|いくら|いくつ|どちら)$")


class _UnsureError(Exception):
    """A polite form that no rule resolves."""


def plain(text: str) -> str:
    """The sentence in plain style, or as it is when any part of it is uncertain."""
    pieces: list[str] = []
    end, quotation = 0, ""
    try:
        for quoted in _QUOTED.finditer(text):
            pieces += [_clause(text[end : quoted.start()], quotation), quoted.group()]
            end, quotation = quoted.end(), "」"
        pieces.append(_clause(text[end:], quotation))
    except _UnsureError:
        return text
    return "".join(pieces)


def _clause(text: str, quotation: str) -> str:
    """One stretch of text without quotations; a quotation before it is a noun to it."""
    done, rest = quotation, text
    while found := _POLITE.search(rest):
        fixed = _NOT_POLITE.search(rest)
        if fixed and fixed.start() <= found.start() < fixed.end():
            done, rest = done + rest[: fixed.end()], rest[fixed.end() :]
            continue
        before, rest = done + rest[: found.start()], rest[found.end() :]
        done = _resolved(before, found.group(), rest)
    return (done + rest).removeprefix(quotation)


def _resolved(before: str, polite: str, after: str) -> str:
    if polite.startswith("ま"):
        return _verb_form(before, polite)
    if "ください" in polite:
        return _request(before, polite)
    return _copula(before, polite, after)


def _verb_form(before: str, polite: str) -> str:
    found = verb(before)
    if found is None:
        raise _UnsureError
    match polite:
        case "ます":
            return found.dictionary
        case "ました":
            return found.past
        case "ません":
            return found.negative
        case "ませんでした":
            return found.negative[:-1] + "かった"
        case "ましょう":
            return found.volitional
        case _:
            return found.te


def _request(before: str, polite: str) -> str:
    """〜てください → 〜てほしい; お読みください → お読みいただきたい."""
    if polite[0] in "てで":
        return f"{before}{polite[0]}ほしい"
    if re.search(r"[おご][一-龠ぁ-ん]{1,6}$", before):
        return f"{before}いただきたい"
    raise _UnsureError


_COPULAS = {"でしょう": "だろう", "でした": "だった", "でして": "で"}


def _copula(before: str, polite: str, after: str) -> str:
    if polite in _COPULAS:
        return before + _COPULAS[polite]
    if polite == "んです":
        before += "の"
    elif is_adjective(before):
        return before
    if not before or before.endswith("る"):
        raise _UnsureError
    if after.startswith("ので"):
        return f"{before}な"
    if after.startswith("か") and not after.startswith("から"):
        if _WH.search(before):
            raise _UnsureError
        return before
    return f"{before}だ"


def is_adjective(text: str) -> bool:
    """Ends in an い-adjective or its past: 高い, 高かった, ない; not 違い or きれい."""
    return bool(_ADJECTIVE.search(text)) and not _NOUNS_IN_I.search(text)


_LEADING = re.compile(
    r"^(?:しかし(?:ながら)?|また|[そこ]のため|つまり|実は|さらに|そして|ただし|なお|一方(?:で|、)?|例えば|たとえば"
    r"|そこで|まず(?:は)?|次に|最後に|まさに|このように|だが|ですが|でも|すると|したがって|よって|ちなみに"
    r"|もちろん|なぜなら|加えて|特に|とくに|やはり|ところで|では|それでは|それでも|ところが|けれども?|しかも"
    r"|その結果|結果として|その上|その後|具体的には|要するに|というのも|続いて|それから|なので|ですので|ただ|むしろ|それゆえ"
    r"|なおかつ|だから|ですから|それで|さて|あと|あるいは|もしくは|とはいえ|とは言え|というわけで|ということで|そもそも"
    r"|余談(?:ですが|だが|として)|いずれに(?:せよ|しても)|とにかく|ともかく|まあ|まぁ|同様に|他方(?:で)?|逆に|反対に"
    r"|実際(?:に)?|事実|もっとも|おまけに|とりあえず|ほかにも|他にも|ほか|では次に|今回は|まずはじめに|はじめに|[①-⑳])[、,]\s*"
    r"|^(?:そこで|しかし|ところが|そして|だからこそ|だから|なので|つまり|ちなみに|けれど)\s*(?=[一-龠ァ-ヶA-Z「そこ])"
    r"|^また(?=[ァ-ヶA-Z「])"
    r"|^(?:それに|そして)、|^[①-⑳]\s*|^[・■□●○◆◇▼▲★☆※→>＞–—―]\s*|^[0-9０-９]{1,2}[.．)）]\s*(?=[^\d\s])"
)
_MARKS = re.compile(r"(?<=[^\s\d*＊])[*＊※]\d{1,2}(?=[^\d]|$)|\[\d{1,2}\](?=[^(]|$)")
"""Marks of footnotes."""

_PARTICLES = re.compile(r"(?<=[いるただ])(?:よね|よ|ね)$")
_EXPLAINING = re.compile(r"(?:な|(?<=[たるいうくすつぬぶむぐ]))(?:の|ん)(?:だ|である)$")
_COPULA = re.compile(r"(?<=[一-龠々ぁ-んァ-ヴーA-Za-z0-9)）」』】％% ])\s*(?:だ|である)$")
_KEPT = re.compile(r"(?:よう|そう|みたい|わけ|ん|ま|た)だ$")
"""だ that is no copula (読んだ, まだ), and the one that says how sure the author is (ようだ)."""

_CAN = re.compile(r"(?<=[一-龠ァ-ヶー])することができ")


def note(text: str) -> str:
    """A sentence as a slide shows it: no connective, plain or ending in a noun, no full stop.

    What says how sure the author is (可能性がある, ようだ, とみられる, という) stays.
    """
    words = _MARKS.sub("", text.strip()).rstrip("。．.")
    bare = _LEADING.sub("", _LEADING.sub("", words)) or words
    changed = plain(_ended(bare))
    changed = _PARTICLES.sub("", changed)
    changed = _EXPLAINING.sub("", changed)
    if not _KEPT.search(changed) and not _is_past(changed):
        changed = _COPULA.sub("", changed)
    return _CAN.sub("でき", changed)


def _ended(text: str) -> str:
    """A text that breaks off, closed: …を導き出し、 → …を導き出す, …は薄いが → …は薄い."""
    text = _TRAILS_OFF.sub("", text)
    if not text.endswith(("、", "，")):
        return text
    bare = text.rstrip("、，")
    found = verb(bare) if _STEM_END.search(bare) else None
    return found.dictionary if found else bare


_TRAILS_OFF = re.compile(r"(?<=[いるたすん])(?:が|けれども?|けど)[…‥.、]*$|(?<=[るただい])し$")
_STEM_END = re.compile(r"[をにがとへ][^をにがとへ、]{0,7}[いきぎしちびみりえけげせてねべめれ]$")


def _is_past(text: str) -> bool:
    """泳いだ, 急いだ; not きれいだ or 狙いだ."""
    return text.endswith("いだ") and not _NOUNS_IN_I.search(text.removesuffix("だ"))
