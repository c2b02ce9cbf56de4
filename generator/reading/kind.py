"""What kind of text an article is, decided by its words and its form, with the reasons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.choices import nearest
from generator.errors import SettingsError
from generator.japanese.sentences import answers, asks_somebody
from generator.kinds import PLACES, kinds
from generator.locale import phrase, said
from generator.model import (
    ItemList,
    Paragraph,
    Section,
    Table,
    all_sections,
    block_sentences,
    blocks,
    sentences,
)
from generator.reading.announced import FACT
from generator.reading.plain.front import CONTACT, FEWEST_FACTS, OF_RELEASE
from generator.reading.plain.items import FOR, PART
from generator.reading.plain.lines import KEYWORD, REQUEST
from generator.reading.raw import ReadingOptions
from generator.reading.roles import roles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.kinds import KindOfText
    from generator.model import (
        Article,
        Bilingual,
        Block,
        Kind,
        Language,
        Role,
        Sentence,
    )
    from generator.settings import Settings

# What a cue counts: once in title and lead; elsewhere by the share of headings or sentences that
# have it, so that a word in passing decides nothing.
_WEIGHTS = {"title": 4.0, "heading": 4.0, "lead": 2.0, "sentence": 5.0}

_ONCE = ("title", "lead")
_FEW = 4  # headings or sentences: of fewer, one alone says little
_FEWEST_HEADINGS = 3
_MOSTLY = 0.5  # of the headings, where somebody answers them by name
_LOOKED_AT = 300  # characters of a sentence: some cues look ahead from each
_LINES = 4  # sentences of the lead that may say who is asked
_LABEL = 60  # characters of a line above or below the title that says what the text is
_VOICES = 2  # quotations that make a report: one is an anecdote
_ANSWERS_IN = 10  # sentences in which somebody asks once, where a text is of questions and answers
_TOLD = 1.0  # a cue that counts as much is named among the reasons
_DEFAULT: Kind = "explainer"
_BASE = 1.0  # what explaining has in its favour where nothing else is told by its words
_FIRST_PERSON = re.compile(
    r"(?:私|僕|ぼく|わたし|俺|自分)(?:[はがもをにの]|たち)|わが家|我が家|\b(?:I|my|me)\b"
)
_PLAIN = re.compile(r"(?:[うくすつぬむるぐぶいただ]|ない|だった|である)[。]?$")
_POLITE = re.compile(r"(?:です|ます|ました|でした|ません|でしょう)[。！!?？]?$")
_ACTS = re.compile(
    r"(?:[うくぐすつぬぶむる]|ます|ましょう|ください)[。！!]?$|^[A-Z][a-z]+ (?:the|your|a|an)\b"
)
_STEP = re.compile(
    r"^(?:手順|STEP|Step|ステップ)\s*[0-9０-９]|^[0-9０-９]{1,2}[.．]\s?\S+[うくぐすつぬぶむる]$"
)
# Something happened; of any text some sentences say so.
_PAST = {
    "ja": re.compile(
        r"た(?:ん(?:です|だ)|の(?:です|だ)|と思う|が|けど|ね|よ|な)*[。！!♪…〜w笑）()]*$"
    ),
    "en": re.compile(
        r"\b(?:I|we|We)\b(?: \w+ly)? "
        r"(?:was|were|had|did|got|went|felt|thought|knew|found|took|saw|made|came|began|\w+ed)\b"
    ),
}
_FELT = re.compile(r"と思|[うれ楽]し(?:い|か)|気が(?:し|す)|[たな]いなぁ?|かな[。！]?$|[！♪〜]$|笑")
_SOME_PAST, _LEAST_I = 0.24, 0.06

# Somebody who is named or told by their office, with their own words.
_QUOTED = re.compile(
    r"[^「」。]{2,}(?:さん|氏|教授|博士|市長|町長|村長|知事|社長|会長|館長|園長|長|職員|住民|男性|女性|市|町|県|省|庁)"
    r"(?:[（(][^）)]*[）)])?(?:は|が|も)、?[^「」]{0,30}「[^」]{6,}」と"
    r"|「[^」]{6,}」と、?[^「」。]{0,40}(?:さん|氏|教授|博士|市長|町長|社長|会長|館長|職員|住民|男性|女性)"
    r"|[\"”],? (?:said|says) (?:[A-Z]|the )|\b[A-Z]\w+ (?:said|says),? [\"“]"
)

# Whoever is told of with their age is somebody whom a reporter met: 木島さん（67）.
_AGED = re.compile(
    r"[^\s、。（(]{2,}(?:さん|氏|くん|君|ちゃん|園長|店長|社長|会長|館長|教授)[（(]\d{1,3}(?:歳|才)?[）)]"
    r"|\b[A-Z][\w'’]+, \d{1,2}, (?:who|whose|a |an |the |from |of |said)"
)
_ONLY_QUOTED = re.compile(r"^「[^」]{8,}」[。]?$")

_SPOON = re.compile(
    r"(?:大さじ|小さじ|カップ|少々|適量|ひとつまみ|cups?|tbsp|tsp|tablespoons?|teaspoons?)|"
    r"(?<![0-9A-Za-z])[0-9０-９/½]+\s?"
    r"(?:g|kg|ml|mL|cc|[lL]|グラム|合|片|かけ|束|切れ|丁|尾|株)(?![0-9A-Za-z])"
)
_BY_SPOON = re.compile(r"大さじ|小さじ|カップ|\b(?:cups?|tbsp|tsp|tablespoons?|teaspoons?)\b")
_SPOKEN = re.compile(r"「[^」]*」|[\"“][^\"”]*[\"”]")
_DASHED = re.compile(r"^[—―─–]{1,3}\s*\S.*[?？。]$")  # an interviewer's question, after a dash
_THANKS = re.compile(r"ありがとう|よろしく|はじめまして|こんにちは|\bthank", re.IGNORECASE)
_ASKS = re.compile(rf"[?？]$|(?:か|ください|お願いします|ひと言)[。！!]?$|{REQUEST}")
_REQUEST = re.compile(REQUEST)
# A heading that says something, or asks without a mark.
_STATED = re.compile(
    r"(?:[うくぐすつぬぶむる]|ない|ません|です|ます|した|ている)[。]?$|[!.]$"
    r"|^(?:how|what|why|when|where|who|which|can|could|do|does|did|is|are|will|should|may)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Text:
    """What cues are looked for in, by place."""

    places: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, float]


def known(article: Article, settings: Settings) -> Article:
    """The article with its kind, the reasons for it, and the roles that words tell."""
    kind, reasons = _asked_for(settings) or _decided(article, kinds(settings))
    article = _with_steps(_with_short_steps(article)) if kind == "recipe" else article
    article = _with_answers_parted(article) if kind == "faq" else article
    told: dict[str, Role] = {
        identity: role for identity, role in article.roles.items() if role != "question"
    }
    heads = _asking_heads(article) if kind == "faq" else _dashed_heads(article)
    heads = heads if kind in ("faq", "interview") else {}
    worded = {
        identity: role
        for identity, role in _unasked(article, roles(article, kind)).items()
        if not (role == "metadata" and identity in article.speakers)  # what is said is no roll
    }
    both: dict[str, Role] = {**heads, **article.roles, **worded, **told}
    order = [sentence.id for sentence in sentences(article)]
    return replace(
        article,
        kind=kind,
        kind_reasons=reasons,
        roles={identity: both[identity] for identity in order if identity in both},
    )


def _with_answers_parted(article: Article) -> Article:
    """What stands right below a question without text of its own parts its answer.

    In bare text such a question is seen only as the last line of the answer above it.
    """
    language, found = article.language, article.sections
    heads = [section.heading.text[language] or "" for section in found]
    asking = [_ASKS.search(head) is not None for head in heads]
    if not article.depth_guessed or sum(asking) < max(_VOICES, _MOSTLY * len(found)):
        return article
    whole: list[Section] = []
    for place, section in enumerate(found):
        parts = not (asking[place] or section.sections or _CLOSES.search(heads[place]))
        last = whole[-1] if whole else None
        if parts and last and (not last.blocks and _asks(last.heading, language)):
            below = replace(section, level=last.level + 1)
            whole[-1] = replace(last, sections=(*last.sections, below))
        elif parts and last and (asked := _asked_last(last, language)):
            below = replace(section, level=last.level + 1)
            whole[-1] = replace(last, blocks=last.blocks[:-1])
            whole.append(replace(section, heading=asked, line=None, blocks=(), sections=(below,)))
        else:
            whole.append(section)
    return replace(article, sections=tuple(whole))


def _asked_last(section: Section, language: Language) -> Sentence | None:
    """The question that is a paragraph by itself, the last one below another question."""
    *above, last = section.blocks or (None,)
    told = last.sentences if isinstance(last, Paragraph) else ()
    asks = len(told) == 1 and above and not section.sections
    return told[0] if asks and _asks(told[0], language) else None


def _asks(sentence: Sentence, language: Language) -> bool:
    return _ASKS.search(sentence.text[language] or "") is not None


# What goes with the whole text, not with an answer.
_CLOSES = re.compile(
    r"^(?:[お終]わりに|最後に|まとめ|関連|参考|その他|お?問い?合わ?せ|連絡先)|一覧$"
    r"|\b(?:contacts?|list|links?|more)\b",
    re.IGNORECASE,
)


def _asking_heads(article: Article) -> dict[str, Role]:
    """Headings among which most ask or say what is wrong, those that only name it with them."""
    levels: dict[int, list[Section]] = {}
    for section in all_sections(article):
        if section.blocks:
            levels.setdefault(section.level, []).append(section)
    found: dict[str, Role] = {}
    for beside in levels.values():
        texts = [section.heading.text[article.language] or "" for section in beside]
        said = sum(bool(_ASKS.search(text) or _STATED.search(text)) for text in texts)
        told_again = len(set(texts)) < len(texts)  # parts of each answer
        if not told_again and said >= max(_VOICES, _MOSTLY * len(texts)):
            lettered = any(map(_LETTERED.match, texts))  # then what bears no letter heads them
            found |= {
                section.heading.id: "question"
                for section, text in zip(beside, texts, strict=True)
                if not (
                    CONTACT.search(text) or KEYWORD.match(text) or _LENGTH_OF_ANSWER.search(text)
                )
                and not (lettered and not _LETTERED.match(text) and not _ASKS.search(text))
            }
    return found


# What is listed, and an answer itself: 短い答え.
_LENGTH_OF_ANSWER = re.compile(r"(?:一覧|の?(?:答え|回答))$|\b(?:answer|list)$", re.IGNORECASE)
_LETTERED = re.compile(r"^(?:[QＱ]|問)\s?[0-9０-９]{0,3}\s?[.．:：]\s*\S")


def _dashed_heads(article: Article) -> dict[str, Role]:
    """Headings behind a dash, as an interviewer's words are printed, asked or only said."""
    found = {
        section.heading.id: section.heading.text[article.language] or ""
        for section in all_sections(article)
    }
    dashed: dict[str, Role] = {
        each: "question" for each, text in found.items() if _BEHIND_DASH.match(text)
    }
    return dashed if len(dashed) >= _FEWEST_HEADINGS else {}


