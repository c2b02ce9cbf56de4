"""A model's texts held to the sentences they name: exact checks, an entailment question, repair.

Each text is judged by its own lines. What is found wanting is shown to the model with what is
wrong, written again and judged again; what still does not hold is left to the rules.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from generator import patterns as re
from generator.model import LANGUAGES
from generator.resources import toml_beside
from generator.verifying import faults, strange_figures, trigger
from generator.verifying.checks import CHECKS, EXACT
from generator.writing import schemas
from generator.writing.prompts import room, said, too_long

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Bilingual, Language
    from generator.writing.desk import EditorDesk
    from generator.writing.numbered import Numbered


Role: TypeAlias = Literal["title", "point", "quote", "head", "line"]

_OWN_WORDS = re.compile(r"[「“\"](.{12,})[」”\"]")
_MOSTLY = 0.5  # of a text's letters: who says it, where and when stand beside a quotation

_OF_WORDS = frozenset(CHECKS) - EXACT
_MAY_BE_WRONG = 1  # of a dozen known pairs, by a judge that may overrule a check of words
_BATCH = 10  # items in one entailment question, twice as many once a judge has shown that it
# keeps count: with more, small models lose it
_ROUNDS = 2
_SAID_BEFORE = 4  # lines that a line to be written again is shown with
_A_VERDICT, _A_TEXT, _AROUND = 110, 160, 100  # tokens of an answer, generously


@dataclass(frozen=True, slots=True)
class Item:
    """A text to be held to its sentences.

    Attributes:
        slide: all texts of the slide it stands on, the title first: what it need not say again.
        near: the sentences that its slide is about, on which it may rest when written again.
        room: how long it may be, a name of ``prompts.room``; that of its role where empty.
        by: who says a line, in a conversation.
        head: of the group it stands in; of a line, what is said just before it.
        said: of a line, what was said before: a figure of it may come again.
        faults: what was found, as "kind: words"; empty while it holds.
        doubt: why the model that judges would look once more at a text that holds.
        hint: what only a check of words found, for a judge who has earned to overrule it.
        after: of a line, what is said next.
        verdict: "verified" by the entailment question, "doubtful" where it held with a doubt or
            only when it was written for the third time, "rules" by exact checks alone.
    """

    role: Role
    text: Bilingual
    sources: tuple[str, ...]
    slide: tuple[Bilingual, ...] = ()
    near: tuple[str, ...] = ()
    head: str = ""
    said: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    doubt: str = ""
    verdict: str = ""
    room: str = ""
    by: str = ""
    hint: tuple[str, ...] = ()
    after: str = ""


class Holding:
    """Holds texts to an article's sentences, with a model to judge and mend them.

    Attributes:
        texts: how many were held so far; of these ``mended`` were written again and hold now,
            ``replaced`` do not.
    """

    def __init__(
        self,
        article: Numbered,
        languages: Sequence[Language],
        desk: EditorDesk,
        judge: EditorDesk,
        hosts: Sequence[str] = (),
        about: str = "",
    ) -> None:
        self.article, self.languages, self.desk, self.judge = article, languages, desk, judge
        self.known = {sentence.id: sentence for sentence in article.sentences}
        self.texts = self.mended = self.replaced = 0
        self.lost: list[Item] = []  # what had to give way, for the build to tell
        self.undone: list[str] = []  # slides that could not be made anew, and why
        self.about = about  # who published it, and when: known beside the lines
        self.outline = ""  # what the talk answers, and its titles: told to who writes again
        self.speaking = ""  # whose the lines are, as the plan understood it: told to who judges
        self._around = {
            language: [
                *article.lines,
                *(s.text[language] or "" for s in article.sentences),
                *hosts,
                about,
            ]
            for language in languages
        }

    def held(self, items: Sequence[Item]) -> list[Item]:
        """The items with their verdicts; those with ``faults`` must not be used.

        What is doubtful is written again once, too, and stays as it was if that made it worse.
        """
        judged = self._judged(items)
        first = sum(bool(item.faults) for item in judged)
        for again in range(_ROUNDS):
            wanting = [
                n for n, item in enumerate(judged) if item.faults or (item.doubt and not again)
            ]
            if not wanting:
                break
            mended = self._again_written([judged[n] for n in wanting])
            if mended is None:
                break
            for n, item in zip(wanting, self._judged(mended), strict=True):
                if judged[n].faults or not item.faults:
                    judged[n] = _late(item) if again else item
        lost = [item for item in judged if item.faults]
        left = len(lost)
        self.lost += lost
        self.texts += len(judged)
        self.mended += first - left
        self.replaced += left
        return judged

    def shortened(self, items: Sequence[Item]) -> list[Item]:
        """Items that hold but have no room, as ``faults`` say, written again where that holds."""
        again = self._again_written(items) if items else []
        return _held_or(items, self._judged(again) if again else items)

    def changed(self, old: Sequence[Item], new: Sequence[Item]) -> list[Item]:
        """Each new text in the place of an old one where it holds, mended once at most."""
        judged = self._judged(new)
        wanting = [n for n, item in enumerate(judged) if item.faults]
        mended = self._again_written([judged[n] for n in wanting]) if wanting else None
        for n, item in zip(wanting, self._judged(mended or ()), strict=False):
            judged[n] = item
        return _held_or(old, judged)

    def _judged(self, items: Sequence[Item]) -> list[Item]:
        checked = [self._checked(item) for item in items]
        open_ = [n for n, item in enumerate(checked) if not item.faults and _claims(item)]
        found = self.entailed([checked[n] for n in open_])
        for n, fault in zip(open_, found, strict=True):
            if fault is not None:
                checked[n] = _found(checked[n], fault)
            elif checked[n].hint:
                checked[n] = replace(checked[n], faults=checked[n].hint)
        return checked

    def _checked(self, item: Item) -> Item:
        """With its faults; those of words alone are hints to a judge that is trusted."""
        verdict = "rules" if _claims(item) else ""
        found = self.exact(item)
        soft = all(each.partition(":")[0] in _OF_WORDS for each in found)
        if found and soft and self.is_trusted:
            return replace(item, faults=(), hint=found, verdict=verdict)
        return replace(item, faults=found, hint=(), verdict=verdict)

    @cached_property
    def is_trusted(self) -> bool:
        """Whether the judge gets pairs right of which the label is known: nearly all of them."""
        pairs = known_pairs()
        answer = self.judge.ask(
            "verify",
            "\n\n".join(pair.shown(n) for n, pair in enumerate(pairs, 1)),
            schemas.verdicts(len(pairs)),
            _A_VERDICT * len(pairs) + _AROUND,
            speaking="",
        )
        labels = {row["item"]: row["label"] for row in (answer or {"items": []})["items"]}
        right = (labels.get(n) is not None for n in range(1, len(pairs) + 1))
        told = [labels.get(n, "") for n in range(1, len(pairs) + 1)]
        wrong = sum((each == "good") != pair.holds for each, pair in zip(told, pairs, strict=True))
        return all(right) and wrong <= _MAY_BE_WRONG

    def exact(self, item: Item) -> tuple[str, ...]:
        """What exact checks find in either language, and what does not fit its place."""
        found = ["no lines"] * (item.role != "line" and not item.sources)
        for language in self.languages:
            words = item.text[language] or ""
            if not words.strip() or "\n" in words:
                found.append(f"no {language} text")
            elif foreign(words, language):
                found.append(f"not in {_NAMES[language]}: {words}")
            elif too_long(words, language, _place(item)):
                found.append(f"too long: {words}")
            elif item.role == "point" and item.slide and _alike(words, item.slide[0][language]):
                found.append(f"repeats its title: {words}")
            else:
                found += self._strange(words, item, language)
        return tuple(each for each in found if _counts(each, item))

    def _strange(self, words: str, item: Item, language: Language) -> tuple[str, ...]:
        """What is not in the sentences; of those not translated yet, the figures alone."""
        spoken = self.article.language
        own = item.text[spoken]
        seen = (each[x] for each in item.slide if each != item.text for x in LANGUAGES)
        beside = [text for text in (*seen, *item.said, self.about) if text and text != own]
        if not item.sources:  # a question or a reaction may echo what was said before
            found = strange_figures(words, language, [item.head, *beside], spoken)
            return tuple(each for each in found if each.startswith("number"))
        texts = [self.known[s].text[language] for s in item.sources if s in self.known]
        given = [text for text in texts if text is not None]
        if len(given) == len(texts):
            head = "" if item.role == "line" else item.head
            return faults(words, given, language, self._around[language], [head, *beside])
        source = [self.known[s].text[spoken] or "" for s in item.sources if s in self.known]
        found = strange_figures(words, language, source, spoken)
        if not found:
            return found
        everywhere = strange_figures(words, language, self.article.lines, spoken)
        near = strange_figures(words, language, beside, spoken)
        return tuple(each for each in found if each in near or each in everywhere)

    def entailed(self, items: Sequence[Item]) -> list[str | None]:
        """For each item nothing, what is wrong, or ``None`` where the model did not say."""
        size = _BATCH * (2 if vars(self).get("is_trusted") else 1)
        batches = [items[start : start + size] for start in range(0, len(items), size)]
        return [found for told in self.judge.several(self._of_batch, batches) for found in told]

    def _of_batch(self, items: Sequence[Item]) -> list[str | None]:
        answer = self.judge.ask(
            "verify",
            self._told(items),
            schemas.verdicts(len(items)),
            _A_VERDICT * len(items) + _AROUND,
            speaking=self.speaking,
        )
        labels: dict[int, str] = {}
        for row in (answer or {"items": []})["items"]:
            wrong = "" if row["label"] == "good" else f"{row['label']}: {row['words']}"
            labels.setdefault(row["item"], wrong)
        return [labels.get(n) for n in range(1, len(items) + 1)]

    def _again_written(self, items: Sequence[Item]) -> list[Item] | None:
        most = _A_TEXT * len(items) * len(self.languages) + _AROUND
        rests_on = self.article.near(s for item in items for s in item.sources)
        beside = (s for item in items for s in item.near)
        near = self.article.quoted({*rests_on, *beside})
        shape = schemas.mended(len(items), len(self.article.lines), self.languages)
        found = [fault for item in items for fault in (*item.faults, item.doubt)]
        kinds = {name: why for name, why in said("wrong").items() if _names(name, found)}
        whole = f"The talk:\n{self.outline}\n\n" if self.outline else ""
        told = f"{whole}Lines of the article:\n{near}\n\n{self._told(items)}"
        answer = self.desk.ask("mend", told, shape, most, kinds=kinds)
        if answer is None:
            return None
        again = {row["item"]: row for row in answer["items"]}
        made = [self._again(item, again.get(n)) for n, item in enumerate(items, 1)]
        spoken = self.article.language
        words = {(old.slide, old.text): new.text for old, new in zip(items, made, strict=True)}
        return [_beside(old, new, words, spoken) for old, new in zip(items, made, strict=True)]

    def _again(self, item: Item, row: Any) -> Item:
        if row is None:
            return item
        text = item.text
        for language in LANGUAGES:
            if row.get(language):
                text = text.having(language, " ".join(row[language].split()))
        sources = self.article.ids(row["from"]) or item.sources
        return replace(item, text=text, sources=sources, faults=(), doubt="", verdict="")

    def _told(self, items: Sequence[Item]) -> str:
        """The items in their order, each slide named where its first one stands."""
        rows: list[str] = []
        slide: tuple[Bilingual, ...] = ()
        spoken = self.article.language
        above = ""
        for n, item in enumerate(items, 1):
            if item.slide and item.slide != slide:
                rows += [f"On the slide: {' | '.join(_in(item.slide, x))}" for x in self.languages]
                slide = item.slide
            told = self._shown(n, item)
            if item.role == "line" and item.head and item.head != above and item.said[1:]:
                told = f"said shortly before: {' '.join(item.said[-_SAID_BEFORE:-1])}\n\n{told}"
            rows.append(told)
            above = item.text[spoken] or ""
        return "\n\n".join(rows)

    def _shown(self, number: int, item: Item) -> str:
        rests_on = self.article.quoted(item.sources) or "(no lines: good if it claims nothing)"
        by = f", said by {item.by}" if item.by else ""
        lines = [f"Item {number} ({item.room or item.role}{by})", rests_on]
        if item.head:
            where = "said just before" if item.role == "line" else "under the head"
            lines.append(f"{where}: {item.head}")
        if item.role == "line" and (item.faults or item.doubt):
            lines += [f"said just after: {item.after}"] * bool(item.after)
        lines += [f"{language}: {item.text[language] or ''}" for language in self.languages]
        lines += [f"wrong: {fault}{self._in_lines(fault, item)}" for fault in item.faults]
        lines += [
            f"a word check stumbled, rightly or not: {hint}{self._in_lines(hint, item)}"
            for hint in item.hint
            if not item.faults
        ]
        if item.faults or item.doubt:
            most = (f"{room()[_place(item)][x]} {_NAMES[x]} letters" for x in self.languages)
            lines.append("at most: " + ", ".join(most))
        lines += [item.doubt] * bool(item.doubt)
        return "\n".join(lines)

    def _in_lines(self, fault: str, item: Item) -> str:
        """Which words of the lines a fault comes from, where a check of words found it."""
        spoken = self.article.language
        texts = [self.known[s].text[spoken] or "" for s in item.sources if s in self.known]
        word = trigger(fault, texts, spoken)
        return f" (for “{word}” in the lines)" if word else ""


def _place(item: Item) -> str:
    """What an item is, for its length; somebody's own words are it wherever they stand."""
    quoted = item.role == "point" and any(_quotes(item.text[x] or "") for x in LANGUAGES)
    return "quote" if quoted else item.room or item.role


