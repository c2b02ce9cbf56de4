"""Whose view it is, said where a narrator would else say it as a fact.

In a scene the first of what is somebody's own names them and every third after it. Between them a
view is reported in passing (…といいます, …, they say) and an act goes on without a subject, as long
as nobody else is spoken of. What is somebody else's, a quotation or a question has its own owner or
none.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.sentences import asks_somebody, split
from generator.locale import moves, words
from generator.model import LANGUAGES, Bilingual
from generator.narration.aloud.guard import HeldTo, reasons
from generator.narration.aloud.polite import asks
from generator.wording.attribution import introduces
from generator.wording.oneself import heard, of_the_writer
from generator.wording.style import plain
from generator.wording.views import VIEWS, outside_quotes, view_cues

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Language
    from generator.narration.beats import Beat
    from generator.narration.telling.teller import Teller

# Moves that say a sentence of the article in the narrator's own voice.
_BORNE = ("say", "answer", "remember", "remember_last", "confirm_last")
_EVERY = 3  # views in a row of which one names its owner
_SOONER = ("demand", "wish")  # what nobody may take for the narrator's: named every second time
_INWARD = ("wish", "feeling", "received")  # what only who has it can say without hearsay
_IN_PASSING = "owned_in_passing"
_OWN_ACTS = ("act",)  # what is told in the first wording that holds
_SPEAKERS = ("author", "organisation")
_EXPERIENCES = {"inward": "feeling", "received": "received", "act": "act", "asked": "asked"}
_WONDERS = re.compile(r"どう|何|なに|なぜ|どこ|どれ|誰|だれ|いつ|いくら|どんな")
# No question of what, why or who: 大丈夫なのでしょうか.
_DOUBTED = re.compile(
    r"\A(?!.*(?:どう|何|なに|なぜ|どこ|どれ|どの|どんな|誰|だれ|いつ|いくら))[^。]*でしょうか。?\Z"
)
_HELD_NOW = re.compile(r"て(?:います|いるといいます)。?\Z")
_SO_SAID = re.compile(r"といいます。?\Z")
_EXPLAINS = re.compile(r"(?<=[うくぐすつぬぶむるた])(?<!いう)わけだ\Z")
# What leads on without a comma: nothing stands before it.
_JOINED = re.compile(r"(?:でも|しかし|だが|また|ただ|そして|あとは?|なので|そんな中)(?![、，])")
# 実際に来てみると: the word before it is no word by itself.
_TORN = re.compile(r"[にをがはのもで](?=[一-龠ァ-ヴ])")
_SAYS = re.compile(
    r"(?<![でにとらか])[はがも]|ます|ました|ません|[いるたうくすむ]んです|(?:い|かった)です"
)
_REPORTED = re.compile(r"[」と](?:と)?(?:話して|書いて|呼びかけて|考えて|感じて)います。?\Z")
_SAYS_OF = re.compile(r"[^、。「」]{1,20}(?<![でにとらか])は(?![じず])")
_ACCORDING = ("{name}によれば、{said}",)
_BREAKS_OFF = re.compile(r"(?:[てで]|けど)[ねさよ]?\Z")
_HEARSAY = ("{said}そうです。", "{said}とのことです。")
# After these そうです or とのことです is no Japanese: …だろうそうです.
_NO_HEARSAY = re.compile(r"(?:う|まい|[かねよなぞ])\Z")
_ENDS = re.compile(r"(?:です|ます|ました|でした|ません|でしょう|しょうか|ないか|ましょう)[。．]?\Z")


def owned(told: Mapping[str, tuple[Beat, ...]], teller: Teller) -> dict[str, tuple[Beat, ...]]:
    """What is said in each scene, views with their owner.

    Args:
        told: scene id → beats, in the order in which they are heard.
        teller: who knows the article.
    """
    voice = teller.matter.voice
    named = voice.speaker in _SPEAKERS or (voice.speaker == "interview" and voice.name)
    if voice.reported or not named:
        return {**told}
    owner = _Owner(teller)
    done: dict[str, tuple[Beat, ...]] = {}
    for scene, beats in told.items():
        owner.since = _EVERY
        done[scene] = tuple(owner.borne(beat) for beat in beats)
    return done


def of_whom(beat: Beat, teller: Teller) -> Beat:
    """What the host repeats or guesses, with who did it: 筆者は、板を買ったんですね."""
    matter, told = teller.matter, beat.slots.get("clause")
    name = matter.voice.called("ja")
    own = matter.voice.personal and any(
        matter.experiences.get(each) in {"act", "received", "inward"}
        and heard(matter.source(each)).about != "person"
        for each in beat.sources
    )
    ja = told.ja if told else ""
    if not (told and ja and own) or f"{name}は" in ja or _SAYS_OF.match(ja):
        return beat
    of = words("ja")["voice"]["of"].format(name=name, said=ja)
    return replace(beat, slots={**beat.slots, "clause": told.having("ja", of)})


@dataclass
class _Owner:
    """How many views came since one named its owner.

    Attributes:
        used: wordings, by kind.
        another: who is asked where the sentence stands, if it is not who wrote it.
    """

    teller: Teller
    since: int = _EVERY
    used: Counter[str] = field(default_factory=Counter)
    another: str = ""

    def borne(self, beat: Beat) -> Beat:
        """A beat with the owner of its view, if it is their turn to be named."""
        said, language = beat.slots.get("said"), self.teller.matter.article.language
        text = (said[language] if said else None) or ""
        first = next((each for each in beat.sources if each in self.teller.matter.sayings), "")
        another = self.teller.matter.sayings[first].whose if first else ""
        if another != self.another:
            self.another, self.since = another, _EVERY
        if "name" in beat.slots:  # who it is was told, or asked after
            self.since = 0
        if beat.move not in _BORNE or not said or not text or not self._is_authors(beat):
            of = of_whom(beat, self.teller)
            self.since = self.since if of is beat else 0
            return of
        kind = self._kind(text, beat)
        if kind == "asked":
            bidden = self._named(said, kind, beat)
            return replace(beat, slots={**beat.slots, "said": bidden}) if bidden else beat
        if kind in {"", "act"} and beat.speaker != "host" and self._wonders(text):
            kind = "wondered"
        name = self._name(language).lower()
        subject = re.search(rf"{re.escape(name)}(?!の)", outside_quotes(text).lower())
        if subject or (kind not in _OWN_ACTS and name in outside_quotes(text).lower()):
            self.since = _EVERY if self._is_of_others(beat) else 0
            # nobody else can say 筆者は残したいです
            inward = language == "ja" and kind in (*_INWARD, "answered")
            inward = inward and not _REPORTED.search(text)
            reported = self._named(said, kind, beat, move=_IN_PASSING) if inward else None
            return replace(beat, slots={**beat.slots, "said": reported}) if reported else beat
        if not kind:
            anew = self._is_of_others(beat) or self.teller.matter.voice.instructs
            self.since = _EVERY if anew else self.since
            return beat
        self.since += 1
        in_turn = kind == "wondered" or self.since >= _EVERY - (kind in _SOONER)
        named = self._named(said, kind, beat) if in_turn else None
        if named is not None:
            self.since = 0
        elif (kind == "act" or (kind == "held" and _HELD_NOW.search(text))) or (
            kind != "wondered" and _asks(split(outside_quotes(text))[-1], language)
        ):
            return beat  # done by who was named before it
        passing = named or self._named(said, kind, beat, move=_IN_PASSING)
        return replace(beat, slots={**beat.slots, "said": passing}) if passing else beat

    def _is_of_others(self, beat: Beat) -> bool:
        """Somebody else is its subject, whom a next sentence without one would go on with."""
        if self.teller.matter.article.language != "ja":
            return not self.teller.matter.voice.personal
        told = (heard(self.teller.matter.source(each)) for each in beat.sources)
        return any(each.about == "person" for each in told)

    def _name(self, language: Language) -> str:
        return self.another or self.teller.matter.voice.called(language)

    @cached_property
    def _says_i(self) -> bool:
        """Somebody speaks of themselves anywhere in the article."""
        matter, cues = self.teller.matter, view_cues(self.teller.matter.article.language)
        own = (
            outside_quotes(of_the_writer(matter.source(each), explains=matter.traits.explains))
            for each, saying in matter.sayings.items()
            if saying.place.kind in {"paragraph", "list"} and each not in matter.article.speakers
        )
        return matter.voice.personal or any(map(cues["oneself"].search, own))

    def _is_authors(self, beat: Beat) -> bool:
        """Nobody else's words: no quotation or what leads to one, no speaker's, no heading."""
        matter = self.teller.matter
        known = [each for each in beat.sources if each in matter.sayings]
        kinds = {matter.sayings[each].place.kind for each in known}
        spoken = any(each in matter.article.speakers for each in known)
        owner = any(introduces(matter.source(each)) or each in matter.attributed for each in known)
        return bool(known) and kinds <= {"paragraph", "list", "steps"} and not (spoken or owner)

    def _kind(self, text: str, beat: Beat) -> str:
        """What of somebody's own the sentence is; empty for a fact and for what has its owner."""
        matter, cues = self.teller.matter, view_cues(self.teller.matter.article.language)
        outside = outside_quotes(text).replace(self._name(matter.article.language), "")
        source = " ".join(outside_quotes(matter.source(each)) for each in beat.sources)
        experience = self._experience(beat)
        if experience == "asked":
            return experience
        if cues["others"].search(outside) or cues["others"].search(source):
            return experience
        if cues["held"].search(outside):
            return "held"
        if matter.voice.speaker == "interview":
            return "answered" if self._answers(beat.sources[0], outside) else ""
        told = split(outside)
        if matter.article.language == "ja" and not all(map(_ENDS.search, told)):
            return ""
        kind = next((name for each in told for name in self._views(each)), "")
        own = cues["oneself"].search(source) is not None
        if matter.traits.says_must and not (own or kind in {"feeling", "wish", "offer"}):
            kind = ""
        return kind or experience

    def _experience(self, beat: Beat) -> str:
        """What the one who tells lived through, felt or asks for, by how the sentence says so."""
        matter = self.teller.matter
        found = (matter.experiences.get(each) for each in beat.sources)
        lived = next((each for each in found if each), None)
        if matter.voice.speaker == "interview":
            own = lived in {"asked", "received"} and self._is_asked_there(beat.sources[0])
            return _EXPERIENCES[lived] if lived and own else ""
        tells = matter.voice.personal or matter.voice.speaker == "organisation"
        if not tells or (lived == "asked" and matter.traits.says_must):
            return ""
        return _EXPERIENCES[lived] if lived else ""

    def _wonders(self, text: str) -> bool:
        """Whether something is so, as one who says I asks nobody."""
        return (
            self.teller.matter.voice.personal and _DOUBTED.search(outside_quotes(text)) is not None
        )

    def _answers(self, identity: str, said: str) -> bool:
        """It says something, and what was asked last in its part is what it answers."""
        says = _ENDS.search(split(said)[-1]) and _SAYS.search(said)
        return bool(says) and self._is_asked_there(identity)

    def _is_asked_there(self, identity: str) -> bool:
        """Where it stands a question was asked, and nobody tells of who answers by name."""
        matter = self.teller.matter
        passage = matter.sayings[identity].place.passage
        beside = (e for e, one in matter.sayings.items() if one.place.passage == passage)
        if any(self._name(matter.article.language) in matter.source(each) for each in beside):
            return False
        for each in reversed(matter.run[: matter.order[identity]]):
            source = matter.source(each)
            asked = asks(source, matter.article.language) or asks_somebody(source)
            asked = asked or matter.article.roles.get(each) == "question"
            if asked or matter.sayings[each].place.kind == "heading":
                return asked
        return False

    def _views(self, sentence: str) -> list[str]:
        """The kinds of view that a sentence shows."""
        cues = view_cues(self.teller.matter.article.language)
        found = [name for name in VIEWS if cues[name].search(sentence)]
        if self._says_i and cues["weak"].search(sentence):
            found.append("view")
        return [each for each in found if each != "view" or not _WONDERS.search(sentence)]

    def _named(
        self, sentence: Bilingual, kind: str, beat: Beat, *, move: str = ""
    ) -> Bilingual | None:
        """With the owner in it, in a wording whose turn it is; ``None`` where none stays true."""
        move = move or ("owned_answered" if self.another else f"owned_{kind}")
        matter = self.teller.matter
        source = matter.article.language
        held = HeldTo(" ".join(map(matter.source, beat.sources)), source, self._name(source))
        before = {*reasons(sentence[source] or "", held)} | ({"owner"} if source == "en" else set())
        phrases = moves(source)[move]
        start = 0 if kind in _OWN_ACTS else self.used[move]
        for wording in range(start, start + len(phrases)):
            phrase = phrases[wording % len(phrases)]
            reported = phrase.startswith("{said}")
            topic = _SAYS_OF.match(sentence.ja or "") if source == "ja" else None
            cleft = topic is not None and topic[0].endswith("のは")
            two_topics = kind == "offer" or (phrase.startswith("{name}は") and not cleft)
            inward = any(matter.experiences.get(each) == "inward" for each in beat.sources)
            if inward and phrase in _ACCORDING:  # 西岡さんによれば、嬉しかったです
                continue
            if topic and two_topics:  # 筆者は、市は…
                continue
            if source == "ja" and phrase.startswith("{name}は"):
                sentence = sentence.having("ja", self._at_home(sentence.ja or ""))
            if source == "ja" and not reported and _JOINED.match(sentence.ja or ""):
                continue
            ja, en = (
                None
                if sentence[each] is None
                else self._worded(sentence[each] or "", kind, each, move, wording)
                for each in LANGUAGES
            )
            made = Bilingual(ja, en)
            if made[source] == sentence[source]:
                continue
            if before.issuperset(reasons(made[source] or "", held)):
                self.used[move] = wording + 1
                return made
        return None

    def _at_home(self, text: str) -> str:
        """After 筆者は no 筆者の母."""
        for each in self.teller.matter.voice.family:
            text = text.replace(f"{self._name('ja')}の{each}", each)
        return text

    def _worded(self, text: str, kind: str, language: Language, move: str, wording: int) -> str:
        """The sentence that is the view in its owner's mouth, the others as they are."""
        name, cues = self._name(language), view_cues(language)
        acts = kind in _OWN_ACTS and language == "ja"
        if not text or (name.lower() in text.lower() and move != _IN_PASSING and not acts):
            return text
        phrases = moves(language)[move]
        phrase = phrases[wording % len(phrases)]
        parts = list(split(text)) if language == "ja" else [text]
        shows = (cues[each] for each in (kind, "weak") if each in cues)
        found = (
            n for cue in shows for n, each in enumerate(parts) if cue.search(outside_quotes(each))
        )
        at = next(found, len(parts) - 1)
        reported = phrase.startswith("{said}")  # …だと、筆者は書いています
        led = None if reported else cues["led"].match(parts[at])
        before = led[0] if led and not _TORN.match(parts[at], led.end()) else ""
        one = (
            _EXPLAINS.sub("", plain(_SO_SAID.sub("", parts[at])).rstrip("。．!！"))
            if reported
            else parts[at][len(before) :]
        )
        if reported and language == "ja" and _BREAKS_OFF.search(one):  # …してくれてね
            return text
        if phrase in _HEARSAY and _NO_HEARSAY.search(one):
            return text
        if language == "en":
            one = self.teller.lowered(Bilingual(None, one)).en or ""
        voice = words(language)["voice"]
        does = voice["speaks" if self.another or self.teller.matter.voice.aloud else "writes"]
        made = before + phrase.format(name=name, said=one, does=does)
        parts[at] = f"{made[0].upper()}{made[1:]}" if text[0].isupper() else made
        return "".join(parts)


def _asks(text: str, language: Language) -> bool:
    return asks(text, language) or bool(_WONDERS.search(text) and text.endswith("でしょう。"))
