"""The message over each slide: a statement or a real question, never the same twice."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.locale import phrase
from generator.model import (
    LANGUAGES,
    Bilingual,
    ItemList,
    Paragraph,
    Point,
    Statement,
    Table,
    block_sentences,
    sentences,
)
from generator.planning import cues
from generator.planning.answering import REASON, answers, names_things, question
from generator.planning.checking import is_true, text_faults, title_faults
from generator.planning.covering import covers, is_one_of_many, opening, shares
from generator.planning.decisions import decisions, over
from generator.planning.draft import IN_ORDER
from generator.planning.points import alone, points, words
from generator.planning.standing import is_bare_item, is_message, is_title
from generator.planning.topics import named
from generator.planning.voice import trimmed
from generator.wording.certainty import certainty
from generator.wording.endings import opened
from generator.wording.english import core, within
from generator.wording.headlines import MESSAGE_ROOM, headline
from generator.wording.notes import LARGE, mains, note, notes
from generator.wording.phrases import says_something
from generator.wording.subjects import subject
from generator.wording.titles import TITLE_ROOM, title, topic_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Group, Ids, Language
    from generator.planning.draft import Draft
    from generator.planning.ideas import Idea
    from generator.planning.material import Material
    from generator.planning.topics import Topic

_LONGEST = 32.0  # em of a heading that can be a message
_LEAST, _ANSWER = 7.0, 40.0  # em of an answer to what stands above it, at least and at most
_MOST = 0.7  # of a quotation, what is as good as all of it
_SAME = 14  # letters of a title that is another one, too, where that holds it
_SHORTEST = 5.0  # em of what a slide is about, where no name of a section stands before it
_FIGURE = re.compile(r"[0-9０-９]")

_SEVERAL = 2  # points of a sentence that is parted

# Of a clause that says who does it or what is done: すべての目標と連動させる leaves out both.
_OF_SOMETHING = re.compile(r"(?<![でにとらか])[はがもを]|[:：]")

# Headings that only say where in a text one is.
_FILES = re.compile(
    r"^\W*(?:リード(?:文)?|導入|はじめに|初めに|始めに|前書き|まえがき|序文|概要|本文|その他|補足|余談|おまけ"
    r"|まとめ|おわりに|終わりに|最後に|さいごに)\W*$"
)

# What is granted before the writer says what holds.
_CONCEDES = re.compile(r"^(?:もちろん|確かに|たしかに|なるほど)(?=[、「一-龠ぁ-んァ-ヴ])")

# Only that somebody spoke: 支所の上浜茂さん（51）は苦笑する.
_ONLY_TELLS = re.compile(
    r"^[^「」。]*(?:さん|氏|教授|博士|[一-龠]長)(?:[（(][^）)]*[）)])?[はも](?:、?そう|、?こう)?"
    r"(?:苦笑|微笑|嘆息|笑[うい]|話[すし]|語[るっ]|言[うっ]|振り返|うなず|首を(?:かしげ|横に振)|胸を張|目を細め|打ち明け|肩を落と)"
    r"[ぁ-ん]{0,4}$"
)

# Sentences that are tried, the likeliest first, before a slide is called after its section.
_NEXT = 4

_LABEL_ROOM = 20.0  # em of a line that names the list below it

# Nouns that tell no slide from another.
_VAGUE = re.compile(
    r"^(?:.*的|動き|部分|最初|最後|場合|結局|全体|思い|人々|場面|おそれ|何|事|一人|訴え|更新|じつ|気|今|不安|本人|状況|内容|結果|時間|.|.*気)$"
)

# Em of a message that has no shorter words, and of one that fills two lines.
_SHORTER, _TWO_LINES = 40.0, 46.0

_LARGEST = 56.0  # em of a message that has its slide to itself: two lines in large type

# Layouts of several things, none of which is the message of all.
_OF_SEVERAL = frozenset({"columns", "profiles", "steps", "timeline", "chain", "qa", "checklist"})

_RUNNING = frozenset({"statement", "bullets"})  # layouts of which a single point is the message

# Of these, layouts that show a message among its equals.
_OF_MEMBERS = frozenset({"columns", "profiles", "steps", "timeline"})

_SAYS = re.compile(r"[ぁ-ん]$|は[^、]*つ$")  # ends with a verb, an adjective or a count
_COUNTS = re.compile(r"[0-9０-９一二三四五六七八九十]つ|\b(?:two|three|four|five|six|seven|\d)\b")

_MARKS = re.compile(r"[\s。．.、,!！?？「」『』“”\"]+")


def plainly(text: Bilingual) -> str:
    """A title as it is compared with others."""
    said = text.ja or text.en or ""
    return _MARKS.sub("", unicodedata.normalize("NFKC", said)).lower()


class Titles:
    """The titles of a deck as they are given out."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self._given: set[str] = set()

    def reserve(self, text: Bilingual) -> None:
        """A title that is taken whatever comes."""
        self._given.add(plainly(text))

    def give(self, idea: Idea, draft: Draft, *, first: bool) -> Point:
        """What heads the draft: a whole and true statement that covers it, else its section's name.

        A name is given once; the next slide of its section is told apart by what it is about.
        """
        fixed = {plainly(group.title.text) for group in draft.groups}
        heading = idea.topic.heading
        named_so = Point(headline(question(named(heading))), (heading.id,))
        label = self._label(draft)
        details: list[Point] = []
        last: list[Point] = []
        for found in self._candidates(idea, draft, first=first):
            said = plainly(headline(found.text))
            if not said or self._is_given(found.text) or _is_cut(found.text):
                continue
            language = self.material.article.language
            away = "away" in text_faults(found.text[language] or "", language)
            leads = away and self._leads(found, draft)
            if self._is_half(found) or _ONLY_TELLS.search(words(found)):
                continue
            if leads and self._stands(found, idea, draft):
                return self._taken(found, draft)
            one = is_one_of_many(found, draft, self.material) or _only_limits(found, idea, draft)
            if one or plainly(found.text) in fixed or not self._stands(found, idea, draft):
                last.append(found)
            elif found != label and not self._is_of_all(found, idea, draft):
                details.append(found)
            else:
                return self._taken(found, draft)
        files = bool(_FILES.match(words(named_so)))
        free = idea.topic.part and not files and plainly(named_so.text) not in self._given
        members = draft.layout in IN_ORDER
        shown_anyway = (each for each in last if plainly(each.text) in fixed and not members)
        spare = [p for p in last if not any(is_bare_item(e, self.material) for e in p.sources)]
        opens = [found for found in details if {*found.sources} & {*opening(draft, self.material)}]
        if files or not idea.topic.part:
            opens = self._near(opens + sorted(details, key=lambda p: -shares(p, draft))[:1], draft)
        whole = [*self._plainly_said(draft)]
        if not idea.topic.part:
            opens += [p for p in whole if p in draft.points[:1] and width(words(p)) <= _SHORTER]
        about = (named_so,) if free else (*opens, *self._whole(draft))
        whose = draft.fields.get("attribution") if draft.layout == "quote" else None
        over = [Point(_words_of(whose.text), whose.sources)] if whose else [*_span(draft)]
        over += _names(draft)
        shown = sorted((p for p in draft.texts() if p.sources and not p.mark), key=self._is_half)
        more = [*self._about(idea, draft), *shown_anyway, *whole, *spare, *last, *shown]
        if not idea.topic.part:  # no name of a section: what is said rather than a bare topic
            more.sort(key=self._is_bare)
        left = (*about, *details, *over, *more, *self._topics(draft), named_so)
        uncut = (
            p
            for p in sorted(left, key=self._is_label)
            if plainly(headline(p.text)) and not _is_cut(p.text)
        )
        found = next((p for p in uncut if plainly(p.text) not in self._given), left[-1])
        return self._taken(found, draft)

    def _near(self, details: Iterable[Point], draft: Draft) -> list[Point]:
        """Those that share a word with something there, without a figure and of no past."""
        past = {*self.material.brief.background}
        near = (p for p in details if shares(p, draft))
        return [p for p in near if not ({*p.sources} & past or _FIGURE.search(words(p)))]

    def _is_bare(self, found: Point) -> bool:
        """A topic of which nothing is said, or what hangs on something else."""
        faults = {*text_faults(words(found), self.material.article.language)}
        return not says_something(words(found)) or bool({"back", "joins"} & faults)

    def _is_of_all(self, found: Point, idea: Idea, draft: Draft) -> bool:
        """It covers the slide; over what was said in an interview stands what all is about."""
        said = self.material.traits.is_interview and width(words(found)) >= _LEAST
        return said or covers(found, draft, idea, self.material)

    def _is_label(self, found: Point) -> bool:
        """A caption, a footnote, somebody's post, one thing of a list: the message of no slide."""
        if any(map(self.material.is_heading, found.sources)):
            return False
        item = any(is_bare_item(each, self.material) for each in found.sources)
        item = item or bool(_CONCEDES.match(self.material.plain(found.sources)))
        item = item or bool(_ONLY_TELLS.search(words(found)))
        language = self.material.article.language
        return item or bool({"label", "torn"} & {*title_faults(words(found), language)})

    def _topics(self, draft: Draft) -> Iterator[Point]:
        """What its sentences are about, by itself: rather than the name of the slide before."""
        for each in draft.takes:
            made = Bilingual()
            for one in LANGUAGES:
                text = self.material.text(each)[one]
                topic = topic_of(opened(text) if one == "ja" else text, one) if text else text
                made = made.having(one, topic)
            if width(words(Point(made))) >= _SHORTEST:
                yield Point(made, (each,))

    def _whole(self, draft: Draft) -> Iterator[Point]:
        """What the slide says, each a whole sentence, the weightiest first; a short one is read."""
        language = self.material.article.language
        for room in (_SHORTER, _TWO_LINES):
            for each in dict.fromkeys((*self.material.over(draft.takes), *draft.takes)):
                said = self.material.plain(each)
                shown = points(self.material, (each,))
                whole = Point(note(self.material.text(each), TITLE_ROOM), (each,))
                made = shown[0] if len(shown) == 1 else whole
                fits = _LEAST <= width(words(made)) <= room and cues.is_statement(said)
                if fits and not (title_faults(words(made), language) or cues.leans(said)):
                    yield made
                if not fits and (main := self._core(each)) and width(words(main)) <= room:
                    yield main

    def _core(self, identity: str) -> Point | None:
        """The main clause of an English sentence that is long by what stands before it."""
        text = self.material.text(identity)
        main = core(text.en or "") if text.ja is None else ""
        return Point(Bilingual(en=main), (identity,)) if main else None

    def _is_half(self, found: Point) -> bool:
        """A clause of its sentence that names nothing, or that the next one is set against."""
        parts = points(self.material, found.sources) if len(found.sources) == 1 else ()
        language = self.material.article.language
        at = next((n for n, p in enumerate(parts) if plainly(p.text) == plainly(found.text)), -1)
        if len(parts) < _SEVERAL or at < 0:
            return False
        weighed = at < len(parts) - 1 and is_weighed(self.material.plain(found.sources))
        return weighed or not subject(words(found), language)

    def _is_given(self, text: Bilingual) -> bool:
        """In the same words, or in so many of them that it says the same."""
        said = plainly(text)
        if said in self._given or len(said) < _SAME:
            return said in self._given
        return any(
            said in other or (len(other) >= _SAME and other in said) for other in self._given
        )

    def _plainly_said(self, draft: Draft) -> Iterator[Point]:
        """What its slide says in whole phrases, where nothing better stands over it."""
        language = self.material.article.language
        for point in draft.points:
            said = point.text[language] or ""
            bad = {*title_faults(said, language)} - {"mine", "talk", "bald"}
            fits = width(said) <= _TWO_LINES and plainly(point.text) not in self._given
            if not bad and fits and not self._is_half(point):
                yield point

    def _taken(self, found: Point, draft: Draft) -> Point:
        large = draft.layout == "statement"
        text = headline(found.text, MESSAGE_ROOM) if large else headline(found.text)
        made = replace(found, text=text)
        self.reserve(made.text)
        return made

    def _about(self, idea: Idea, draft: Draft) -> Iterator[Point]:
        """The section and what the slide is about, where no sentence stands for it.

        Of a table that is what its columns hold, else what its sentences are about, in their order.
        """
        language = self.material.article.language
        asks = cues.asks(self.material.plain(idea.topic.heading.id))  # and is no name
        name = named(idea.topic.heading) if idea.topic.part and not asks else Bilingual("", "")
        name = Bilingual("", "") if _FILES.match(words(Point(name))) else name
        columns = draft.table[0] if draft.table else ()
        if columns and draft.layout == "table":
            yield from self._free(_of_columns(name, columns), tuple(columns[0].sources))
        for each in draft.takes:
            if not cues.is_statement(self.material.plain(each)):
                continue
            text = self.material.text(each)
            made = Bilingual()
            for one in LANGUAGES:
                whole = text[one]
                if name[one] is not None and whole is not None:
                    topic = topic_of(opened(whole) if one == "ja" else whole, one)
                    made = made.having(one, _under(name[one] or "", topic, one))
            if made[language] and not title_faults(made[language] or "", language):
                yield from self._free(made, (each,))

    def _free(self, text: Bilingual, ids: Ids) -> Iterator[Point]:
        if plainly(text) and plainly(text) not in self._given:
            yield Point(text, ids)

    def _stands(self, found: Point, idea: Idea, draft: Draft) -> bool:
        """It is a whole and true statement, and no mere item of what it would head."""
        language = self.material.article.language
        said = found.text[language] or ""
        if draft.own_title and draft.layout != "quote":
            return True
        faults = {*text_faults(said, language)}
        if any(map(self.material.is_heading, found.sources)):
            return not {"furniture", "credit", "bare", "cut"} & faults
        if found == self._label(draft):
            return not {"furniture", "credit", "cut", "ends", "announces"} & faults
        who = "".join(map(self.material.speaker, found.sources[:1]))
        if self.material.traits.is_meeting and who and who not in said:
            return False  # whose opinion it is
        only = plainly(draft.points[0].text) if len(draft.points) == 1 else ""
        said_so = plainly(found.text)
        if draft.layout == "quote" and said_so in only and len(said_so) >= _MOST * len(only):
            return False  # it is all of the quotation
        items = any(is_bare_item(each, self.material) for each in found.sources)
        listed = self.material.traits.is_meeting  # of its items the names are enough
        names = draft.layout in _RUNNING and not (is_message(said) or listed)
        two = not idea.topic.part or self.material.traits.answers_readers
        small = _TWO_LINES if two else _room(language)
        room = _LARGEST if draft.layout == "statement" else small
        quoted = {"mine", "talk", "back"} if draft.layout == "quote" else set()
        quoted |= {"away"} if self._leads(found, draft) else set()
        whole = not {*title_faults(said, language)} - quoted and width(said) <= room
        written = bool(idea.says and idea.says.text[language])  # what several share is in none
        across = written or len(found.sources) > 1
        plain = self.material.plain(found.sources)
        true = across or is_true(said, plain, language)
        return whole and true and not _CONCEDES.match(plain) and not (items or names)

    def state(self, statement: Statement) -> Point | None:
        """A message by itself; ``None`` where no line holds it."""
        several = [replace(statement, sources=(each,)) for each in statement.sources]
        alone_first = several if not statement.text[self.material.article.language] else [statement]
        stated = (
            found
            for each in alone_first
            for found in (*self.messages(each), self._in_large_type(each))
            if found and is_title(found.text[self.material.article.language] or "")
            if self._is_main(found)
        )
        found = next(stated, None) or self._in_large_type(statement)
        if found is not None:
            self.reserve(found.text)
        return found

    def _is_main(self, found: Point) -> bool:
        """It ends as its sentence does: the clause before the main one is no thesis."""
        pieces = notes(self.material.text(found.sources))
        language = self.material.article.language
        first = pieces[0][language] if len(pieces) > 1 else ""
        return not first or plainly(found.text) != plainly(Bilingual.of(language, first))

    def asked(self, thesis: Statement) -> Point | None:
        """The question of the kind's frame that the thesis answers, the first of them."""
        answered = (f for f in self.material.brief.frame if {*thesis.sources} & {*f.sources})
        framed = next((f for f in answered if plainly(f.text) not in self._given), None)
        if framed is None:
            return None
        self.reserve(framed.text)
        return Point(framed.text, thesis.sources)

    def _in_large_type(self, statement: Statement) -> Point | None:
        """The shortest that says all of it, though it names nobody or fills two lines.

        Of a message in several sentences the first that stands alone; of a long one the last clause
        that is as sure as the whole, unless its halves are weighed against each other.
        """
        language, speaker = self.material.article.language, self.material.brief.speaker
        for ids in dict.fromkeys((statement.sources, *((each,) for each in statement.sources))):
            text = trimmed(self.material.text(ids), speaker)
            whole = text[language] or ""
            sure = certainty(whole, language)
            parted = () if is_weighed(whole) else notes(text, LARGE)[::-1]
            clauses = (
                c
                for c in parted
                if certainty(c[language] or "", language) == sure
                if language == "en" or _OF_SOMETHING.search(c.ja or "")
            )
            for made in (note(text, TITLE_ROOM), note(text, LARGE), *clauses):
                plain = made[language] or ""
                stands = plain and cues.is_statement(plain) and not cues.leans(plain)
                if stands and width(plain) <= _LARGEST:
                    return Point(alone(made, text), ids)
        return None

    def _candidates(self, idea: Idea, draft: Draft, *, first: bool) -> Iterator[Point]:
        """What may head a slide, best first: a short message, a question, a name, a long one."""
        over = self.material.over(draft.takes)
        said = idea.says if first else Statement(over[:1]) if over else None
        if first and idea.topic.heading.id in self.material.ranked:  # the third, and what it is
            yield Point(headline(named(idea.topic.heading)), (idea.topic.heading.id,))
        yield from self._of_form(idea, draft, said, first=first)
        yield from self._short(idea, draft, said, first=first)
        yield from _single(draft)
        if draft.layout not in _OF_SEVERAL:
            yield from self._from(over[:1], _SHORTER)
        if draft.layout not in _OF_SEVERAL:
            part = first and bool(idea.topic.part)  # its section's name can stand over it
            claims = part and self._is_message(idea.topic.heading.id)
            others = () if claims else over[1:2] if part else over[1:_NEXT]
            yield from self._from(others, TITLE_ROOM)
            yield from self._from(others, _SHORTER)
        if draft.layout == "statement":  # there is room for two lines
            yield from self._from(over[:1], _LARGEST)
        files = _FILES.match(self.material.plain(idea.topic.heading.id))
        if idea.topic.part and not files:  # rather than a title that says something else
            yield Point(headline(question(named(idea.topic.heading))), (idea.topic.heading.id,))
        else:
            yield from self._from(opening(draft, self.material), _TWO_LINES)
        yield from self._shown(draft, TITLE_ROOM)
        yield from self._shown(draft, _SHORTER)
        yield from (p for p in draft.points if width(words(p)) <= _SHORTER and p.sources)
        if who := draft.fields.get("attribution"):
            yield Point(_words_of(who.text), who.sources)
        shown = (*draft.points, *(g.title for g in draft.groups))
        yield from (Point(headline(p.text), p.sources) for p in shown if p.sources and not p.mark)

    def _of_form(
        self, idea: Idea, draft: Draft, statement: Statement | None, *, first: bool
    ) -> Iterator[Point]:
        """What comes before any message: a decision, a count, a contrast, a term, a question."""
        heading = idea.topic.heading
        if draft.own_title:
            yield from draft.titles
        if label := self._label(draft):
            yield label
        for topic, decided in decisions(self.material):
            mine = {*decided.sources} & {*draft.takes}
            if topic.heading.id == heading.id and first and (mine or not draft.table):
                whole = width(words(decided)) <= TITLE_ROOM
                yield decided if whole else over(decided.sources[0], self.material)
        if self.material.traits.is_meeting and idea.topic.part:
            yield Point(headline(named(heading)), (heading.id,))
        if draft.layout in _OF_MEMBERS and statement and {*statement.sources} <= {*draft.takes}:
            yield from self._counted(idea.topic, draft)  # the message is one of several
        if draft.layout == "comparison":
            yield from self._of_both(draft)
        if draft.layout == "columns" and all(map(self._is_named, draft.groups)):
            yield from self._side_by_side(idea, draft)
        plain = self.material.plain(heading.id)
        if idea.topic.part and (self.material.traits.answers_readers or cues.asks(plain)):
            yield from self._answering(plain, idea, draft, first=first)
            yield Point(headline(question(named(heading))), (heading.id,))

    def _leads(self, found: Point, draft: Draft) -> bool:
        """The list that it speaks of stands below it."""
        at = draft.takes.index(found.sources[0]) + 1 if found.sources[0] in draft.takes else 0
        below = draft.takes[at : at + 1] if at else ()
        return any(isinstance(self.material.block.get(each), ItemList) for each in below)

    def _label(self, draft: Draft) -> Point | None:
        """The line over a list that is most of the slide: 合意したこと, 必要な物."""
        block = self.material.block.get(draft.takes[0]) if draft.takes else None
        inside = [e for e in draft.takes if self.material.block.get(e) is block]
        if not isinstance(block, ItemList) or len(inside) * 2 <= len(draft.takes):
            return None
        topic = self.material.home[draft.takes[0]]
        at = topic.at[id(block)]
        before = topic.blocks[at - 1] if at else None
        if not isinstance(before, Paragraph) or len(before.sentences) != 1:
            return None
        over = before.sentences[0]
        made = Bilingual()
        for language in LANGUAGES:
            text = over.text[language]
            made = made.having(language, text and text.strip().rstrip("：:。"))
        said = made[self.material.article.language] or ""
        short = 0 < width(said) <= _LABEL_ROOM
        return Point(made, (over.id,)) if short and not says_something(said[-2:]) else None

    def _answering(self, asked: str, idea: Idea, draft: Draft, *, first: bool) -> Iterator[Point]:
        """What the question over the section is answered with: it names what it is about."""
        shown = any(isinstance(each, Table) for each in idea.objects)  # it is the answer
        said = idea.body if first and shown else draft.takes
        only = len(draft.groups) == 1 and len(draft.groups[0].points) == 1
        for each in answers("" if shown or only else asked, said, self.material):
            yield from self._from((each,), _ANSWER)
            text = self.material.text(each)
            text = text.having("ja", text.ja and REASON.sub("", text.ja))
            made = note(text, TITLE_ROOM)
            wide = width(made[self.material.article.language] or "")
            if _LEAST <= wide <= _ANSWER:
                yield Point(made, (each,))
        if self.material.traits.is_interview:  # what was said rather than what was asked
            yield from self._from(self.material.over(draft.takes)[:_NEXT], TITLE_ROOM)

    def _short(
        self, idea: Idea, draft: Draft, statement: Statement | None, *, first: bool
    ) -> Iterator[Point]:
        """What is read at a glance, and the question that the section answers."""
        heading = idea.topic.heading
        said = statement.sources[:1] if statement else ()
        leads = idea.topic.part and self._is_message(heading.id)
        if first and leads and self.material.over((*said, heading.id))[:1] != said:
            yield Point(headline(named(heading)), (heading.id,))
        stressed = [each for each in draft.takes if self.material.is_emphasised(each)]
        if len(stressed) > 1:  # of a list every item begins in bold
            stressed = [e for e in stressed if not is_bare_item(e, self.material)]
        if draft.layout not in _OF_SEVERAL or len(stressed) == 1:
            yield from self._from(stressed, _LONGEST)
        if statement:
            yield from self.messages(statement, (TITLE_ROOM,))
        if first and leads:
            yield Point(headline(named(heading)), (heading.id,))
        yield from draft.titles
        if draft.layout in _OF_SEVERAL:
            yield from self._counted(idea.topic, draft)
        yield from self._begun(draft, idea, TITLE_ROOM)
        if statement:
            yield from self.messages(statement, (_LONGEST,))
        yield from self._begun(draft, idea, _LONGEST)

    def _of_both(self, draft: Draft) -> Iterator[Point]:
        """What is said of a contrast besides, or all of it: no side of it alone."""
        contrast = draft.groups[0].title.sources
        sides = [{source for p in g.points for source in p.sources} for g in draft.groups]
        both = set.intersection(*sides)
        yield from self._from((each for each in draft.takes if each not in both), TITLE_ROOM)
        made = note(self.material.text(contrast), _TWO_LINES)
        wide = width(made[self.material.article.language] or "")
        if wide > _LONGEST:
            yield self._both_names(draft, contrast)
        if wide <= _TWO_LINES:
            yield Point(made, contrast)

    def _is_named(self, group: Group) -> bool:
        return any(map(self.material.is_heading, group.title.sources))

    def _side_by_side(self, idea: Idea, draft: Draft) -> Iterator[Point]:
        """Sections side by side are headed by the names of all, unless another one holds them."""
        heads = [group.title for group in draft.groups]
        ids = tuple(source for title in heads for source in title.sources)
        held = idea.topic.heading.id not in ids and idea.topic.part
        if held and not self._is_given(question(named(idea.topic.heading))):
            return
        for found in _names(draft):
            if width(words(found)) <= _SHORTER:
                yield found

    def _both_names(self, draft: Draft, contrast: Ids) -> Point:
        """What is set against what; the other language says it where it names both."""
        made = Bilingual()
        for language in LANGUAGES:
            one, other = (group.title.text[language] for group in draft.groups)
            if one is not None and other is not None:
                other = self._inside(other) if language == "en" else other
                said = phrase("planning", "both", one=one, other=other)[language]
                made = made.having(language, said if one and other else "")
        return Point(made, contrast)

    def _inside(self, name: str) -> str:
        """As it stands inside a title: what the article also writes small has no capital."""
        small = name[:1].lower() + name[1:]
        first = re.compile(rf"\b{re.escape(small.split(' ')[0])}\b")
        told = (each.text.en or "" for each in sentences(self.material.article))
        return small if any(map(first.search, told)) else within(name)

    def _counted(self, topic: Topic, draft: Draft) -> Iterator[Point]:
        """The heading and how many things stand below it, where it names them."""
        heading = topic.heading
        plain = self.material.plain(heading.id)
        key = "in_steps" if draft.layout == "steps" else "counted"
        heads = {each for group in draft.groups for each in group.title.sources}
        inside = {t.heading.id for t in self.material.topics if t.part == topic.part} - {heading.id}
        all_of_it = not all(map(self._is_named, draft.groups)) or heads == inside
        count = len(draft.groups) if all_of_it else 0
        if count > 1 and topic.part and names_things(plain) and not _COUNTS.search(plain):
            made = Bilingual()
            for language in LANGUAGES:
                text = named(heading)[language]
                if text is not None:
                    whole = phrase("planning", key, heading=text, count=count)
                    made = made.having(language, whole[language])
            yield Point(made, (heading.id,))

    def messages(
        self, statement: Statement, rooms: Sequence[float] = (TITLE_ROOM, _SHORTER, _TWO_LINES)
    ) -> Iterator[Point]:
        """What can stand over a slide for a statement, the shortest words first."""
        if statement.text[self.material.article.language]:
            yield Point(statement.text, statement.sources)
            return
        for room in rooms:
            yield from self._from(statement.sources, room)

    def _begun(self, draft: Draft, idea: Idea, room: float) -> Iterator[Point]:
        """What the paragraphs of a slide begin with: of what comes later none is its message."""
        if draft.layout == "qa" and self.material.traits.is_interview:
            roles = self.material.article.roles
            answer = [e for e in draft.takes if roles.get(e) != "question"]
            yield from self._from(answer[:1], room)
            yield from draft.groups[0].points[:1]
        if draft.layout not in _RUNNING:
            return
        told: dict[str, int] = {}
        for each in draft.takes:
            block = self.material.block.get(each)
            said = (
                [s.id for s in block_sentences(block) if s.id not in self.material.aside]
                if block
                else []
            )
            if each in said[:1]:
                told[each] = len(said)
        firsts = sorted(told, key=lambda each: -min(told[each], 2))  # an aside is one sentence
        yield from self._from((each for each in firsts if each not in idea.caveats), room)

    def _from(self, ids: Iterable[str], room: float) -> Iterator[Point]:
        """The sentences that can be said in so much room, whole or in a clause of theirs."""
        for each in ids:
            plain = self.material.plain(each)
            if cues.leans(plain) or not cues.is_statement(plain):
                continue
            text = self.material.text(each)
            made = next(self._said(text, room), None)
            if made is not None:
                yield Point(alone(made, text), (each,))

    def _said(self, text: Bilingual, room: float) -> Iterator[Bilingual]:
        weighed = is_weighed(text[self.material.article.language] or "")
        for piece in (text, *(mains(text)[1:] if weighed else mains(text))):
            made = title(piece, room)
            if made is not None:
                yield made
        whole = note(text, room)  # 磯遊びに向くのは、大潮の日: a topic that is no noun
        plain = whole.ja or ""
        if plain and width(plain) <= room and cues.is_claim(plain):
            yield whole

    def _shown(self, draft: Draft, room: float) -> Iterator[Point]:
        """Titles that take a point's place: half a sentence over the whole of it says it twice."""
        points = {plainly(point.text) for point in draft.points}
        for found in self._from(draft.takes, room):
            if not points or plainly(found.text) in points:
                yield found

    def _is_message(self, identity: str) -> bool:
        """A heading that claims something, and does not only name it."""
        plain = self.material.plain(identity)
        says = plain.isascii() or bool(_SAYS.search(plain))
        return says and cues.is_claim(plain) and width(plain) <= _LONGEST


