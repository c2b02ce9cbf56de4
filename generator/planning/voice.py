"""The article's own we, as somebody else's deck says it: 当社 is 同社, 本研究 is この研究.

What the author holds or has lived through is marked as the author's where a slide does not say so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.persons import homes
from generator.japanese.sentences import asks_somebody
from generator.japanese.width import width
from generator.locale import phrase
from generator.model import LANGUAGES, ItemList, Paragraph, block_sentences
from generator.wording.oneself import of_the_writer, tells_of_oneself
from generator.wording.oneself import own as experiences
from generator.wording.style import plain
from generator.wording.titles import TITLE_ROOM
from generator.wording.views import is_held, is_of_oneself
from generator.wording.words import QUOTED
from generator.wording.words import words as analysed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.model import Bilingual, Scene, Speaker
    from generator.planning.material import Material

_WE = re.compile(r"(?:私|わたし)(?:たち|達)(?=[はがもをにの]|として|で)")
_OURS = re.compile(r"当社|弊社|小社|わが社|我が社|私ども|我々")
# Whoever speaks in its name, and whoever is asked there.
_OF_A_FIRM = frozenset({"organisation", "interview"})
# The author, who does not stand there: 筆者は.
_MINE = re.compile(r"(?:自身)?(?=[はがのもをに]|として|と[はも])")
_I = frozenset(["私", "僕", "俺", "ぼく", "わたし", "おれ"])

_OWN = (
    (re.compile(r"(?<![一-龠])本(?=研究|論文|調査|記事|連載)"), "この"),
    (re.compile(r"(?<![一-龠])(?:本稿|拙稿)"), "この記事"),
)
# What leads to a list and what only says that it is told: the news is what stands between.
_NOTICE = (
    (
        re.compile(
            r"(?:以下|下記|次)の(?:とおり|通り|日程で|要領で)(?:に)?、?"
            r"(?=[一-龠々ァ-ヴー]{2,}(?:を|いた|致|し|する))"
        ),
        "",
    ),
    (
        re.compile(
            r"(?<=[るた])(?:ので|ため|ことを)、?(?:ここに|改めて|あらためて)?、?"
            r"(?:お?知らせ|ご?報告|ご?案内|ご?連絡)(?:いた|致)?(?:し|申し上げ)ます(?=。|$)"
        ),
        "",
    ),
)
_COMPANY = (
    r"(?:同社|[^、。「」（）はがを]{0,20}(?:株式会社|有限会社|合同会社|財団法人|社団法人)"
    r"[^、。「」（）はがを]{0,20})"
)
_TOPIC = re.compile(rf"^{_COMPANY}(?:（[^（）]*）)?は、?(?=.{{8,}})")

# Wordy ways to say what has a short one, none of which says more or less.
_STEPS = (
    (
        re.compile(
            r"(?:ので|ため)、(?:あらかじめ|何卒)?、?ご(?:注意|了承|留意|承知おき)(?:の上)?ください。?$"
        ),
        "",
    ),
    (
        re.compile(
            r"^(?:(?:実際(?!問題)(?:に)?|事実(?=、)|たしかに|確かに|また(?=、)|さらに|なお)、?|一方で?、)(?=[^、].{8,})"
        ),
        "",
    ),
)


def voiced(text: Bilingual, speaker: Speaker) -> Bilingual:
    """The Japanese without the we or I of whoever wrote it, outside anybody's own words."""
    if not text.ja:
        return text

    def said(words: str) -> str:
        words = _OURS.sub("同社", words) if speaker in _OF_A_FIRM else words
        words = _WE.sub("同社", words) if speaker == "organisation" else words
        words = homes(_named(words), "筆者") if speaker == "author" else words
        for pattern, instead in (*_OWN, *_NOTICE):
            words = pattern.sub(instead, words)
        return words

    return text.having("ja", _unquoted(text.ja, said))


_ASKS = re.compile(r"(?:ください|下さい|くださいませ|下さいませ)[。．!！]*$")