def _quotes(words: str) -> bool:
    found = _OWN_WORDS.search(words)
    return found is not None and len(found[1]) > _MOSTLY * len(words)


def _names(kind: str, faults: Sequence[str]) -> bool:
    return any(fault.startswith((kind, f"{DOUBT}: {kind}")) for fault in faults)


_NAMES: Mapping[Language, str] = {"ja": "Japanese", "en": "English"}
_JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
_ENGLISH = re.compile(r"(?:\b[A-Za-z'’]+\b[ ,]+){3}")  # more words in a row than a name has


def foreign(words: str, language: Language) -> bool:
    """Whether a text is in the other language."""
    japanese = _JAPANESE.search(words) is not None
    return japanese if language == "en" else not japanese and _ENGLISH.search(words) is not None


_OF_HEADS = ("number", "name", "quotation", "object", "other language")


def _counts(fault: str, item: Item) -> bool:
    """A head says who, when, how much; "if it rains" may be the head of what then happens."""
    kind = fault.partition(":")[0]
    if item.role == "head":
        return kind in _OF_HEADS or kind not in {*CHECKS, *schemas.LABELS}
    return not (item.head and kind == "condition")


def _in(slide: Sequence[Bilingual], language: Language) -> Iterator[str]:
    yield from (text[language] or "" for text in slide)


