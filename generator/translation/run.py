"""The step itself: what is known already, then what an engine is asked for."""

from __future__ import annotations

import json
import logging
import re
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zlib import crc32

from generator.errors import EngineFailedError, ServiceError
from generator.files import digest
from generator.locale import said
from generator.model import Gap, block_sentences, sentences, with_sentences
from generator.progress import Message, Step
from generator.registry import guarded
from generator.translation import Translated, glossary, origins
from generator.translation.checks.pair import Pair
from generator.translation.choosing import asked, chosen, lacking, second, ways
from generator.translation.doubting import BELIEVED_ALONE, doubts
from generator.translation.engine import MemoryOnly, Passage
from generator.translation.judging import cleaned, has_words, judged
from generator.translation.memory import Memory, Unit, user_memory
from generator.translation.spelling import respelt
from generator.translation.terms import occurring
from generator.translation.tmx import read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Future

    from generator.model import Article, Section, Sentence
    from generator.progress import Report
    from generator.settings import Settings
    from generator.translation.engine import Translator
    from generator.translation.terms import Term


log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from generator.model import Article, Language, Sentence, State
    from generator.progress import Report
    from generator.settings import Settings
    from generator.translation.engine import Translator


_MANY = 6  # sentences to be translated: an engine may read the whole article before


@dataclass(frozen=True, slots=True)
class FoundTranslation:
    """A translation found: attributes as a ``Sentence`` has them."""

    text: str
    state: State
    origin: str


def translated(article: Article, into: Language, settings: Settings, report: Report) -> Translated:
    """See ``generator.translation.translate``."""
    with ExitStack() as stack:
        memories = [
            stack.enter_context(memory) for memory in opened(settings, f"{article.language}-{into}")
        ]
        work = GrowingTranslation(article, into, settings, report, memories)
        work.copy()
        first = chosen(settings)
        work.recall(None if first is MemoryOnly else first)
        if work.missing():
            work.ask_engines()
        if work.missing():
            work.recall(None)
        work.spell_names()
    return work.result()


def opened(settings: Settings, direction: str) -> Iterator[Memory]:
    """The memories of a build in the order they are asked, the user's own last."""
    for path in settings.memories:
        memory = Memory()
        memory.store(read(path, direction), direction)
        yield memory
    yield user_memory(settings)


