"""What it all comes to: the thesis, and the article's own last word on the matter."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.understanding.features import asserts
from generator.understanding.figures import counted
from generator.understanding.message import decides, is_evidence, is_message, is_step, is_void
from generator.understanding.statements import certainty_of
from generator.wording.endings import LEADING
from generator.wording.headlines import placed
from generator.wording.standalone import ALONE, stands_alone
from generator.wording.words import QUOTED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.understanding.text import Text, Told

_AHEAD = frozenset({"planned", "likely", "open"})  # how sure is what comes next


def thesis(text: Text, weight: Mapping[str, float], found: Mapping[str, float]) -> list[Told]:
    """The sentence that an editor would put first; none rather than a wrong one."""
    traits = text.traits
    if not text.content:
        return []
    if outright := _outright(text):
        return outright
    if shared_out := _shared_out(text):
        return shared_out
    ways = _SURE if traits.is_collection or traits.enters else (*_SURE, _likeliest)
    best = next(filter(None, (way(text, found) for way in ways)), None)
    if best is None or (traits.prepares and best.section):  # how it is done is no message
        return []
    with_it = _effect(text, best) if traits.is_news else _beside(text, best, weight)
    return sorted({best, *_heading(text, best), *with_it}, key=lambda told: told.at)


def _reported(text: Text, _: Mapping[str, float]) -> Told | None:
    """Reports say first what happened, and one on research what was found."""
    if not (text.traits.reports or text.traits.is_study):
        return None
    sign = "news" if text.traits.reports else "finding"
    first = text.content[0]
    says = text.has(sign, first) and is_message(text, first)
    return first if says and _is_of_it(text, first) else None


def _shared_out(text: Text) -> list[Told]:
    """The sentences among which a report shares out the figures of its title.

    One that has them all is the message by itself; where they are many, seldom one has.
    """
    wanted = _numbers(text.run[0])
    if not text.traits.reports or len(wanted) < _MANY_FIGURES:
        return []
    fits = [told for told in text.content if is_message(text, told) and _is_of_it(text, told)]
    found: dict[str, Told] = {}
    left = wanted
    while left and fits and len(found) < _MOST_SENTENCES:
        best = max(fits, key=lambda told: len(left & _numbers(told)))
        if not left & _numbers(best):
            break
        found[best.id] = best
        left -= _numbers(best)
    said = len(wanted) - len(left)
    enough = len(found) > 1 and said >= max(_MANY_FIGURES, len(wanted) / 2)
    return sorted(found.values(), key=lambda told: told.at) if enough else []


_MANY_FIGURES, _MOST_SENTENCES = 3, 3
# 1,800 and 75, whatever they count; what begins with 0 is a name: 0925.
_NUMBER = re.compile(r"(?<![0-9.,])[1-9][0-9]*(?:,[0-9]{3})*(?:\.[0-9]+)?")


def _numbers(told: Told) -> frozenset[str]:
    plain = unicodedata.normalize("NFKC", told.text)
    return frozenset(hit[0].replace(",", "") for hit in _NUMBER.finditer(plain))


def _titled(text: Text, _: Mapping[str, float]) -> Told | None:
    """What says again what the title counts: a headline's figures are what is new.

    Elsewhere one figure may be what all is about (my 42nd year): two are what it comes to.
    """
    language = text.article.language
    wanted = counted(text.run[0], language)
    if len(wanted) < (1 if text.traits.is_news else 2):
        return None
    says = (told for told in text.content if wanted <= counted(told, language))
    return next((told for told in says if is_message(text, told) and _is_of_it(text, told)), None)


def _found_out(text: Text, _: Mapping[str, float]) -> Told | None:
    """What a study concludes or discusses first; else the first of results with a heading."""
    study = text.traits.is_study
    for section, heading in text.headings.items():
        first = next(iter(text.by_section.get(section, ())), None)
        if first is None or not is_message(text, first):
            continue
        if study and text.has("demands", first) and text.concluding:
            continue  # what is still to be looked at: what was found, the end says
        takes_up = text.answers(text.question, first.text) > 0
        counts = text.traits.in_steps and len(counted(first, text.article.language)) > 1
        results = (takes_up or counts) and text.has("resulting", heading)
        if text.has("discussing", heading) if study else results:
            return first
    return None


def _essential(text: Text, _: Mapping[str, float]) -> Told | None:
    """What it says in as many words to be what matters, or what they are who are asked."""
    said = (told for told in text.content if text.has("essential", told))
    return next((told for told in said if is_message(text, told)), None)


def _summed_up(text: Text, found: Mapping[str, float]) -> Told | None:
    """What stands first under a heading that says that all is told there in short."""
    if text.traits.inward:
        return None
    under = [
        told
        for section, heading in text.headings.items()
        if text.has("in_short", heading)
        for told in text.by_section.get(section, ())
        if (told.is_item or is_message(text, told)) and _is_of_it(text, told)
    ]
    return max(under, key=lambda told: found.get(told.id, 0.0), default=None)


def _mapped(text: Text, _: Mapping[str, float]) -> Told | None:
    """What names at the outset the things that the sections are about: 原因は、A、B、Cの三つ."""
    if not text.traits.teaches:
        return None
    heads = [{*_NAMES_OF.findall(heading.text)} for heading in text.headings.values()]
    for told in text.content:
        if told.section != 0 or not (is_message(text, told) and _is_of_it(text, told)):
            continue
        named = sum(any(word in told.text for word in words) for words in heads)
        apart = len({word for words in heads for word in words if word in told.text})
        if min(named, apart) >= max(_FEWEST_NAMED, len(heads) / 2) and _SEVERAL.search(told.text):
            return told
    return None


_NAMES_OF = re.compile(r"[一-龠々]{2,}|[ァ-ヴー]{2,}|[A-Za-z]{3,}")
_FEWEST_NAMED = 3  # sections that a sentence names by which it is a map of the article
_SEVERAL = re.compile(r"[0-9０-９二三四五六七]つ|[・、].+[・、と]|,.+\band\b")


def _defined(text: Text, _: Mapping[str, float]) -> Told | None:
    """What that is which the title names and says nothing of."""
    if text.traits.in_steps:
        return None
    named = [_ADDED.sub("", each).strip().lower() for each in _PARTS.split(text.run[0].text)]
    for told in text.content:
        defines = _DEFINES[text.article.language].match(told.text.strip())
        subject = defines[1].strip().lower() if defines else ""
        of_it = len(subject) > 1 and any(_is_half(subject, each) for each in named)
        if of_it and leads(text, told) and not text.has("demands", told):
            return told
    return None


_HAPPENED = re.compile(
    r"(?:た|だった|でした|たこと[がも]あ(?:る|ります))(?:の|ん)?(?:です|だ)?[。！!]*$"
)
_CAME_TO = re.compile(
    r"わか|分か|判明|明らか|知[っり]|気づ|気付|学[んび]|感じ|思[っい]|考え|決め|決ま|でき|出来|なりま|なった"
    r"|変わ|増え|減[っり]|よかった|良かった|[0-9０-９]+(?:[%％割倍円]|億|万)"
)
_NAMES = re.compile(r"[^、。]{1,24}とは、")

_PARTS = re.compile(r"[【】「」『』()（）｜|：:―–—〜～、。!！?？]+")
# What a title says of the thing that it names.
_ADDED = re.compile(
    r"(?:について|とは|に(?:必要な|関する)|の?(?:仕様|概要|紹介|基礎|はじめ方|まとめ|メモ|話|入門"
    r"|プラクティス|仕組み|現状)).*$|^(?:what (?:is|are) |introducing |an? |the )",
    re.IGNORECASE,
)

_DEFINES = {
    "ja": re.compile(
        r"^(?:そもそも|まず|ここで)?、?[「『]?([^、。「」は（(]{1,40}?)[」』]?\s*"
        r"(?:（[^）]*）|\([^)]*\))?\s*(?:とは|は|というのは)、?.{8,}(?:です|である|だ|もの|指(?:す|します))。?$"
    ),
    "en": re.compile(r"^(?:An? |The )?(.{2,40}?) (?:is|are|means?) (?:an? |the |when ).{8,}"),
}


def _is_half(subject: str, named: str) -> bool:
    """It is what is named, or begins or ends it and is half of it."""
    return len(subject) * 2 >= len(named) and named.startswith(subject) | named.endswith(subject)


def _likeliest(text: Text, found: Mapping[str, float]) -> Told | None:
    """What most speaks for; of what is as likely rather what is about the title's matter."""
    short = len(text.content) <= _SHORT
    least = 0.0 if short else _AT_LEAST
    if text.traits.is_study:  # what was found, not how it was taken
        found = {each: much + _FOUND * text.worths.get(each, 0.0) for each, much in found.items()}
    told = {each: text.by_id[each] for each, much in found.items() if much >= least}
    fits = [each for each, one in told.items() if _can_lead(text, one)]
    if text.traits.teaches:  # what to do in one case is a detail
        fits = [each for each in fits if not _IN_CASE.match(told[each].text)] or fits
    fits = [each for each in fits if not _is_hearsay(text, told[each])]
    fits = [each for each in fits if not _is_of_one(text, told[each])]
    fits = [each for each in fits if _has_subject(text, told[each])] or fits
    if not text.traits.reports:  # whose first sentence has all of it
        fits = [each for each in fits if len(told[each].text) <= _BREATHS] or fits
    fits = [each for each in fits if not _is_others(text, told[each])]
    fits = _on_the_term(text, [told[each] for each in fits]) or fits
    stressed = [each for each in fits if told[each].is_emphasised]
    if text.traits.is_interview and len(stressed) > 1:  # answers, in short, over them
        fits = stressed
    most = max((found[each] for each in fits), default=0.0)
    near = [each for each in fits if found[each] >= most - _AS_LIKELY]
    about = [each for each in near if text.answers(text.question, told[each].text) >= _ABOUT]
    about = near if short else about
    best = max(about or near, key=found.__getitem__, default=None)
    return told[best] if best is not None else None


