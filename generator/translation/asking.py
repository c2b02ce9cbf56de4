"""Asking an engine for many passages: some at once, again when it fails, never forever.

What may go wrong, and what is done:

* the service fails or asks for a pause: the same again, as ``web.patience`` says;
* it answers with fewer or more sentences, an echo, an error page: what is good is taken, the rest
  asked again; the same bad answer twice and the passage is halved; a single sentence that stays
  bad is given up;
* it blocks us, or three passages in a row come to nothing: nobody is asked any more.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.errors import EngineFailedError, ServiceError
from generator.registry import guarded
from generator.translation.judging import cleaned, judged
from generator.web.patience import Patience, RefusedError, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from generator.progress import Report
    from generator.settings import Settings
    from generator.translation.engine import Passage, Translator

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
