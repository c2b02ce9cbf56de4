"""Quotations: blocks of their own, and long 「…」 that fill whole sentences."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.persons import FOREIGN_NAME
from generator.japanese.width import width
from generator.model import LANGUAGES, Bilingual, Paragraph, Point, Quote, other
from generator.planning import cues, quoting
from generator.planning.draft import Draft
from generator.planning.people import ROLES, TITLES, is_person
from generator.planning.points import noted, verbatim
from generator.planning.topics import japanese
from generator.wording.attribution import in_marks
from generator.wording.notes import notes
from generator.wording.titles import title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Block, Language, Sentence
    from generator.planning.ideas import Idea
    from generator.planning.material import Material
    from generator.planning.quoting import Said
    from generator.planning.topics import Topic


SHORTEST = 30
"""Characters a quotation must have to stand on a slide of its own."""


def quotes(idea: Idea, material: Material) -> Iterator[Draft]:
    """A draft for every quotation, with the gloss on it that follows."""
    for block in _blocks(idea, material):
        if isinstance(block, Quote):
            yield from _draft(block.sentences, block, idea, material)
        elif isinstance(block, Paragraph):
            for run in _quoted_runs(block.sentences):
                if run[-1] is block.sentences[-1] or _is_long(run):
                    yield from _draft(run, None, idea, material)
            yield from _told(block.sentences, idea, material)


def _blocks(idea: Idea, material: Material) -> list[Block]:
    """The blocks that the idea's sentences stand in, once each."""
    found = {id(b): b for each in idea.body if (b := material.block.get(each)) is not None}
    return list(found.values())


def _told(sentences: Sequence[Sentence], idea: Idea, material: Material) -> Iterator[Draft]:
    """Somebody's words inside a sentence, with what else its paragraph says of the matter.

    The other sentence stands over them where it can, else beside them.
    """
    language = material.article.language
    at = 0
    while at < len(sentences):
        sentence = sentences[at]
        found = quoting.said(material.plain(sentence.id)) if sentence.id in idea.body else None
        at += 1
        if found is None:
            continue
        run = [sentence]
        while at < len(sentences) and quoting.goes_on(material.plain(sentences[at].id)):
            run.append(sentences[at])
            at += 1
        if sum(len(material.plain(each.id)) for each in run) < _SHORT[language]:
            continue
        plain = [material.plain(s.id) for s in sentences[: sentences.index(sentence)]]
        who = quoting.named(found.who, plain)
        if who:
            yield _signed(run, replace(found, who=who), idea, material)


# Characters, and letters, of words inside a sentence that have a slide.
_SHORT = {"ja": SHORTEST, "en": 40}


def _signed(run: Sequence[Sentence], found: Said, idea: Idea, material: Material) -> Draft:
    first = run[0]
    joint = "、" if material.article.language == "ja" else ", "
    signature = joint.join(filter(None, (found.who, found.how)))
    ids = tuple(sentence.id for sentence in run)
    shown = (_words(first, found, material), *map(verbatim, run[1:]))
    beside = [e for e in idea.body if e not in ids and cues.is_statement(material.plain(e))]
    fields = {"attribution": _whose(first, signature, material)}
    takes = ids
    titles: list[Point] = []
    if len(beside) <= _BESIDE and all(map(material.is_running, beside)):
        for each in beside:
            over = title(material.text(each)) if not titles else None
            if over and not cues.leans(material.plain(each)):
                titles.append(Point(over, (each,)))
            elif "note" not in fields:
                fields["note"] = noted(material, (each,))
            takes = (*takes, each)
    titles += _told_best([replace(first, text=shown[0].text)])
    return Draft(
        "quote", material.in_order(takes), tuple(titles), True, points=shown, fields=fields
    )


_BESIDE = 2


def _words(sentence: Sentence, found: Said, material: Material) -> Point:
    """What is said; in the other language its own quotation, else the whole sentence."""
    here, there = material.article.language, other(material.article.language)
    whole = sentence.text[there]
    told = quoting.said(whole) if whole is not None else None
    mine, theirs = _read(found.words, here), _read(told.words, there) if told else []
    few = _shown(mine)
    made = in_marks(Bilingual.of(here, "".join(mine[:few])))
    if whole is not None:
        alike = len(theirs) == len(mine)  # sentence by sentence in both
        words = "".join(theirs[:few] if alike else theirs)
        made = made.having(there, in_marks(Bilingual.of(there, words))[there] if told else whole)
    return Point(made, (sentence.id,))