def _on_the_term(text: Text, fits: Sequence[Told]) -> list[str]:
    """By id, what speaks of the word that a title sets in brackets and asks about."""
    title = text.run[0]
    terms = _BRACKETED.findall(title.text) if text.has("asks", title) else ()
    for term in terms:
        if sum(term in told.text for told in text.content) > 1:
            return [told.id for told in fits if term in told.text]
    return []


_BRACKETED = re.compile(r"[「“]([^「」“”]{2,24})[」”]")


def _is_hearsay(text: Text, told: Told) -> bool:
    """What somebody is said to tell whom the title does not name: one voice, no message."""
    if text.traits.is_interview and _HEARD_SAY.search(told.text.strip()):
        return True  # whoever answers has it from others
    who = _NAMED.search(told.text) if _HEARD.search(told.text) else None
    return who is not None and who["name"] not in text.run[0].text


_BREATHS = 140  # characters beyond which nobody keeps a message in mind

_SUBJECT = re.compile(r"(?<![でにとらかへ])[はがも](?![ずじ])|には|では|とは|って[、，]")
_A_NOUN = re.compile(r"[一-龠々ァ-ヴーA-Za-z」』）](?:です|でした|だ|だった|である)?[。．！!]*$")


def _has_subject(text: Text, told: Told) -> bool:
    """…と思った瞬間でした. says of what stands before it what it is."""
    said = told.text.strip()
    named = text.article.language == "en" or not _A_NOUN.search(said)
    return named or told.is_heading or bool(_SUBJECT.search(QUOTED.sub("「」", said)))


