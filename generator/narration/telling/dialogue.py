"""What two people say: one asks what a listener would ask next, the other has read the article.

The article's sentences are dealt out in exchanges; each is led up to by the question that its next
sentence answers (why, how much, who says so, is that certain) and followed by what a listener would
say to it. What the host knows already, or sums up, is chosen last, so that both have their share.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.japanese.sentences import split
from generator.locale import words
from generator.model import Bilingual
from generator.narration.telling.attributing import owned
from generator.narration.telling.briefing import SILENT, answered_next, answering_scene
from generator.narration.telling.coherence import moored
from generator.narration.telling.host import GUEST, HOST, held, shared
from generator.narration.telling.listener import Listener
from generator.narration.telling.opening import against, answer, hook, kept, whose
from generator.narration.telling.teller import Teller

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Ids, Scene, Storyboard
    from generator.narration.beats import Beat
    from generator.narration.telling.matter import Matter


REASON = "reason"
_TURN = 150  # characters of the guest's sentences in one go; with what confirms them at most 160
_SENTENCES = 3  # of the guest before the host says something
# Of the words that are the host's, as far as there is something to ask, and at most.
_SHARE = (0.34, 0.39)


@dataclass(frozen=True, slots=True)
class Exchange:
    """Attributes: ``knows`` is a first sentence that the host may say instead of the guest."""

    scene: str
    asks: tuple[Beat, ...]
    says: tuple[Beat, ...]
    reacts: tuple[Beat, ...] = ()

    def shares(self) -> tuple[int, int]:
        """Characters of the host and of everybody else."""
        beats = (*self.asks, *self.says, *self.reacts)
        host = sum(beat.spoken for beat in beats if beat.speaker == HOST)
        return host, sum(beat.spoken for beat in beats) - host


def told(
    storyboard: Storyboard,
    matter: Matter,
    names: Mapping[str, Bilingual],
    sizes: Mapping[str, Sequence[int]],
) -> dict[str, tuple[Beat, ...]]:
    """Scene id → what is said while it is seen.

    Args:
        storyboard: as planned.
        matter: the article and its brief.
        names: what host and guest are called.
        sizes: characters of each wording of each move.
    """
    answering = answering_scene(storyboard, matter)
    teller = Teller(matter, sizes)
    teller.withhold(storyboard.scenes, answering, surprising=bool(against(teller)))
    at_once = answered_next(storyboard, teller, answering)
    talk = _Conversation(teller, names, {scene.id: scene for scene in storyboard.scenes}, at_once)
    exchanges = [each for scene in storyboard.scenes for each in talk.scene(scene, answering)]
    balanced = _balanced(exchanges, talk)
    spoken: dict[str, tuple[Beat, ...]] = {scene.id: () for scene in storyboard.scenes}
    for each in balanced:
        beats = (*each.asks, *each.says, *each.reacts)
        if beats:
            spoken[each.scene] += (*beats[:-1], replace(beats[-1], ends=True))
    whole = shared(owned(moored(spoken, teller), teller), teller)
    turn = _Turn(talk.listener)
    return {
        scene: tuple(b for beat in beats for b in turn.with_(beat))
        for scene, beats in whole.items()
    }


@dataclass(slots=True)
class _Turn:
    """Who speaks now, and for how long: the other shows that they listen before it is too long."""

    listener: Listener
    last: Beat | None = None
    size: int = 0
    turns: int = 0

    def with_(self, beat: Beat) -> Iterator[Beat]:
        last = self.last
        same = last is not None and beat.speaker == last.speaker
        if last and same and beat.speaker != HOST and self.size + beat.spoken > _LONGEST_TURN:
            reacts = self.listener.goes_on(last, heard=self.turns >= _SELDOM)
            same = not reacts
            self.turns = 0 if reacts else self.turns
            yield from (_by(HOST, each) for each in reacts)
        self.turns += not same
        self.last = beat
        self.size = beat.spoken + (self.size if same else 0)
        yield beat


@dataclass(slots=True)
class _Conversation:
    teller: Teller
    names: Mapping[str, Bilingual]
    scenes: Mapping[str, Scene]
    at_once: bool

    @property
    def listener(self) -> Listener:
        return Listener(self.teller, self.names)

    def scene(self, scene: Scene, answering: str) -> Iterator[Exchange]:
        if scene.layout in SILENT:
            return
        if scene.layout == "title":
            yield from self._begin(scene, answering)
        elif scene.id == answering:
            whole = self._answer(scene)
            besides = self.teller.besides()
            yield whole
            yield from self._exchanges(scene, besides, (), GUEST, new=False)
        if scene.layout == "statement" and scene.id == answering:
            rest = self.teller.beside_answer(scene)
            yield from self._exchanges(scene, rest, (), GUEST, new=False)
            return
        told = [*self._units(scene)]
        yield from told
        if scene.layout == "title" and not answering:
            yield Exchange(scene.id, (), tuple(_by(GUEST, beat) for beat in whose(self.teller)))
        if not told and scene.layout not in ("title", "takeaways"):
            shown = self.teller.shown(scene)
            asked = tuple(_by(HOST, beat) for beat in shown if beat.move == "ask")
            says = tuple(_by(GUEST, beat) for beat in shown if beat.move != "ask")
            if shown:
                yield Exchange(scene.id, asked, says)
        if scene.layout == "takeaways":
            yield from self._end(scene)

    def _begin(self, scene: Scene, answering: str) -> Iterator[Exchange]:
        """The host brings what there is to wonder at; the guest answers where the answer is."""
        hooked = hook(self.teller, answered_next=self.at_once)
        apart = tuple(one for beat in hooked[:1] for one in self._sentences(beat))
        beats = tuple(_by(HOST, self.listener.heard(beat)) for beat in apart[:1])
        more = tuple(_by(GUEST, beat) for beat in (*apart[1:], *hooked[1:]))
        told = hooked[:1] and hooked[0].move == "say" and not self.listener.is_question(hooked[0])
        if told and beats[0].move == "say":
            opens = _by(HOST, self.teller.beat("open_ask", (), guest=self.names["guest"]))
            beats, more = (opens,), tuple(_by(GUEST, beat) for beat in hooked)
        if scene.id != answering or more:
            yield Exchange(scene.id, beats, more)
            beats = ()
        if scene.id != answering:
            return
        whole = self._answer(scene)
        yield replace(whole, asks=(*beats, *whole.asks))

    def _sentences(self, beat: Beat) -> tuple[Beat, ...]:
        """What begins a show, a sentence a line; the other language says it all in the first."""
        language, said = self.teller.matter.article.language, beat.slots.get("said")
        parts = split(said[language] or "") if said and beat.move == "say" else ()
        if said is None or len(parts) < len(("one", "other")):
            return (beat,)
        none = Bilingual(said.ja and "", said.en and "")
        first = replace(beat, slots={"said": said.having(language, parts[0])})
        rest = (replace(beat, slots={"said": none.having(language, each)}) for each in parts[1:])
        return (first, *rest)

    def _answer(self, scene: Scene) -> Exchange:
        said = tuple(
            _by(GUEST, beat) for beat in answer(self.teller, asked_first=False, early=False)
        )
        if not said:
            return Exchange(scene.id, (), ())
        asked = any(self.teller.used[move] for move in ("ask", "hook_minutes"))
        own = f"call_{self.teller.matter.brief.kind}"
        call = "call_answer" if asked else own if own in self.teller.sizes else "call_ask"
        calls = _by(HOST, self.teller.beat(call, (), **self.names))
        reacts = tuple(_by(HOST, beat) for beat in self.listener.reacts(said))
        return Exchange(scene.id, (calls,), said, reacts)

    def _units(self, scene: Scene) -> Iterator[Exchange]:
        teller, answers = self.teller, False
        for unit in teller.begin(scene):
            led = teller.leads(unit)
            if unit.form == "question":
                answers = True
                teller.heading = teller.matter.headings.get(unit.ids[0], "")
                yield Exchange(scene.id, tuple(_by(HOST, beat) for beat in teller.unit(unit)), ())
                continue
            new = teller.matter.headings.get(unit.ids[0], "") != teller.heading
            beats = teller.told(unit)
            own = (
                unit.form == "quote"
                and unit.speaker in teller.matter.article.speakers.values()
                and not teller.matter.traits.is_meeting  # there it is reported who said what
            )
            speaker = unit.speaker if own else GUEST
            if own:  # who is asked answers in person
                beats = tuple(replace(beat, move="say") for beat in beats if beat.move != "speaks")
            told = self._exchanges(scene, beats, led, speaker, new=new, answers=answers)
            answers = False
            yield from told
        table = teller.table(scene)
        if table:
            yield from self._exchanges(scene, table, (), GUEST, new=False)

    def _exchanges(
        self,
        scene: Scene,
        beats: Sequence[Beat],
        led: Sequence[Beat],
        speaker: str,
        *,
        new: bool,
        answers: bool = False,
    ) -> Iterator[Exchange]:
        asked = tuple(_by(HOST, beat) for beat in led)
        if speaker == GUEST:
            beats = [*self._with_reasons(beats)]
        for n, dealt in enumerate(_dealt(beats, self.listener)):
            if all(self.listener.is_question(beat) for beat in dealt):  # the article's own
                asked = (*asked, *(_by(HOST, beat) for beat in dealt))
                continue
            question, part = asked, dealt
            if not asked and speaker == GUEST and (n or not answers):
                question, part = self.listener.asks(dealt, new=new, follows=n > 0)
            if dealt[0].move == REASON:
                question = (
                    self.teller.beat(
                        "ask_why", (), why=Bilingual(words("ja")["voice"]["that"], "")
                    ),
                )
                part = (replace(dealt[0], move="say"), *dealt[1:])
            asked, new = (), False
            says = tuple(_by(speaker, beat) for beat in self.listener.put_right(question, part))
            reacts = self.listener.reacts(part) if speaker == GUEST else ()
            yield Exchange(
                scene.id,
                tuple(_by(HOST, q) for q in question),
                says,
                tuple(_by(HOST, r) for r in reacts),
            )
        if asked:  # what the author only wonders, nobody else asks
            wonders = [beat for beat in asked if self.listener.wonders(beat)]
            asks = tuple(beat for beat in asked if beat not in wonders)
            yield Exchange(scene.id, asks, tuple(_by(GUEST, beat) for beat in wonders))

    def _with_reasons(self, beats: Sequence[Beat]) -> Iterator[Beat]:
        """A reason that is told after what it is for, apart, so that somebody may ask for it."""
        asks = len(self.teller.sizes["ask_why"]) - self.teller.used["ask_why"]
        for beat in beats:
            parts = self._sentences(beat)
            said = parts[-1].slots["said"].ja if len(parts) > 1 else ""
            if asks > 0 and said and said.endswith("からです。"):
                asks = 0  # one in a run: nobody asks why again and again
                yield from (*parts[:-1], replace(parts[-1], move=REASON))
            else:
                yield beat

    def _end(self, scene: Scene) -> Iterator[Exchange]:
        """The host sums up and is confirmed; the last word is the strongest."""
        teller = self.teller
        points = kept(teller, scene)
        if not points:
            return
        recap = [
            teller.beat("recall" if len(points) > 1 else "recall_one"),
            *(self._recalled(sources, text) for sources, text in points[:-1]),
        ]
        if len(points) > 1:
            recap.append(teller.beat("right"))
        sources, last = points[-1]
        close = teller.beat(
            "confirm_last" if len(points) > 1 else "remember",
            sources,
            said=teller.lowered(last) if len(points) > 1 else last,
        )
        yield Exchange(scene.id, tuple(_by(HOST, beat) for beat in recap), (_by(GUEST, close),))

    def _recalled(self, sources: Ids, text: Bilingual) -> Beat:
        """What is to be remembered, as one asks whether it is so."""
        clause = held(text, self.teller)
        if clause is None:
            return self.teller.beat("remember", sources, said=text)
        return self.teller.beat("recalled", sources, clause=clause)


def _by(speaker: str, beat: Beat) -> Beat:
    return replace(beat, speaker=speaker)


def _dealt(beats: Sequence[Beat], listener: Listener) -> Iterator[tuple[Beat, ...]]:
    """The guest's sentences in turns: a new one where the next answers a question of its own."""
    turn: list[Beat] = []
    for beat in beats:
        size = sum(each.spoken for each in turn) + beat.spoken
        full = len(turn) >= _SENTENCES and not listener.belongs(beat)
        begins = beat.move == REASON or (listener.turns(beat) and not listener.belongs(beat))
        if turn and (size > _TURN or full or begins or listener.is_question(turn[-1])):
            yield tuple(turn)
            turn = []
        turn.append(beat)
    if turn:
        yield tuple(turn)