def _read(words: str, language: Language) -> list[str]:
    """The sentences of what is quoted, with what stands between them."""
    starts = [0, *(it.end() for it in _SENTENCE[language].finditer(words) if it.end() < len(words))]
    return [words[start:end] for start, end in pairwise((*starts, len(words)))]


def _shown(said: Sequence[str]) -> int:
    """How many of its sentences a slide holds, the first of them; the rest is heard."""
    wide = accumulate(map(width, said))
    return max(1, sum(each <= _MOST_INSIDE for each in wide))


_MOST_INSIDE = 110.0  # em


def _whose(sentence: Sentence, signature: str, material: Material) -> Point:
    there = other(material.article.language)
    made = Bilingual.of(material.article.language, signature)
    whole = sentence.text[there]
    if whole is not None:
        told = quoting.said(whole)
        made = made.having(there, told.who if told else "")
    return Point(made, (sentence.id,))


# Says whose the words before were.
_WHOSE = re.compile(r"の(?:口ぐせ|口癖|言葉|ことば|教え|遺言|セリフ)(?:です|でした|だ|だった)。?$")

_GLOSS = re.compile(r"^(?:つまり|すなわち|要するに)、?|^(?:In other words|That is),? ")


def _draft(
    words: Sequence[Sentence], block: Quote | None, idea: Idea, material: Material
) -> Iterator[Draft]:
    if not words or words[0].id not in idea.body:
        return
    topic = material.home[words[0].id]
    told = topic.sentences
    at, end = topic.places[words[0].id], topic.places[words[-1].id] + 1
    before = told[at - 1] if at else None
    who = speaker(topic, block, before) or _attributed(words[0], material)
    takes = [sentence.id for sentence in words]
    takes += [sentence.id for sentence in block.attribution] if block else []
    if leads_up(before) and before:
        takes.append(before.id)
    unsigned = block is not None and not block.attribution and len(words) > 1
    if unsigned and _SIGNATURE.match(japanese(words[-1])):
        who, words = _signature(words[-1]), words[:-1]
    after = told[end].id if end < len(told) else ""
    if not who and after in idea.body and _WHOSE.search(material.plain(after)):
        who = noted(material, (after,))
        takes.append(after)
        end += 1
    who = who or _only_one(words[0], block, material)
    if not who:
        return  # nobody knows whose words they are: they stand among the points
    fields = {"attribution": who}
    titles = list(_told_best(words))
    led = material.attributed.get(words[0].id) if block is None else None
    leading = before and led and led.told_in == before.id in idea.body and not leads_up(before)
    if before and leading and (over := title(material.text(before.id))):
        titles.insert(0, Point(over, (before.id,)))  # …は森田さんの一言だった
        takes.append(before.id)
    gloss = told[end].id if end < len(told) else ""
    if gloss in idea.body and _GLOSS.match(material.plain(gloss)):
        fields["note"] = noted(material, (gloss,))
        takes.append(gloss)
    shown = tuple(_unstopped(verbatim(each)) for each in _opening(words))
    yield Draft("quote", material.in_order(takes), tuple(titles), points=shown, fields=fields)


def _unstopped(point: Point) -> Point:
    """Without the stop that a sentence has behind the marks: 「…」。."""
    ja = point.text.ja
    closed = ja is not None and ja.endswith("」。")
    return replace(point, text=point.text.having("ja", ja.rstrip("。"))) if ja and closed else point


def _attributed(words: Sentence, material: Material) -> Point | None:
    """Whoever a sentence beside them says that they are of."""
    told = material.attributed.get(words.id)
    if told is None:
        return None
    english = None if material.known[told.told_in].text.en is None else ""
    return Point(Bilingual(told.who, english), (told.told_in,))