def _named(text: str) -> str:
    """これが俺には → これが筆者には: every I that does something, has something or is met."""
    if not any(each in text for each in _I):
        return text
    made: list[str] = []
    end = 0
    for word in analysed(text):
        found = (
            _MINE.match(text, word.end) if word.surface in _I and word.kind == "代名詞" else None
        )
        if found:
            made += [text[end : word.start], "筆者"]
            end = found.end()
    return "".join((*made, text[end:]))


def invited(text: Bilingual) -> Bilingual:
    """A request to whoever reads, as the wish that it is: 話しかけてください is no 話しかける."""
    return text.having("ja", plain(text.ja)) if text.ja and _ASKS.search(text.ja) else text


def trimmed(text: Bilingual, speaker: Speaker) -> Bilingual:
    """The Japanese without the organisation that speaks anyway, in fewer words for the same."""
    if not text.ja:
        return text
    words = _TOPIC.sub("", text.ja) if speaker == "organisation" else text.ja
    for pattern, instead in _STEPS:
        words = pattern.sub(instead, words)
    return text.having("ja", words)


def _unquoted(text: str, change: Callable[[str], str]) -> str:
    made: list[str] = []
    end = 0
    for quoted in QUOTED.finditer(text):
        made += [change(text[end : quoted.start()]), quoted.group()]
        end = quoted.end()
    return "".join((*made, change(text[end:])))


_NAMES_SOMEBODY = {
    "ja": re.compile(r"筆者|著者|話し手|氏は|教授は|によ(?:ると|れば)"),
    "en": re.compile(r"\b(?:author|writer|says|said|according to)\b", re.IGNORECASE),
}
_LABELLED = frozenset({"bullets", "statement", "columns", "comparison", "checklist", "chain", "qa"})


def signed(scenes: Iterable[Scene], material: Material) -> Iterator[Scene]:
    """Slides of what is somebody's own, marked as whoever's it is unless they name them.

    Their text else reads as whoever shows it says so themselves. A view is marked as a view and
    what was lived through as that; what is a fact, of a life too, is not marked. Of an interview
    all that answers is, as somebody else may be taken for who does.
    """
    article, language = material.article, material.article.language
    label = _label(material)
    if label is None:
        yield from (_said_by(scene, material) for scene in scenes)
        return
    own = [
        each
        for each, sentence in material.known.items()
        if each not in article.speakers
        and isinstance(material.block.get(each), Paragraph | ItemList)
        and sentence.text[language]
    ]
    answers = material.brief.speaker == "interview"
    told = {"view": _answered(own, material)} if answers else _experiences(own, material)
    for scene in scenes:
        shown = [e for e in (*scene.title_sources, *_points_of(scene)) if e in material.block]
        kind = _whose(scene, shown, told, answers=answers)
        sign = label if answers or not kind else _sign(kind, material)
        names = " ".join(said[language] or "" for said in _shown(scene))
        named = (
            (label[language] or "") in names if answers else _NAMES_SOMEBODY[language].search(names)
        )
        signs = kind and scene.layout in _LABELLED and not named
        yield replace(scene, kicker=_added(scene.kicker, sign)) if signs else scene


def _whose(
    scene: Scene, shown: Sequence[str], told: Mapping[str, frozenset[str]], *, answers: bool
) -> str:
    """What of somebody's own the slide shows; of a life half, as facts are anybody's."""
    views, lived = told["view"], told.get("life", frozenset[str]())
    if answers:
        headed = views.issuperset(e for e in scene.title_sources if e in {*shown})
        return "view" if headed and views & {*shown} else ""
    if 3 * sum(each in views for each in shown) >= len(shown) > 0:
        return "view"
    return "life" if 2 * sum(each in views | lived for each in shown) >= len(shown) > 0 else ""


