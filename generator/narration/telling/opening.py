"""How a show begins and ends: a reason to listen, the answer at once; what to remember."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.sentences import split
from generator.locale import words
from generator.model import Bilingual
from generator.narration.aloud.parting import LONGEST
from generator.narration.aloud.polite import asked, asks, polite
from generator.narration.aloud.sayings import AFFIRMED
from generator.narration.aloud.spoken_form import heard, standing_alone
from generator.narration.beats import Beat, changed, say
from generator.narration.telling.matter import LEANS, POINTS
from generator.wording.words import QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Ids, Language, Scene, Statement
    from generator.narration.telling.matter import Matter
    from generator.narration.telling.teller import Teller

_SURPRISE = re.compile(
    r"予想|意外|ところが|はずが|なのに|実は|驚|にもかかわらず"
    r"|\b(?:surpris|expected|even so|and yet|only to|unexpected)",
    re.IGNORECASE,
)
_ASKED_WITHIN = re.compile(r"「[^」]*(?:[?？]|か)」|“[^”]*\?[”,]|\"[^\"]*\?\"?")
# What asks one to do something, and nothing that an article answers.
_INVITES = re.compile(
    r"いかが|(?:知って|ご存[じ知]).{0,3}(?:ます|です)?か|ませんか|ましょうか"
    r"|\b(?:[Ww]hy not|invites?|check out|sign up|subscribe)\b"
)
_STORY = re.compile(r"(?:ことがある|ことがあります|ました|た)。?\Z")
# Characters of a sentence that catches, of two that tell what happened.
_LONG_HOOK, _LONG_STORY = 80, 110
_LONG_HOOK_EN = 170  # the same in English, which takes twice as many
_WHOLE_STORY = 200  # characters of a first paragraph that is told up to what catches
_MOST_KEPT = 3  # things one can be asked to remember


def hook(teller: Teller, *, answered_next: bool) -> tuple[Beat, ...]:
    """A question, a surprise, somebody's mishap: never the title announced.

    Args:
        teller: what has been said so far.
        answered_next: the answer is what is said next, so that our own question has one.
    """
    surprising = against(teller)
    if surprising and answered_next:
        return tuple(say(each, teller.text(each)) for each in surprising)
    if teller.matter.traits.is_news and answers(teller.matter):
        return _titled(teller)  # what happened is what one wonders at
    own = _of_the_lead(teller) or _lived(teller)
    if own:
        return own
    traits = teller.matter.traits
    if answered_next and traits.is_meeting and _is_decided(teller.matter):
        return (teller.beat("hook_minutes"),)
    return _until_now(teller) or (() if traits.unstriking else _striking(teller))


# What points to something that nobody who has just begun to listen has heard.
_HANGS = re.compile(
    r"[こそ](?:の|れ|ん(?=な)|う(?:した|いう))(?!まで|から|まま|ため|ほか|たび|度)|以上の|上記|前述|同(?:氏|社|書)"
    r"|\b(?:[Ii]t|[Tt]hey|[Tt]hem|[Tt]heir|[Tt]hese|[Tt]hose|[Tt]his|[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b"
)


def hangs(text: str) -> bool:
    """It cannot be the first thing that is heard."""
    return bool(_HANGS.search(QUOTED.sub("「」", text)))


def _lead(matter: Matter) -> list[str]:
    """Short sentences under the title, but for the answer."""
    prose = (each for each in matter.lead if matter.sayings[each].place.kind == "paragraph")
    begins = [each for each in prose if not hangs(matter.source(each))][:_BEGINS]
    most = _LONG_HOOK if matter.article.language == "ja" else _LONG_HOOK_EN
    short = (each for each in begins if len(matter.source(each)) <= most)
    plain = (each for each in short if not _INVITES.search(matter.source(each)))
    return [each for each in plain if matter.source(each) not in _answer_told(matter)]


# What goes on from something that nobody has heard yet.
_LEADS_ON = re.compile(
    r"(?:そこで|また|さらに|しかし|そして|なお)(?=[一-龠ァ-ヴーA-Z])|(?:例えば|たとえば|具体的に|しかし|また|そのため|このように"
    r"|一方|ただし|つまり|さらに|そして|ところが|だから|なので"
    r"|そこで)"
    r"|(?:For (?:example|instance)|And|Or|But|So|Also|Then|However"
    r"|Instead|Otherwise|That|This|These|Those|It|They)\b|\("
)
_BEGINS = 6  # sentences with which an article begins, of one that has no headings, too


def _answer_told(matter: Matter) -> set[str]:
    """The sentences of the answer, as the article has them."""
    thesis = matter.brief.thesis.sources if matter.brief.thesis else ()
    return {matter.source(each) for each in thesis if each in matter.sayings}


def _of_the_lead(teller: Teller) -> tuple[Beat, ...]:
    """Somebody's question, a surprise, the article's own question, its title's."""
    matter = teller.matter
    language = matter.article.language
    lead = _lead(matter)
    for pattern in (_ASKED_WITHIN, _SURPRISE):
        found = next((each for each in lead if pattern.search(matter.source(each))), None)
        if found:
            return _with_ground(teller, found)
    question = next((each for each in lead if asks(matter.source(each), language)), None)
    if question:
        return _with_ground(teller, question)
    return _titled(teller)