_BEHIND_DASH = re.compile(r"^[―—─–]{1,3}\s*\S")


def _with_short_steps(article: Article) -> Article:
    """Steps of a bare text that a few words tell, without a stop, are no headings.

    That is so where steps stand above the first of them, right below what the dish is made of.
    """
    language, sections = article.language, article.sections
    if not article.depth_guessed or not sections:
        return article
    heads = [section.heading.text[language] or "" for section in sections]
    if not all(map(_SHORT_STEP.search, heads)) or any(section.sections for section in sections):
        return article
    at = next((n for n, one in enumerate(article.lead) if isinstance(one, ItemList)), None)
    told = article.lead[at + 1 :] if at is not None else ()
    if not told or not all(isinstance(one, Paragraph) for one in told):
        return article
    steps = chain.from_iterable(
        (Paragraph((section.heading,)), *section.blocks) for section in sections
    )
    return replace(article, lead=(*article.lead, *steps), sections=())


# An act, or how something is cut: 薬味はみじん切り.
_SHORT_STEP = re.compile(r"[をにはがで]\S*(?:[うくぐすつぬぶむる]|切り)$|(?:[うくぐすつぬぶむる])$")


def _with_steps(article: Article) -> Article:
    """The paragraphs that say how a dish is made are its steps, numbered or not.

    A short line that ends in a colon over a list heads it: For the sauce:
    """

    def parted(section: Section) -> tuple[Section, ...]:
        blocks = section.blocks
        at = [
            n
            for n, (one, after) in enumerate(pairwise(blocks))
            if _is_label(one, after, article.language, _LABEL_OF_LIST)
        ]
        if not at:
            return (section,)
        parts = [replace(section, blocks=blocks[: at[0]], sections=())]
        for start, stop in pairwise((*at, len(blocks))):
            label = blocks[start]
            assert isinstance(label, Paragraph)
            heading, held = label.sentences[0], blocks[start + 1 : stop]
            parts.append(replace(section, heading=heading, line=None, blocks=held, sections=()))
        parts[-1] = replace(parts[-1], sections=section.sections)
        return tuple(parts)

    def each(section: Section) -> Section:
        heading = section.heading.text[article.language] or ""
        told = [one for one in section.blocks if isinstance(one, Paragraph)]
        lists = [one for one in section.blocks if isinstance(one, ItemList)]
        if _MAKING.match(heading) and _VOICES <= len(told) == len(section.blocks):
            steps = ItemList(tuple(one.sentences for one in told), ordered=True)
            section = replace(section, blocks=(steps,))
        elif _MAKING.match(heading) and len(lists) == 1:
            counted = replace(lists[0], ordered=True)
            blocks = (counted if one is lists[0] else one for one in section.blocks)
            section = replace(section, blocks=tuple(blocks))
        below = chain.from_iterable(map(parted, map(each, section.sections)))
        return replace(section, sections=tuple(below))

    whole = chain.from_iterable(map(parted, map(each, article.sections)))
    article = replace(article, sections=tuple(whole))
    first, *below = _parted_lead(article.lead, article.language)
    parts = (_part_of(blocks) for blocks in below)
    return replace(article, lead=first, sections=(*parts, *article.sections))