class GrowingTranslation:
    """The translation of one article as it grows.

    Attributes:
        answers: by sentence id, what was found so far.
        why: by text, why the engine gave none.
        failed: the engine, if it has a bug.
        kept: sentences that were translated before.
        reused: sentences that no engine was asked for.
    """

    def __init__(
        self,
        article: Article,
        into: Language,
        settings: Settings,
        report: Report,
        memories: list[Memory],
    ) -> None:
        self.article, self.settings = article, settings
        self.report, self.memories = report, memories
        self.languages = (article.language, into)
        self.direction = f"{article.language}-{into}"
        self.sentences = tuple(sentences(article))
        self.terms = glossary.terms(settings, article.language)
        self.answers: dict[str, FoundTranslation] = {}
        self.why: dict[str, str] = {}
        self.failed: tuple[Gap, ...] = ()
        self.kept = sum(sentence.state != "new" for sentence in self.sentences)
        self.reused = self.kept

    def missing(self) -> list[Sentence]:
        return [s for s in self.sentences if s.state == "new" and s.id not in self.answers]

    def text(self, sentence: Sentence) -> str:
        return one_line(sentence.text[self.article.language] or "")

    def copy(self) -> None:
        """What no engine need be asked: terms of the glossary alone, and texts without words.

        A heading or a cell that is a term takes its translation; a text without words of its
        language ("ChatGPT", "2024") is its own.
        """
        terms = {term.source: term.target for term in self.terms}
        for sentence in self.missing():
            text = self.text(sentence)
            told = terms.get(text)
            if told or not has_words(text, self.article.language):
                self.answers[sentence.id] = FoundTranslation(told or text, "machine", "source")
                self.reused += 1

    def ask_engines(self) -> None:
        """The engine that is chosen, then for what it could not the one that is allowed."""
        told = asked(self.settings, *self.languages, self.report)
        if told.stands_in:
            self.recall(None)
        self.ask(told.engine, told.lacking)
        other = second(self.settings, told.engine.name, self.report) if self.missing() else None
        if other and not lacking(other, self.settings, self.languages):
            self.recall(other)
            self.ask(other, "")
        if self.missing() and told.lacking:
            self._tell_ways(told.engine.name)

    def spell_names(self) -> None:
        """One spelling for a name, in all that machines translated now."""
        told = [(s, self._said(s)) for s in self.sentences]
        pairs = [
            Pair(s.id, self.text(s), answer.text, self.article.language, answer.origin)
            for s, answer in told
            if answer
        ]
        persons = frozenset(s.id for s, answer in told if answer and answer.state != "machine")
        for where, text in respelt(pairs, persons).items():
            if where in self.answers:
                self.answers[where] = replace(self.answers[where], text=text)

    def _said(self, sentence: Sentence) -> FoundTranslation | None:
        """Its translation, found now or before."""
        if sentence.state == "new":
            return self.answers.get(sentence.id)
        text = sentence.text[self.languages[1]]
        return FoundTranslation(text, sentence.state, sentence.origin) if text else None

    def _tell_ways(self, used: str) -> None:
        """Before all else is made: what will be missing, and how it can be had."""
        found = ways(self.settings, self.article.language, "SHOW", used)
        count = str(len(self.missing()))
        self.report(Message("sentences_missing", (("count", count), ("way", found[0]))))

    def maker(self, engine: Translator, text: str) -> str:
        """Engine and terms: another term in the glossary, and the text is asked for again."""
        told = [f"{term.source}={term.target}" for term in occurring(self.terms, text)]
        return f"{engine.fingerprint}#{crc32(chr(10).join(told).encode()):x}"

    def recall(self, kind: type[Translator] | None) -> None:
        """Fill in from the memories: people's texts, and those of one engine (none: of any)."""
        missing = {sentence.id for sentence in self.missing()}
        engine = kind(self.settings, *self.languages) if kind else None
        before = ""
        for sentence in self.sentences:
            text = self.text(sentence)
            if sentence.id in missing:
                maker = self.maker(engine, text) if engine else ""
                found = (m.best(text, self.direction, before, maker) for m in self.memories)
                unit = next((unit for unit in found if unit), None)
                if unit:
                    origin = re.split(r"[/#]", unit.maker)[0] or "memory"
                    self.answers[sentence.id] = FoundTranslation(unit.target, unit.state, origin)
                    self.reused += 1
            before = text
        if engine:
            self._recall_shared(engine)
        self._tell("")

    def _recall_shared(self, engine: Translator) -> None:
        """What this engine told another machine; it is in the user's memory from now on."""
        texts = {self.text(sentence): sentence.id for sentence in self.missing()}
        for text, answer in shared_answers(self.settings, self._names(engine, texts)).items():
            unit = Unit(text, answer, "machine", self.maker(engine, text))
            self.memories[-1].store([unit], self.direction)
            for sentence in self.missing():
                if self.text(sentence) == text:
                    self.answers[sentence.id] = FoundTranslation(answer, "machine", engine.name)
                    self.reused += 1

    def _names(self, engine: Translator, texts: Iterable[str]) -> dict[str, str]:
        """Text → what its answer is called where machines share them."""
        return {text: shared_name(self.direction, self.maker(engine, text), text) for text in texts}

    def ask(self, kind: type[Translator], lacking: str) -> None:
        """Ask an engine for what is missing, unless it is ``lacking``; keep each answer at once."""
        asked: dict[str, list[str]] = {}
        for sentence in self.missing():
            asked.setdefault(self.text(sentence), []).append(sentence.id)
        too_long = f"a sentence of more than {kind.longest} characters: {kind.name} takes no more"
        self.why = dict.fromkeys(asked, lacking or too_long)
        if lacking:
            return
        with guarded("translator", kind.name):
            made = kind(self.settings, *self.languages)
        with closing(made) as engine:
            if len(asked) >= _MANY:
                with guarded("translator", kind.name):
                    engine.begin([self.text(sentence) for sentence in self.sentences])
            wanted = passages(self.article, asked, engine, self.terms)
            asking = Asking(engine, self.settings, self.report)
            for reply in asking.replies(wanted):
                self._take(reply, asked[reply.source], engine)
            self._judge(engine, asking)
            answers = {text: self.answers[ids[0]] for text, ids in asked.items() if self._has(ids)}
            names = self._names(engine, answers)
            share(self.settings, {names[text]: answers[text].text for text in answers})
        log.info(said("log", "answers", engine=engine.name, asked=len(asked), got=self._got(asked)))
        if asking.failure:
            self.failed = (Gap("engine", engine.name, asking.failure),)

    def _judge(self, engine: Translator, asking: Asking) -> None:
        """Look at all that the engine answered: what is no translation is asked for again alone."""
        wrong = self._doubted(engine)
        before = {text: self.answers[ids[0]].text for text, (ids, _) in wrong.items()}
        for text, (ids, why) in wrong.items():
            self._forget(engine, text, ids, why)
        if not wrong or asking.is_over:
            return
        doubted = {text: (before[text], why) for text, (_, why) in wrong.items()}
        alone = self._alone(doubted, engine)
        for reply in Asking(engine, self.settings, self.report).replies(alone):
            self._take(reply, wrong[reply.source][0], engine)
        for text, (ids, why) in self._doubted(engine).items():
            believed = why in BELIEVED_ALONE and before.get(text) == self.answers[ids[0]].text
            if text in wrong and not believed:
                self._forget(engine, text, ids, why)

    def _doubted(self, engine: Translator) -> dict[str, tuple[list[str], str]]:
        """By text, the ids of its sentences and why the engine's answer is not believed."""
        asked = [s for s in self.sentences if self._origin(s) == engine.name]
        pairs = [
            Pair(s.id, self.text(s), self.answers[s.id].text, self.article.language, engine.name)
            for s in asked
        ]
        why = doubts(pairs)
        found: dict[str, tuple[list[str], str]] = {}
        for sentence in asked:
            if sentence.id in why:
                found.setdefault(self.text(sentence), ([], why[sentence.id]))[0].append(sentence.id)
        return found

    def _origin(self, sentence: Sentence) -> str:
        answer = self.answers.get(sentence.id)
        return answer.origin if answer and answer.state == "machine" else ""

    def _forget(self, engine: Translator, text: str, ids: list[str], why: str) -> None:
        self.memories[-1].forget(text, self.direction, self.maker(engine, text))
        self.why[text] = f"{engine.name} {why}"
        for each in ids:
            self.answers.pop(each, None)

    def _alone(
        self, doubted: Mapping[str, tuple[str, str]], engine: Translator
    ) -> Iterator[Passage]:
        """A passage for each, with the sentences around it and what is not believed."""
        everything = {self.text(sentence) for sentence in self.sentences}
        for passage in passages(self.article, everything, engine, self.terms):
            around = (passage.before, *passage.texts, passage.after)
            for at, text in enumerate(passage.texts, 1):
                if text in doubted:
                    terms = occurring(passage.terms, text)
                    yield Passage((text,), around[at - 1], around[at + 1], terms, doubted[text])

    def _got(self, asked: dict[str, list[str]]) -> int:
        return sum(self._has(ids) for ids in asked.values())

    def _has(self, ids: list[str]) -> bool:
        return ids[0] in self.answers

    def _take(self, reply: Reply, ids: list[str], engine: Translator) -> None:
        if reply.text:
            maker = self.maker(engine, reply.source)
            unit = Unit(reply.source, reply.text, "machine", maker)
            self.memories[-1].store([unit], self.direction)
            answer = FoundTranslation(reply.text, "machine", engine.name)
            self.answers.update(dict.fromkeys(ids, answer))
            self._tell(reply.text)
        else:
            self.why[reply.source] = reply.why

    def _tell(self, item: str) -> None:
        done = len(self.answers) + self.kept
        self.report(Step("translate", done, len(self.sentences), item, self.reused))

    def result(self) -> Translated:
        gaps = tuple(
            Gap("translation", s.id, self.why[self.text(s)], self.text(s)) for s in self.missing()
        )
        article = with_sentences(self.article, self._filled)
        return Translated(article, origins(article), (*self.failed, *gaps))

    def _filled(self, sentence: Sentence) -> Sentence:
        answer = self.answers.get(sentence.id)
        if answer is None:
            return sentence
        text = sentence.text.having(self.languages[1], answer.text)
        return replace(sentence, text=text, state=answer.state, origin=answer.origin)


