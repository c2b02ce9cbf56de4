"""Sentences too long to be heard, in two or three: parted where each half can stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import words
from generator.narration.halving import in_two, lean
from generator.wording.parting import Joint, joint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Language

LONGEST: dict[Language, int] = {"ja": 60, "en": 25}
"""Characters of Japanese, words of English that one hears as one thought."""

_WRITTEN = 54
"""Characters of a sentence as it is written, which is said in some more."""

_LED = re.compile(r"\A(?:ただ|そのため|しかし|また|それでも|一方で?|つまり|その結果|だから)[、し]")
_SUBJECT = (
    r"(?=(?:the|an?|we|I|you|s?he|it|they|this|that|there|th[eo]se|its|their|his|her|our"
    r"|[A-Z]\w+)\b)"
)
_JOINTS: tuple[tuple[re.Pattern[str], str | None], ...] = (
    (re.compile(r";\s+"), None),
    (re.compile(r"(?<=\w),? [—–] " + _SUBJECT), None),
    (re.compile(rf", but {_SUBJECT}"), "but"),
    (re.compile(rf", so (?!that\b){_SUBJECT}"), "so"),
    (re.compile(rf", and {_SUBJECT}"), "and"),
    (re.compile(r", but (?=\w+)"), "but"),
    (re.compile(rf",? because {_SUBJECT}"), "because"),
)
_BOUND = re.compile(
    r"\A(?:If|When|While|Although|Though|Because|As|Since|Unless|Until|Once|Whether|After|Before|Even)\b"
    r"|\b(?:[Nn]ot only|whether|both|either|neither|between)\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|could|may|might|does|did|do|cannot|would|should)\b"
    r"|\b[a-z]{3,}(?:ed|s)\b|n[’']t\b"
)
_FEWEST_WORDS = 5


def parted(text: str, language: Language) -> tuple[str, ...]:
    """The sentence, or the sentences that it falls into."""
    return tuple(_japanese(text) if language == "ja" else _english(text))


def _japanese(text: str) -> Iterator[str]:
    while len(text) > _WRITTEN and "であって" not in text and len(_set_apart(text)) == 1:
        found = joint(text)
        if found is not None and _THINKS.search(found.first):
            found = _before_thought(found.first, text)
        if found is None or (_SUPPOSING.match(text) and _IF.search(found.second)):
            break
        if _HEADED.search(found.first) and not text[len(found.first) :].startswith("が"):
            break
        if found.kind == "and" and _MODAL.search(found.second) and not _OWN.match(found.second):
            break
        if _ASKING.search(found.first) and re.search(r"か[をはがに]", found.second):
            break
        if _OF_WHOM.match(found.second) and not _SUBJECT_OF.search(found.first):
            break
        if _leans(found) or (found.kind == "so" and _BIDS.search(found.second)):
            break
        yield from _set_apart(found.first)
        set_against = text[len(found.first) :].startswith(("のに対し", "一方"))
        link = "whereas" if set_against else "besides" if _TOO.search(found.first) else found.kind
        if link == "but" and not _turns(found.first, text, found.second):
            link = "and"
        text = found.second if _LED.match(found.second) else _linked(found.second, link, "ja")
    yield from _set_apart(text)


def _leans(found: Joint) -> bool:
    """The halves are one: what may be with what else may be, what a dash explains, too little."""
    apart = _POSSIBLE.search(found.first) or _APPOSED.search(found.second)
    return bool(apart or _LEANING.search(found.second))


def _turns(first: str, whole: str, second: str) -> bool:
    """What follows が is set against it: one of the two denies, or the word says more than が."""
    joined = whole[len(first) :]
    if not joined.lstrip("のです").startswith("が"):
        return True
    return bool(_DENIES.search(first)) != bool(_DENIES.search(re.split(r"[。]", second)[0]))


_DENIES = re.compile(
    r"(?:ない|ません|なかった|ませんでした|ず|少ない|難しい|困難|足り|不足)(?:です|の|ん|か|[。、]|\Z)"
)
_THINKS = re.compile(r"と(?:思う|思った|考える|考えた|感じる|感じた)\Z")
"""What one thinks and therefore does: 何かできると思い、設立した."""


def _before_thought(thinking: str, text: str) -> Joint | None:
    """Where the sentence falls apart before what somebody thought and did."""
    found = joint(thinking)
    at = text.find(found.second[:_SAME]) if found else -1
    return Joint(found.first, text[at:], found.kind) if found and at > 0 else None


_POSSIBLE = re.compile(r"かもしれない(?:し|が)、")
"""…かもしれないし、…かもしれない: what may be is told with all that may be."""
_APPOSED = re.compile(r"[^「」]{4,}(?:――|──|—)[^「」]{4,}")
"""What stands before a dash is what the words after it tell of."""
_LEANING = re.compile(
    r"という、?(?:[二三四五六七八九]|\d+)つ|(?:両方|双方|どちらも)|\A[^、。]{0,6}\Z"
)
"""A second half that counts both, or says too little by itself."""
_MODAL = re.compile(
    r"(?:なければな|ねばな|べき|必要が|必要で|てはな|ことができ|ことがで|ものとする|ください|ましょう|つもり|はずで?|かもしれ|だろう|でしょう|らしい|予定)[^、]{0,8}\Z"
)
_OWN = re.compile(r"[^、]{1,24}(?<![でにとらか])[はが]")
"""What must or may be holds for both halves, unless the second speaks of something else."""
_ASKING = re.compile(r"どんな|どの|どう|何[がをに]|なぜ|いつ|誰|どこ")
_OF_WHOM = re.compile(
    r"[^、]{4,}(?:[るた](?:よう)?な?|ている)(?:人|者|企業|会社|国|人たち|人々|方)が"
)
_SUBJECT_OF = re.compile(r"(?<![でにとらか])[はがも]")
"""…をつきつめ、…突き抜けている人が: both say what kind of people."""
_HEADED = re.compile(
    r"(?:背景|理由|原因|要因|目的|特徴|仕組み|狙い|ねらい)(?:に)?は、?[^、]|(?:(?:こと|もの|点|課題|役割|目標)は|[るたい]のは)、"
)
"""What is given as a reason is told whole."""
_BIDS = re.compile(r"(?:ください|下さい|ましょう|ませんか)。?\Z")
"""…ので、ご活用ください: why one is asked stays with what one is asked."""

_SUPPOSING, _IF = re.compile(r"もし|仮に|たとえ"), re.compile(r"(?:ば|たら|なら|ても|でも)、")
"""もし…し、…であれば: both are the condition."""
_SAME = 8
"""Characters by which the second half is found again where it stands."""
_TOO = re.compile(r"も(?:そう|同じ|同様)(?:だ|です)?\Z")
"""…もそうだが、…: what follows is one thing more, no contrast."""

_QUOTING = re.compile(
    r"\A(?P<who>[^「」]{2,}?)(?P<mark>[はが]|に[はも]|も(?=[、一-龠]))、?(?P<how>[^「」は]*?)「(?P<said>[^「」]{24,})」"
    r"と(?P<verb>(?:話|語|述べ|答え|コメントし|説明し|指摘し|振り返|書い|つづっ|記し|強調し|訴え|明か|発言し|発表し|主張し|呼びかけ|投稿し|伝え|宣言し|言っ)[ぁ-ん]*|ある|あります)。?\Z"
)
"""Somebody's words so long that who says them and what they say are two breaths."""