def _only_limits(found: Point, idea: Idea, draft: Draft) -> bool:
    """It says what limits the message, which is on the slide too: no title without it."""
    here = {*idea.said} & {*draft.takes}
    return bool(here) and {*found.sources} <= {*idea.caveats} - {*idea.said}


def _is_cut(text: Bilingual) -> bool:
    """Two lines do not hold all of it, or a quotation in it has no end."""
    made = headline(text)
    said = made.ja or made.en or ""
    return said.endswith("…") or said.count("「") != said.count("」")


def _room(language: Language) -> float:
    """Em of a sentence over a slide."""
    return _SHORTER if language == "ja" else _LONGEST


def _under(name: str, topic: str, language: Language) -> str:
    """A topic under the name of its section; nothing where one says the other or all is long."""
    listed = "：" in name or ": " in name  # 協議：変更案 has two parts already
    again = language == "ja" and name.endswith(topic[-_LEAST_NOUN:])  # 目標：今後の目標
    if (
        not topic
        or topic in name
        or again
        or listed
        or language == "en"
        or _VAGUE.match(topic.strip())
    ):
        return ""
    whole = phrase("planning", "of_topic", heading=name, topic=topic)[language] or ""
    if name:
        return whole if width(whole) <= _LONGEST else ""
    return topic if width(topic) >= _SHORTEST else ""