def _titled(teller: Teller) -> tuple[Beat, ...]:
    """What the title asks."""
    language, title = teller.matter.article.language, teller.matter.article.title
    if _INVITES.search(title.text[language] or ""):
        return ()
    titled = asked(title.text, language) or _asked_in(title.text, language)
    return (teller.beat("ask", (title.id,), question=_short(titled)),) if titled else ()


def _lived(teller: Teller) -> tuple[Beat, ...]:
    """How somebody's story begins."""
    matter = teller.matter
    lead = [
        each
        for each in _lead(matter)
        if not (_LEADS_ON.match(matter.source(each)) or _REASON.search(matter.source(each)))
    ]
    begins = next((each for each in matter.lead if each in matter.sayings), None)
    if not lead or (matter.article.language == "en" and lead[0] != begins):
        return ()
    if matter.brief.speaker == "author" and _STORY.search(matter.source(lead[0])):
        size = sum(len(matter.source(each)) for each in lead[:2])
        one = [*(each for each in lead[1:2] if matter.predecessor(each) == lead[0])]
        both = [lead[0], *(one if size <= _LONG_STORY else ())]
        return tuple(say(each, teller.text(each)) for each in both)
    personal = matter.traits.tells_own_story or matter.voice.personal
    return (say(lead[0], teller.text(lead[0])),) if personal else ()


# Why something is so that nobody has heard of.
_REASON = re.compile(r"(?:から|ため)(?:です|だ|である)。?\Z")
# How things were before what is new: what the news is an answer to.
_UNTIL = re.compile(
    r"(?:これまで|従来|かつて|以前)[^。]*(?:しか[^。]*(?:ない|なかった"
    r"|ません|ませんでした)|だけだった|だけでした|に限られ|のみ)"
    r"|\b(?:[Uu]ntil now|[Uu]p to now|[Ss]o far|used to)\b"
)


def _is_decided(matter: Matter) -> bool:
    thesis = matter.brief.thesis
    sources = thesis.sources if thesis else ()
    return any("決" in (matter.sayings[each].alone.ja or "") for each in sources)


def _until_now(teller: Teller) -> tuple[Beat, ...]:
    """What was so until now, before what is new."""
    matter = teller.matter
    thesis = matter.brief.thesis.sources if matter.brief.thesis else ()
    for each in matter.run:
        said = matter.sayings[each]
        plain = said.place.kind == "paragraph" and each not in matter.silent | {*thesis}
        text = matter.source(each)
        plain = plain and not (LEANS.match(text) or hangs(text))
        if plain and _UNTIL.search(text) and len(text) <= _LONG_HOOK:
            ids, told = _owned(matter, each, teller.text(each))
            return (Beat("say", ids, {"said": told}),)
    return ()


_OWNER = re.compile(r"\A(?P<who>[^、。「」]{2,20})は、")