@dataclass(slots=True)
class _Dealt:
    """Exchanges while they are changed, with how much of the words is the host's."""

    exchanges: list[Exchange]
    host: int = 0
    rest: int = 0

    def __post_init__(self) -> None:
        for each in self.exchanges:
            self._count(each, 1)

    def _count(self, exchange: Exchange, sign: int) -> None:
        host, rest = exchange.shares()
        self.host += sign * host
        self.rest += sign * rest

    def put(self, n: int, *exchanges: Exchange) -> None:
        self._count(self.exchanges[n], -1)
        for each in exchanges:
            self._count(each, 1)
        self.exchanges[n : n + 1] = exchanges

    @property
    def share(self) -> float:
        return self.host / (self.host + self.rest) if self.host + self.rest else 0.0


def _balanced(exchanges: Sequence[Exchange], talk: _Conversation) -> list[Exchange]:
    """Enough for the host: questions where there are none yet; too much loses reactions."""
    dealt = _Dealt(list(exchanges))
    told = dealt.exchanges
    begins = next((n for n, each in enumerate(told) if each.asks or each.says), None)
    if begins is not None and not told[begins].asks:
        opens = _by(HOST, talk.teller.beat("open_ask", (), guest=talk.names["guest"]))
        dealt.put(begins, replace(told[begins], asks=(opens,)))
    for run in _RUNS:
        _given(dealt, talk, run)
    for n in reversed(range(_FEWEST, len(told))):
        if dealt.share > _SHARE[1] and told[n].says:
            dealt.put(n, replace(told[n], reacts=()))
    return told