def _only_one(words: Sentence, block: Quote | None, material: Material) -> Point | None:
    """The only one who says anything in the article, where the section names them, too."""
    if block is not None or material.article.language != "ja":
        return None
    who = material.only_speaker()
    topic = material.home[words.id]
    name = quoting.bare_name(who)
    named = name and any(name in japanese(each) for each in (topic.heading, *topic.sentences))
    english = None if words.text.en is None else ""
    return Point(Bilingual(who, english), (words.id,)) if named else None


_TITLE_ROOM, _SHORTEST_TITLE = 24.0, 8.0
_SENTENCE = {"ja": re.compile(r"(?<=[。！？])"), "en": re.compile(r"(?<=[.!?])\s+")}
_OUTER = '「」『』“”"'


# Ends as a clause does that another one follows.
_TRAILS = re.compile(r"(?:から|ので|けれ?ど|のに|[はがをにで])$")


def _told_best(words: Sequence[Sentence]) -> tuple[Point, ...]:
    """Short sentences and then clauses of what is quoted, the last first.

    What comes last is what they are after.
    """
    found: list[Point] = []
    wholes: list[Point] = []
    for sentence in words:
        parts = {
            each: [p for p in _SENTENCE[each].split((sentence.text[each] or "").strip(_OUTER)) if p]
            for each in LANGUAGES
        }
        pairs = _paired(sentence, parts["ja"], parts["en"])
        for pair in pairs:
            if _SHORTEST_TITLE <= width(pair.ja or pair.en or "") <= _TITLE_ROOM:
                said = Bilingual(*(each and each.rstrip("。.") for each in (pair.ja, pair.en)))
                wholes.append(Point(in_marks(said), (sentence.id,)))
        for piece in (p for pair in pairs for p in (*_opened(pair), *notes(pair), *_closed(pair))):
            plain = piece.ja or piece.en or ""
            if _SHORTEST_TITLE <= width(plain) <= _TITLE_ROOM and not _TRAILS.search(plain):
                found.append(Point(in_marks(piece), (sentence.id,)))
    return (*reversed(wholes), *reversed(found))


_OPENS = {
    "ja": re.compile(r"^(.{6,20}?(?:もの|こと|だけ|から))で、"),
    "en": re.compile(r"^([^,]{12,60}), "),
}


def _opened(pair: Bilingual) -> list[Bilingual]:
    """The first clause."""
    return _clause(pair, {each: _OPENS[each].match(pair[each] or "") for each in LANGUAGES})


def _clause(pair: Bilingual, found: Mapping[Language, re.Match[str] | None]) -> list[Bilingual]:
    """What the source language sets apart; the other stands whole where it does not."""
    mine: Language = "en" if pair.ja is None else "ja"
    if not found[mine]:
        return []
    made = Bilingual()
    for each in LANGUAGES:
        match, whole = found[each], pair[each]
        if whole is not None:
            text = match[1] if match else whole.rstrip("。.")
            made = made.having(each, text[:1].upper() + text[1:])
    return [made]


_CLOSES = {
    "ja": re.compile(r"(?<!たら)(?<![ばがど])(?<!なら)(?<!限り)、([^、]{8,22})$"),
    "en": re.compile(r", (?:and )?((?:I|we|it|the|you) [^,]{10,60})$"),
}


def _closed(pair: Bilingual) -> list[Bilingual]:
    """The last clause."""
    ends = {each: (pair[each] or "").rstrip("。.") for each in LANGUAGES}
    return _clause(pair, {each: _CLOSES[each].search(ends[each]) for each in LANGUAGES})


def _paired(sentence: Sentence, ja: list[str], en: list[str]) -> list[Bilingual]:
    """Sentence by sentence where the languages have as many, else the source's alone."""
    if sentence.text.ja is None:
        return [Bilingual(en=each) for each in en]
    if sentence.text.en is None:
        return [Bilingual(ja=each) for each in ja]
    if len(ja) == len(en):
        return [Bilingual(*pair) for pair in zip(ja, en, strict=True)]
    return [Bilingual(each, "") for each in ja]


_SIGNATURE = re.compile(r"\s*[—―–-]+\s*(?=\S)")  # — Author, on the last line of a quotation


def _signature(sentence: Sentence) -> Point:
    texts = {lang: sentence.text[lang] for lang in LANGUAGES}
    ja, en = (None if text is None else _SIGNATURE.sub("", text, 1) for text in texts.values())
    return Point(Bilingual(ja, en), (sentence.id,))


