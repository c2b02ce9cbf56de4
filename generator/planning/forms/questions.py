"""A question with its answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import phrase
from generator.model import LAYOUTS, Group, Point
from generator.planning import cues
from generator.planning.draft import Draft
from generator.planning.paragraphs import cut
from generator.planning.points import asked, points
from generator.wording.headlines import bare_question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Ids, Question
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

# A sentence that only mentions what is asked is no question to put over an answer.
_ASKS = re.compile(r"[?？]|か。?$|ください。?$")
# Of those that the article leaves open, the ones somebody else asks: its own are often answered in
# other words, or are asked for their sound.
_ASKED_BY_OTHERS = re.compile(
    r"「[^「」]*(?:[?？]|か)」(?:と(?:いう(?:声|疑問|問い|質問)|問[いう]|尋ね|聞[いか]|ただし)|$)"
    r"|[“\"][^“”\"]*\?[”\"]|という(?:声|疑問|問い)"
)

_RULE = LAYOUTS["qa"]


def qa(idea: Idea, material: Material) -> Iterator[Draft]:
    """The questions that the idea says to be open, or a text of questions answers.

    In any other text what comes after a question answers it too seldom. A heading that asks is
    answered by its whole section: see ``plain``.
    """
    body = {*idea.body}
    if material.traits.is_interview:
        yield from _of_interview(idea, material)
        return
    held = material.resting(material.brief.questions, lambda q: q.answer or q.question, body)
    answers = material.traits.answers_readers
    mine = [q for q in held if (answers or not q.answer) and _is_told(q, material)]
    for start in range(0, len(mine), _RULE.groups[1]):
        told = mine[start : start + _RULE.groups[1]]
        groups = tuple(group for q in told if (group := _group(q, idea, material)))
        takes = material.in_order(
            each for q in told for each in (*q.question, *(q.answer or _meant(q, material)))
        )
        if groups:
            yield Draft("qa", tuple(e for e in takes if e in idea.body), groups=groups)


def _of_interview(idea: Idea, material: Material) -> Iterator[Draft]:
    """What is asked over as much of the answer as a slide holds; the rest has another slide."""
    asked = [e for e in idea.body if material.article.roles.get(e) == "question"]
    answer = tuple(e for e in idea.body if e not in asked)
    if not asked or not answer:
        return
    asks = [e for e in reversed(asked) if _WORDS.search(material.plain(e))]
    whole = (e for e in asks if not cues.leans(material.plain(e)))
    over = next(whole, (*asks, asked[0])[0])
    size = len(points(material, answer))
    here = cut(answer, -(-size // _RULE.in_group), material)[0]
    shown = points(material, here)[: _RULE.in_group]
    if shown:
        group = Group(question(over, material), shown)
        yield Draft("qa", material.in_order((*asked, *here)), groups=(group,))


_WORDS = re.compile(
    r"なぜ|どうして|どの|どんな|どう(?!でしょう)|何|いつ|どこ|誰|だれ|いくら|教えて|聞かせて|でしょうか|ですか|ますか"
    r"|\b(?:why|how|what|when|where|who|which)\b",
    re.IGNORECASE,
)


_PREAMBLE = re.compile(
    r"^.{8,}(?:ですが|ますが|ましたが|ですけど|ますけど|とのことですが|そうですが|そうなのですが)、(?=.{10,}$)"
)


def question(identity: str, material: Material) -> Point:
    """What is asked, without what leads up to it."""
    whole = asked(material, identity)
    bare = _PREAMBLE.sub("", bare_question(whole.text.ja or ""))
    if not bare or cues.leans(bare):  # それについてどう思われますか
        return whole
    return replace(whole, text=whole.text.having("ja", bare))


def _is_told(question: Question, material: Material) -> bool:
    """Its own sentences ask it, no heading does."""
    if any(material.is_heading(each) for each in question.question):
        return False
    cue = _ASKS if question.answer else _ASKED_BY_OTHERS
    bids = not question.answer and _BIDS.search(material.plain(question.question[-1:]))
    return not bids and any(cue.search(material.plain(each)) for each in question.question)


_BIDS = re.compile(r"(?:ください|ましょう|みよう|みる)。?$")  # 「…？」と聞いてみてください


def _group(question: Question, idea: Idea, material: Material) -> Group | None:
    if not question.question:
        return None
    over = asked(material, question.question[-1])
    if not question.answer and (meant := _meant(question, material)):
        found = tuple(points(material, meant))[: _RULE.in_group]
        return Group(over, found) if found else None
    if not question.answer and _goes_on(question, material):
        return None
    if not question.answer:
        unknown = Point(phrase("planning", "no_answer"), over.sources, "missing")
        return Group(over, (unknown,))
    answer = tuple(
        each
        for each in question.answer
        if each in idea.body and not _WONDERS.search(material.plain(each))
    )
    found = tuple(points(material, answer))[: _RULE.in_group]
    return Group(over, found) if found else None


# A question in its turn: topics in a row answer none of each other.
_WONDERS = re.compile(r"[?？][」』]?$|(?:どう|だろう|でしょう|の|ます|です|る|た)か[。]?$")

_NOUN = re.compile(r"[一-龠々]{2,}|[ァ-ヴー]{3,}|[A-Za-z]{4,}")


def _later(question: Question, material: Material) -> list[str]:
    """What its section says after it about what it asks for."""
    asks = question.question[-1]
    nouns = {*_NOUN.findall(material.plain(asks))}
    beside = (e for e in material.beside(asks) if material.order[e] > material.order[asks])
    return [each for each in beside if nouns & {*_NOUN.findall(material.plain(each))}]


def _meant(question: Question, material: Material) -> Ids:
    """品位とは…: what a thing is answers the question after it, in whatever words it was asked."""
    if not question.question:
        return ()
    asks = material.plain(question.question[-1])
    nouns = "|".join(map(re.escape, _NOUN.findall(asks)))
    means = re.compile(
        rf"^(?:{nouns})(?:とは|というのは|は、)|^(?:An? |The )?(?:{nouns}) (?:is|means)\b"
    )
    return tuple(
        e for e in _later(question, material)[:2] if nouns and means.search(material.plain(e))
    )


def _goes_on(question: Question, material: Material) -> bool:
    """Its section speaks on about the same thing: it may well be answered there."""
    return bool(_later(question, material))
