"""A sentence that gives its reason first, as one says it: what is so, then why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.wording.parting import joint
from generator.wording.style import plain
from generator.wording.words import words

if TYPE_CHECKING:
    from generator.wording.parting import Joint

_SHORTEST = 6  # characters of a half that says something
# What the sentence is about, before the reason: 脂身は多すぎると美味しくないので、….
_ABOUT = re.compile(
    r"(?P<about>[^、。「」はがをも]{1,18}?)(?<![でにとらかへ])(?<!とき)(?<!時)(?<!頃)(?<!ころ)(?<!今)(?<!前)(?<!後)(?<!場合)(?<!日)(?<!中)は(?![じず])、?"
)
# Of which the second half says something itself, so that nobody need be told of what.
_OWN = re.compile(r"\A[^、。「」]{1,20}?(?<![でにとらか])[はがも](?!ら)")
# Of several things, of which the reason may be that of the first alone.
_SEVERAL = re.compile(r"、[^「」]*(?:といった|などの|等の|[二三四五六七八九2-9２-９]つ)")
_LED = re.compile(
    r"\A(?:しかし|ただし?|でも|また|そして|さらに|それでも|特に|なお|例えば|たとえば|そもそも|一方で?|もちろん|まず)、?"
)
# What points into the reason, or has nothing to point to before it.
_POINTS = re.compile(
    r"\A[^「」]{0,14}(?:[こそあ][のれこう]|その|そんな|そう|両方|どちら|いずれ|同じ|ついで)"
)
# 南館の客とは、…: of whom the rest is not said.
_IS_ONE = re.compile(r"[^、。「」]{1,24}(?:とは|には|では)、")
_AGAIN = re.compile(r"ので、|から、|ため、|ため(?:に)?[^、]{0,3}\Z|からだ|からです|ためだ|ためです")
_OF_BOTH = re.compile(
    r"(?:ください|下さい|ましょう)\Z|(?:が|けど|けれど|けれども|ものの|のに|一方で?|し)、|という|といい|とのこと|そうだ|そうです|らしい|もし|場合|なら(?!な)|[けげせてねべめれえ]ば(?!い)"
)


def reason_behind(text: str) -> tuple[str, str] | None:
    """脂身は多すぎるとまずいので、減らす。 → 脂身は減らす。多すぎるとまずいからだ。.

    ``None`` where no reason is given, or what follows from it is not understood before it.
    """
    bare = text.rstrip("。")
    found = joint(bare, runs=False, fits=partial(_fits, bare))
    if found is None:
        return None
    reason, main = found.first, found.second
    if _POINTS.match(reason) or _IS_ONE.match(reason):
        return None
    led = _LED.match(reason)
    before, reason = (led[0], reason[led.end() :]) if led else ("", reason)
    about = _ABOUT.match(reason)
    if about and not _OWN.match(main):
        reason, main = reason[about.end() :], f"{about['about']}は、{main}"
    elif not re.search("[がをはも]", main):
        return None
    because = _because(reason)
    return (f"{before}{main}", because) if because else None


def _fits(text: str, found: Joint) -> bool:
    first, second = text[: len(text) - len(found.second)], found.second
    if found.kind != "so" or min(len(found.first), len(second)) < _SHORTEST:
        return False
    torn = first.count("「") != first.count("」") or first.count("『") != first.count("』")
    both = _OF_BOTH.search(text.rstrip("。"))
    told = both or _SEVERAL.search(second) or _POINTS.match(second) or _AGAIN.search(second)
    return not (torn or told)


def _because(reason: str) -> str:
    said = plain(f"{reason.rstrip('、')}。").rstrip("。")
    if len(said) < _SHORTEST:
        return ""
    finite = words(f"{said}。")[-2].group != "*"
    return f"{said}{'' if finite else 'だ'}からだ。"