def _owned(matter: Matter, identity: str, text: Bilingual) -> tuple[Ids, Bilingual]:
    """同社の券は、… before anybody was named: whose it is, as the answer names them."""
    thesis, us = matter.brief.thesis, matter.voice.called("ja")
    found = thesis and _OWNER.match(matter.sayings[thesis.sources[0]].alone.ja or "")
    if not thesis or not found or not (text.ja or "").startswith(us):
        return (identity,), text
    named = text.having("ja", (text.ja or "").replace(us, found["who"], 1))
    return (identity, thesis.sources[0]), named


_LONG_WAY = 400  # characters of a paragraph that leads up to its surprise


def against(teller: Teller) -> Ids:
    """The paragraph up to the answer, where the answer is what surprised everybody."""
    matter = teller.matter
    first = matter.brief.thesis.sources[0] if matter.brief.thesis else ""
    if first not in matter.order or first in matter.lead:
        return ()
    ids = tuple(
        each
        for each in matter.run[: matter.order[first]]
        if matter.sayings[each].place.passage == matter.sayings[first].place.passage
        and each not in matter.silent
    )
    if not ids or not _SURPRISE.search(matter.source(ids[-1])):
        return ()
    short = sum(len(matter.source(each)) for each in ids) <= _LONG_WAY
    return ids if short and not LEANS.match(matter.source(ids[0])) else ()


def _striking(teller: Teller) -> tuple[Beat, ...]:
    """A short claim that is not the answer itself."""
    matter = teller.matter
    thesis = matter.brief.thesis.sources if matter.brief.thesis else ()
    for claim in matter.brief.claims:
        ids = claim.says.sources
        text = matter.source(ids[0]) if len(ids) == 1 and ids[0] in matter.sayings else ""
        plain = text and matter.sayings[ids[0]].place.kind == "paragraph"
        plain = plain and not (ids[0] in matter.article.speakers or matter.is_half(ids[0]))
        plain = plain and text not in _answer_told(matter)
        plain = plain and _of_the_subject(text, matter) and not _BESIDE.search(text)
        plain = plain and not (_BIDS.search(text) or hangs(text))
        if plain and ids[0] not in thesis and len(text) <= _LONG_HOOK and not claim.needs:
            return () if LEANS.match(text) else (say(ids[0], teller.text(ids[0])),)
    return ()


# What one is told to do before one knows what it is for.
_BIDS = re.compile(r"(?:ましょう|ください|しよう|よう)。?\Z")
# What is told of one thing as of another, which nobody has heard of.
_BESIDE = re.compile(r"同じく|同様")
_NOUN = re.compile(r"[一-龠々]{2,}|[ァ-ヴー]{3,}|\b[A-Z]?[a-z]{4,}\b")


def _of_the_subject(text: str, matter: Matter) -> bool:
    """It names what the title names: no detail of what nobody has heard of yet."""
    title = matter.source(matter.article.title.id)
    return any(noun in text for noun in _NOUN.findall(title))


def _with_ground(teller: Teller, found: str) -> tuple[Beat, ...]:
    """The sentence that catches, after the one before it where it leans on that."""
    matter = teller.matter
    before = matter.predecessor(found)
    before = "" if before and matter.source(before) in _answer_told(matter) else before
    before = "" if before and hangs(matter.source(before)) else before
    ids: Ids = (before, found) if before and len(matter.source(before)) <= _LONG_HOOK else (found,)
    whole = _begun(matter, found)
    if before and sum(len(matter.source(each)) for each in whole) <= _WHOLE_STORY:
        ids = whole  # in the middle of what happened nobody begins
    if _LEADS_ON.match(matter.source(ids[0])):
        return _titled(teller)
    return tuple(say(each, teller.text(each)) for each in ids if each)


def _begun(matter: Matter, found: str) -> Ids:
    """The first paragraph as far as the sentence; of another paragraph nothing but it."""
    passage = matter.sayings[found].place.passage
    first = matter.lead[0] if matter.lead else found
    told = tuple(e for e in matter.lead if matter.sayings[e].place.passage == passage)
    return told[: told.index(found) + 1] if first in told and found in told else (found,)


# Between a title and what explains it.
_PARTS = re.compile(r"[：:―—|｜]|(?<=\S)[ 　]+[-–][ 　]+|　")


