"""Who says what in an interview, in minutes, in a transcript: told by labels before the words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import ItemList, Paragraph, Quote, Table, all_sections, block_sentences
from generator.reading.plain.lines import REQUEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Article, Block, Language, Section, Sentence

_LABEL = re.compile(
    r"^\s*([^\s、。「」『』:：!?！？（）()][^、。「」『』:：!?！？\n]{0,15}?(?:[（(][^（）()]{1,12}[)）])?)"
    r"\s*[:：](?!//)\s*(?=\S|$)"
)
_AFTER = (
    r"(?:\s?[0-9０-９]{1,2}(?:[-－][0-9０-９]{1,2})?)?"
    r"(?:\s*[.．:：、)）]\s*|　+|\s+(?=[0-9ぁ-んァ-ヶ一-龥「]))(?=\S)"
)
_OPEN, _CLOSE = "[【［\\[〔〈＜<《(（]", "[】］\\]〕〉＞>》)）]"
_ASKED = re.compile(
    rf"^\s*(?:(?:Q|Ｑ|問|質問){_AFTER}|{_OPEN}(?:質問|問い?|Q|Ｑ)\s?[0-9０-９]*{_CLOSE}\s*(?=\S))"
)
_ANSWERED = re.compile(
    rf"^\s*(?:(?:A|Ａ|答|答え|回答){_AFTER}|{_OPEN}(?:回答|答え?|A|Ａ)\s?[0-9０-９]*{_CLOSE}\s*(?=\S))"
)
# A name and an ideographic space, as minutes and conversations in print have it.
_SPACED = re.compile(
    r"^\s*([0-9０-９A-ZＡ-Ｚ]{0,2}[一-龥々ァ-ヶー]{1,8}(?:さん|"
    r"氏)?[A-Za-zＡ-Ｚ0-9０-９]?(?:[（(][^（）()]{1,6}[）)])?)　+(?=\S)"
)

# A name in brackets, as broadcasts and transcripts have it.
_BRACKETED = re.compile(
    r"^\s*[（(＜<［\[]((?![0-9０-９])[一-龥々ぁ-んァ-ヶーA-Za-z・　 ]{1,10})[）)＞>］\]]"
    r"[\s　]*(?=\S)"
)

_SAID = re.compile(r"[。．!！?？…」）)]\s*$")
_DASHED = re.compile(r"^\s*[―—─–]{1,3}\s*(?=\S)(?!.*[―—─–]\s*$)")
_ASKING = re.compile(
    r"^(?:聞き手|きき手|インタビュアー|インタビューア|編集部|記者|司会(?:者)?|取材者|質問(?:者)?|interviewer|host|moderator)$",
    re.IGNORECASE,
)
# What stands before a colon and is nobody.
_FACTS = re.compile(
    r"^(?:ゲスト$|(?:対|鼎|座)談会?$|(?:開催)?(?:日時|場所)|(?:傍聴|出席|欠席)者?$|構成$|取材$|文責?$|編集$|監修$|日程|時間|場所|会場|対象|(?:tel|fax|e-?mail|mail|url|web)(?![a-z])|住所|所在地|受付(?:時間|期間|場所|方法)|商号|(?:会社|法人|団体)名|名称|代表(?:者|取締役)?$|本社|設立|資本金|従業員|料金|費用|価格|定員|注意|補足|備考|理由|結果|原因|目的|方法|電話|担当|期限|主な|ポイント|コツ|"
    r"メモ|結論|まとめ|ヒント|出典|参考|写真|撮影|決定|合意|承認|報告|継続|議題|議事|次回|宿題|出席|欠席|参加|主催|提案|対応)(?!者$)"
    r"|(?:のか|こと|点|もの|場合|とき|理由|手順|仕方|方法)$"
    r"|^(?:例|文|注|問|答|https?|ja|en|note|date|time|place|present|apologies|regret|chair|scribe|agenda|minute|guest|attendee|recording|link|facilitator|decision|action|motion|moved|"
    r"seconded|resolved|vote|next|[A-Z]|Ｑ|Ａ)s?$"
    r"|^[0-9０-９]",
    re.IGNORECASE,
)

# Who is named by an office speaks, if others do, even once only.
_BEARER = re.compile(
    r"(?:委員|会長|議長|座長|部会長|理事|監事|事務局|司会|部長|課長|係長|室長|市長|町長|村長|社長|館長|校長|教授|氏|さん|様|先生|議員|"
    r"委員長|代表|参加者|住民|市民|店主|店長|記者|君)[A-Za-zＡ-Ｚ0-9０-９]?(?:[（(][^（）()]{1,12}[)）])?$|^(?:委員|参加者|話者|Speaker)\s?[A-Za-zＡ-Ｚ0-9０-９]+$|"
    r"^(?:質問|回答|意見|答弁|要望|発言)(?:者|[（(]|$)"
)

# What says who takes part: all who are named there may speak.
_PRESENT = re.compile(
    r"(?:出席|参加|メンバー|出演|登壇|present|attendees|participants)", re.IGNORECASE
)

_OUTCOME = re.compile(r"^\s*[⇒→➡※]")
_QUESTION = re.compile(rf"[?？][」』）)]?$|(?:か|ください|でしょう)[。]?$|{REQUEST}")
# An interviewer's question without its verb: いちばんうれしかったことは。
_BROKEN_OFF = re.compile(r"(?:[はとも]|お願いします)[。?？]?$")

_NAME = re.compile(r"^[一-龥々]{1,4}(?:さん|氏)?$")
# Who a name belongs to, in brackets; among several such, one who speaks once is one, too.
_PRESENTED = re.compile(r"[（(][^（）()]{1,12}[)）]$")

_FEWEST_TURNS = 4
_FEWEST_NAMED = 3  # turns, where those who speak are named by their office
_FEWEST_DASHES = 2


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The turns of people who talk.

    Attributes:
        speakers: by sentence id.
        asking: ids of an interviewer's sentences.
        words: by id, what is said, where a label or a dash stands before it.
    """

    speakers: Mapping[str, str] = field(default_factory=dict)
    asking: frozenset[str] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _SaidBy:
    """A sentence, what it begins with, and whether a block or a section begins with it."""

    id: str
    text: str
    label: str
    form: str
    opens: bool
    anew: bool


