"""A slide by itself: texts that do not end, point at nothing, or say what its form does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import LANGUAGES
from generator.writing.endings import owner_of
from generator.writing.lint.form import against_lines, against_texts
from generator.writing.lint.pointing import pointing
from generator.writing.lint.text import cut_short
from generator.writing.prompts import both
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Bilingual, Language, Point, Scene
    from generator.writing.numbered import Numbered

_QUOTED = re.compile('[「『“"]')
_SAYINGS = re.compile("[」』”][^「『“」』”]{0,3}[「『“]")
_TORN = re.compile(r"(?:を|(?<![かとど])も|けれども|けど|ので|って)$")
_HANGS = re.compile(r"^(?!.*から.*まで$).*(?:まで|から|より|ため)$")
_TOPIC = re.compile("[はがも：]")
_PLACED = re.compile(r"(?:19|20)\d\d|当時|記事|執筆|時点|\b(?:when|written|at the time|as of)\b")
_CONTACT = re.compile(
    r"https?://|\w@\w|〒|\b(?:Tel|TEL|Fax|FAX|Phone)\b[.:： ]*[0-9０-９+]|(?<!\d)0\d{9,10}(?!\d)"
    r"|(?<!\d)0\d{1,4}[-(（‐]\d{1,4}[-)）‐]\d{3,4}(?!\d)|(?:町|丁目|番地|字)[^、。]{0,6}\d+-\d+"
)
_WHEN = re.compile(
    r"(?:\d+|[一二三四五六七八九十]+)年前|去年|昨年|今年|来年|先月|今月|来月"
    r"|\b(?:years? ago|(?:last|this|next) (?:year|month))\b"
)
_BARE_FIGURE = re.compile(
    r"(?<![\d.,A-Za-z])(?:\d+\.\d+(?=くらい|ぐらい|ほど|程度)|\d[\d.,]*(?=前後))"
)
_LABEL = re.compile("[：:](?P<who>[^：:、。「」]{1,8})$")
_OF_SOMETHING = (  # "the plan": which?
    "plan|project|survey|study|scheme|proposal|decision|deal|bill|report|letter|program|programme"
    "|announcement|request|law|ruling|campaign|event|meeting|release"
)
_NAMED = "(?! (?:is|was) to\\b| (?:of|for|that|to|with|by|from|in|which)\\b|['’]s)"
_POINTS = {
    "ja": re.compile(r"この(?P<noun>[一-龠ァ-ヴー]{2,6})"),
    "en": re.compile(
        rf"(?:\b(?:[Tt]his|[Tt]hese|[Tt]hose)|\b[Tt]he(?= (?:{_OF_SOMETHING})\b{_NAMED})"
        r"|^That|(?<=[.!?] )That)"
        r" (?P<noun>(?!year|month|week|time|term|way|(?:should|would|could|will|above|below|more"
        r"|who|whom|whose|with|from|about|near|under|into|like|than|[a-z]+(?:ed|ly|less|ther)\b))"
        r"[a-z]{4,})"
    ),
}
_BARE = {
    "ja": re.compile(r"(?:^|、)(?:これ|それ|あれ)[はがをもに]"),
    "en": re.compile(
        r"\b(?:this|that|these|those)(?= (?:is|are|was|were|means?)\b)", re.IGNORECASE
    ),
}
_DEED = re.compile(  # "This ignores", "That came": one thing has no plural
    r"(?:[Tt]his|[Tt]hat) (?:[a-z]+(?<![sui])s|came|made|gave|took|left|went|said|meant|kept|held"
    r"|brought|cost|lets?|began|became|grew|fell|rose|drew|cut)"
)
_SUMS_UP = (
    "影響",
    "状態",
    "結果",
    "状況",
    "場合",
    "理由",
    "一方",
    "様子",
    "無限",
)  # what is just said
_SAID = re.compile('「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"')
_ROOT = 5  # letters of an English noun that its plural has, too
_WITHIN = frozenset({"記事", "article"})
# 工場長・岸さん are two things, アン・リー is one name.
_PARTED = re.compile("(?:[、 ]|(?<![ァ-ヴー])・|・(?![ァ-ヴー]))(?![^（]*）)")
_EMPTY = 4  # times as many letters in the other group


def of_slide(scene: Scene, article: Numbered) -> Iterator[str]:
    """What to look at once more on a slide."""
    yield from _unfinished(scene)
    yield from against_texts(scene)
    yield from against_lines(scene, article)
    shown = [point.text for _, point, _ in texts(scene)]
    certain = {(each.language, each.words) for each in pointing(scene)}
    for language in LANGUAGES:
        words = [text[language] or "" for text in shown]
        named = (each for each in _pointing(words, language) if (language, each) not in certain)
        yield from (f"“{each}”: of what?" for each in named)
    yield from (mark for text in shown for mark in cut_short(text))


def _unfinished(scene: Scene) -> Iterator[str]:
    """Texts that do not end, do not say whose or of when they are, or belong in a note."""
    shown = [point.text for _, point, _ in texts(scene)]
    if scene.layout == "quote":
        yield from _of_quotations(scene.points)
    who = scene.fields.get("attribution")
    if who and _says_less(who.text):
        yield f"“{both(who.text)}”: English says less of who that is"
    for text in (point.text for role, point, _ in texts(scene) if role == "point"):
        words = text.ja or ""
        if _TORN.search(words) or (_HANGS.search(words) and not _TOPIC.search(words)):
            yield f"“{words}” does not end"
        if any(is_contact(text[x] or "") for x in LANGUAGES):
            yield f"“{both(text)}”: an address: out, or in the note of the slide that calls for it"
    for text in shown:
        said = [text[x] or "" for x in LANGUAGES]
        if any(_WHEN.search(each) for each in said) and not any(map(_PLACED.search, said)):
            yield f"“{both(text)}”: from when is that counted?"
    last = scene.layout == "takeaways"  # where each text has its own owner
    below = [text.ja or "" for text in shown[1:]]
    yield from owners_again(below, scene.title.ja or "", owners=not last)
    yield from labels_again([group.title.text.ja or "" for group in scene.groups])
    sizes = [sum(len(both(p.text)) for p in group.points) for group in scene.groups]
    if scene.layout in {"columns", "comparison"} and min(sizes, default=0) * _EMPTY < max(
        sizes, default=0
    ):
        yield "a group is nearly empty beside another"


def _says_less(who: Bilingual) -> bool:
    """Whether English leaves out one of the things that Japanese says somebody is."""
    if not (who.ja and who.en):
        return False
    ja = len(_PARTED.findall(who.ja))
    return ja > max(1, len(re.findall(r"[,;]| and ", who.en)))


def _of_quotations(points: Sequence[Point]) -> Iterator[str]:
    """Words of somebody without marks, two sayings in one, and what nobody said among them."""
    other = [point.text for point in points if not _QUOTED.search(both(point.text))]
    if points and len(other) == len(points):
        yield "somebody's own words stand in quotation marks"
    elif other:
        yield f"“{both(other[0])}” would be shown as words of who is quoted"
    if any(_SAYINGS.search(point.text[x] or "") for point in points for x in LANGUAGES):
        yield "two sayings run together: a point each"


def is_contact(words: str) -> bool:
    """Whether a text has an address, a telephone number or a link."""
    return _CONTACT.search(words) is not None


def owners_again(told: Sequence[str], title: str, *, owners: bool = True) -> Iterator[str]:
    """Owners named again and again at the ends of a slide's texts, its ``title`` not among them.

    ``owners``: whether one may be named once for all.
    """
    named = [who for each in told if owners and (who := owner_of(each))]
    for each in told:
        who = owner_of(each)
        if who and each.removesuffix(who).endswith(("かと", "かと、")):
            yield f"“{each}”: a question cut short: “…か”, “…だろう”, whose it is in title or head"
        if figure := _BARE_FIGURE.search(each):
            yield f"“{figure[0]}” of “{each}”: of what, in which unit?"
    for who in dict.fromkeys(named):
        count = named.count(who)
        if who in title:
            yield f"“と{who}” below a title that names {who}: plain points with their verbs"
        elif count > 1:
            yield f"“と{who}” {count} times: once in title or head, then plain points, said whole"


def labels_again(heads: Sequence[str]) -> Iterator[str]:
    """Owners that hang as labels at the ends of heads."""
    named = [found["who"] for each in heads if (found := _LABEL.search(each))]
    if len(named) > 1 and len({*named}) == 1:
        yield f"“：{named[0]}” at every head: whose it is once, in the title"


def _pointing(told: Sequence[str], language: Language) -> Iterator[str]:
    """What is pointed to in some of the texts and named in none before."""
    for n, words in enumerate(told):
        quoted = [range(*found.span()) for found in _SAID.finditer(words)]
        for hit in _POINTS[language].finditer(words):
            if any(hit.start() in each for each in quoted):
                continue  # somebody's own words stay as they are
            if language == "en" and _DEED.fullmatch(hit[0]):
                continue
            noun = hit["noun"].lower()[: _ROOT if language == "en" else None]
            if (n or hit.start()) and noun.startswith(_SUMS_UP):
                continue
            before = " ".join((*told[:n], words[: hit.start()])).lower()
            if noun not in before or hit["noun"] in _WITHIN:
                yield hit[0]
        if not n and (bare := _BARE[language].match(words)):
            yield bare[0]