def _parted_lead(blocks: tuple[Block, ...], language: Language) -> list[tuple[Block, ...]]:
    """The blocks above all headings, parted before each label of a list."""
    at = [
        n
        for n, (one, after) in enumerate(pairwise(blocks))
        if any(_is_label(one, after, language, form) for form in (_LABEL_OF_LIST, PART))
    ]
    return [blocks[start:stop] for start, stop in pairwise((0, *at, len(blocks)))]


def _part_of(blocks: tuple[Block, ...]) -> Section:
    label = blocks[0]
    assert isinstance(label, Paragraph)
    return Section(heading=label.sentences[0], level=2, blocks=blocks[1:])


def _is_label(block: Block, after: Block, language: Language, form: re.Pattern[str]) -> bool:
    """A line by itself, in that form, right above a list."""
    told = block.sentences if isinstance(block, Paragraph) else ()
    if len(told) != 1 or not isinstance(after, ItemList):
        return False
    text = told[0].text[language] or ""
    return form.match(text) is not None and FOR.match(text) is None


_LABEL_OF_LIST = re.compile(
    r"^[【〔［\[〈＜《(（][^】〕］\]〉＞》)）。、]{1,16}[】〕］\]〉＞》)）]$|"
    r"^(?!and\b|then\b|with\b|also\b|you\b|add\b|mix\b|combine\b)[^,.、。!?]{2,32}[:：]$",
    re.IGNORECASE,
)