def dialogue(article: Article) -> Dialogue:
    """The turns of an article that has any, and who is noted after a sentence; empty otherwise."""
    turns, noted = _labelled(article), _noted(article)
    lettered = _lettered(article)
    noted_words = {
        each: _LETTER.sub("", text) if each in lettered else text
        for each, text in noted.words.items()
    }
    words = {**lettered, **_pointed(article), **noted_words, **turns.words}
    return Dialogue({**noted.speakers, **turns.speakers}, turns.asking, words)


_LETTER = re.compile(r"^\s*([QACＱＡＣ])\s*[)）]\s*(?=\S)")


def _lettered(article: Article) -> Mapping[str, str]:
    """Items marked Q), A), C): that somebody asks, answers or remarks is no part of the words."""
    told = [
        (sentence.id, mark, text)
        for section in all_sections(article)
        for passage in _passages(section)
        for sentence in passage.sentences[:1]
        if (mark := _LETTER.match(text := sentence.text[article.language] or ""))
    ]
    several = len({mark[1] for _, mark, _ in told}) > 1 and len(told) >= _FEWEST_NAMED
    return {each: text[mark.end() :] for each, mark, text in told} if several else {}


def _pointed(article: Article) -> Mapping[str, str]:
    """Answers behind an arrow, each right below the heading that asks for it."""
    told = [
        (passage.sentences[0].id, passage.sentences[0].text[article.language] or "")
        for section in all_sections(article)
        if _QUESTION.search(section.heading.text[article.language] or "")
        for passage in [*_passages(section)][:1]
    ]
    found = {each: _ARROW.sub("", text) for each, text in told if _ARROW.match(text)}
    return found if len(found) >= _FEWEST_NAMED - 1 else {}


_ARROW = re.compile(r"^\s*[⇒→➡▶►＞>]\s*(?=\S)")


