"""The question that a sentence answers, told by the phrase that carries the answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.sentences import split
from generator.locale import moves as phrases
from generator.locale import words
from generator.model import LANGUAGES, Bilingual
from generator.narration.aloud.spoken_form import standing_alone
from generator.narration.beats import changed_japanese
from generator.resources import toml_beside
from generator.wording.style import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Language
    from generator.narration.beats import Beat
    from generator.narration.telling.teller import Teller

# What nobody can ask about who has not heard what came before.
_LEANS = re.compile(
    r"\A(?:[こそあ][のれうこ]|こちら|そちら|同じ|自分|本人|彼|筆者|なお|また|しかし|ただ|だから|つまり|一方|さらに|実は|特に|もし|例えば|たとえば)"
    r"|\A(?:[Tt]h(?:is|at|ese|ose|ey|ere)|[Ii]t|[Hh]e|[Ss]he|[Yy]ou|[Ww]e|I|[Ss]o)\b"
)


# Of whom nobody asks who they are or what they did: one has just heard of them.
_NOBODY = re.compile(r"(?:The author|They|He|She|We|It)\b")
# Groups that hold the stem of a verb, and how it ends as one says it: 延び, 減って, 扱い.
_VERBS = {"did": "ました", "does": "います", "verb": "ます"}


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """Attributes: ``kind`` of ``asking.toml``; ``slots`` what its wordings are filled with."""

    kind: str
    slots: Mapping[str, Bilingual]


def question(sentence: Bilingual, source: Language, *, follows: bool) -> AskedQuestion | None:
    """What somebody asks who hears the sentence next; ``None`` where no phrase tells.

    Args:
        sentence: the sentence as it is said.
        source: the language of the article, whose words decide.
        follows: what it leans on was said just before.
    """
    return next(_questions(sentence, source, follows=follows), None)


def _questions(sentence: Bilingual, source: Language, *, follows: bool) -> Iterator[AskedQuestion]:
    told = split(sentence[source] or "")
    if not told:
        return
    other: Language = "en" if source == "ja" else "ja"
    for kind, patterns in _kinds(source).items():
        if kind in _after() and not follows:
            continue
        found = next((f for pattern in patterns if (f := pattern.search(told[0]))), None)
        if (
            found is None
            or _NOBODY.match(found[0])
            or any(
                _LEANS.match(text)
                for name, text in found.groupdict().items()
                if text and name != "who"
            )
        ):
            continue
        texts = {name: _asked(name, text or "") for name, text in found.groupdict().items()}
        yield AskedQuestion(
            kind,
            {
                "did" if name in _VERBS else name: Bilingual(
                    **{source: text, other: None if sentence[other] is None else ""}
                )
                for name, text in texts.items()
            },
        )


def _asked(name: str, text: str) -> str:
    """A part of the sentence as it stands in the question: 延びました → 延びた."""
    if name in _VERBS:
        ended = text if text.endswith(_VERBS[name]) else f"{text}{_VERBS[name]}"
        return plain(f"{ended}。").rstrip("。")
    return text.capitalize() if name == "aux" else text


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return toml_beside(__file__, "asking.toml")


def _after() -> list[str]:
    return _table()["meta"]["after"]


@cache
def _kinds(language: Language) -> dict[str, tuple[re.Pattern[str], ...]]:
    return {
        kind: tuple(re.compile(pattern) for pattern in each[language])
        for kind, each in _table().items()
        if kind != "meta"
    }


# Kinds whose answer does not say again what was asked about.
_SHORTENED = (
    *("reason_of", "moment", "who", "thing", "named", "price", "size", "survey", "period", "once"),
)
_DENIED = ("is_not", "cannot")  # kinds whose question takes for granted what the answer denies
_FEWEST = 4  # characters of what is left of such an answer


def led_up(teller: Teller, beat: Beat, *, follows: bool = False) -> tuple[Beat, Beat] | None:
    """The question that a sentence answers, and the sentence as its answer.

    Args:
        teller: whose moves it becomes one of, in a wording not used before.
        beat: a sentence told.
        follows: see ``question``.
    """
    source = teller.matter.article.language
    said = _sentence(beat)
    chosen = _free(teller, beat, follows=follows)
    if chosen is None or said is None:
        return None
    found, move = chosen
    slots = {name: teller.lowered(text) for name, text in found.slots.items() if name != "aux"}
    slots |= {name: text for name, text in found.slots.items() if name == "aux"}
    rests = beat.sources if slots else ()
    if source == "en" and not slots:  # a Japanese wording has words that English does not tell
        none = said.ja and ""
        slots = {name: Bilingual(none, "") for name in ("what", "did")}
    asked = teller.beat(move, rests, **slots)
    return asked, replace(beat, move="say", slots={"said": _answered(found, said)}, size=0)


def answers(teller: Teller, beat: Beat, *, follows: bool = False) -> bool:
    """Whether ``led_up`` would ask something."""
    return _free(teller, beat, follows=follows) is not None


def _sentence(beat: Beat) -> Bilingual | None:
    told = beat.move in ("say", "defined") and beat.sources
    return (_entry(beat) if beat.move == "defined" else beat.slots.get("said")) if told else None


def _free(teller: Teller, beat: Beat, *, follows: bool) -> tuple[AskedQuestion, str] | None:
    """The first question that a sentence answers and that has a wording left, with its move."""
    source, said = teller.matter.article.language, _sentence(beat)
    for found in _questions(said, source, follows=follows) if said else ():
        own = f"own_{found.kind}"
        move = own if source == "en" and own in teller.sizes else f"ask_{found.kind}"
        again = teller.question == move  # nobody asks the same thing twice in a row
        if not again and move in teller.sizes and teller.used[move] < len(teller.sizes[move]):
            return found, move
    return None


def _entry(beat: Beat) -> Bilingual:
    """An entry of a list as a sentence."""
    told = {each: phrases(each)["defined"][0] for each in LANGUAGES}
    pairs = {each: {name: text[each] for name, text in beat.slots.items()} for each in LANGUAGES}
    return Bilingual(
        *(
            None if None in pairs[each].values() else told[each].format(**pairs[each])
            for each in LANGUAGES
        )
    )


def as_answer(sentence: Bilingual, *, denies: bool = False) -> Bilingual:
    """A sentence right after a question: it answers, and leads on from nothing.

    Args:
        sentence: the sentence as it follows the one before it in the article.
        denies: the question took the contrary for granted.
    """

    def japanese(text: str) -> str:
        rest = standing_alone(text)
        return words("ja")["voice"]["no"].format(said=rest) if denies else rest

    return Bilingual(
        sentence.ja and japanese(sentence.ja), sentence.en and standing_alone(sentence.en)
    )


def _answered(found: AskedQuestion, sentence: Bilingual) -> Bilingual:
    sentence = as_answer(sentence, denies=found.kind in _DENIED)
    if found.kind not in _SHORTENED or "what" not in found.slots:
        return sentence
    what = found.slots["what"].ja or ""
    begins = re.compile(
        rf"(?:ただし、|なぜ)?{re.escape(what)}(?:のは|の?かというと|では|には|に|は)?、?(?=[^、。])"
    )

    def short(text: str) -> str:
        rest = begins.sub("", text, count=1) if begins.match(text) else text
        if rest == text or len(rest) < _FEWEST:
            return text
        return rest

    return changed_japanese(sentence, short) if what else sentence