_MAKING = re.compile(
    r"^[■◆●▼◎【＜<]?\s*(?:作り方|つくり方|手順|directions|method|instructions|steps|preparation|procedure)[】＞>:：]?$",
    re.IGNORECASE,
)


def _unasked(article: Article, worded: dict[str, Role]) -> dict[str, Role]:
    """What words tell but of questions: of those, only thanks are no question."""
    texts = {one.id: one.text[article.language] or "" for one in sentences(article)}
    return {
        identity: role
        for identity, role in worded.items()
        if article.roles.get(identity) != "question" or _THANKS.search(texts[identity])
    }


def as_asked(article: Article, settings: Settings) -> Article:
    """The article with the kind that is asked for, where one is."""
    asked = _asked_for(settings)
    return replace(article, kind=asked[0], kind_reasons=asked[1]) if asked else article


def _asked_for(settings: Settings) -> tuple[Kind, tuple[Bilingual, ...]] | None:
    wanted = settings.of(ReadingOptions).kind
    if wanted == "auto":
        return None
    known = tuple(kinds(settings))
    if wanted not in known:
        told = said("settings", "no_kind", kind=wanted, known=", ".join(known))
        raise SettingsError(told, nearest(wanted, known))
    return wanted, (phrase("kind", "asked"),)