def _noted(article: Article) -> Dialogue:
    """Minutes: …でよいのか（木村） is said by 木村, who stands among those present."""
    present = {name for line in _attendance(article) for name in _people(line)}
    speakers: dict[str, str] = {}
    words: dict[str, str] = {}
    for section in all_sections(article) if present else ():
        if _DUTIES.search(section.heading.text[article.language] or ""):
            continue
        for passage in _passages(section):
            for at, sentence in enumerate(passage.sentences):
                text = sentence.text[article.language] or ""
                found = _AFTER_IT.search(text)
                names = _people(found["who"]) if found else []
                said = text[: found.start()].rstrip() if found else ""
                if not names or not present.issuperset(names) or _TASK.search(said):
                    continue
                # an item is one turn; in running text a sentence is
                item = passage.item and at == len(passage.sentences) - 1
                whole = passage.sentences[: at + 1] if item else (sentence,)
                who = found["who"].strip() if found else ""
                speakers |= {each.id: who for each in whole if each.id not in speakers}
                words[sentence.id] = f"{said}（{who}）"
    return Dialogue(speakers, words=words)


@dataclass(frozen=True, slots=True)
class _Passage:
    sentences: tuple[Sentence, ...]
    item: bool


def _passages(section: Section) -> Iterator[_Passage]:
    for block in section.blocks:
        if isinstance(block, ItemList):
            yield from (_Passage(tuple(item), item=True) for item in block.items)
        elif isinstance(block, Paragraph):
            yield _Passage(block.sentences, item=False)


def _attendance(article: Article) -> Iterator[str]:
    """What names those who are present: a line, the list below it, or a section."""
    parts = [(False, block) for block in article.lead]
    for section in all_sections(article):
        here = bool(_PRESENT_LINE.match(section.heading.text[article.language] or ""))
        parts += [(here, block) for block in section.blocks]
    listed = False
    for here, block in parts:
        texts = [each.text[article.language] or "" for each in block_sentences(block)]
        told = [text for text in texts if here or listed or _PRESENT_LINE.match(text)]
        yield from told
        yield from _below_head(texts) if isinstance(block, ItemList) else ()
        if isinstance(block, Table):
            yield from _in_rows(block, article.language)
        listed = bool(told) and len(texts[-1]) <= _HEAD_LONGEST and isinstance(block, Paragraph)


def _in_rows(table: Table, language: Language) -> Iterator[str]:
    for row in table.rows:
        cells = [" ".join(one.text[language] or "" for one in cell) for cell in row]
        if cells and _PRESENT_LINE.match(cells[0]):
            yield from cells[1:]


def _below_head(texts: Sequence[str]) -> Iterator[str]:
    """Items right below one that says who is there: 参加者 / 理事: 木村, 森 / 社員: 谷."""
    heads = [n for n, text in enumerate(texts) if len(text) <= _HEAD_LONGEST]
    for n in heads:
        if _PRESENT_LINE.match(texts[n]):
            yield from takewhile(_IN_GROUPS.match, texts[n + 1 : n + 1 + _MOST_GROUPS])


_MOST_GROUPS = 20
_IN_GROUPS = re.compile(r"^[^\s:：]{1,12}\s*[:：]\s*\S")


def _people(text: str) -> list[str]:
    """The names in a list of those present, without their offices."""
    found = (_OFFICES.sub("", each.strip()) for each in _BETWEEN.split(text))
    return [each for each in found if _PERSON.match(each)]


_PRESENT_LINE = re.compile(
    r"(?:[^。]{0,60}[/／|｜][\s　]*(?=(?:参加|出席)[^\s:：]{0,3}[:：]))?"
    r"[■◆●・\s]*(?:\d+[.．]?\s*)?(?:出席|参加|陪席|同席|列席|オブザーバー|理事|委員|役員|メンバー|会長|議長|座長|司会|事務局|書記|記録|監事"
    r"|present\b|attendees\b|participants\b|in attendance)",
    re.IGNORECASE,
)
_HEAD_LONGEST = 12
_BETWEEN = re.compile(r"[、,，:：・;；/／\s（）()「」]+|\band\b")
_OFFICES = re.compile(
    r"^(?:副?会長|副?議長|副?理事長|座長|会計|書記|理事|監事|委員長?|事務局|司会)(?=.)"
    r"|(?<=.)(?:さん|氏|様|委員長?|副?会長|副?議長|副?理事長|座長|理事|監事|課長|係長|主査|部長|先生|議員)$"
)
_PERSON = re.compile(r"^(?:[一-龥々ヶ]{1,5}|[ァ-ヶー]{2,12}|[ぁ-ん]{2,6}|[A-Za-z][\w.-]{1,15})$")
# A bracket at the end, closed or not.
_AFTER_IT = re.compile(r"\s*[（(](?P<who>[^（()）:：]{1,24})(?:[)）]\s*[。．]?|)\s*\Z")