def _said_by(scene: Scene, material: Material) -> Scene:
    """A title of somebody's words with the name, where nothing on the slide says whose they are."""
    who = material.speaker(scene.title_sources[0]) if scene.title_sources else ""
    language = material.article.language
    names = " ".join(said[language] or "" for said in _shown(scene))
    if not who or who in names or scene.layout not in _LABELLED:
        return scene
    said = scene.title[language] or ""
    led = phrase("planning", "says", who=who, text=said)
    if width(led[language] or "") > TITLE_ROOM and scene.layout != "statement":
        return replace(
            scene, kicker=_added(scene.kicker, phrase("deck", "whose_answers", name=who))
        )
    title = scene.title
    for one in LANGUAGES:
        if text := title[one]:
            title = title.having(one, phrase("planning", "says", who=who, text=text)[one])
    return replace(scene, title=title)


def _points_of(scene: Scene) -> Iterator[str]:
    for point in (*scene.points, *(each for group in scene.groups for each in group.points)):
        yield from point.sources


def _experiences(own: Iterable[str], material: Material) -> dict[str, frozenset[str]]:
    """What somebody feels, wants or supposes, and what they did, where they tell of themselves."""
    language = material.article.language
    told = {each: material.known[each].text[language] or "" for each in own}
    explains = material.traits.explains
    personal = (
        tells_of_oneself(of_the_writer(said, explains=explains) for said in told.values())
        if language == "ja"
        else any(is_of_oneself(said, language) for said in told.values())
    )
    if not personal or material.traits.advises:
        return {"view": frozenset()}
    sections = [
        [(each, told[each]) for each in topic.places if each in told] for topic in material.topics
    ]
    habits = not material.traits.of_others
    lived = experiences(sections, habits=habits) if language == "ja" else {}
    views = {each for each, said in told.items() if is_held(said, language)}
    views |= {each for each, kind in lived.items() if kind == "inward"}
    said_i = {each for each, said in told.items() if is_of_oneself(said, language)}
    life = lived.keys() if language == "ja" else said_i
    return {"view": frozenset(views), "life": frozenset(life) - views}


def _answered(own: Sequence[str], material: Material) -> frozenset[str]:
    """What is said after a question in its section; where none is asked, all but what leads in."""
    roles, language = material.article.roles, material.article.language

    def asks(identity: str) -> bool:
        said = material.known[identity].text[language] or ""
        return roles.get(identity) == "question" or asks_somebody(said)

    found: list[str] = []
    for topic in material.topics:
        asked = asks(topic.heading.id)
        for each in topic.places:
            asked = asked or asks(each)
            if asked:
                found.append(each)
    if not found:
        found = [each for topic in material.topics[1:] for each in topic.places]
    return frozenset(found).intersection(own)


def _label(material: Material) -> Bilingual | None:
    """Whose account it is: the author's, or of an interview without labels who is introduced."""
    brief, article = material.brief, material.article
    if brief.speaker == "author" or (brief.speaker == "speaker" and not article.speakers):
        return _sign("view", material)
    if brief.speaker != "interview" or article.speakers:
        return None
    named = {told.id for block in article.lead for told in block_sentences(block)}
    asked = next((each.name for each in brief.people if {*each.sources} & named), None)
    name = asked[article.language] if asked else None
    return phrase("deck", "whose_answers", name=name) if name else None


def _sign(kind: str, material: Material) -> Bilingual:
    """The author's view or story; of a talk its speaker's."""
    who = "speaker" if material.brief.speaker == "speaker" else "author"
    return phrase("deck", f"whose_{kind}_of_{who}")


def _shown(scene: Scene) -> Iterator[Bilingual]:
    yield from (scene.title, *(point.text for point in scene.points))
    for group in scene.groups:
        yield from (group.title.text, *(point.text for point in group.points))


def _added(kicker: Bilingual, label: Bilingual) -> Bilingual:
    both = kicker
    for language in LANGUAGES:
        before = kicker[language]
        both = both.having(language, f"{before}｜{label[language]}" if before else label[language])
    return both