def _decided(
    article: Article, known: Mapping[Kind, KindOfText]
) -> tuple[Kind, tuple[Bilingual, ...]]:
    """The kind that most speaks for; the first of them where two weigh the same."""
    text = _text(article)
    weighed = {name: _weighed(kind, article, text) for name, kind in known.items()}
    best = max(weighed, key=lambda name: sum(weight for weight, _ in weighed[name]))
    told = sorted(weighed[best], key=lambda pair: -pair[0])
    return best, tuple(reason for weight, reason in told if reason and weight >= _TOLD)


def _weighed(
    kind: KindOfText, article: Article, text: _Text
) -> list[tuple[float, Bilingual | None]]:
    cues = kind.cues[article.language]
    found: list[tuple[float, Bilingual | None]] = []
    if kind.name == _DEFAULT:
        found.append((_BASE, None))
    for place in PLACES:
        cue, among = cues.words.get(place), text.places[place]
        hits = [hit[0] for each in among if cue and (hit := cue.search(each))]
        if hits:
            share = 1 if place in _ONCE else len(hits) / max(len(among), _FEW)
            weight = _WEIGHTS[place] * share
            found.append((weight, phrase("kind", place, words=_first(hits), count=len(hits))))
    for form, weight in cues.forms.items():
        if text.forms[form]:
            found.append((weight * text.forms[form], phrase("kind", form)))
    return found


def _first(hits: list[str]) -> str:
    return next((hit.strip() for hit in hits if hit.strip()), hits[0])