_DUTIES = re.compile(
    r"担当|宿題|やること|役割|次回まで|タスク|欠席|出席|参加者|todo|action|task|attend",
    re.IGNORECASE,
)
# 会場の予約（木村）: what somebody is to do.
_TASK = re.compile(
    r"[一-龥々ァ-ヶー](?<!予定)(?<!見込み)(?<!必要)(?<!方針)(?<!意見)(?<!可能)(?<!疑問)(?<!心配)(?<!不安)"
    r"(?<!賛成)(?<!反対)\Z"
)


def _labelled(article: Article) -> Dialogue:
    """The turns that labels, dashes and letters before the words tell."""
    there = {name for line in _attendance(article) for name in _people(line)}
    said = _introduced(_spaced(_values(tuple(_said(article))), there))
    labels = Counter(one.label for one in said if one.form == "label")
    present = "".join(one.text for one in said if _PRESENT.match(one.text))
    told = {one.label for one in said if _CLOSED.search(one.text) or len(one.text) > _VALUE}
    named = {
        name
        for name, times in labels.items()
        if not (times == 1 and _ASKING.match(name) and name not in told)  # a credit: 聞き手：編集部
        if times > 1 or _ASKING.match(name) or name in present or name in there
    }
    turns = sum(labels[name] for name in named)
    dashes = sum(one.form == "dash" for one in said) >= _FEWEST_DASHES
    dashes = dashes or any(one.form == "bold" for one in said)
    heads = (section.heading.text[article.language] or "" for section in all_sections(article))
    letters = Counter(one.form for one in said if one.form in {"Q", "A"})
    letters["Q"] += sum(1 for head in heads if _ASKED.match(head)) if letters else 0
    asked = letters["Q"] > 0 and letters.total() >= _FEWEST_DASHES  # A alone answers nothing
    asked = asked or (len(named) == 1 and _answers(said, named))
    if not (len(named) > 1 and turns >= _FEWEST_TURNS) and not (dashes or asked):
        bearers = {name for name in labels if _BEARER.search(name) or name in named}
        fewest = _FEWEST_NAMED - (bool(there) and there.issuperset(labels))
        if len(bearers) < 2 or sum(labels[name] for name in bearers) < fewest:
            return Dialogue()
    named |= {name for name in labels if _BEARER.search(name) or _NAME.match(name)}
    if sum(map(str.isupper, named)) > 1:  # as plays set them
        named |= {name for name in labels if name.isupper()}
    if sum(1 for name in named if _PRESENTED.search(name)) > 1:
        named |= {name for name in labels if _PRESENTED.search(name)}
    return _turns(said, named)


def _introduced(sentences: tuple[_SaidBy, ...]) -> tuple[_SaidBy, ...]:
    """With the whole name of whoever is named in short behind it: 前川拓也さん（以下、前）."""
    given = {one.label: found for one in sentences if (found := _IN_SHORT.match(one.label))}
    names = {found["short"]: found["who"] for found in given.values()}
    names |= {label: found["who"] for label, found in given.items()}
    return tuple(
        replace(one, label=names[one.label]) if one.label in names else one for one in sentences
    )


_IN_SHORT = re.compile(
    r"^(?P<who>[^（(]{2,15})[（(]以下[、,]?\s*「?(?P<short>[^」]{1,6}?)」?[)）]$"
)


def _answers(sentences: tuple[_SaidBy, ...], named: set[str]) -> bool:
    """One who is named again and again right below questions: nobody else needs a name."""
    before = [None, *sentences]
    turns = [
        one.anew or (last is not None and _QUESTION.search(last.text) is not None)
        for last, one in zip(before, sentences, strict=False)
        if one.label in named and one.form == "label"
    ]
    return len(turns) >= _FEWEST_NAMED and sum(turns) * 3 >= len(turns) * 2