def _is_of_one(text: Text, told: Told) -> bool:
    """It stands in one of several sections that have each a place: 第3位 …, 第2位 …."""
    ranked = {n for n, heading in text.headings.items() if placed(heading.text)}
    return len(ranked) > 1 and told.section in ranked


_MOSTLY = 0.5  # of a sentence's characters, beyond which a quotation is what it says
_ASIDE = re.compile(
    r"^(?:ちなみに|余談|蛇足|ところで|そういえば|By the way|Incidentally)|^[（(].*[）)]。?$"
)


def _is_others(text: Text, told: Told) -> bool:
    """An aside, or words of somebody's that the title does not quote: they bear out, no more."""
    said = told.text.strip()
    if _ASIDE.match(said) or _COURTESY.search(said):
        return True
    if text.traits.owns_words or text.has("personal", told):
        return False
    quoted = [each[0] for each in QUOTED.finditer(said) if _SPOKEN.match(said, each.end())]
    quoted = [each for each in quoted if each.strip("「」") not in text.run[0].text]
    return sum(map(len, quoted)) > _MOSTLY * len(said)


# Thanks, wishes, the end of a speech: what is done in saying it.
_COURTESY = re.compile(
    r"申し上げ|(?:挨拶|あいさつ|式辞|祝辞|(?:お礼|結び|開会|閉会)の言葉)(?:と|に)"
    r"|なれば幸い|どうぞよろしく"
)
_SPOKEN = re.compile(r"(?:と|って)(?![はもの])|。?$")
_NAMED = re.compile(r"(?P<name>[ァ-ヴー]{2,}・[ァ-ヴー・]{2,}|[一-龠々]{1,4}(?=さん|氏))")
_HEARD_SAY = re.compile(r"(?:そうだ|そうです|らしい|らしいです|とのこと(?:だ|です))。?$")
_HEARD = re.compile(
    r"(?:という|といいます|そうだ|そうです|と(?:話|語|明か|振り返)(?:す|る|った|した|っていた|していた|します|ります))。?$"
)