def _text(article: Article) -> _Text:
    language = article.language
    headings = tuple(section.heading.text[language] or "" for section in all_sections(article))
    held = tuple(blocks(article))
    prose = [b for b in held if isinstance(b, Paragraph)]
    told = [(s.text[language] or "")[:_LOOKED_AT] for b in held for s in block_sentences(b)]
    lead = [s.text[language] or "" for block in prose[:2] for s in block.sentences]
    first = [one[:_LOOKED_AT] for one in lead[:3]]
    title = article.title.text[language] or ""
    dashed = sum(bool(_DASHED.match(head)) for head in headings) >= _FEWEST_HEADINGS
    by_name = language == "ja" and (dashed or bool(answers((title, *lead[:_LINES]))))
    labels = [*_above(article), *(one for one in lead[:_LINES] if _SAYS_WHAT.match(one.strip()))]
    labels += [
        s.text[language] or "" for s in sentences(article) if article.roles.get(s.id) == "metadata"
    ]
    return _Text(
        places={
            "title": (title[:_LOOKED_AT], *(one for one in labels if len(one) <= _LABEL)),
            "heading": tuple(dict.fromkeys(headings)),
            "lead": (" ".join(first),) if first else (),
            "sentence": tuple(told),
        },
        forms={
            **_forms(article, held, headings, told),
            "interviewed": float(
                (by_name and (dashed or _answers_as_i(article, headings)))
                or _is_requested(headings)
                or _is_asked_in_person(headings, told)
            ),
        },
    )


# A line by itself that says what the text is, or to whom it is given out.
_SAYS_WHAT = re.compile(
    r"^[\W]*(?:(?:プレス|ニュース)・?リリース|報道(?:発表)?資料|報道発表|(?:報道|マスコミ|メディア|プレス)(?:関係)?(?:者|の皆様|の皆さま)?"
    r"\s*(?:各位|の?皆(?:様|さま)?へ?)|(?:press|news|media) release|for immediate release)[\W]*$",
    re.IGNORECASE,
)


def _above(article: Article) -> list[str]:
    """What a page says right above its article of what that is: INTERVIEW 01, よくある質問."""
    first = next((one.line for one in all_sections(article) if one.line is not None), _TOP)
    top = [
        one.text
        for one in article.dropped
        if one.why == "page" and one.line is not None and one.line < first
    ]
    return [text for text in top[-_NEAREST:] if len(text) > _A_WORD]


def _forms(
    article: Article, blocks: tuple[Block, ...], headings: tuple[str, ...], told: list[str]
) -> dict[str, float]:
    language = article.language
    asking = sum(role == "question" for role in article.roles.values())
    count = max(1, len(told))
    ordered = sum(_acts(b, language) for b in blocks if isinstance(b, ItemList) and b.ordered)
    listed = (i for b in blocks if isinstance(b, ItemList) for i in b.items)
    items = sum(not FACT.match(item[0].text[language] or "") for item in listed if item)
    quoted = sum(1 for each in told if _QUOTED.search(each))
    aged = any(map(_AGED.search, told))
    if quoted or aged:  # then others' words may stand in sentences of their own, too
        quoted += sum(1 for each in told if _ONLY_QUOTED.match(each))
    asked = {
        (one.text[language] or "")[:_LOOKED_AT]
        for one in sentences(article)
        if article.roles.get(one.id) == "question"
    }
    # nobody's "I" is the author's, nor is that of somebody who asks
    bare = [_SPOKEN.sub("", each) for each in told if each not in asked]
    plain = sum(1 for each in told if _PLAIN.search(each) and not _POLITE.search(each))
    asks = _share(_ASKS, headings) if len(headings) >= _FEWEST_HEADINGS else 0.0
    names = Counter(article.speakers.values())
    talk = asking >= _VOICES or (bool(names) and asks >= _MOSTLY)
    named = len(names) > 1 or (bool(names) and talk)
    staged = _share(_STAGE, told) + _share(_SCENE, headings)
    staged = min(1.0, staged * _FEW * 2) * bool(names)
    return {
        "steps": max(min(1.0, 3 * ordered / count), _share(_STEP, headings)),
        "dialogue": float(talk and named) * (1 - staged),
        "answered": min(1.0, _ANSWERS_IN * asking / count) * (asking >= _VOICES and not named),
        "colophon": float(any(one.why == "colophon" for one in article.dropped)),
        "turns": float(named and names.total() > _FEW),
        "talked": float(_is_talk(names, count)) * (1 - staged),
        "aged": float(aged),
        "measured": _measured(blocks, language),
        "asking": max(0.0, 2 * asks - 1),
        "listed": min(1.0, items / count) ** 2,
        "first_person": min(1.0, 3 * _share(_FIRST_PERSON, bare)),
        # whoever reports what several say and never says I writes no essay
        "plain": plain / count * (quoted < _VOICES or any(map(_FIRST_PERSON.search, bare))),
        "past": _past(bare, language),
        "quoted": min(1.0, 4 * quoted / count) if quoted >= _VOICES else 0.0,
        "staged": staged,
        "parted": _parted(article, headings, told),
        "sent": float(any(_SENT.search(one.text) for one in article.dropped)),
        "released": float(_is_released(article, told[:_LINES])),
        "attended": float(any(map(_ATTENDED.search, [*headings, *told[:_TOP]]))),
    }