def _beside(
    old: Item,
    new: Item,
    words: Mapping[tuple[tuple[Bilingual, ...], Bilingual], Bilingual],
    spoken: Language,
) -> Item:
    """A text written again beside its neighbours as they now are, mended in the same round."""
    changed = {text: now for (slide, text), now in words.items() if slide == old.slide}
    told = {text[spoken] or "": now[spoken] or "" for text, now in changed.items()}
    said = tuple(told.get(text, text) for text in new.said)
    slide = tuple(changed.get(text, text) for text in old.slide)
    return replace(new, slide=slide, head=told.get(new.head, new.head), said=said)


DOUBT = "doubtful"
"""The label of a text that holds, but that somebody should read beside its lines."""


def _found(item: Item, fault: str) -> Item:
    """An item as the entailment question judged it."""
    if fault.partition(":")[0] == DOUBT:
        return replace(item, doubt=fault, verdict=DOUBT)
    counts = bool(fault) and (item.role != "head" or _counts(fault, item))
    return replace(item, faults=(fault,) if counts else (), verdict="verified")


def _held_or(old: Sequence[Item], new: Sequence[Item]) -> list[Item]:
    """The new ones that hold, the old ones in the place of others."""
    pairs = zip(old, new, strict=True)
    return [replace(before, faults=()) if item.faults else item for before, item in pairs]