# Of what has less than this in a longer text seldom one is right. Of what is nearly as likely as
# the likeliest an editor takes what takes up the title, which is seldom right before all weights.
_AT_LEAST, _AS_LIKELY, _ABOUT = 1.5, 0.5, 0.12

_FOUND = 2.0  # how what must be told counts where figures are the message

_IN_CASE = re.compile(
    r"^[^、。「」]{1,24}(?:場合|ケース|方)(?:に?は|に|でも)?、"
    r"|^(?:If|When|In case) "
)
_SHORT = 20  # sentences of a text of which even what leans on another is what it is about
_LEANS = 0.3  # how far what is far likelier than the rest may need what stands before it
_PLACED = re.compile(r"^[^、。]{0,6}(?:[こそあ]れ|[こそ]の)")


def _can_lead(text: Text, told: Told) -> bool:
    """It can stand over the whole, or what it needs is no more than how the text came to it."""
    if not _is_of_it(text, told) or _comes_second(text, told):
        return False
    if len(text.content) <= _SHORT or leads(text, told):
        return True
    points = text.has("points", told) or text.has("hangs", told)
    said = told.text.strip()
    return not (points or _PLACED.match(said)) and stands_alone(LEADING.sub("", said)) >= _LEANS


def _notified(text: Text, _: Mapping[str, float]) -> Told | None:
    """What takes place as the list right below it says, in a notice: 以下のとおり開催します."""
    if not text.traits.notifies:
        return None
    below = {told.at: told for told in text.content}
    for told in text.content:
        after = below.get(told.at + 1)
        listed = after is not None and after.is_item and after.block != told.block
        if listed and after and _HELD.search(told.text) and _TIME.search(after.text):
            return told
    return None


def _resolved(text: Text, _: Mapping[str, float]) -> Told | None:
    """What a notice comes to after what led to it: 本年の開催を断念することとなりました."""
    title = text.run[0].text
    if not text.traits.notifies or not _NOTIFIES.search(title):
        return None
    said = [told for told in text.content[:_SOON] if _RESOLVES.search(told.text.strip())]
    said = [told for told in said if not (text.has("points", told) or text.has("hangs", told))]
    return next((told for told in said if is_message(text, told) and _is_of_it(text, told)), None)


