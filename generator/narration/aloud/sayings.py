"""Every sentence of the article as it is said aloud by somebody who did not write it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.sentences import answers, asks_somebody
from generator.kinds.traits import traits_of
from generator.locale import words
from generator.model import LANGUAGES, Bilingual
from generator.narration.aloud.guard import HeldTo, first_safe
from generator.narration.aloud.parting import LONGEST, parted
from generator.narration.aloud.polite import asks, polite, unclipped
from generator.narration.aloud.retelling import RELATIVES, Whose, retold
from generator.narration.aloud.spoken_form import for_the_ear, heard, sayable, standing_alone
from generator.narration.aloud.third_person import quoted, some_are_we, we_are_the_writers
from generator.narration.beats import changed, changed_japanese
from generator.wording.oneself import of_the_writer, tells_of_oneself
from generator.wording.style import plain
from generator.wording.words import QUOTED
from generator.wording.words import words as words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.model import Article, Brief, Language, Sentence
    from generator.narration.aloud.places import Place

NAMES = ("title", "heading", "attribution", "cell")
"""What is no sentence: a name for what follows or stands beside it."""

_I = re.compile(
    r"(?:私|わたし|僕|ぼく|俺)(?!たち|達|ども|立|的|物|費|鉄|有"
    r"|用|生活|服|道)(?=[はがもをにのと、])"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """Attributes: ``text`` as it follows the sentence before it, ``alone`` as it stands alone.

    ``whose``: who is asked or quoted there, where it is not who speaks in the article.
    """

    id: str
    text: Bilingual
    alone: Bilingual
    place: Place
    whose: str = ""


def voice(article: Article, brief: Brief, where: Mapping[str, Place]) -> Whose:
    """Whose sentences they are, and whether of a life."""
    told = [
        place.sentence.text
        for identity, place in where.items()
        if place.kind != "quote" and identity not in article.speakers
    ]
    own = [each.ja or "" for each in told]
    english = [each.en or "" for each in told if article.language == "en"]
    speaker = "author" if brief.speaker in _TALKING and not article.speakers else brief.speaker
    traits = traits_of(brief.kind)
    mine = [of_the_writer(each, explains=traits.explains) for each in own]
    personal = speaker == "author" and article.language == "ja" and tells_of_oneself(mine)
    many = brief.speaker == "author" and we_are_the_writers(english)
    several = many or brief.speaker == "organisation" or traits.is_study
    if traits.is_meeting or sum(each.startswith(("C)", "C）")) for each in own) >= _FEWEST_ASKED:
        return Whose(brief.speaker, reported=True)
    instructs = traits.instructs or any(
        "募集" in (each.sentence.text.ja or "") for each in where.values()
    )
    asked = sum(_asks(article, identity, place) for identity, place in where.items())
    answered = not article.speakers and asked >= _FEWEST_ASKED
    name = _interviewed(article, where) if answered else ""
    kin = frozenset(RELATIVES.findall(" ".join(QUOTED.sub("", text) for text in own)))
    if name or (answered and traits.is_interview):
        return Whose(
            "interview",
            family=kin if name else frozenset(),
            name=name,
            instructs=instructs,
            aloud=True,
        )
    talks = traits.addresses and speaker == "author"
    name = _body(where) or _club(where)
    says_i = any(_I.search(QUOTED.sub("", text)) for text in own)
    if name and speaker in {"author", "organisation"} and not says_i:
        speaker, personal = "organisation", False
        several = several or _WE.search(" ".join(_unquoted(where))) is not None
    if talks and not name:
        name = next(introduced(where), words(article.language)["voice"]["speaker"])
    if speaker == "organisation" and not name:
        name = _no_company(where, article.language)
    family = kin if personal and not traits.of_others else frozenset[str]()
    return Whose(
        speaker,
        personal=personal,
        family=family,
        several=several,
        many=many and speaker == "author",
        name=name,
        instructs=instructs,
        together=_together(english) if speaker == "author" and not several else "",
        aloud=talks,
    )


def _together(texts: Sequence[str]) -> str:
    """What a narrator calls those who did something together with who says I."""
    some = some_are_we(texts)
    return words("en")["voice"]["authors" if some == "most" else "together"] if some else ""


# I am Kawabe, who keep a library: who talks says who they are.
_PRESENTS = re.compile(
    r"\A(?P<what>[^。「」は]*?(?:[うくぐすつぬぶむるたのな]|[ \u3000、])|)"
    r"(?P<name>[一-龠々ァ-ヴー]{2,5}(?:[ \u3000][一-龠々ァ-ヴー]{1,4})?)"
    r"(?:です|と申します|といいます)。?\Z"
)


def introduced(where: Mapping[str, Place]) -> Iterator[str]:
    """The name under which whoever talks presents themselves in the first lines."""
    told = [each for each in where.values() if each.kind == "paragraph"][:_FIRST_LINES]
    for found in (_PRESENTS.match(each.sentence.text.ja or "") for each in told):
        if found and (
            found["what"].endswith(("る", "た", "す", "む")) or _is_a_name(found["name"])
        ):
            yield f"{found['name']}さん"


def _is_a_name(text: str) -> bool:
    return all(word.is_name or word.kind == "空白" for word in words_of(text))


# Who speaks in an article that has speakers; in another it is who wrote it.
_TALKING = ("interview", "speaker")
_INTRODUCED = re.compile(
    r"(?:\A|[、のうくすつぬむるたい])(?P<name>[一-龠々ァ-ヴー]{2,8}"
    r"(?:さん|氏|教授|先生|博士|監督|選手|社長|会長|代表|医師|館長))(?:は|に|へ|。|\Z)"
)
# Who was asked to come, wherever that is told.
_GUEST = re.compile(
    r"(?:\A|[、のうくすつぬむるたい])(?P<name>[一-龠々ァ-ヴー]{2,8}(?:さん|氏|先生|教授|社長))"
    r"(?:に(?:来て(?:もら|いただ)|お越し|登場|お話を|話を)|をお招き)"
)
# Who was met, in English: a conversation with library architect Ines Calder.
_MET = re.compile(
    r"\b(?:[Cc]onversation|[Ii]nterview(?:ed)?|[Tt]alk(?:ed|ing)?|[Cc]hat(?:ted)?|[Ss]poke"
    r"|Q&A|[Dd]iscussion) (?:with |to )?"
    r"(?:the )?(?:[a-z'’-]+ ){0,4}"
    r"(?P<name>[A-Z][\w'’-]+(?: (?:[A-Z]\.|de|van|von|[A-Z][\w'’-]+)){1,3})"
)
# The title alone names whom: 7 Questions: Ann Lee, Founder of the Foundry; Questions for Ann Lee.
_QUESTIONED = re.compile(
    r"\b(?:Questions?|Q&A|Interview|Conversation|Profile|Spotlight)(?: (?:for|with))?[:：]? "
    r"(?:Dr\.? |Prof(?:essor|\.)? )?"
    r"(?P<name>[A-Z][\w'’-]+(?: (?:[A-Z]\.|de|van|von|[A-Z][\w'’-]+)){1,2})"
    r"(?=,|$| \(| of | from | on | at )"
)
_INITIALS = re.compile(r"[A-Z]\. ?[A-Z]\.?")
_FEWEST_ASKED = 3  # headings that ask, so that what stands under them is an answer


def _asks(article: Article, identity: str, place: Place) -> bool:
    """It is a heading or a line of its own that asks."""
    text = place.sentence.text[article.language] or ""
    alone = place.kind == "heading" or place.sentence.emphasised or text.startswith(_DASHES)
    marked = place.kind == "paragraph" and _ASKED_BY_MARK.match(text) is not None
    alone = alone or marked
    return article.roles.get(identity) == "question" or (alone and asks_somebody(text))


_ASKED_BY_MARK = re.compile(r"(?:Q|Ｑ|問)[\d０-９]*[.．:：、 　]")
_DASHES = ("—", "―", "─")


def _interviewed(article: Article, where: Mapping[str, Place]) -> str:
    """Who answers, as one goes on to call them: 西岡さん after 西岡ふみさん.

    Title and lead name them before anything is asked; whoever is named later is asked there, or by
    somebody else in what is linked.
    """
    name = _introduced(article, where)
    texts = " ".join(each.sentence.text.ja or "" for each in where.values())
    short = (f"{name[:size]}{_MR}" for size in range(1, len(name) - len(_MR)))
    return next((each for each in short if name.endswith(_MR) and each in texts), name)


_MR = "さん"


def _introduced(article: Article, where: Mapping[str, Place]) -> str:
    before = takewhile(lambda item: not _asks(article, *item), where.items())
    lead = [
        place.sentence.text.ja or "" for _, place in before if place.kind in {"title", "paragraph"}
    ]
    if found := answers(lead):
        return found
    told = (each.sentence.text.en or "" for each in where.values() if not each.sentence.text.ja)
    for text in islice(told, _FIRST_LINES):
        if met := _QUESTIONED.search(text) or _MET.search(text):
            return met["name"]
    guest = (_GUEST.search(text) for text in lead)
    first = (*(_INTRODUCED.search(text) for text in lead[:_FIRST_LINES]), *guest)
    initials = (f"{text}さん" for text in lead[:_FIRST_LINES] if _INITIALS.fullmatch(text))
    return next((each["name"] for each in first if each), next(initials, ""))


_WE = re.compile(r"(?:私|わたし|僕|ぼく)(?:たち|達|ども)|我々|われわれ")
# Who speaks as we in what a club or a society gives out: its first sentence names it.
_CLUB = re.compile(
    r"\A(?:(?:このたび|この度|今回)、?)?(?P<name>(?:NPO法人|(?:一般|公益)(?:社団|財団)法人|特定非営利活動法人"
    r"|任意団体|市民団体|学生団体|ボランティア団体)[^、。はがを\s]{1,20}"
    r"|[^、。はがを\s]{1,20}(?:クラブ|サークル|協会|連盟|同好会|の会|工房|協議会|実行委員会|保存会|合唱団|楽団|財団))"
    r"(?:（[^（）]*）)?(?:は|では)"
)


def _unquoted(where: Mapping[str, Place]) -> list[str]:
    return [
        QUOTED.sub("", each.sentence.text.ja or "")
        for each in where.values()
        if each.kind != "quote"
    ]


def _club(where: Mapping[str, Place]) -> str:
    """The club that says we, and nobody says I."""
    texts = _unquoted(where)
    if not any(map(_WE.search, texts)) or any(map(_I.search, texts)):
        return ""
    lead = [each.sentence.text.ja or "" for each in where.values() if each.kind == "paragraph"]
    found = (_CLUB.match(text) for text in lead[:_FIRST_LINES])
    return next((each["name"] for each in found if each), "")


def _no_company(where: Mapping[str, Place], language: Language) -> str:
    """What an organisation that is no company is called; empty for a company, which is 同社."""
    text = " ".join(each.sentence.text[language] or "" for each in where.values())
    if language == "en":
        company = re.search(r"\b(?:company|Inc|Ltd|LLC|Corp)\b", text)
        return "" if company else words("en")["voice"]["body"]
    if re.search(r"[当弊同]社|株式会社|有限会社|社員", text):
        return ""
    if sender := _sender(where, text):
        return sender
    found = Counter(
        re.findall(rf"[一-龠々ァ-ヴーぁ-ん]{{2,16}}(?:{_LONG_BODY})", _OF.sub("、", text))
    )
    acts = (
        name
        for name, _ in found.most_common()
        if re.search(rf"{re.escape(name)}(?:は|では|が)", text)
    )
    return next(acts, "") or words("ja")["voice"]["body"]  # where something is held says nothing


def _sender(where: Mapping[str, Place], text: str) -> str:
    """The body with a foreign name above, or of whom to ask below, that does something between."""
    lines = [(each.sentence.text.ja or "").strip() for each in where.values()]
    above = [line for line in lines[1 : 1 + _FIRST_LINES * 2] if not re.search("[。！？]", line)]
    below = [hit["who"] for line in lines if (hit := _WHOM_TO_ASK.match(line))]
    names = (hit["name"] for line in (*above, *below) if (hit := _FOREIGN_NAME.match(line.strip())))
    acts = r"(?:（[^（）]*）|\([^()]*\))?(?:では|は|が)"
    return next((name for name in names if re.search(re.escape(name) + acts, text)), "")


_WHOM_TO_ASK = re.compile(r"(?:連絡先|お?問い?合わ?せ先?|主催|発行者?)\s*[:：]\s*(?P<who>\S.*)")
_FOREIGN_NAME = re.compile(
    r"(?P<name>[A-Z][\w&.'’-]*(?: (?:of|for|the|and|&|[A-Z][\w&.'’-]*))+)(?=[\s　（(]|\Z)"
)
_LONG_BODY = "実行委員会|協議会|委員会|組合|研究所|センター|図書館|学会|大学"
_OF = re.compile(r"[はがをにでとのも](?=[一-龠々ァ-ヴー])|[、。：:\s「」（）]|から|より|による")
_BODY = "協議会|委員会|市|町|村|区|県|組合|研究所|センター|図書館|学会|大学"
# A line by itself that names who gives something out.
_SENDER = re.compile(rf"[^、。はがをに\s　]{{1,20}}?(?P<body>{_BODY})(?=[\s　]|\Z)")
_OF_ITSELF = re.compile(rf"(?:\A|、)(?P<body>{_BODY})(?:は|では)")
_FIRST_LINES = 4


def _body(where: Mapping[str, Place]) -> str:
    """The public body that speaks of itself by what it is: 協議会は…と考えます."""
    lines = [each for each in where.values() if each.kind in {"paragraph", "title"}]
    first = (each.sentence.text.ja or "" for each in lines[:_FIRST_LINES])
    found = next((f for text in first if (f := _SENDER.match(text))), None)
    texts = [each.sentence.text.ja or "" for each in where.values()]
    if not any(_HELD.search(text) for text in texts):
        return ""
    itself = [f["body"] for text in texts for f in _OF_ITSELF.finditer(text)]
    if found is not None:
        return found["body"] if found["body"] in itself else ""
    asked = [each.sentence.text.ja or "" for each in where.values() if each.kind == "heading"]
    answers = sum(asks(text, "ja") for text in asked) >= _FEWEST_ASKED
    return itself[0] if answers and len({*itself}) == 1 else ""


_HELD = re.compile(r"と(?:考え|思い)(?:ます|ています|る|ている)。?\Z")


def sayings(article: Article, where: Mapping[str, Place], voice: Whose) -> dict[str, Saying]:
    """By sentence id."""
    talking = {*article.speakers, *(e for e, role in article.roles.items() if role == "question")}
    voices = _voices(where, voice, article.language)
    told = {
        identity: _saying(
            place,
            voices.get(identity, voice),
            quoted=place.kind == "quote" or identity in talking,
            labelled=identity in talking,
            by=article.speakers.get(identity, ""),
            asked=article.roles.get(identity) == "question",
        )
        for identity, place in where.items()
    }
    told |= {each: replace(told[each], whose=one.name) for each, one in voices.items()}
    named = dict(_affirmed(_decided(_named_once(told, voice))))
    named = dict(_of_items(named.items())) if traits_of(article.kind).is_meeting else named
    if article.language != "en":
        return named
    return dict(_who(dict(_they(named, voice.together)) if voice.together else named))


# A line that says whose words follow in a list.
_ADVISES = re.compile(
    r"(?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+) (?:of|from|at|, )[^:]{3,}:\Z"
    r"|(?P<ja>[一-龠々ァ-ヴー]{2,8}(?:さん|氏))[^。]{0,30}[：:]\Z"
)
# Over what people were asked within an article that is no interview itself.
_ASKED_HERE = {
    "ja": re.compile(r"(?:(?P<who>[^、。「」はがをのにへ]{1,10})(?:への?|に|の)、?)?インタビュー"),
    "en": re.compile(r"\b[Ii]nterviews? (?:with|of) (?P<who>[a-z][\w ]{2,24})"),
}


def _voices(where: Mapping[str, Place], voice: Whose, language: Language) -> dict[str, Whose]:
    """Sentence id → who speaks in it, where a line before it names somebody."""
    found: dict[str, Whose] = {}
    now: Whose | None = None
    under = 0  # the level of the heading of an interview
    for identity, place in where.items():
        text = place.sentence.text[language] or ""
        named = _ADVISES.search(text) if place.kind in {"paragraph", "heading"} else None
        if place.kind == "heading" and (not under or place.level <= under or named):
            asked = _ASKED_HERE[language].search(text) if voice.speaker == "author" else None
            under = place.level if asked else 0
            who = asked["who"] if asked else ""
            now = _another(voice, who or words(language)["voice"]["participant"]) if asked else None
        elif named:
            now = None
        if named:
            name = named["name"] or named["ja"]
            now = _another(voice, name)
        elif now and place.kind != "heading":
            found[identity] = now
    return found


def _another(voice: Whose, name: str) -> Whose:
    """Somebody whose words stand there, and who did not write it."""
    return replace(voice, name=name, personal=False, several=False, many=False)


_SPEAKS = re.compile(
    r"(?:[Ss]ays|[Ss]aid|[Aa]ccording to|[Aa]sked|[Ee]xplain(?:s|ed)|[Ww]rote|[Rr]ecall(?:s|ed))"
    r" (?:[A-Z][\w'-]+ )?(?P<name>[A-Z][\w'-]+)"
)
_SHE = re.compile(r"(\"[^\"]*\"|“[^”]*”)|\b(?:[Ss]he|[Hh]e)\b(?!['’])")


def _they(told: Mapping[str, Saying], both: str) -> Iterator[tuple[str, Saying]]:
    """The author and others once, and they after that, where nobody else is they."""
    before, passage = "", -1
    for identity, each in told.items():
        saying, text, at = each, each.text.en or "", each.place.passage
        known = at == passage and both.partition(" and ")[0] in before.lower()
        if known and text.lower().startswith(both) and not _OTHERS.search(before):
            text = f"They{text[len(both) :]}"
            saying = replace(each, text=each.text.having("en", text))
        before, passage = text, at
        yield identity, saying


_OTHERS = re.compile(
    r"\b(?:[Tt]hey|[Tt]hem|[Tt]heirs?|people|children|customers|schools|readers)\b"
)


def _who(told: Mapping[str, Saying]) -> Iterator[tuple[str, Saying]]:
    """A sentence that stands alone names whom it tells of: she says → Keane says."""
    sources = {each: saying.place.sentence.text.en or "" for each, saying in told.items()}
    known = {found["name"] for text in sources.values() for found in _SPEAKS.finditer(text)}
    name = ""
    for identity, saying in told.items():
        in_it = [each for each in re.findall(r"[A-Z][\w-]+", sources[identity]) if each in known]
        alone = saying.alone.en
        if name and not in_it and alone:
            named = _once_named(alone, name)
            yield identity, replace(saying, alone=saying.alone.having("en", named))
        else:
            yield identity, saying
        name = in_it[-1] if in_it else name


def _once_named(text: str, name: str) -> str:
    """The first pronoun outside quotations replaced."""
    for found in _SHE.finditer(text):
        if not found[1]:
            return f"{text[: found.start()]}{name}{text[found.end() :]}"
    return text


def _named_once(told: Mapping[str, Saying], voice: Whose) -> Iterator[tuple[str, Saying]]:
    """Of sentences in a row that begin with who writes, the first alone names them."""
    topic = voice.called("ja") + "は"
    named = False
    for identity, each in told.items():
        saying = each
        text = saying.text.ja or ""
        again = named and text.startswith(topic)
        other = saying.place.kind in NAMES or _OTHER_TOPIC.match(text)
        named = text.startswith(topic) or (named and not other)
        short = text.removeprefix(topic).removeprefix("、")
        quoted = short.startswith("「")
        if again and not quoted and saying.text.ja is not None:
            saying = replace(saying, text=saying.text.having("ja", short))
        yield identity, saying


# Somebody else, or something else, is spoken of.
_OTHER_TOPIC = re.compile(
    r"[^、。「」]{1,20}?(?<![でにとらか])(?:[はも]|が(?!欲し|ほし|好き|でき|分か|わか|必要))"
)
AFFIRMED = re.compile(r"\A(?:はい|いいえ|ええ|Yes|No)[。.,、]\s*")


def _affirmed(told: Iterable[tuple[str, Saying]]) -> Iterator[tuple[str, Saying]]:
    """はい。 before what it says yes to: in one breath, so that neither is lost."""
    before, passage = "", -1
    for identity, each in told:
        saying = each
        if before and saying.place.passage == passage:
            text = changed_japanese(saying.text, partial(_after_yes, before))
            saying = replace(
                saying, text=text, alone=changed_japanese(saying.alone, partial(_after_yes, before))
            )
        text_ = each.place.sentence.text.ja or ""
        before = text_ if AFFIRMED.sub("", text_) == "" and text_ else ""
        passage = each.place.passage
        yield identity, saying


def _after_yes(yes: str, said: str) -> str:
    return f"{yes}{said}"


_DECISION = re.compile(
    r"\A(?:(?:決定(?:事項)?|議決|結論)\d*[：:]|(?:決定(?:事項)?|議決)\d+[ 　]+)\s*"
    r"(?P<what>.+?)。?\Z"
)
# The label of what is no decision yet.
_CONTINUED = re.compile(r"\A(?:継続(?:審議)?|報告|承認)(?:\d+|[ 　]|[：:])[ 　]*(?=\S)")
_ITEM = re.compile(
    r"\A(?:【?議題[\d０-９一二三四五六七八九]*】?[：:\s]*)(?P<what>.*?)(?:について)?\Z"
)
_FEWEST = 3  # characters of what an item of an agenda is about


def _decided(told: Iterable[tuple[str, Saying]]) -> Iterator[tuple[str, Saying]]:
    """決定：継続審議とする → 電子書籍の導入については、継続審議と決まりました."""
    item = ""
    for identity, saying in told:
        source = saying.place.sentence.text.ja or ""
        headed = _ITEM.match(source) if saying.place.kind == "heading" else None
        if saying.place.kind == "heading":
            item = headed["what"] if headed else ""
        found = _DECISION.match(source)
        if found is None or saying.text.ja is None:
            yield identity, saying
            continue
        what, asides = heard(found["what"])
        said = "".join((_decision(what), *map(polite, asides)))
        about = words("ja")["voice"]["regarding"]
        whole = about.format(name=item, said=said) if len(item) >= _FEWEST else said
        yield (
            identity,
            replace(
                saying,
                text=saying.text.having("ja", whole),
                alone=saying.alone.having("ja", whole),
            ),
        )


# What was decided, in as many words, and the number and mark of the item that it was decided on.
_RESOLVED = re.compile(
    r"(?:決定|承認|了承|可決|決議|採択|合意)(?:し(?:た|ました)|され(?:た|ました))。?\Z"
    r"|(?:こと|方針)(?:と|に)(?:した|しました|なった|なりました)。?\Z|決(?:めた|めました|まった|まりました)。?\Z"
)
_AGENDA = re.compile(r"\A[\s\d０-９.．)）、①-⑳■●◆○□◇・]+|(?:について)?(?:の件)?。?\Z")
_PAIR = re.compile(r"(?=([一-龠々]{2}|[ァ-ヴー]{3}))")


def _of_items(told: Iterable[tuple[str, Saying]]) -> Iterator[tuple[str, Saying]]:
    """What minutes say was decided, apart from its item: with what it was decided on."""
    item = ""
    for identity, saying in told:
        source = saying.place.sentence.text.ja or ""
        if saying.place.kind == "heading":
            item = _AGENDA.sub("", source)
        mine = any(pair in source for pair in _PAIR.findall(item))
        if item and not mine and saying.place.kind == "paragraph" and _RESOLVED.search(source):
            yield (
                identity,
                replace(saying, alone=changed_japanese(saying.alone, partial(_on, item))),
            )
        else:
            yield identity, saying


def _on(item: str, said: str) -> str:
    return words("ja")["voice"]["regarding"].format(name=item, said=said)


def _decision(what: str) -> str:
    phrases = words("ja")["voice"]
    said = plain(what).rstrip("。")
    for end in ("とする", "とした", "となる", "となった"):
        if said.endswith(end):
            return phrases["decided"].format(said=said.removesuffix(end))
    verbal = re.search(r"[うくすつぬむるぐぶい]\Z", said)
    return phrases["decided_to" if verbal else "decided_on"].format(said=said)


# Who speaks, before what is said: 青木: …
_LABEL = re.compile(r"\A[^：:「」。、?？\s]{1,12}[：:]\s*(?=\S)")


# Of a question, which is heard as one without it: Q7.
_NUMBERED = re.compile(
    r"\A[—―─–]{1,3}\s*|\A(?:Q|Ｑ|問|質問)[\d０-９]*(?:[ 　]|[.．:：、）)]\s*)(?=\S)"
)
# Where a long question comes to what it asks.
_GROUND = re.compile(r"(?:(?<=です)|(?<=ます)|(?<=した))が、|けれども、")


def _halved(text: str) -> str:
    """…に終わりましたが、その理由とは何でしょうか → …に終わりました。その理由とは何でしょうか."""
    found = [*_GROUND.finditer(text)] if len(text) > LONGEST["ja"] else []
    open_ = found and text[: found[-1].start()].count("「") > text[: found[-1].start()].count("」")
    if not found or open_:
        return text
    return f"{text[: found[-1].start()]}。{text[found[-1].end() :]}"


def _saying(
    place: Place, voice: Whose, *, quoted: bool, labelled: bool, by: str = "", asked: bool = False
) -> Saying:
    sentence = place.sentence
    if by:  # noted after the words, in minutes
        text = changed(sentence.text, lambda text: text.removesuffix(f"（{by}）"))
        sentence = replace(sentence, text=text)
    if place.kind not in NAMES and not quoted:
        sentence = replace(
            sentence, text=changed_japanese(sentence.text, lambda text: _CONTINUED.sub("", text))
        )
    if quoted:
        said = _each(sentence, _own_words)
    elif place.kind in NAMES:
        said = _each(sentence, lambda text, _: for_the_ear(_NUMBERED.sub("", text)))
    else:
        said = _each(sentence, partial(spoken, voice=voice))
    if labelled:
        said = changed(said, lambda text: _LABEL.sub("", text))
    if asked:
        said = changed_japanese(said, _halved)
    return Saying(sentence.id, said, changed(said, standing_alone), place)


def _each(sentence: Sentence, made: Callable[[str, Language], str]) -> Bilingual:
    text = sentence.text
    ja, en = (None if text[each] is None else made(text[each] or "", each) for each in LANGUAGES)
    return Bilingual(ja, en)


# Between what is said in short and what it means: two sentences.
_DASH = re.compile(r"\s+[—–―]\s+")
_FEWEST_DASHED = 6


def spoken(text: str, language: Language, voice: Whose) -> str:
    """The sentence as sentences that can be heard, in a narrator's mouth.

    Rewritten as far as that stays true (see ``guard``), else said politely as it stands.
    """
    if language == "ja" and (presents := _PRESENTS.match(text)):
        shown = f"{presents['name']}さん"
        if shown == voice.name:
            return words("ja")["voice"]["presents"].format(said=presents["what"] + shown)
    if language == "ja":
        text = unclipped(_ABOVE.sub("", text) if voice.reported else text)
        noted = (voice.reported and _minuted(text, voice)) or _noted(text, voice)
        if noted:
            return noted
        text = _CALLED_OUT.sub("。", sayable(_UNDER.sub("", _MARKED.sub("", text))))
    if text.rstrip().endswith(("、", ",", "，")):  # half a sentence: judged when it is whole
        return heard(text)[0]
    told = HeldTo(text, language, voice.called(language))
    return first_safe(ways(text, language, voice), told)


# What somebody who did not feel it says without calling out: 食べられます！
_CALLED_OUT = re.compile(r"(?<=[ぁ-んァ-ヴー一-龠])[!！]+(?=\s*\Z|\s+)(?![^「]*」)")


def _minuted(text: str, voice: Whose) -> str:
    """Of a meeting: what is to be done and by whom, who leads what, what was asked or said."""
    doing, leads = _DOING.fullmatch(text.strip()), _LEADS.fullmatch(text.strip())
    if doing:
        return _assigned(doing["what"], doing["who"], voice)
    if leads:
        return words("ja")["voice"]["led_by"].format(**leads.groupdict())
    remark = _REMARK.match(text)
    said = text[remark.end() :] if remark else text
    if remark and remark["mark"] == "A":
        return _remarked("was_answered", said)
    bare = heard(said)[0].rstrip("。．、,")
    asked = bool(_WONDERED.search(bare)) or (remark is not None and remark["mark"] == "Q")
    if asked and "「" not in bare:
        return _remarked("was_asked", said)
    own = _VIEWED.search(bare) and not _REPORTED.search(bare)
    return _remarked("was_said", said) if own or remark else ""


_WONDERED = re.compile(
    r"(?:の|る|い|ない|です|ます|だろう|でしょう|どちら|何|いつ|誰|どう)か[?？]?\Z|[?？]\Z"
)
# A view that some member has, who is not named.
_VIEWED = re.compile(
    r"(?:と思(?:う|った|います)|(?:良|よ|役立ち)さ?そう(?:だ|です)?|のでは(?:ない(?:だろう)?か)?|かもしれない"
    r"|(?:[がもとばのて])(?:いい|よい|良い)|面白い|おもしろい|[にも](?:賛成|反対)|疑問|べき(?:だ|である)?|価値がある"
    r"|(?:ほし|欲し|嬉し|うれし|近|難し|厳し)い|[^みめ]たい(?:です)?|知りたかった)\Z"
)
_REPORTED = re.compile(
    r"[」』]|(?:氏|さん|委員|会長|部長|課長|議長)(?:は|から|より|：)|[^：]{1,10}：|と(?:する|した|決)"
)


def _noted(text: str, voice: Whose) -> str:
    """What is noted in a form of its own, as a sentence: an entry, what has a label before it."""
    spoke = _SPOKE.fullmatch(text.strip())
    if spoke:
        return words("ja")["voice"]["answers"].format(**spoke.groupdict())
    bare, asides = heard(text)  # 日時：9日（日）15時開演（14時開場）
    entry = _ENTRY.fullmatch(bare.strip().lstrip("・･"))
    if entry:
        what, means = (re.sub("[当弊]社", voice.called("ja"), each) for each in entry.groups())
        return "".join((entered(what, means), *(polite(f"{each}。") for each in asides)))
    costs = _COSTS.fullmatch(text.strip())
    if costs:
        return entered(costs["what"], costs["much"])
    labelled = _LABELLED.match(text)
    if labelled and re.search(r"[はがを]", labelled["said"]):
        return _labelled_as(labelled["name"].strip(), labelled["said"], voice)
    case = _CASE.fullmatch(text.strip())
    return words("ja")["voice"]["case"].format(name=case["name"]) if case else ""


_MEMBER = "[一-龠々ァ-ヴー]{1,6}(?:さん|氏)?"
# What is to be done, and by whom, as minutes note it: 資料の共有（小泉さん）.
_DOING = re.compile(
    rf"(?P<what>[^（）()]{{4,}})[（(](?P<who>{_MEMBER}(?:[、,・]\s*{_MEMBER})*)[）)]。?"
)
_ABOVE = re.compile(r"\A上記の?(?=[一-龠ァ-ヴー])")
# On which day, what, and who leads it.
_LEADS = re.compile(
    r"(?P<when>[^\s　。、]{1,8}曜日?)[\s　]+(?P<what>[^。、]+?)[\s　]+"
    r"(?P<role>リーダー|担当|司会|進行|講師|書記)[：:\s　]?(?P<who>[^\s。、]{1,8}(?:さん|氏))"
)


def _assigned(what: str, who: str, voice: Whose) -> str:
    """資料の共有（小泉さん） → 資料の共有は、小泉さんが担当します."""
    phrases, names = words("ja")["voice"], re.sub(r"[,・]\s*", "、", who)
    if re.search(r"[をはが]|[うくぐすつぬぶむるた]\Z", what):
        return spoken(what, "ja", voice) + phrases["in_charge"].format(name=names)
    return phrases["assigned"].format(what=heard(what)[0], name=names)


# What a member of a meeting asked, answered or said, as whoever keeps minutes notes it.
_REMARK = re.compile(r"\A\s*(?P<mark>[QAC])\d{0,2}[)）.．:：]\s*(?=\S)")
# A mark before a question or an answer, which is not heard.
_MARKED = re.compile(r"\A\s*(?:[QAＱＡ]\d{0,2}[)）.．:：]\s*(?=[^\s\d])|[◇◎☆★]\s*)")


# What an item is called, on a line of its own above it.
_UNDER = re.compile(
    r"\A[^。、\d：:]{4,50}[一-龠々ァ-ヴー！!”』）] "
    r"(?=[ぁ-んァ-ヴー一-龠「][^。]{14,}(?:[。！]|[一-龠々]|も)。?\Z)"
)


def _remarked(kind: str, text: str) -> str:
    """…のか → 「…のか」という質問が出ました: whose it was, the minutes do not say."""
    said = heard(text)[0].rstrip("。．、,").translate(_INNER)
    phrases = words("ja")["voice"][kind].split("／")
    return phrases[len(said) % len(phrases)].format(said=said)


_INNER = str.maketrans("「」", "『』")


def _labelled_as(name: str, text: str, voice: Whose) -> str:
    """受託開発: 三月の売上は… → 受託開発については、…; 料金: 料金の見直しは… → 料金の見直しは…."""
    said = spoken(text, "ja", voice)
    if name in text[: len(name) + _SAID_AGAIN]:
        return said
    about = words("ja")["voice"]["regarding"]
    return about.format(name=name, said=said.removeprefix(f"{voice.called('ja')}は、"))


def entered(what: str, means: str) -> str:
    """An entry as a sentence: 朝: 報告を確認 → 朝は、報告を確認します."""
    said = polite(f"{means}。")
    if not said.endswith(("ます。", "ました。")):
        return words("ja")["moves"]["defined"][0].format(what=what, means=means)
    return words("ja")["voice"]["about"].format(name=what, said=said)


# What a sentence is about, before it: 受託開発: 三月の売上は… .
_LABELLED = re.compile(
    r"(?P<name>(?!はい|いいえ|例|注|[QqＱAＡ問答]|\d)[^：:「」（(。、はがをに?？\s\d]{2,12})[：:]"
    r"\s*(?P<said>[^：:]{8,}[。])\Z"
)
_SAID_AGAIN = 4
# Somebody's words after a colon.
_SPOKE = re.compile(r"(?P<name>[^「」：:。、]{2,30})[：:]\s*「(?P<said>[^「」]+)」。?")
# An entry of a table, in a line: 金額：500円.
_ENTRY = re.compile(
    r"(?P<what>(?!はい|いいえ|例|注|[QqＱAＡ問答]|\d)[^：:「」（(。、はがをに?？\s\d]{2,8})[：:]\s*(?P<means>(?:[^：:。はがを→]|(?<=\d):(?=\d\d)){2,60}[一-龠々ァ-ヴー0-9A-Za-z円])"
)
# An entry without a colon: 家事手伝い 約10万.
_COSTS = re.compile(
    r"(?P<what>[^\s。：:はがをで\d]{2,20})[ 　]+"
    r"(?P<much>(?:約|計|合計)?\d[\d,.]*[^\s。、\d]{1,6})"
)
# A branch of a chart: what follows holds for those who answer so.
_CASE = re.compile(r"(?P<name>はい|いいえ|YES|NO|Yes|No)[：:]?")


def ways(text: str, language: Language, voice: Whose) -> Iterator[str]:
    """From the most rewritten to the sentence as it stands."""
    said, asides = heard(text)
    dashed = (
        _DASH.split(said) if language == "ja" and not QUOTED.sub("", said).count("「") else [said]
    )
    parts = dashed if all(len(each) >= _FEWEST_DASHED for each in dashed) else [said]
    pieces = [piece for part in parts for piece in parted(part, language)]
    between = "" if language == "ja" else " "
    for each in (_placed(pieces, asides), pieces, [said]):
        yield between.join(retold(piece, language, voice) for piece in each if piece)
    if language == "ja":
        yield polite(said)
    elif said:
        yield quoted(said, voice.called("en"), aloud=voice.aloud)
    yield said
    if said:  # else there is nothing to be heard
        yield text


def _placed(pieces: Sequence[str], asides: Sequence[str]) -> list[str]:
    """What brackets held, each after the piece that names what it tells of."""
    told = list(pieces)
    for aside in asides:
        head = aside.partition("は、")[0]
        at = next((n for n, each in enumerate(told) if head in each), len(told) - 1)
        told.insert(at + 1, aside)
    return told


def _own_words(text: str, language: Language) -> str:
    """A quotation's sentence without its outer marks."""
    del language
    said = for_the_ear(_REMARK.sub("", text)).strip()
    for start, end in ("「」", "『』", "“”", '""'):
        opens, closes = said.startswith(start), said.endswith(end) and len(said) > 1
        within = said[1:-1]
        if opens and closes and start not in within and end not in within:
            return within.strip()
        odd = start == end and said.count(start) % 2
        if opens and (odd or (start != end and said.count(start) > said.count(end))):
            said = said[1:]
        elif closes and (odd or (start != end and said.count(end) > said.count(start))):
            said = said[:-1]
    return said.strip()
