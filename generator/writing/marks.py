"""What a program sees beside finished texts and only shows to whoever reads them last.

What "that" points to on a slide, a question that is not answered, a limit that nobody says: what
editors found in finished shows, and what was right more often than not. Nothing is refused for it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.model import LANGUAGES
from generator.verifying.clauses import stems
from generator.verifying.cues import cues
from generator.writing.endings import thoughts
from generator.writing.forms import of_words
from generator.writing.holding import asks
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from generator.model import Bilingual, Claim, Language, Line, Scene
    from generator.writing.numbered import Numbered

_POINTS = {
    "ja": re.compile(r"この(?P<noun>[一-龠ァ-ヴー]{2,6})"),
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
_LONGER, _FEW = 3.5, 11  # English letters for an em of Japanese: one text in fifty; em
_NEAR = 2  # lines that one still has in the ear
_JOINS = {
    "ja": re.compile(
        "でも|しかし|けれど|だから|そこで|一方|その|この|では|ただ|それ|こう|実は|じつは|なぜ|もう|ほか"
        "|そこ|同じ|逆に|つまり|すると|また|さらに|とはいえ|はい|ええ|いえ|いいえ"
    ),
    "en": re.compile(
        r"(?:But|So|Yet|That|This|These|Those|And|Still|Then|Now|It|They|He|She|Such|Another|Also"
        r"|Even|Yes|No|Because|Instead|Meanwhile|Only)\b"
    ),
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


def of_slide(scene: Scene) -> Iterator[str]:
    """What to look at once more on a slide."""
    shown = [point for _, point, _ in texts(scene)]
    for language in LANGUAGES:
        words = [point.text[language] or "" for point in shown]
        yield from (f"“{each}”: of what?" for each in _pointing(words, language))
    yield from (mark for point in shown for mark in (*of_words(point.text), *_longer(point.text)))


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
        marks = [
            mark
            for line in lines
            for mark in (*of_words(line.text), *_aloud(line.text), *_longer(line.text))
        ]
        marks += _unlimited({*told}, spoken, claims, article)
        marks += _unanswered([*before[-1:], *lines], article.language)
        if before and lines and not _leads_on(lines[0], before[-_NEAR:], article.language):
            first = lines[0].text[article.language]
            marks.append(f"“{first}”: takes up nothing of what was just said")
        titled = {*scene.title_sources} - {*scenes[0].title_sources}
        if lines and titled and not titled & {*told}:
            marks.append("no line says what its title says")
        before += lines
        made[scene.id] = marks
    return made


def _leads_on(line: Line, before: Sequence[Line], language: Language) -> bool:
    """Whether a line has a word of those before it, asks, or begins with a word that joins it."""
    words = line.text[language] or ""
    if asks(words) or _JOINS[language].match(words):
        return True
    cued = cues(language)
    said = {stem for each in before for stem in stems(each.text[language] or "", cued)}
    return bool(said & {*stems(words, cued)})


def _longer(text: Bilingual) -> Iterator[str]:
    """English of so many letters that it hardly says what the Japanese says alone."""
    ja, en = text.ja or "", text.en or ""
    if width(ja) >= _FEW and len(en) > _LONGER * width(ja):
        yield f"“{en}”: more than the Japanese beside it says?"


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


def _pointing(texts: Sequence[str], language: Language) -> Iterator[str]:
    """What is pointed to in some of the texts and named in none before."""
    for n, words in enumerate(texts):
        quoted = [range(*found.span()) for found in _SAID.finditer(words)]
        for hit in _POINTS[language].finditer(words):
            if any(hit.start() in each for each in quoted):
                continue  # somebody's own words stay as they are
            noun = hit["noun"].lower()[: _ROOT if language == "en" else None]
            if (n or hit.start()) and noun.startswith(_SUMS_UP):
                continue
            before = " ".join((*texts[:n], words[: hit.start()])).lower()
            if noun not in before or hit["noun"] in _WITHIN:
                yield hit[0]
        if not n and (bare := _BARE[language].match(words)):
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