# What to ask for together: whole sentences of one section, up to what an engine takes.


def one_line(text: str) -> str:
    """A sentence as engines and memories get it: without line breaks."""
    return " ".join(text.split())


def passages(
    article: Article, wanted: Collection[str], engine: Translator, terms: Sequence[Term] = ()
) -> Iterator[Passage]:
    """Every wanted text once, in reading order; one too long for the engine is left out."""
    open_texts = {text for text in wanted if len(text) <= engine.longest}
    for part in _parts(article):
        texts = [one_line(sentence.text[article.language] or "") for sentence in part]
        for first, last in _packed(texts, open_texts, engine):
            asked = tuple(dict.fromkeys(t for t in texts[first : last + 1] if t in open_texts))
            open_texts.difference_update(asked)
            yield Passage(
                asked,
                before=texts[first - 1] if first else "",
                after=texts[last + 1] if last + 1 < len(texts) else "",
                terms=occurring(terms, "\n".join(asked)),
            )


def _packed(texts: list[str], wanted: set[str], engine: Translator) -> Iterator[tuple[int, int]]:
    """Ranges of positions, both ends included, whose wanted texts fit together."""
    first, last, length, count = -1, -1, 0, 0
    for at, text in enumerate(texts):
        if text not in wanted:
            continue
        if first >= 0 and (length + 1 + len(text) > engine.longest or count >= engine.most):
            yield first, last
            first, length, count = -1, 0, 0
        first = at if first < 0 else first
        last, length, count = at, length + 1 + len(text), count + 1
    if first >= 0:
        yield first, last