_NOTIFIES = re.compile(r"お知らせ|ご案内|ご報告|お詫び|について[」』]?$")
_RESOLVES = re.compile(
    r"(?:こと|運び)(?:と|に)、?(?:(?:なり|いたし|致し|し|相成り)ました|(?:決定|決意)(?:いた)?しました|決まりました)"
    r"(?:。|$|ので、?[^、。]{0,12}(?:お知らせ|ご?報告|ご?案内))"
)
_SOON = 12  # sentences of a notice by which it has said what it is about
_TIME = re.compile(r"[0-9０-９]\s*(?:[月日時/:：]|am\b|pm\b)|曜|[a-z]+day\b")
_HELD = re.compile(
    r"(?:以下|下記|次)の(?:とおり|通り|日程で|要領で).*(?:し|り|い)(?:ます|ました)"
    r"|\bas follows[.:]?$|\bthe following (?:date|time|place|schedule)"
)

# Where the message stands, if anywhere, the surest place first.
_SURE = (
    _notified,
    _resolved,
    _titled,
    _reported,
    _found_out,
    _essential,
    _summed_up,
    _mapped,
    _defined,
)


def _is_of_it(text: Text, told: Told) -> bool:
    """The article's own words on the matter, not on itself, an example or what its writer wants."""
    return not told.is_quote and not any(text.has(name, told) for name in _NO_MESSAGES)


def _comes_second(text: Text, told: Told) -> bool:
    """It is worth remembering, but nothing that all comes to."""
    second = any(text.has(name, told) for name in _SECOND) or _is_refuted(text, told)
    return text.traits.of_somebody and second


_NO_MESSAGES = (
    *("announces", "about_itself", "exemplifies", "leads_in", "wishes", "acquires"),
    *("beside_it", "undertakes"),
)
_SECOND = ("plans", "qualifies", "concedes")
_REFUTES = re.compile(r"^(?:ところが|しかし|だが、|Yet,? )")


def _is_refuted(text: Text, told: Told) -> bool:
    """It was said for the next sentence to turn against: 増やしそうなもの before ところが."""
    after = text.run[told.at + 1 :][:1]
    return any(each.block == told.block and _REFUTES.match(each.text) for each in after)


def leads(text: Text, told: Told) -> bool:
    """It can stand over the whole: understood alone, no wish, no errand, no word on the article."""
    article = text.article
    if not _is_of_it(text, told):
        return False
    said = told.text.strip()
    if text.traits.teaches and _HAPPENED.search(said) and not _CAME_TO.search(said):
        return False  # a scene to begin with, a step of the way
    if text.traits.in_steps and _NAMES.match(said):
        return False
    if not _is_personal(text) and text.has("personal", told):
        return False
    if article.language == "en":
        return True
    return stands_alone(LEADING.sub("", told.text.strip())) >= ALONE


def _heading(text: Text, best: Told) -> list[Told]:
    """The heading of the conclusion, where it says something."""
    heading = text.headings.get(best.section)
    ends = best.section == text.concluding
    return [heading] if heading and ends and asserts(text, heading) else []


def _beside(text: Text, best: Told, weight: Mapping[str, float]) -> list[Told]:
    """What else a title that asks is answered with: of another part, and a forecast, too."""
    if not (text.has("asks", text.run[0]) and text.has("forecasts", best)):
        return []
    others = [
        each
        for each in text.content
        if each.part != best.part and text.has("forecasts", each) and is_message(text, each)
    ]
    last = text.paragraphs[-1][0].block
    others = [each for each in others if each.block != last]
    return [max(others, key=lambda told: weight[told.id])] if others else []


def _effect(text: Text, told: Told) -> list[Told]:
    """What came of it, where the lead has a figure for that."""
    later = [each for each in text.content if each.block == told.block and each.at > told.at]
    return [each for each in later if text.has("effects", each)][-1:]


def _decision(text: Text) -> list[Told]:
    """What was decided first, with its condition; what was put off only where nothing was."""
    decided = [each for each in text.content if decides(text, each)]
    made = [each for each in decided if not text.has("deferred", each)] or decided
    return [made[0], *_condition(text, made[0])] if made else []


def _condition(text: Text, told: Told) -> list[Told]:
    later = [each for each in text.content if each.at == told.at + 1 and each.block == told.block]
    return [each for each in later if text.has("limits", each)]


