"""Sentences too long to be heard, in two or three: parted where each half can stand alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import words
from generator.narration.aloud.reasons import reason_behind
from generator.wording import independent
from generator.wording.parting import joint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Language
    from generator.wording.parting import Joint

LONGEST: dict[Language, int] = {"ja": 60, "en": 25}
"""Characters of Japanese, words of English that one hears as one thought."""


def parted(text: str, language: Language) -> tuple[str, ...]:
    """The sentence, or the sentences that it falls into."""
    return tuple(_japanese(text) if language == "ja" else _english(text))


_WITH_REASON = 44  # characters of a sentence with its reason that are two thoughts


def _japanese(text: str) -> Iterator[str]:
    while len(text) > LONGEST["ja"] and "であって" not in text and len(_set_apart(text)) == 1:
        found = joint(text, fits=partial(_two_sentences, text))
        if found is None:
            break
        yield from _set_apart(found.first)
        text = _linked(found.second, _link(found), "ja")
    behind = reason_behind(text) if len(text) > _WITH_REASON else None
    for each in behind or (text,):
        yield from _set_apart(each)


def _two_sentences(text: str, found: Joint) -> bool:
    """Each half says of something of its own that it is so, whatever the other says.

    One sentence, politely ended, is better than two of which one hangs on the other.
    """
    first, second = text[: len(text) - len(found.second)], found.second
    led, own = LED.match(second), _OWN_TOPIC.match(second)
    short = min(len(first), len(second)) < _SHORTEST
    leads_up = INTRODUCES.search(first) and not _HAPPENED.search(first)
    if short or TO_BACK.match(second) or leads_up or REPORTED.search(found.first):
        return False
    if _IF.search(first) or _ASKING.search(first) or _HEADED.search(first):
        return False
    if _SET_AGAINST.search(first):
        long = len(text) > _TWO_BREATHS and _BUT.search(first)
        return bool(led or own or long or _LATER_TOPIC.search(second)) and not REPORTED.search(
            second
        )
    if _HELD.search(second) or not _TOPIC.search(first) or _IN_VIEW_OF.search(first):
        return False
    if found.kind == "so":
        return bool(own) and not _NOUN_SO.search(first)
    return bool(led or own or _STATE.search(first))


def _link(found: Joint) -> str:
    """What leads on to the second half: ただ only where が sets one against the other."""
    if LED.match(found.second) or found.kind == "and":
        return "and"
    if found.kind == "so":
        return "so"
    happened = _HAPPENED.search(f"{found.first}が、")
    if found.kind == "but" and not (
        happened or _OWN_TOPIC.match(found.second) or _WHOSE.match(found.second)
    ):
        return "but"
    both = (found.first, re.split("。", found.second)[0])
    return "but" if len({bool(_DENIES.search(each)) for each in both}) > 1 else "and"


LED = re.compile(
    r"(?:それでも|しかし|しかも|また|さらに|その後|その結果|同時に|一方で?|逆に|特に|なかでも|中でも|むしろ|実際)(?![一-龠])、?"
)
"""What a second sentence begins with that goes on from the first."""
# What a half says something of.
_OWN_TOPIC = re.compile(
    r"(?P<what>(?:「[^」]*」|[^、。「」]){1,24}?)(?<![でにとらか])(?:は|では|には)(?![じず])"
)
_WHOSE = re.compile(r"(?:[こそ]の|[こそ]れ)")
_LATER_TOPIC = re.compile(r"(?:ので|ため|から)、[^、。「」]{1,24}は(?![じず])")
_TOPIC = re.compile(r"(?<![でにとらか])は(?![じず])|(?:では|には)、?")
TO_BACK = re.compile(
    r"(?:それ|これ)(?:は|を|が|ら)|その(?:ため|まま|際|とき|時|場合)|(?:両方|双方|どちらも)"
)
"""A second half that points into the first."""
INTRODUCES = re.compile(
    r"(?:[のん](?:です|だ|である)|(?:こと|わけ|もの|話|件|通り|とおり)(?:です|だ|である)|に(?:なり|なる)(?:ます)?|思い?(?:ます|う)|(?:かもしれ|わから|分から)(?:ない|ません))(?:が|けれど|けれども|けど|し)、?\Z"
    r"|たり、?\Z"
)
"""What only leads up to what follows: 簡単なのですが、…; or may be with what else may be."""
# What holds for both halves: how sure it is, whose it is, what it is for.
_HELD = re.compile(
    r"(?:と(?:いう|いい|言|思|考え|感じ|述べ|話|され|見)|気が|らしい|よう(?:だ|です)|そう(?:だ|です)|だろう|でしょう|かもしれ|たい(?:です|と)?|つもり|べき|はず|必要が|ください|ましょう|なければ|なりません|ことが(?:でき|可能)|予定|方針|計画|ものと|ため(?:だ|です)|から(?:だ|です))[^、]{0,8}\Z|か[。?？]*\Z"
)
_IF = re.compile(
    r"もし|仮に|たとえ(?!ば)|場合|とき[はに]|[れえけせてねめ]ば|たら(?!す)|なら(?!ない|ず)|限り"
)
_ASKING = re.compile(r"どんな|どの|どう|何[がをに]|なぜ|いつ|誰|どこ|いかに|如何に")
# What is given as a reason is told whole.
_HEADED = re.compile(
    r"(?:背景|理由|原因|要因|目的|特徴|仕組み|狙い|ねらい|きっかけ)(?:に)?は、?[^、]|(?:(?:こと|もの|点|課題|役割|目標)は|[るたい]のは)、"
)
_SHORTEST = 14  # characters of a half that says something
# After a clause that is said for itself, whatever the sentence ends in.
_SET_AGAINST = re.compile(r"(?:が|けれど|けれども|けど|(?<=[うくぐすつぬむぶるいただ])し)、\Z")
REPORTED = re.compile(r"(?:という|といい|とのこと|そうだ|そうです|らしい)[^、]{0,6}\Z")
_BUT = re.compile(r"(?:[るたい]|です|ます|ました|でした|だ)(?:が|けれど|けれども|けど)、\Z")
_HAPPENED = re.compile(
    r"た(?:の|ん)(?:です|だ)(?:が|けれど|けれども|けど)、\Z"
)  # 予約したのですが、
_TWO_BREATHS = 70  # characters that nobody hears as one thought, whoever both halves are of
_STATE = re.compile(r"(?:であり|[てで]おり)、\Z")  # what is so of its topic, as is what follows
_IN_VIEW_OF = re.compile(
    r"(?:鑑み|踏まえ|受け|目指し|通じ|向け|基づき|用い|含め|加え|合わせ|もとに|始め|経て)[て]?、\Z"
)
_NOUN_SO = re.compile(r"(?:なので|であるため|なため)、?\Z")
_DENIES = re.compile(
    r"(?:ない|ません|なかった|ませんでした|ず|少ない|難しい|困難|足り|不足)(?:です|の|ん|か|[。、]|\Z)"
)

# Somebody's words so long that who says them and what they say are two breaths.
_QUOTING = re.compile(
    r"\A(?P<who>[^「」]{2,}?)(?P<mark>[はが]|に[はも]|も(?=[、一-龠]))、?(?P<how>[^「」は]*?)「(?P<said>[^「」]{24,})」"
    r"と(?P<verb>(?:話|語|述べ|答え|コメントし|説明し|指摘し|振り返|書い|つづっ|記し|強調し|訴え|明か|発言し|発表し|主張し|呼びかけ|投稿し|伝え|宣言し|言っ)[ぁ-ん]*|ある|あります)。?\Z"
)


# How many answered, and what some of them said.
_ANSWERED = re.compile(
    r"\A(?P<one>[^「」]{1,12}(?:によると|によれば)、[^「」]{8,}?が(?:答え|回答し))、(?P<two>うち.+)\Z"
)

# Two opinions of one sentence, each with its owner.
_OPINIONS = re.compile(
    r"\A(?P<one>.{8,}?(?P<what>という(?:意見|声|指摘|要望|質問)))、(?P<two>.{8,}という(?:意見|声|指摘|要望|質問))"
    r"(?P<end>が(?:出|あっ|寄せられ)[ぁ-ん]*)\Z"
)

# Two shares of two groups.
_BOTH_SHARES = re.compile(
    r"\A(?P<one>.{12,}?\d[\d.]*[％%割])、(?P<two>[^、]*(?:では|は)[^、]*\d[\d.]*[％%割])(?P<end>だった|でした|だ|である|です)\Z"
)

# How many things are done, after what they are.
_SUCH_AS = re.compile(
    r"\A(?P<head>.{6,}?では)、(?P<list>[^「」]{16,}?[一-龠々ァ-ヴー])(?:等|など)、(?P<rest>[^、「」]*\d+つの[^、「」]{4,16})\Z"
)

# A piece of news in one breath: who, when, about what, what, and where it was said.
_ANNOUNCED = re.compile(
    r"\A(?P<who>[^、「」は]{2,16})は(?P<when>\d{1,2}日)、(?:(?P<topic>[^、「」]{6,40})について、)?"
    r"(?P<what>.{16,}?(?:方針|計画|考え|見通し|構想))を、?(?P<how>(?:[^、「」]{2,16}で)?(?:明らかに|発表|公表|表明)[ぁ-ん]*)\Z"
)

# What is told in two breaths that no joint parts, and the phrases for them.
_APART = (
    (_QUOTING, "speaks_so", "spoken_so"),
    (_ANSWERED, "answered_so", "of_them_so"),
    (_OPINIONS, "opinion_one", "opinion_two"),
    (_BOTH_SHARES, "share_one", "share_two"),
    (_SUCH_AS, "count_so", "such_as"),
)


def _set_apart(text: str) -> tuple[str, ...]:
    """Who speaks before what is said, a thing before what it is, a share before what it exceeds."""
    if len(text) <= LONGEST["ja"]:
        return (text,)
    told = words("ja")["voice"]
    bare = text.rstrip("。")
    announced = _ANNOUNCED.match(bare)
    if announced:
        about = told["announced_about"].format(**announced.groupdict())
        rest = (told["announced"], told["announced_when"])
        said = (each.format(**announced.groupdict()) for each in rest)
        return (about, *said) if announced["topic"] else tuple(said)
    named = _counted(bare)
    if named:
        return named
    for pattern, first, second in _APART:
        found = pattern.match(text.rstrip("。"))
        if found:
            past = text.rstrip("。").endswith("た")
            slots = {"end": "た" if past else "る", **found.groupdict()}
            return told[first].format(**slots), told[second].format(**slots)
    return (lean(text, LONGEST["ja"]),)


_COUNT = re.compile(
    r"(?P<thing>(?:「[^」]*」|[^、「」])+?)が(?P<much>\d[\d,.]*[^、。「」\d]{0,3}?)(?P<end>だった|でした|である|です|だ)?"
)
_MANY = 4  # counted things that are too many for one breath
_HALF = 2


def _counted(text: str) -> tuple[str, ...]:
    """Aが3人、Bが2人、… of four and more: some in each breath, all in its order."""
    parts = re.split(r"、(?![^「]*」)", text)
    found = [_COUNT.fullmatch(part) for part in parts]
    if len(parts) < _MANY or not all(found):
        return ()
    past = found[-1] is not None and found[-1]["end"] in {"だった", "でした"}
    end = "だった" if past else "だ"
    at = len(parts) // _HALF
    last = found[-1]
    bare = [*parts[:-1], f"{last['thing']}が{last['much']}" if last else parts[-1]]
    return tuple(f"{'、'.join(half)}{end}。" for half in (bare[:at], bare[at:]))


def _linked(half: str, kind: str, language: Language) -> str:
    """The second half as it follows the first, after ただ or そのため."""
    return words(language)["voice"][kind].format(said=half)


def _english(text: str) -> Iterator[str]:
    bare = text.removesuffix(".")
    parts = [*independent.parted(bare, lambda said: len(said.split()) <= LONGEST["en"])]
    if len(parts) == 1 or bare == text:
        yield text
        return
    for part in parts:
        said = _linked(part.text, part.link, "en") if part.link else part.text
        yield f"{said[:1].upper()}{said[1:]}."


# 調査を行う, of a noun that nothing describes.
_DONE = r"(?P<noun>(?:\A|[、。はがもで])[一-龠々]{2,8})を行(?:な)?"
# Words of writing and what one says instead, the least missed last.
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
        (r"必要となります(?=。)", "必要です"),
        (r"(?<=[一-龠々ァ-ヴー])(?:及び|および|並びに|ならびに)(?=[一-龠々ァ-ヴー])", "と"),
        (r"\A(?:また|さらに|そして|なお|まぁ|まあ|なんと|具体的には)[、，]", ""),
    )
)


def lean(text: str, most: int) -> str:
    """A sentence of more than ``most`` characters in fewer, as far as it takes."""
    for written, said in _LEAN:
        if len(text) <= most:
            break
        text = written.sub(said, text)
    return text