_SHOWN = re.compile(
    r"\A(?P<when>(?!しかし|また|ただ|一方|さらに)[^、「」]{12,}[るた])(?P<head>「[^「」]+」(?:の?[一-龠々ァ-ヴー]{1,8})?)は、?(?P<said>[^「」]{4,})\Z"
)
"""What describes a thing before it is named."""

_DESCRIBED = re.compile(
    r"\A(?P<when>(?!しかし|また|ただ|一方|さらに)[^、「」]{15,}(?:れる|れた|れている|する|した|している|いた))、(?P<head>(?!株式会社|有限会社|NPO)[^、「」]{4,30}(?<!会社)(?<!法人))は、(?P<said>[^「」]{4,})\Z"
)
"""The same, where a comma stands before the thing."""

_SUCH = re.compile(
    r"\A(?P<before>[^「」]*)「(?P<said>[^「」]{20,})」という(?P<what>[^、「」]{2,16}?)"
    r"(?P<verb>(?:を得|をいただ|を巻き起こ|を持|を示|があ|を受け|が出|が寄せ|が多|が届)[^「」、]*)\Z"
)
"""What was said, in its words, before it is told what it was."""

_BOTH_DECIDED = re.compile(
    r"\A(?P<one>.{10,}[一-龠々ァ-ヴー])し、(?P<two>.{10,})(?P<end>ことに(?:した|しました))\Z"
)
"""Two things that were decided."""