def _parts(article: Article) -> Iterator[list[Sentence]]:
    """The title with the lead, then each section without those below it."""
    yield [article.title, *(s for block in article.lead for s in block_sentences(block))]
    for section in article.sections:
        yield from _section_parts(section)


def _section_parts(section: Section) -> Iterator[list[Sentence]]:
    yield [section.heading, *(s for block in section.blocks for s in block_sentences(block))]
    for below in section.sections:
        yield from _section_parts(below)


# Translations that machines share: an engine's answers, by all that decided them.

_AT_ONCE = 16


def shared_name(direction: str, maker: str, text: str) -> str:
    told = digest(json.dumps([direction, maker, text], ensure_ascii=False).encode())
    return f"translations/{told[:2]}/{told}"


def shared_answers(settings: Settings, names: Mapping[str, str]) -> dict[str, str]:
    """Text → translation, of those texts whose name is known there."""
    place = settings.shared
    if not place or not names:
        return {}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = dict(zip(names, pool.map(place.get, names.values()), strict=True))
    return {text: data.decode() for text, data in answers.items() if data}


def share(settings: Settings, answers: Mapping[str, str]) -> None:
    """Name → translation."""
    place = settings.shared
    if place and answers:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(place.put, answers, (text.encode() for text in answers.values())))


# Asking an engine for many passages: some at once, again when it fails, never forever.
#
# What may go wrong, and what is done:
#
# * the service fails or asks for a pause: the same again, as ``web.patience`` says;
# * it answers with fewer or more sentences, an echo, an error page: what is good is taken, the rest
#   asked again; the same bad answer twice and the passage is halved; a single sentence that stays
#   bad is given up;
# * it blocks us, or three passages in a row come to nothing: nobody is asked any more.

HOPELESS = 3
"""Passages given up in a row after which the engine is left alone."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one sentence: its translation, or ``why`` there is none."""

    source: str
    text: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pending:
    """A passage to ask for.

    Attributes:
        attempt: times it was asked for before, alone or in a longer passage.
        answer: the last one, which was bad; ``None`` for none.
        same: times in a row that this answer came again.
    """

    passage: Passage
    attempt: int = 0
    answer: tuple[str, ...] | None = None
    same: int = 0