_LEAST_NOUN = 2  # characters of a noun


def _of_columns(name: Bilingual, columns: Sequence[Point]) -> Bilingual:
    """A table by what it sets side by side: 閏月：朔・中気・旧暦月."""
    made = Bilingual()
    for language in LANGUAGES:
        heads = [cell.text[language] for cell in columns]
        if name[language] is not None and None not in heads and all(heads):
            joined = (phrase("planning", "beside")[language] or "").join(h or "" for h in heads)
            whole = phrase("planning", "of_topic", heading=name[language] or "", topic=joined)
            said = (whole[language] or "") if name[language] else joined
            made = made.having(language, said if width(said) <= _SHORTER else "")
    return made


_BUT = re.compile(
    r"(?:が|ものの|けれど|けれども|のに対して?|一方で?)、|, (?:but|although|though|while|whereas) "
)


def is_weighed(text: str) -> bool:
    """One half is set against the other: neither is meant alone."""
    return bool(_BUT.search(text))


def _span(draft: Draft) -> Iterator[Point]:
    """From when to when a line of time goes."""
    if draft.layout == "timeline":
        first, last = draft.groups[0].title, draft.groups[-1].title
        made = Bilingual()
        for language in LANGUAGES:
            one, other = first.text[language], last.text[language]
            if one and other:
                made = made.having(language, f"{one} – {other}")
        yield Point(made, (*first.sources, *last.sources))