_FEWEST = 3  # exchanges of which none loses its reaction: in so short a talk a share says nothing


# Characters of the other alone after which the host speaks, the longest runs first.
_RUNS = (90, 60, 30, 0)


def _given(dealt: _Dealt, talk: _Conversation, run: int) -> None:
    """More for the host where the other went on for that long, until it is enough."""
    alone = [*_alone(dealt.exchanges)]
    places = [dealt.exchanges[n] for n in _spread(len(dealt.exchanges)) if alone[n] >= run]
    for each in places:
        if dealt.share >= (_SHARE[1] if run == _RUNS[0] else _SHARE[0]):
            return
        n = next(at for at, one in enumerate(dealt.exchanges) if one is each)
        before = dealt.exchanges[n - 1]
        if each.says and not (before.asks and not before.says):  # whose question is answered here
            dealt.put(n, *_halved(each, talk))


def _alone(exchanges: Sequence[Exchange]) -> Iterator[int]:
    """Of each exchange, what the other has said by its end since the host last spoke."""
    size = 0
    for each in exchanges:
        size = (0 if each.asks else size) + sum(beat.spoken for beat in each.says)
        yield size
        size = 0 if each.reacts else size


def _halved(each: Exchange, talk: _Conversation) -> tuple[Exchange, ...]:
    """In two, the second half asked for, too."""
    first, rest = each.says[:1], each.says[1:]
    if (
        not rest
        or first[0].move == "not_so"
        or rest[0].speaker != GUEST
        or talk.listener.belongs(rest[0])
    ):
        return (each,)
    asked, says = talk.listener.asks(rest, new=False)
    if not asked:
        return (each,)
    reacts = tuple(_by(HOST, one) for one in talk.listener.reacts(first))
    by_host = tuple(_by(HOST, one) for one in asked)
    return replace(each, says=first, reacts=reacts), replace(each, asks=by_host, says=says)


_SELDOM = 10  # turns between two signs that somebody listens
_LONGEST_TURN = 155  # characters of one who speaks before the other says something


def _spread(count: int) -> list[int]:
    """Places from the second on, every second one first, so that changes do not stand in a row."""
    places = range(1, count)
    return [*places[::2], *places[1::2]]