# Of a title, which asks where a sentence may only wonder: 睡眠を延ばすか.
_WHETHER = re.compile(r"[うくすつぬむぐぶる]か\Z")


def _asked_in(title: Bilingual, source: Language) -> Bilingual | None:
    """The part of a title that asks, where the rest of it says how."""
    for part in (each.strip() for each in _PARTS.split(title[source] or "")):
        asking = f"{part}？" if source == "ja" and _WHETHER.search(part) else part
        found = asked(
            Bilingual(asking, None) if source == "ja" else Bilingual(None, asking), source
        )
        if found:
            return found
    return None


def _short(question: Bilingual) -> Bilingual:
    """Of a title in two sentences the one that asks."""
    ja = question.ja and re.split(r"(?<=[!！。])(?=.)", question.ja)[-1]
    en = question.en and re.split(r"(?<=[!.]) (?=.)", question.en)[-1]
    return Bilingual(ja, en)


def answer(teller: Teller, *, asked_first: bool, early: bool = True) -> tuple[Beat, ...]:
    """The thesis with its hedge; said to be the answer only where a show has hardly begun."""
    matter = teller.matter
    found = matter.brief.thesis
    if found is None or not answers(matter):
        return ()
    if not (found.text.ja or found.text.en):
        teller.answered.update(found.sources)
    if len(found.sources) > 1 and not (found.text.ja or found.text.en):
        told: list[Ids] = [(each,) for each in found.sources]
        said = [_quoted(matter, each) for each in found.sources]
    else:
        told, said = [found.sources], [stated(teller, found)]
    beats = [Beat("say", ids, {"said": text}) for ids, text in zip(told, said, strict=True)]
    if early and asked_first:
        beats[0] = teller.beat("answer", beats[0].sources, **beats[0].slots)
    return (*beats, *_with_it(teller, found.sources[-1]), *whose(teller))


def whose(teller: Teller) -> Iterator[Beat]:
    """Said once, so that what follows has its owner: a view is somebody's, news of a firm its own.

    Not every sentence of such a text says whose it is, and a narrator who says it each time tires.
    """
    matter = teller.matter
    move = "whose_release" if matter.traits.is_release else ""
    move = "whose_view" if matter.voice.personal else move
    if matter.voice.speaker == "interview" and matter.voice.name:
        move = "whose_answers"
    if move == "whose_release" and matter.voice.nameless:
        move = "whose_notice"
    if move and (matter.traits.is_own_view or move != "whose_view"):
        voice = matter.voice
        name = Bilingual(voice.called("ja"), voice.name or voice.called("en"))
        yield teller.beat(move, (), name=name)


def _with_it(teller: Teller, answered: str) -> Iterator[Beat]:
    """What points back to the answer, told at once."""
    matter = teller.matter
    for each in matter.run[matter.order[answered] + 1 :][:1]:
        if matter.predecessor(each) == answered and POINTS.match(matter.source(each)):
            teller.said.discard(each)
            yield say(each, teller.text(each))


def answers(matter: Matter) -> bool:
    """The brief has an answer that can be understood before anything else is said."""
    thesis = matter.brief.thesis
    source = matter.article.language
    if thesis is None:
        return False
    unheard = frozenset[str]() if thesis.text[source] else matter.silent  # words of its own
    if not set(thesis.sources) <= matter.sayings.keys() - unheard:
        return False
    first = thesis.text[source] or matter.sayings[thesis.sources[0]].alone[source] or ""
    return bool(first) and not (LEANS.match(first) or _INVITES.search(first))


def stated(teller: Teller, statement: Statement) -> Bilingual:
    """A statement as it is said: in words of its own where it has them, else its sentences'."""
    if statement.text.ja or statement.text.en:
        own = _in_words(statement)
        ja, en = own.ja, own.en
    else:
        ja, en = None, None
    said = [_quoted(teller.matter, each) for each in statement.sources]
    return Bilingual(
        ja or _joined([each.ja for each in said], ""),
        en or _joined([each.en for each in said], " "),
    )


