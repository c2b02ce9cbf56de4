"""What a program sees beside finished texts and only shows to whoever reads them last.

Words of their lines that texts have lost, what "that" points to, figures that one language alone
has: often rightly so, and what editors found most in finished shows. Nothing is refused for it.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import LANGUAGES
from generator.resources import toml_beside
from generator.verifying.clauses import stems
from generator.verifying.cues import cues
from generator.verifying.figures import has, known, written
from generator.writing.endings import thoughts
from generator.writing.forms import of_words, uncoded
from generator.writing.holding import asks
from generator.writing.texts import texts
from generator.writing.whose import nobodys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.model import Bilingual, Claim, Language, Line, Point, Scene
    from generator.writing.numbered import Numbered

_MOST_LOST = 5  # words a slide
_POINTS = {
    "ja": re.compile(r"[そこ]の(?P<noun>[一-龠ァ-ヴー]{2,6})"),
    "en": re.compile(
        r"(?:\b(?:[Tt]his|[Tt]hese|[Tt]hose)|^That|(?<=[.!?] )That)"
        r" (?P<noun>(?!year|month|week|time|term|way|(?:should|would|could|will|above|below|more"
        r"|who|with|from|[a-z]+(?:ed|ly|less|ther)\b))[a-z]{4,})"
    ),
}
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
_BARE = {
    "ja": re.compile(r"(?:^|、)(?:これ|それ|あれ)[はがをもに]"),
    "en": re.compile(
        r"\b(?:this|that|these|those)(?= (?:is|are|was|were|means?)\b)", re.IGNORECASE
    ),
}
_SAID = re.compile('「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"')
_ROOT = 5  # letters of an English noun that its plural has, too
_WITHIN = frozenset({"記事", "article"})
_OPEN = {  # a question that yes or no does not answer
    "ja": re.compile(
        "何|なに|なん(?!です|だ)|どう|どちら|どっち|どの|どこ|どれ|どんな|誰|だれ|いつ|なぜ|いく[らつ]|じゃない"
    ),
    "en": re.compile(r"\b(?:what|who|whom|whose|which|when|where|why|how|or)\b", re.IGNORECASE),
}
_VERB = re.compile("[一-龠]{1,2}(?=[ぁ-ん]*$)")  # of a question: an answer that has it says yes
_ANSWERS = {
    "ja": re.compile(r"はい|ええ|いえ|いいえ|うん|そう|まだ|いや|実は|残念|もちろん|ほぼ|半分"),
    "en": re.compile(
        r"(?:yes|yeah|no|not|nobody|none|exactly|right|only|almost|so far|sort of|partly|it|they"
        r"|he|she|that)\b",
        re.IGNORECASE,
    ),
}


@cache
def _classes(language: Language) -> tuple[re.Pattern[str], ...]:
    """Words of one meaning each, by which a text says how sure, how many, on which condition."""
    told: Mapping[str, str] = toml_beside(__file__, "told.toml")["bounds"][language]
    edge = r"\b" if language == "en" else ""
    return tuple(re.compile(f"{edge}(?:{words}){edge}", re.IGNORECASE) for words in told.values())


def of_slide(scene: Scene, article: Numbered) -> Iterator[str]:
    """What to look at once more on a slide."""
    shown = [point for _, point, _ in texts(scene)]
    yield from _lost(shown, article)
    yield from _unequal(point.text for point in shown)
    for language in LANGUAGES:
        words = [point.text[language] or "" for point in shown]
        yield from (f"“{each}”: of what?" for each in _pointing(words, language))
    yield from (mark for point in shown for mark in of_words(point.text))
    title, *below = shown
    borne = any({*title.sources} & {*point.sources} for point in below)
    if below and not borne and scene.layout not in {"takeaways", "quote"}:
        yield "nothing below rests on a line of its title: is it borne out?"


def of_speech(
    scenes: Sequence[Scene], article: Numbered, claims: Sequence[Claim] = ()
) -> dict[str, list[str]]:
    """What to look at once more in the lines of each scene."""
    spoken = {s for scene in scenes for line in scene.narration for s in line.sources}
    made: dict[str, list[str]] = {}
    before: list[Line] = []
    for scene in scenes:
        lines = scene.narration
        told = [s for line in lines for s in line.sources]
        marks = [*_lost(lines, article)]
        marks += _unequal(line.text for line in lines)
        for language in LANGUAGES:
            said = [line.text[language] or "" for line in (*before, *lines)]
            own = _pointing(said, language, len(before))
            marks += [f"“{each}”: said before?" for each in own]
        marks += [mark for line in lines for mark in (*of_words(line.text), *_aloud(line.text))]
        marks += _unlimited({*told}, spoken, claims, article)
        marks += _unanswered([*before[-1:], *lines], article.language)
        titled = {*scene.title_sources} - {*scenes[0].title_sources}
        if lines and titled and not titled & {*told}:
            marks.append("no line says what its title says")
        before += lines
        made[scene.id] = marks
    return made


def _aloud(text: Bilingual) -> Iterator[str]:
    """What an ear cannot follow, or takes for something else than the other language says."""
    ja, en = text.ja or "", text.en or ""
    for sentence in filter(None, re.split("(?<=[。？！])", ja)):
        if thoughts(sentence) > 1:
            yield f"“{sentence}”: two sayings in one sentence: one each, or whose it is once before"
    if en.endswith("?") and ja and not asks(ja):
        yield f"“{ja}”: asked in English, told in Japanese?"


def _unlimited(
    told: AbstractSet[str], spoken: AbstractSet[str], claims: Sequence[Claim], article: Numbered
) -> Iterator[str]:
    """Claims that a scene tells and whose limits nobody says anywhere."""
    for claim in claims:
        never = [article.number(s) for s in claim.caveats if s not in spoken]
        if never and told & {*claim.evidence, *claim.says.sources}:
            yield f"lines {never} limit what is said here and are said nowhere"


def _lost(texts: Sequence[Point] | Sequence[Line], article: Numbered) -> Iterator[str]:
    """Words of the lines that say how sure, how many, on which condition, and stand in no text.

    Of a line only what is said of that for which a text names it; "thinks" is said by an owner.
    """
    language = article.language
    words = " ".join(each.text[language] or "" for each in texts)
    own: dict[str, set[str]] = {}
    owned: set[str] = set()
    for each in texts:
        said = {*stems(each.text[language] or "", cues(language))}
        for s in each.sources:
            own.setdefault(s, set()).update(said)
            owned |= set() if nobodys(each.text, [language]) else {s}
    lines = {s: article.sentences[article.number(s) - 1].text[language] or "" for s in own}
    found = []
    for bound in _classes(language):
        if bound.search(words):
            continue
        hits = ((s, hit) for s, text in lines.items() for hit in bound.finditer(text))
        for s, hit in hits:
            about = {*stems(_clause(lines[s], hit.start(), language), cues(language))}
            thinks = s in owned and _THINKS.match(hit[0])
            if not thinks and (not about or about & own[s]):
                found.append(f"{hit[0]} [{article.number(s)}]")
                break
    if found:
        yield f"in its lines, in none of its texts: {', '.join(found[:_MOST_LOST])}"


_THINKS = re.compile("と[思考]|think|believe|feel", re.IGNORECASE)
_CLAUSE = {"ja": re.compile("[^、。；（）()]+"), "en": re.compile("[^,.;:()]+")}


def _clause(line: str, at: int, language: Language) -> str:
    return next((f[0] for f in _CLAUSE[language].finditer(line) if f.start() <= at < f.end()), line)


def _unequal(texts: Iterable[Bilingual]) -> Iterator[str]:
    """Figures that one language has and the other has not."""
    for text in texts:
        if not (text.ja and text.en):
            continue
        ja, en = uncoded(text.ja), uncoded(text.en)
        own, other = known(ja, "ja"), known(en, "en")
        lost = [v for v in written(ja, "ja") if not has(other, v)]
        lost += [v for v in written(en, "en") if not has(own, v)]
        if lost:
            yield f"“{text.ja}”: {lost[0].normalize():f} in one language alone?"


def _pointing(texts: Sequence[str], language: Language, first: int = 0) -> Iterator[str]:
    """What is pointed to in some of the texts and named in none before."""
    for n in range(first, len(texts)):
        quoted = [range(*found.span()) for found in _SAID.finditer(texts[n])]
        for hit in _POINTS[language].finditer(texts[n]):
            if any(hit.start() in each for each in quoted):
                continue  # somebody's own words stay as they are
            noun = hit["noun"].lower()[: _ROOT if language == "en" else None]
            if (n or hit.start()) and noun.startswith(_SUMS_UP):
                continue
            before = " ".join((*texts[:n], texts[n][: hit.start()])).lower()
            if noun not in before or hit["noun"] in _WITHIN:
                yield hit[0]
        if n == first and (bare := _BARE[language].match(texts[n])):
            yield bare[0]


def _unanswered(lines: Sequence[Line], language: Language) -> Iterator[str]:
    """Questions for yes or no that the next line, somebody else's, begins to answer otherwise."""
    for line, after in pairwise(lines):
        question, answer = line.text[language] or "", after.text[language] or ""
        last = re.split(r"(?<=[。.!])", question.strip("。"))[-1]
        closed = asks(question) and not _OPEN[language].search(last)
        verb = _VERB.search(last.rstrip("？?"))
        if verb and verb[0] in answer:
            continue
        if closed and after.sources and not _ANSWERS[language].match(answer):
            yield f"“{last.strip()}” asks for yes or no: does the next line say it?"