def _names(draft: Draft) -> Iterator[Point]:
    """What stands side by side, by all of its names."""
    if draft.layout == "columns":
        made = Bilingual()
        for language in LANGUAGES:
            names = [group.title.text[language] for group in draft.groups]
            if all(names):
                joint = phrase("planning", "beside")[language] or ""
                made = made.having(language, joint.join(name or "" for name in names))
        yield Point(made, tuple(e for group in draft.groups for e in group.title.sources))


def _single(draft: Draft) -> Iterator[Point]:
    """The only point of a slide is its message."""
    if draft.layout in _RUNNING and len(draft.points) == 1:
        yield from (p for p in draft.points if p.sources and width(words(p)) <= _TWO_LINES)


def _words_of(who: Bilingual) -> Bilingual:
    """Whose words a quotation is, where nothing shorter than all of it can head it."""
    made = Bilingual()
    for language in LANGUAGES:
        name = who[language]
        if name is not None:
            said = phrase("planning", "words_of", who=name)[language] if name else ""
            made = made.having(language, said)
    return made


def statable(statement: Statement, material: Material) -> bool:
    """Whether a message can stand over a slide."""
    return next(Titles(material).messages(statement), None) is not None


def stated(statement: Statement, material: Material) -> bool:
    """Whether it can stand by itself in large type."""
    return Titles(material).state(statement) is not None