def _in_words(statement: Statement) -> Bilingual:
    """Its own words as one says them: 方法は3つ：AとB is no sentence."""
    ja = _COUNTED.sub(r"\g<what>は、\g<names>の\g<count>です。", statement.text.ja or "")
    return Bilingual(ja and standing_alone(polite(ja)), statement.text.en)


_COUNTED = re.compile(r"\A(?P<what>[^、：]{1,20})は(?P<count>[0-9]+つ)：(?P<names>.+)\Z")


def _quoted(matter: Matter, identity: str) -> Bilingual:
    """A sentence by itself; somebody's own words in quotation marks."""
    saying, speaker = matter.sayings[identity], matter.article.speakers.get(identity, "")
    ja, en = saying.alone.ja, saying.alone.en
    ja = ja and f"「{ja.rstrip('。')}」"
    if speaker:
        titled = f"{speaker}{matter.courtesy(speaker)}"
        said = {
            "ja": (titled, saying.alone.ja and saying.alone.ja.rstrip("。")),
            "en": (speaker, en),
        }
        ja, en = (
            text and words(each)["voice"]["answers"].format(name=name, said=text)
            for each, (name, text) in said.items()
        )
        return Bilingual(ja, en)
    return Bilingual(ja, en and f"“{en}”") if saying.place.kind == "quote" else saying.alone


def _joined(texts: Sequence[str | None], between: str) -> str | None:
    return None if None in texts else between.join(text or "" for text in texts)


def remembered(teller: Teller, scene: Scene) -> Iterator[Beat]:
    """One to three things, the thesis last."""
    points = kept(teller, scene)
    if not points:
        return
    yield teller.beat(f"remember_{len(points)}")
    for n, (sources, text) in enumerate(points):
        last = len(points) > 1 and n == len(points) - 1
        said = teller.lowered(text) if last else text
        last = last and len(text.ja or "") < LONGEST["ja"] - len("そして、")
        yield teller.beat("remember_last" if last else "remember", sources, said=said)


def kept(teller: Teller, scene: Scene) -> list[tuple[Ids, Bilingual]]:
    """The slide's points, as sentences: at most three, the one that the thesis rests on last."""
    just_told = teller.fresh
    thesis = set(teller.matter.brief.thesis.sources) if teller.matter.brief.thesis else set()
    told = [point.sources for point in scene.points if len(point.sources) == 1]
    told = [ids for ids in told if not set(ids) <= just_told | teller.matter.silent - thesis]
    points: list[tuple[Ids, Bilingual]]
    points = [(ids, _unglossed(teller.matter, ids[0])) for ids in told]
    points = [
        each
        for each in points
        if _stands_alone(teller.matter, each[1])
        or (set(each[0]) & thesis and _can_be_again(teller.matter, each[1]))
    ]
    things = teller.matter.is_thing
    source = teller.matter.source
    points = [
        e for e in points if not all(things(one) and _NAME.match(source(one)) for one in e[0])
    ]
    strongest = [each for each in points if set(each[0]) & thesis]
    others = [each for each in points if each not in strongest]
    if not strongest and points and thesis - just_told:
        strongest = [*_kept_message(teller.matter)]
    if not strongest:
        return points[-_MOST_KEPT:]
    return [*others[: _MOST_KEPT - 1], strongest[0]]


def _kept_message(matter: Matter) -> Iterator[tuple[Ids, Bilingual]]:
    """The message itself, where the slide has only its heading: a detail is not what remains."""
    main = matter.brief.thesis
    if main is None or main.sources[-1] not in matter.sayings:
        return
    own = _in_words(main)
    if own[matter.article.language] and _is_whole(matter, own):  # what it counts across sections
        yield main.sources, own
        return
    said = _unglossed(matter, main.sources[-1])
    parts = [Bilingual(part, said.en and "") for part in split(said.ja or "")]
    about = [each for each in parts if _ABOUT.match(each.ja or "")]
    for each in (said, *about[::-1]):
        if _stands_alone(matter, each):
            yield main.sources[-1:], each
            return


# A part of a long sentence that says what it is about.
_ABOUT = re.compile(
    r"[^、。「」]{1,20}(?<![でにとらか])は、?[^。]{12,}(?<!ため)(?<!から)(?<!もの)(?:です|ます|ました)。?\Z"
)