class Asking:
    """One engine's work on an article.

    Args:
        engine: closed when the work is broken off, so that nobody waits for it.
        settings: for ``[translators.NAME] tries pause patience``.
        report: told when the service asks for a rest.

    Attributes:
        failure: what the engine raised that no engine may raise, or empty.
    """

    def __init__(self, engine: Translator, settings: Settings, report: Report) -> None:
        from generator.web.patience import Patience, rules

        self.engine = engine
        how = rules(settings, f"translators.{engine.name}")
        self.tries = how.tries
        self._patience = Patience(engine.name, how, report)
        self._jobs: deque[Pending] = deque()
        self._given_up = 0
        self._end = ""
        self.failure = ""

    @property
    def is_over(self) -> bool:
        """Nothing else is worth asking the engine today."""
        return bool(self._end)

    def replies(self, passages: Iterable[Passage]) -> Iterator[Reply]:
        """One reply for each sentence, as they arrive; every sentence exactly once."""
        self._jobs.extend(Pending(passage) for passage in passages)
        running: dict[Future[tuple[str, ...]], Pending] = {}
        room = self.engine.at_once() if self._jobs else 1
        with ThreadPoolExecutor(room) as pool:
            try:
                while self._jobs or running:
                    while self._jobs and len(running) < room and not self._end:
                        job = self._jobs.popleft()
                        running[pool.submit(self._ask, job)] = job
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        yield from self._taken(running.pop(future), future)
                    if self._end and not running:
                        yield from self._abandoned()
            finally:
                self._patience.end()
                if running:
                    self.engine.close()

    def _ask(self, job: Pending) -> tuple[str, ...]:
        """In a thread of its own."""
        return self._patience.ask(lambda: self._asked(job.passage), job.attempt)

    def _asked(self, passage: Passage) -> tuple[str, ...]:
        with guarded("translator", self.engine.name):
            return tuple(map(cleaned, self.engine.translate(passage)))

    def _taken(self, job: Pending, future: Future[tuple[str, ...]]) -> Iterator[Reply]:
        from generator.web.patience import RefusedError

        try:
            answer = future.result()
        except RefusedError as error:
            yield from self._again_or_smaller(job, None, error.message)
        except ServiceError as error:
            yield from self._failed(job, error)
        except EngineFailedError as error:  # asking again would find the same bug
            self.failure = error.message
            yield from self._given_up_on(job, error.message)
        else:
            yield from self._answered(job, answer)

    def _failed(self, job: Pending, error: ServiceError) -> Iterator[Reply]:
        if error.final:
            self._end = str(error)
            self._jobs.appendleft(job)
        else:
            yield from self._given_up_on(job, error.message)

    def _answered(self, job: Pending, answer: tuple[str, ...]) -> Iterator[Reply]:
        texts = job.passage.texts
        if len(answer) != len(texts):
            why = f"{self.engine.name}: {len(texts)} sentences asked for, {len(answer)} answered"
            yield from self._again_or_smaller(job, answer, why)
            return
        bad: list[tuple[str, str]] = []
        why = ""
        for text, found in zip(texts, answer, strict=True):
            verdict = judged(text, found, self.engine.source)
            if not verdict.why or (verdict.usable and answer == job.answer):
                self._given_up = 0
                yield Reply(text, found)
            else:
                bad.append((text, found))
                why = f"{self.engine.name} {verdict.why}"
        if len(bad) == len(texts):
            yield from self._again_or_smaller(job, answer, why)
        elif bad:
            rest, last = zip(*bad, strict=True)
            self._jobs.appendleft(Pending(replace(job.passage, texts=rest), 1, last))

    def _again_or_smaller(
        self, job: Pending, answer: tuple[str, ...] | None, why: str
    ) -> Iterator[Reply]:
        texts = job.passage.texts
        same = job.same + 1 if job.attempt and answer == job.answer else 0
        if len(texts) > 1 and (same or job.attempt + 1 >= self.tries):
            middle = len(texts) // 2
            for half in (texts[:middle], texts[middle:]):
                self._jobs.appendleft(Pending(replace(job.passage, texts=half), attempt=1))
        elif same < 2 and job.attempt + 1 < self.tries:
            self._jobs.appendleft(Pending(job.passage, job.attempt + 1, answer, same))
        else:
            yield from self._given_up_on(job, why)

    def _given_up_on(self, job: Pending, why: str) -> Iterator[Reply]:
        self._given_up += 1
        if self._given_up >= HOPELESS:
            self._end = why
        yield from (Reply(text, why=why) for text in job.passage.texts)

    def _abandoned(self) -> Iterator[Reply]:
        while self._jobs:
            for text in self._jobs.popleft().passage.texts:
                yield Reply(text, why=self._end)