def _values(sentences: tuple[_SaidBy, ...]) -> tuple[_SaidBy, ...]:
    """What is mostly followed by a few words, again and again, names a value, not who speaks."""
    told = [one for one in sentences if one.form == "label"]
    times = Counter(one.label for one in told)
    short = Counter(
        one.label for one in told if not _CLOSED.search(one.text) and len(one.text) <= _VALUE
    )
    values = {
        name
        for name, count in short.items()
        if count > 1
        and count * 2 > times[name]
        and not (_BEARER.search(name) or _ASKING.match(name))
    }
    if len(values) == len(times):
        values = set()
    return tuple(
        replace(one, label="", form="fact") if one.label in values and one.form == "label" else one
        for one in sentences
    )


_CLOSED = re.compile(r"[.。．!?！？…」』）)\"”～〜♪笑]\s*$")
_VALUE = 40  # characters of a label and its value


def _spaced(sentences: tuple[_SaidBy, ...], there: set[str]) -> tuple[_SaidBy, ...]:
    """Names before a space are labels where several people take turns, or one answers dashes.

    ``there``: who was present, as the text says; one turn of theirs is enough.
    """
    names = Counter(one.label for one in sentences if one.form in _WEAKER)
    turns = sum(times for name, times in names.items() if times > 1 or _BEARER.search(name))
    several = len(names) > 1 or any(one.form == "dash" for one in sentences)
    if several and there and there.issuperset(names):
        return tuple(replace(one, form="label") if one.label in names else one for one in sentences)
    form = "label" if several and turns >= _FEWEST_NAMED else ""
    return tuple(replace(one, form=form) if one.form in _WEAKER else one for one in sentences)


_WEAKER = ("spaced", "bracketed")  # forms of labels that other lines have, too


def _turns(sentences: tuple[_SaidBy, ...], named: set[str]) -> Dialogue:
    hosts = {name for name in named if _ASKING.match(name)} or _mostly_asking(
        sentences, {name for name in named if not _SITS.search(name)}
    )
    asked = _asked_of(sentences, named)
    interview = (
        bool(hosts)
        or len(named) == 1
        or any(one.form in ("dash", "Q", "bold") for one in sentences)
    )
    speakers: dict[str, str] = {}
    words: dict[str, str] = {}
    asking: set[str] = set()
    speaker, asks = "", False
    before = ""
    for one in sentences:
        answers = asks and not speaker and not one.form and _asks(before)
        before = one.text
        if one.form == "label" and one.label in named:
            speaker = one.label
            asks = one.id in asked if _LEADS.match(speaker) else speaker in hosts
            forms = (_LABEL, _SPACED, _BRACKETED)
            bare = (form.sub("", one.text, count=1) for form in forms)
            words[one.id] = next((text for text in bare if text != one.text), one.text)
        elif one.form in _STRIPPED:
            speaker, asks = "", one.form != "A"
            words[one.id] = _STRIPPED[one.form].sub("", one.text, count=1)
        elif answers and not _QUESTION.search(one.text):
            asks = False
        elif one.anew or one.form or (one.opens and (asks or not interview)):
            speaker, asks = "", False
        if speaker:
            speakers[one.id] = speaker
        if asks:
            asking.add(one.id)
    return Dialogue(speakers, frozenset(asking), {k: text for k, text in words.items() if text})


# Who sits in a meeting asks what everybody does there; who leads one, or is in the hall, asks
# only in turns that are questions.
_SITS = re.compile(
    r"(?:委員|議員|議長|会長|座長|理事|監事|事務局|[部課係室局市町村区]長|教育長)[A-Za-zＡ-Ｚ0-9０-９]?$"
)
_LEADS = re.compile(
    r"^(?:司会(?:者)?|進行(?:役)?|参加者|聴衆|会場|質問者|フロア)[A-Za-zＡ-Ｚ0-9０-９]?$"
)


_CALLS = re.compile(r"(?:伺い|うかがい|お聞きし|(?<!よろしく)お願いし|お願いいたし)(?:ます|たい)")


def _asked_of(sentences: tuple[_SaidBy, ...], named: set[str]) -> set[str]:
    """The first sentences of turns in which something is asked."""
    found: set[str] = set()
    turn = ""
    for one in sentences:
        if one.form == "label" and one.label in named:
            turn = one.id
        elif one.opens:
            turn = ""
        if turn and (_QUESTION.search(one.text) or _CALLS.search(one.text)):
            found.add(turn)
    return found