_SENTENCE_END = re.compile(
    r"(?:です|ます|ました|でした|ません|ませんか|ましょう|ください"
    r"|でしょう)。?\Z|\A「[^「」]+」。?\Z"
)


_ENTRY = re.compile(r"[^、。「」]{1,12}：")


def _is_whole(matter: Matter, told: Bilingual) -> bool:
    """A sentence that one can bear in mind: what the message must be to be said again."""
    language = matter.article.language
    text = told[language] or ""
    size = len(text) if language == "ja" else len(text.split())
    ended = language == "en" or _SENTENCE_END.search(text)
    return bool(ended) and size <= _MOST_REMEMBERED[language] and not asks(text, language)


def _can_be_again(matter: Matter, told: Bilingual) -> bool:
    """The message, which points to nothing but what it says itself: …、そのうち二十四人が…."""
    text = told[matter.article.language] or ""
    begins, _, goes_on = text.partition("、")
    points = hangs(begins) or _HANGS.sub("", goes_on) != _OWN_PART.sub("", goes_on)
    broken = _BROKEN.search(text) and not _ALL_NAMED.search(text)
    return _is_whole(matter, told) and not (points or LEANS.match(text) or broken)


_OWN_PART = re.compile(r"その(?!ため|たび|まま|ほか|度)|それ(?=以[上下前後降外]|未満|より)")


def _stands_alone(matter: Matter, told: Bilingual) -> bool:
    """A sentence that says whom and what it means: what one can be left with."""
    text = told[matter.article.language] or ""
    if not _is_whole(matter, told) or hangs(text) or _INVITES.search(text):
        return False
    if not matter.traits.of_events and _HAPPENED.search(text):
        return False
    if _BROKEN.search(text) and not _ALL_NAMED.search(text):
        return False
    return not (LEANS.match(text) or _ENTRY.match(text) or _PARTIAL.search(text))


# Characters and words of what one can be left with: a whole sentence of the article.
_MOST_REMEMBERED: dict[Language, int] = {"ja": 80, "en": 30}
# What happened once, in a text that is not about what happened: a detail of its story.
_HAPPENED = re.compile(r"(?:ました|でした)。?\Z")
# A thought without what is thought, a number of things without the things.
_BROKEN = re.compile(
    r"[をがに](?:思|考え)い?ます。?\Z"
    r"|[二三四五六七2-7２-７]つ(?:の[^。、]{1,14})?(?:が挙げられ[^。]*|が?あ[りる][^。]*|です)。?\Z"
)
_ALL_NAMED = re.compile(r"[^、。]{2,}(?:、|と)[^、。]{2,}の?[二三四五六七2-7２-７]つです。?\Z")
# An English clause that waits for another.
_PARTIAL = re.compile(r"(?:“|\A)(?:As|When|If|While|Although|Because|Since) [^,]*\Z")


# Said at the beginning, or of what stood before; at the end neither is there any more.
_ANNOUNCED = re.compile(
    r"\A(?:(?:このたび|この度|このほど)は?、?|(?:だから|ですから|したがって|よって)(?!こそ|といって|と)、?)"
)


def _unannounced(matter: Matter, identity: str) -> Bilingual:
    said = changed(_quoted(matter, identity), lambda text: AFFIRMED.sub("", text))
    return changed(said, lambda text: _ANNOUNCED.sub("", text))


def _unglossed(matter: Matter, identity: str) -> Bilingual:
    """Without what its brackets add (全長1.9キロ), but for a limit: that was heard before."""
    said = _unannounced(matter, identity)
    asides = len(heard(matter.source(identity))[1])
    parts = split(said.ja or "")
    added = parts[len(parts) - asides :] if 0 < asides < len(parts) else ()
    if not added or any(_LIMITS.match(each) for each in added):
        return said
    return said.having("ja", "".join(parts[: len(parts) - asides]))


_LIMITS = re.compile(r"ただ|なお|いずれも|それぞれ")
_NAME = re.compile(r"[^はがをでに]*\Z")  # the name of a page or a product: nothing is said of it