def _late(item: Item) -> Item:
    """What held only at the last attempt is to be read by somebody."""
    return replace(item, verdict=DOUBT) if item.verdict == "verified" else item


_QUESTION = re.compile(r"(?:[?？]|(?:か|でしょう|かな)。?)[」”\"]?$")
_ALIKE = 0.85  # of their letters: such a point says its title again


def _alike(words: str, title: str | None) -> bool:
    """Whether a point says what its title says."""
    one, other = ("".join(filter(str.isalnum, text)).lower() for text in (words, title or ""))
    return bool(other) and SequenceMatcher(None, one, other).ratio() > _ALIKE


def _claims(item: Item) -> bool:
    """A question or a head that rests on nothing claims nothing; a figure, what can be checked."""
    if item.room in {"number", "moment"} and all(
        _FIGURE.search(item.text[x] or "1") for x in LANGUAGES
    ):
        return False
    return bool(item.sources) or (item.role != "head" and not _asks(item))


def _asks(item: Item) -> bool:
    texts = [item.text[language] for language in LANGUAGES]
    said = [each for text in texts if text for each in _SENTENCES.split(text) if each.strip()]
    return all(map(asks, said))


def asks(sentence: str) -> bool:
    """Whether a sentence of either language is a question."""
    return _QUESTION.search(sentence) is not None


_FIGURE = re.compile("[0-9０-９一二三四五六七八九十]")
_SENTENCES = re.compile(r"(?<=[。？?！!])\s*|(?<=[.?!])\s+")


# Pairs of which the answer is known: what a judge must get right to be trusted.


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A text and the line it was made of; ``wrong`` is the label it deserves, empty if it holds."""

    language: str
    line: str
    text: str
    wrong: str = ""

    @property
    def holds(self) -> bool:
        return not self.wrong

    def shown(self, number: int) -> str:
        """As an item of the question to a judge."""
        return f"Item {number} (point)\n[{number}] {self.line}\n{self.language}: {self.text}"


@cache
def known_pairs() -> tuple[LabelledPair, ...]:
    """The pairs of ``trust.toml``, in its order."""
    return tuple(LabelledPair(**row) for row in toml_beside(__file__, "trust.toml")["pairs"])