_MOST = 150.0  # em of a quotation that is read off a slide; the rest of a longer one is said


def _opening(words: Sequence[Sentence]) -> Sequence[Sentence]:
    """The first sentences, as many as a slide holds; a quotation in marks is not broken."""
    if japanese(words[0]).startswith(("「", "“", '"')) and len(words) < _FEW:
        return words
    wide = list(accumulate(width(japanese(sentence)) for sentence in words))
    return words[: max(1, sum(each <= _MOST for each in wide))]


_FEW = 5


def _is_long(run: Sequence[Sentence]) -> bool:
    """Too long for a point: shorter words in the midst of what is told stay where they are said."""
    return sum(width(japanese(each)) for each in run) > _TWO_LINES


_TWO_LINES = 48.0  # em of a point


def _quoted_runs(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """Runs from a sentence that opens a quotation to the one that closes it, nothing around."""
    at = 0
    while at < len(sentences):
        stop = _closes(sentences, at) if japanese(sentences[at]).startswith("「") else 0
        run = tuple(sentences[at:stop])
        if stop and sum(len(japanese(s)) for s in run) >= SHORTEST:
            yield run
        at = max(at + 1, stop)


def _closes(sentences: Sequence[Sentence], start: int) -> int:
    """The index after the sentence that ends with the closing mark, 0 if it ends otherwise."""
    depth = 0
    for n, sentence in enumerate(sentences[start:], start):
        text = japanese(sentence)
        for at, char in enumerate(text):
            depth += (char == "「") - (char == "」")
            if depth == 0 and at < len(text.rstrip("。")) - 1:
                return 0
        if depth == 0:
            return n + 1
    return 0


_SUBJECT = re.compile(r"(?:^|、)(?P<who>[^。、「」]{1,40}?)(?:は|も|が(?!ら))")
_NAMED = re.compile(
    rf"(?:{TITLES}|{FOREIGN_NAME}|{'|'.join(ROLES)}|CEO|担当者)(?:[（(][^（）()]+[)）])?$"
)
# 今では, 取材には, 当時は: a topic that speaks no word.
_ADVERBIAL = re.compile(r"(?:[でにとら]|今|当時|最近|以前|現在|[年月日時頃])$")

_PRONOUN = re.compile(r"(?:彼|彼女|本人|同氏|自身)$")
_EN_SUBJECT = re.compile(
    r"^(?P<who>[^.,:;“”\"]{2,60}?),? "
    r"(?:said|says|wrote|writes|explained|explains|recalled|recalls|put it|commented|told|added)\b"
)


def leads_up(before: Sentence | None) -> bool:
    """The sentence says that somebody's words follow, as 館長はこう話します does."""
    return before is not None and cues.leads_up(before.text.ja or "")


def speaker(topic: Topic, quote: Quote | None, before: Sentence | None) -> Point | None:
    """Who is to sign a quotation; nobody where that cannot be told.

    Args:
        topic: where it stands.
        quote: the block that it is, if it is one.
        before: the sentence before it.
    """
    if quote is not None and quote.attribution:
        return verbatim(quote.attribution[0])
    who = _subject(before) if before and leads_up(before) else ""
    if before is None or not who or _is_the_topics(who, topic):
        return verbatim(topic.heading) if is_person(topic) else None
    if not _NAMED.search(who):
        return None  # somebody speaks, but hardly the person whom the section is about
    english = _EN_SUBJECT.match(before.text.en or "")
    told = english["who"] if english else "" if before.text.en is not None else None
    return Point(Bilingual(who, told), (before.id,))


def _subject(sentence: Sentence) -> str:
    """Who does what a Japanese sentence says, in its words; empty if it leaves that out."""
    found = (each["who"] for each in _SUBJECT.finditer(sentence.text.ja or ""))
    return next((who for who in found if not _ADVERBIAL.search(who)), "")


def _is_the_topics(who: str, topic: Topic) -> bool:
    parts = re.split(r"[・＝=\s　]", re.sub(rf"(?:{TITLES})$", "", japanese(topic.heading)))
    named = any(len(part) > 1 and part in who for part in parts)
    return bool(_PRONOUN.search(who)) or (named and is_person(topic))