_CALLED = re.compile(
    r"\A(?P<before>(?:[^「」]*、)?)(?P<what>[^、「」]{10,}[るた])"
    r"(?P<kind>催し|仕組み|取り組み|集まり|集い|[一-龠々ァ-ヴー]{2,10})(?P<name>「[^「」]+」)(?P<after>を、?[^、「」]{2,14})\Z"
)
"""A thing that is described, called by its name and begun, all in one breath."""

_EXCEEDS = re.compile(
    r"\A(?P<one>.+\d[^、]*を(?:占め|超え))、(?P<two>[^、]+を[^、]{0,4}(?:上回|下回)[ぁ-ん]+)\Z"
)
"""A share and what it exceeds."""


_ANSWERED = re.compile(
    r"\A(?P<one>[^「」]{1,12}(?:によると|によれば)、[^「」]{8,}?が(?:答え|回答し))、(?P<two>うち.+)\Z"
)
"""How many answered, and what some of them said."""

_OPINIONS = re.compile(
    r"\A(?P<one>.{8,}?(?P<what>という(?:意見|声|指摘|要望|質問)))、(?P<two>.{8,}という(?:意見|声|指摘|要望|質問))"
    r"(?P<end>が(?:出|あっ|寄せられ)[ぁ-ん]*)\Z"
)
"""Two opinions of one sentence, each with its owner."""

_BOTH_SHARES = re.compile(
    r"\A(?P<one>.{12,}?\d[\d.]*[％%割])、(?P<two>[^、]*(?:では|は)[^、]*\d[\d.]*[％%割])(?P<end>だった|でした|だ|である|です)\Z"
)
"""Two shares of two groups."""

_SUCH_AS = re.compile(
    r"\A(?P<head>.{6,}?では)、(?P<list>[^「」]{16,}?[一-龠々ァ-ヴー])(?:等|など)、(?P<rest>[^、「」]*\d+つの[^、「」]{4,16})\Z"
)
"""How many things are done, after what they are."""

_ANNOUNCED = re.compile(
    r"\A(?P<who>[^、「」は]{2,16})は(?P<when>\d{1,2}日)、(?:(?P<topic>[^、「」]{6,40})について、)?"
    r"(?P<what>.{16,}?(?:方針|計画|考え|見通し|構想))を、?(?P<how>(?:[^、「」]{2,16}で)?(?:明らかに|発表|公表|表明)[ぁ-ん]*)\Z"
)
"""A piece of news in one breath: who, when, about what, what, and where it was said."""

_APART = (
    (_QUOTING, "speaks_so", "spoken_so"),
    (_SHOWN, "named_so", "described_so"),
    (_DESCRIBED, "named_so", "described_so"),
    (_SUCH, "such_was", "such_so"),
    (_BOTH_DECIDED, "one_decided", "two_decided"),
    (_CALLED, "called_so", "which_is_so"),
    (_EXCEEDS, "amounts_so", "exceeds_so"),
    (_ANSWERED, "answered_so", "of_them_so"),
    (_OPINIONS, "opinion_one", "opinion_two"),
    (_BOTH_SHARES, "share_one", "share_two"),
    (_SUCH_AS, "count_so", "such_as"),
)
"""What is told in two breaths that no joint parts, and the phrases for them."""


def _set_apart(text: str) -> tuple[str, ...]:
    """Who speaks before what is said, a thing before what it is, a share before what it exceeds."""
    if len(text) <= _WRITTEN:
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
    halves = in_two(text) if len(text) > LONGEST["ja"] else ()
    if halves:
        return tuple(part for half in halves for part in _set_apart(half))
    return (lean(text, LONGEST["ja"]),)


_COUNT = re.compile(
    r"(?P<thing>(?:「[^」]*」|[^、「」])+?)が(?P<much>\d[\d,.]*[^、。「」\d]{0,3}?)(?P<end>だった|でした|である|です|だ)?"
)
_MANY = 4
"""Counted things that are too many for one breath."""
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
    if len(text.split()) > LONGEST["en"] and not _BOUND.search(text):
        for pattern, link in _JOINTS:
            for found in pattern.finditer(text):
                first, second = text[: found.start()], text[found.end() :]
                if _whole(first) and _whole(second):
                    yield f"{first}."
                    capital = second[:1].upper() + second[1:]
                    second = _linked(second, link, "en") if link else capital
                    yield from _english(second)
                    return
    yield text


def _whole(half: str) -> bool:
    paired = half.count("“") == half.count("”") and half.count('"') % 2 == 0
    return paired and len(half.split()) >= _FEWEST_WORDS and bool(_VERB.search(half))