def _promise(text: Text) -> list[Told]:
    """What the dish is and why one would make it: said before anything is done."""
    said = [told for told in text.content if not (is_step(text, told) or told.is_item)]
    said = [told for told in said if not (text.has("wishes", told) or _is_story(text, told))]
    first = next((n for n, told in enumerate(text.run) if is_step(text, told)), len(text.run))
    lead = [told for told in said if told.at < first and is_message(text, told)]
    lead = [told for told in lead if _can_lead(text, told)]
    before = [told for told in lead if told.section == 0] or lead
    before = [told for told in before if not _AT_HOME.search(told.text)] or before
    return [*before[:1], *(told for told in before[1:2] if _has_figure(told))]


_AT_HOME = re.compile(r"わが家|我が家|うちの|私|僕")  # whose dish it is, not what


def _is_story(text: Text, told: Told) -> bool:
    """How whoever cooks came to it: what happened one day, not what comes out."""
    said = told.text.strip()
    happened = _HAPPENED.search(said) and not _CAME_TO.search(said)
    return bool(happened) or text.has("beside_it", told)


def _has_figure(told: Told) -> bool:
    return any(sign.isdigit() for sign in told.text)


def conclusion(text: Text, main: Sequence[Told]) -> list[Told]:
    """The concluding section, else the last paragraph with the thesis where that comes late."""
    if text.traits.open_ended and not text.concluding:
        return []
    personal = _is_personal(text)  # what else should a diary end with
    if text.traits.is_news:
        return _next(text)
    ends = [told for told in text.content if told.section == text.concluding != 0]
    ends = [told for told in ends if not is_void(text, told)]
    ends = [told for told in ends if not _is_only_said(text, told)] or ends
    ends = [told for told in ends if told.is_emphasised and is_message(text, told)] or ends
    if ends:
        heading = text.headings[text.concluding]
        said = [t for t in ends if personal or not text.has("personal", t)] or ends
        heads = [heading] if asserts(text, heading) else []
        return sorted({*_late(text, main), *heads, *said}, key=lambda told: told.at)
    paragraphs = [each for each in text.paragraphs if each[0].is_prose or each[0].is_quote]
    last = [told for told in paragraphs[-1] if not is_void(text, told)] if paragraphs else []
    if last and last[0].at * 2 < len(text.run):
        last = []  # lists go on after it: it ends nothing
    said = [t for t in last if personal or not text.has("personal", t)] or last
    return sorted({*_late(text, main), *said}, key=lambda told: told.at)


_ONLY_SAID = ("announces", "intends", "invites", "about_itself")


def _is_only_said(text: Text, told: Told) -> bool:
    """To end the text with, not the matter: what comes next, that it was told, thanks."""
    if text.traits.inward:
        return text.has("announces", told)
    return any(text.has(name, told) for name in _ONLY_SAID)


def _next(text: Text) -> list[Told]:
    """Of the last two paragraphs what is planned or still open."""
    last = [told for paragraph in text.paragraphs[-2:] for told in paragraph]
    last = [told for told in last if told.id not in text.background]
    ahead = [told for told in last if certainty_of(text, told) in _AHEAD]
    return [told for told in ahead if not is_evidence(text, told)][-2:]


def _late(text: Text, main: Sequence[Told]) -> list[Told]:
    """Of the thesis what stands in the second half: the article has come to it by then."""
    return [told for told in main if told.at * 2 > len(text.run)]


def _purpose(text: Text) -> list[Told]:
    """What a law is for; else how it begins."""
    under = [
        told
        for section, heading in text.headings.items()
        if text.has("purpose", heading)
        for told in text.by_section.get(section, ())
    ]
    return [told for told in (*under, *text.content[:2]) if is_message(text, told)][:1]


def _outright(text: Text) -> list[Told]:
    """Of a kind that says what it comes to in one place, what stands there."""
    if text.traits.is_meeting:
        return _decision(text)
    if text.traits.prepares:
        return _promise(text)
    return _purpose(text) if text.traits.rules else []


def _is_personal(text: Text) -> bool:
    return text.traits.inward or text.traits.is_own_view