def _is_released(article: Article, lead: list[str]) -> bool:
    """An office hands it out: it says so by the day, or sets facts of it above the headline."""
    above = (
        one.text[article.language] or ""
        for one in sentences(article)
        if article.roles.get(one.id) == "metadata"
    )
    facts = sum(OF_RELEASE.match(each) is not None for each in above)
    return facts >= FEWEST_FACTS or any(map(_WIRE.search, lead))


# A wire by its name, or the town and the state of an office before a dash.
_WIRE = re.compile(
    r"[(/](?:[A-Z0-9][\w ]{0,20} ?(?i:newswire|news wire|wire)|PR ?Newswire)[)/]"
    r"|^[A-Z][A-Z .]{2,24}, [A-Z]{2}\s?(?:-{1,3}|[–—])"
)


def _is_talk(names: Counter[str], told: int) -> bool:
    """Most of it is said by people who are named, two of them again and again."""
    again = sum(times > 1 for times in names.values())
    return again > 1 and names.total() >= _MOSTLY * told


# What happens on a stage, and where a scene begins.
_STAGE = re.compile(
    r"^[\[(（]?(?:[Ee]nters?|[Ee]xit|[Ee]xeunt|Re-enter|Curtain|Lights|Fade)\b|^(?:暗転|明転|幕が|ト書き?)"
    r"|^(?:SCENE|ACT|INT\.|EXT\.)[ .]"
)
_SCENE = re.compile(
    r"^(?:ACT|SCENE|Act|Scene|INT\.|EXT\.|PROLOGUE|EPILOGUE)\b|登場人物|^第?[一二三四五六七八九十0-9０-９]{1,3}[幕場景]"
    r"|^シーン|Dramatis|^(?:The )?(?:Characters|Persons)\b"
)
_SENT = re.compile(
    r"配信(?:の)?(?:停止|解除)|購読(?:の)?(?:解除|停止)|\bunsubscribe\b", re.IGNORECASE
)
# Who was there, by name.
_ATTENDED = re.compile(
    r"^(?:\*\s*)?(?:出席者?|参加者?|出席(?:委員|役員)|メンバー)\s*[:：]\s*[^\s、,：:]{1,20}(?:[（(][^）)]*[）)])?[、,・\s]\s*\S"
    r"|^(?:(?:members |people |those |board )?(?:present|in attendance)|attendees|attending|"
    r"participants)\s*:\s*\S+[^.]*(?:,| and )"
    r"|^(?:出席者?|参加者|attendees|members present)\s*[:：]?$",
    re.IGNORECASE,
)
_TOP = 16  # sentences at the head of a text
_NEAREST, _A_WORD = 3, 5  # lines above a title; characters of one in a menu