_BOLD = re.compile(r"^\s*[0-9０-９]{1,2}[.．)）]\s*(?=\S)")
_FORMS = {"Q": _ASKED, "A": _ANSWERED, "dash": _DASHED}
_STRIPPED = {**_FORMS, "bold": _BOLD}


def _asks(text: str) -> bool:
    """Whether a sentence asks; after a dash, one that breaks off does."""
    is_broken_off = _DASHED.match(text) is not None and _BROKEN_OFF.search(text) is not None
    return is_broken_off or _QUESTION.search(text) is not None


def _said(article: Article) -> Iterator[_SaidBy]:
    """Every sentence of running text."""
    blocks = list(_blocks(article))
    bold = {id(block) for block, _ in blocks if _is_bold_question(block, article)}
    heads = (section.heading.text[article.language] or "" for section in all_sections(article))
    asked = len(bold) + sum(_QUESTION.search(head) is not None for head in heads)
    bold = bold if asked >= _FEWEST_NAMED and 2 * len(bold) <= len(blocks) else set()
    for block, anew in blocks:
        texts = [sentence.text[article.language] or "" for sentence in _sentences(block)]
        forms = [form for _, form in map(_form, texts)]
        are_facts = forms.count("fact") > max(1, forms.count("label"))
        for place, (sentence, text) in enumerate(zip(_sentences(block), texts, strict=True)):
            label, form = _form(text)
            if are_facts and form == "label":
                label, form = "", "fact"
            if id(block) in bold:
                label, form = "", "" if place else "bold"
            yield _SaidBy(sentence.id, text, label, form, opens=not place, anew=anew and not place)


def _is_bold_question(block: Block, article: Article) -> bool:
    """Set in bold from its first word to its last, and it asks."""
    told = block.sentences if isinstance(block, Paragraph) else ()
    return all(one.emphasised for one in told) and any(
        _QUESTION.search(one.text[article.language] or "") for one in told
    )


def _form(text: str) -> tuple[str, str]:
    """The label and how it is one: label, spaced, fact, dash, Q, A, outcome or empty."""
    for form, pattern in _FORMS.items():
        if pattern.match(text):
            return "", form
    found = _LABEL.match(text)
    if found:
        name = _ANSWERING.sub(r"\1", found[1].strip())
        is_fact = _FACTS.search(name) or _UNSPOKEN.match(text[found.end() :])
        return ("", "fact") if is_fact else (name, "label")
    found = _SPACED.match(text)
    if found and _SAID.search(text) and not _FACTS.search(found[1]):
        return found[1], "spaced"
    found = _BRACKETED.match(text)
    if found and not _FACTS.search(found[1]):
        return found[1].strip(), "bracketed"
    return "", "outcome" if _OUTCOME.match(text) else ""


# What nobody says: an address, a sum that checks a file.
_UNSPOKEN = re.compile(r"^(?:https?://|[0-9a-fA-F]{16,}\b)")

# That somebody answers, and who: A（白石）.
_ANSWERING = re.compile(r"^[AＡQＱ]\s?[（(]([^（）()]{1,12})[)）]$")


def _sentences(block: Block) -> tuple[Sentence, ...]:
    return block.sentences if isinstance(block, Paragraph) else tuple(block_sentences(block))


def _blocks(article: Article) -> Iterator[tuple[Block, bool]]:
    """Each block of running text, and whether a section begins with it."""
    yield from ((block, False) for block in article.lead if isinstance(block, Paragraph | Quote))
    for section in all_sections(article):
        running = [block for block in section.blocks if isinstance(block, Paragraph | Quote)]
        yield from ((block, n == 0) for n, block in enumerate(running))


def _mostly_asking(sentences: tuple[_SaidBy, ...], named: set[str]) -> set[str]:
    """Those whose turns end in questions, most of them: two who talk ask each other, too."""
    asked: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    last, asks = "", False
    for one in sentences:
        if one.opens or one.form == "label":
            asked[last] += asks
            last, asks = "", False
        if one.form == "label" and one.label in named:
            last = one.label
            turns[last] += 1
        asks = bool(last) and _QUESTION.search(one.text) is not None
    asked[last] += asks
    return {name for name in named if turns[name] > 1 and asked[name] * 3 > turns[name] * 2}