def _parted(article: Article, headings: tuple[str, ...], told: list[str]) -> float:
    """Scenes that an ornament or a number alone begins, in which people talk."""
    ornaments = sum(
        one.why == "markup" and _ORNAMENT.fullmatch(one.text) is not None for one in article.dropped
    )
    scenes = max(ornaments, sum(map(bool, map(_NUMERAL.fullmatch, headings))))
    talk = _share(_TALKED, told)
    return float(scenes >= _VOICES and talk >= _LEAST_TALK) * (not article.speakers)


_ORNAMENT = re.compile(r"(?:[＊*◆◇☆★○●※♪❖]\s*){1,7}")
_NUMERAL = re.compile(r"[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[IVXⅠ-Ⅻ]{1,4}")
_TALKED = re.compile(r"^[「『“\"]")
_LEAST_TALK = 0.05


def _past(told: list[str], language: Language) -> float:
    """How much of a text tells what happened, where somebody says I or what they felt."""
    felt = _share(_FIRST_PERSON, told) + _share(_FELT, told)
    return min(1.0, max(0.0, 2 * _share(_PAST[language], told) - _SOME_PAST)) * (felt >= _LEAST_I)


def _is_requested(headings: tuple[str, ...]) -> bool:
    """Somebody is asked for a word, which nobody asks of a page of answers."""
    return any(map(_REQUEST.match, headings)) and _share(_ASKS, headings) >= _MOSTLY


def _is_asked_in_person(headings: tuple[str, ...], told: list[str]) -> bool:
    """English headings ask "you" what only one person can tell, and "I" answer."""
    asked = sum(bool(_ASKS_YOU.search(head)) for head in headings)
    asks = _FEWEST_HEADINGS <= asked >= _MOSTLY * len(headings)
    return asks and _share(_AS_I, [_SPOKEN.sub("", each) for each in told]) >= _OFTEN_I


_ASKS_YOU = re.compile(r"\byou(?:r|rself)?\b[^?]*\?$", re.IGNORECASE)
_AS_I = re.compile(r"\b(?:I|I['’]\w+|[Mm]y)\b")
_OFTEN_I = 0.2


def _answers_as_i(article: Article, headings: tuple[str, ...]) -> bool:
    """Somebody is asked again and again, and says I when answering."""
    told = [s for block in blocks(article) for s in block_sentences(block)]
    texts = [one.text[article.language] or "" for one in told]
    asked = sum(map(asks_somebody, headings)) + sum(
        asks_somebody(text) and (one.emphasised or article.roles.get(one.id) == "question")
        for one, text in zip(told, texts, strict=True)
    )
    said = sum(
        bool(_FIRST_PERSON.search(_SPOKEN.sub("", text)))
        for one, text in zip(told, texts, strict=True)
        if article.roles.get(one.id) != "question"
    )
    return asked >= _FEWEST_HEADINGS and said >= _VOICES


def _measured(blocks: tuple[Block, ...], language: Language) -> float:
    """How many of a long list's items say how much of something is taken.

    A table's rows, where they measure by the spoon.
    """
    lists = [block.items for block in blocks if isinstance(block, ItemList)]
    long = max(_FEW - 1, max(map(len, lists), default=0) // _VOICES)
    texts = ([item[0].text[language] or "" for item in held] for held in lists if len(held) >= long)
    told = max((_share(_SPOON, each) for each in texts), default=0.0)
    for table in (block for block in blocks if isinstance(block, Table)):
        rows = [" ".join(one.text[language] or "" for one in chain(*row)) for row in table.rows]
        if len(rows) >= _FEW and sum(map(bool, map(_BY_SPOON.search, rows))) >= _VOICES:
            told = max(told, _share(_SPOON, rows))
    return told


def _acts(listed: ItemList, language: Language) -> int:
    """Its items that say what to do; an agenda is numbered, too, and lists nouns."""
    return sum(1 for item in listed.items if _ACTS.search(item[0].text[language] or ""))


def _share(cue: re.Pattern[str], among: tuple[str, ...] | list[str]) -> float:
    return sum(1 for each in among if cue.search(each)) / len(among) if among else 0.0
