"""Headings that a text sets apart by a form of its own: they are told by rule, not by weight.

A mark before at least three lines that stand alone above text, a line between rules or ornaments, a
short line directly above its text in block after block, and the words under which fixed forms
(recipes, letters, minutes) put their lists.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.reading.plain.front import CONTACT, ROLL
from generator.reading.plain.items import AMOUNT, DAY
from generator.reading.plain.lines import ADDRESS, PERSON, PREDICATE, REQUEST, is_tight
from generator.reading.plain.marks import mark_of, ornamented
from generator.reading.plain.plays import scenes
from generator.reading.plain.signals import breaks_off

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.reading.plain.lines import TextLine

_FEWEST_MARKED = 3
_FEWEST_APART = 2  # marked lines, each with white space above it
_LONGEST_LIST = 40
_MOST_CODE = 0.03
# Marks that code, file names and lists of steps have as well.
_CODE_SIGNS = frozenset(("<", "[", "：", "A.", "a.", "1 ", "✓", "✔", "✅"))
# What stands under a picture or a quotation, and what says that words are left out.
_CAPTION = re.compile(
    r"^[▼▲△▽<＜(（【［\[]?\s*(?:図|写真|表|リスト|コード)\s?[0-9０-９]|^[▲△]\s?[^\s▲△].{11,}$|"
    r"^[(（<＜［\[](?:(?:画像|写真|図|動画)(?:の|内|中|は|：|:)|.*(?:より)?(?:引用|抜粋|出典)[)）>＞］\]]$|"
    r"(?:前|中|後|以下)?略[)）>＞］\]]$)|(?i:^(?:photo|image|picture)s?\s*(?:credits?|by|courtesy|:)|"
    r"^(?:references?|sources?)\s*:)|^[—–―]\s?[A-Z][\w.]*(?: [A-Z][\w.]*)+$"
)
_ALONE = 0.6  # of the lines with a mark that must stand alone; the items of a list do not
_DRAWN = "|/"  # a row of a table in plain characters, a remark in a program
_WIDEST_BARE = 26
_WIDEST_ORNATE = 40
_LONGEST_HEAD = 200  # characters: longer lines are not looked at for their forms
_FEWEST_BARE = 3
# Of the blocks of lines; where fewer begin with a short line, that line is a coincidence.
_BARE_SHARE = 0.5

LISTED = re.compile(
    r"^[■◆●▼▽▲△◎○〇◇□★☆▶▷【＜<〈《［\[〔]?\s*(?:[A-Za-zＡ-Ｚ]\s)?(?:(?:主な|使用(?:した)?|用意する)?(?:材料|具材|調味料|原材料|分量)(?:と(?:分量|切り方|下準備))?|"
    r"(?:用意|準備)(?:する|した)?(?:もの|物)|必要な(?:もの|物|道具)|持ち物|持参品|使(?:う|った)もの|道具|"
    r"作り方|つくり方|磨き方|使い方|下準備|下ごしらえ|作業手順|手順|議事メモ|(?:決定|報告|連絡|検討)事項|出席者|参加者|登壇者|出演者|登場人物|配役|下味|やり方|淹れ方|"
    r"[0-9０-９～〜-]+\s?人[前分]|ingredients|directions|method|instructions|steps|preparation|procedure|"
    r"you will need|what you need|(?:meeting )?(?:attendees|participants|agenda(?: items)?)|"
    r"(?:members|board members|people) (?:present|absent)|action items|dramatis personae)"
    r"[】＞>〉》］\]〕◇◆■●]?"
    r"\s*(?:[（(【［\[].*|[-－―〜～~/／・]?\s*[0-9０-９].*[人個枚本台皿分].*)?[】＞>〉》］\]〕◇◆■●]?[:：]?$",
    re.IGNORECASE,
)
"""What heads a list whose lines are its items, marked or not."""

NOTED = re.compile(
    r"^[■◆●▼▽▲△◎○〇◇□★☆▶▷!！【＜<〈《［]?\s*(?:.{0,8}コツ|(?:ワン)?ポイント(?:アドバイス)?|ひとこと|困ったとき(?:は)?|safety|warnings?|メモ|保存(?:方法)?|アレンジ|注意(?:点)?|栄養|カロリー|notes?|tips?|storage)"
    r"(?:[・と／/].{1,8})?[】＞>]?[:：]?$",
    re.IGNORECASE,
)
FORMAL = re.compile(r"^記$")
_TOPIC = re.compile(r"^[(（]?[0-9０-９]{1,2}[)）.．]?[\s　]*[^。、]{2,30}(?:について|の件)$")
_ABOUT = re.compile(
    r"^[【＜<]?(?:会社|団体|法人|施設|商品|製品|サービス|開催|実施|イベント|募集)概要[】＞>]?$"
)
CLOSING = re.compile(
    r"^[（(]?(?:以上|以　上|了|終わり|おわり|敬具|草々|敬白|-?\s?end\s?-?)[）)。]?$|"
    r"^(?:(?:with )?(?:best|kind|warm)(?:est)? (?:wishes|regards)|"
    r"(?:yours )?(?:sincerely|faithfully|truly)|regards|many thanks),?$",
    re.IGNORECASE,
)


def set_apart(found: Sequence[TextLine], body: Sequence[int]) -> frozenset[int]:
    """Places that are headings whatever their words weigh."""
    heads = {*_between_rules(found, body), *_marked(found, body), *_formal(found, body)}
    heads |= _numbered_over(found, body) | _shouted(found, body) | _resumed(found, body)
    is_english = not any(line.is_japanese for line in found)
    code = [line for line in found if line.is_code and not (is_english and _is_written(line))]
    if len(code) > _MOST_CODE * len(found):
        heads = {place for place in heads if _is_no_code(found[place])}
    heads |= (
        _met(found, body)
        | _linked(found, body)
        | _over_lists(found, body)
        | _names_over_lists(found, body)
        | _asked(found, body)
        | _over_questions(found, body)
    )
    heads |= scenes(found, body) | _told_again(found, body)
    heads |= bare_heads(found, body)
    heads -= {n for n in heads if n and found[n].is_bullet and _is_address(found[n - 1])}
    return frozenset(n for n in heads if not _HEARD.search(found[n].text[:_LONGEST_HEAD]))


def _is_written(line: TextLine) -> bool:
    """In English a bracket is no sign of code."""
    return _PROGRAM.search(line.text) is None


_PROGRAM = re.compile(r"[{}=<>\\|`]|::|;$")


def _is_no_code(line: TextLine) -> bool:
    """In a text with code, where programs and what they print are full of signs."""
    mark = mark_of(line.text)
    return line.is_japanese and (mark is None or mark.shape not in _CODE_SIGNS)


def never(found: Sequence[TextLine], places: Iterable[int]) -> frozenset[int]:
    """Those of the places that hold fixed forms which look like headings.

    An ingredient, a caption, a question after a dash, one of several facts (日時：…, 場所：…), an
    item of a numbered list, what stands between 記 and 以上.
    """
    within = _listed(found) | _announced(found) | _versed(found) | _lone(found)
    rolled = any(ROLL.match(line.text) for line in found[:_TOP])
    return frozenset(
        place for place in places if place in within or _never(found, place, rolled=rolled)
    )


def _never(found: Sequence[TextLine], place: int, *, rolled: bool) -> bool:
    text = found[place].text
    if (
        len(text) > _LONGEST_HEAD
        or any(form.search(text) for form in _NO_HEADS)
        or _is_item(found, place)
        or (rolled and _VALUED.match(text))
        or _is_reached(found, place)
    ):
        return True
    if place + 1 < len(found) and _counts_persons(found[place], found[place + 1]):
        return True
    if _ASIDE.match(text) and found[place].above == 0:
        return True
    if _is_set_in(found[place]) or _is_one_of_none(found, place):
        return True
    beside = [found[n].text for n in (place - 1, place + 1) if 0 <= n < len(found)]
    return _is_fact(text) and any(map(_is_fact, beside))


def _is_set_in(line: TextLine) -> bool:
    """Right below another line and further in than a paragraph: it belongs to what is above."""
    return line.above == 0 and len(line.raw) - len(line.raw.lstrip()) >= _SET_IN


_SET_IN = 4  # signs of white space


def _is_one_of_none(found: Sequence[TextLine], place: int) -> bool:
    """Above that there is none: 欠席委員, then なし."""
    below = found[place + 1].text if place + 1 < len(found) and not found[place + 1].above else ""
    return _NONE.match(below) is not None


_NONE = re.compile(r"^(?:特に)?な\s?し[。.]?$")


def _is_fact(text: str) -> bool:
    """What is named and its value; a part's number before its name is none: 第一段階：準備."""
    return _FACT.match(text) is not None and _COUNTED.match(text) is None


_COUNTED = re.compile(
    r"^(?:第[0-9０-９一二三四五六七八九十]|[^\s:：]{0,6}[0-9０-９A-ZＡ-Ｚ①-⑳][:：])"
)


# In minutes, what was dealt with, and how: Correspondence: none.
_VALUED = re.compile(r"^[A-Z][A-Za-z ,/&'’-]{2,50}:\s+\S")
_TOP = 16  # lines at the head of a text


def _is_reached(found: Sequence[TextLine], place: int) -> bool:
    """Who can be asked, right below the words that say so."""
    line = found[place]
    heads = place and CONTACT.search(found[place - 1].text) and found[place - 1].is_short
    is_close = not (line.above and line.below) or PERSON.match(line.text)
    return bool(heads) and line.is_short and bool(is_close)


def _versed(found: Sequence[TextLine]) -> set[int]:
    """Places where a text that is broken at its phrases breaks off, and goes on right below.

    As verse is, and mail to phones.
    """
    if is_tight(tuple(found)):
        return set()
    broken = {
        n
        for n, line in enumerate(found)
        if line.below == 0 and line.width <= _WIDEST_BARE and line.is_japanese
        if not line.is_item and breaks_off(line.text)
    }
    if len(broken) < max(_FEWEST_BROKEN, _SHARE_BROKEN * len(found)):
        return set()
    goes_on = (
        n
        for n, line in enumerate(found[:-1])
        if line.below == 0 and not line.is_ended and mark_of(line.text) is None
        if not line.is_item and _ends_short(found, n)
    )
    return broken.union(goes_on)


def _ends_short(found: Sequence[TextLine], place: int) -> bool:
    """What begins here ends with a stop within a few short lines."""
    for line in found[place : place + _LONGEST_VERSE]:
        if line.width > _WIDEST_BARE or line.is_ended:
            return line.is_ended and line.width <= _WIDEST_BARE
        if line.below:
            return False
    return False


_LONGEST_VERSE = 4  # lines of a sentence


def _lone(found: Sequence[TextLine]) -> set[int]:
    """The first of a list that has no second one: nothing is counted by it."""
    marks = {n: mark for n, line in enumerate(found) if (mark := mark_of(line.text))}
    seconds = {mark.shape for mark in marks.values() if mark.number > 1}
    return {
        n
        for n, mark in marks.items()
        if mark.number == 1 and mark.shape in _COUNTING and mark.shape not in seconds
    }


_COUNTING = frozenset(("1.", "1)", "(1)", "①"))
_FEWEST_BROKEN = 5  # lines of which one that breaks off may be a heading: 走る理由は
_SHARE_BROKEN = 0.1


def _listed(found: Sequence[TextLine]) -> set[int]:
    """Places right below what heads a list, in a copy that has kept its blank lines."""
    places: set[int] = set()
    head = -1 - _LONGEST_LIST
    for place, line in enumerate(found):
        if len(line.text) <= _LONGEST_HEAD and LISTED.match(line.text):
            head = place
        elif line.above or place - head > _LONGEST_LIST:
            head = -1 - _LONGEST_LIST
        elif not is_tight(tuple(found[max(0, place - _LONGEST_LIST) : place + _LONGEST_LIST])):
            places.add(place)
    return places


def _announced(found: Sequence[TextLine]) -> set[int]:
    """Places between 記 and 以上, but for what is numbered there."""
    ends = [n for n, line in enumerate(found) if CLOSING.match(line.text)]
    places: set[int] = set()
    for start in (n for n, line in enumerate(found) if FORMAL.match(line.text)):
        after = bisect_right(ends, start)
        end = ends[after] if after < len(ends) else len(found) + _LONGEST_LIST
        first = max(start + 1, end - _LONGEST_LIST + 1)
        within = range(first, min(start + _LONGEST_LIST, end + 1))
        places.update(n for n in within if mark_of(found[n].text) is None)
    return places


def _is_item(found: Sequence[TextLine], place: int) -> bool:
    """The line right above or below counts on."""
    mark = mark_of(found[place].text)
    if mark is None or not mark.number:
        return False
    for near, at, step in ((place - 1, place, -1), (place + 1, place + 1, 1)):
        if 0 <= near < len(found) and found[at].above == 0:
            other = mark_of(found[near].text)
            if other and other.shape == mark.shape and other.number == mark.number + step:
                return True
    return False


_FOR_NOW = re.compile(r"^for immediate release$", re.IGNORECASE)
_LINKED = re.compile(r"[→»›≫]$|(?:は|を|も)(?:こちら|コチラ)(?:から|まで)?[。!！»>]*$")
# Where more is said, behind what names it: 詳細: 設定の項目.
_MORE = re.compile(
    r"^(?:詳細|詳しくは|関連(?:記事|項目|リンク)?|参考(?:リンク)?|参照|一覧|前へ|次へ"
    r"|see also|details|related|more|previous|next)\s*[:：]\s*\S",
    re.IGNORECASE,
)
_ASKS = re.compile(r"^[―—─]{1,3}\s*\S")
_FACT = re.compile(r"^[^\s:：、。]{1,8}(?:[（(][^（）()]*[）)])?[:：]\s*\S")
_NAMED_FACT = re.compile(
    r"^(?:[0-9０-９]{1,2}[.．\s　]+)?(?:(?:開催|招集)?日\s*時|(?:開催|招集)?場\s*所|"
    r"会\s*場|(?:出|欠)\s*席(?:者|委員|取締役|監査役)?|参加者?|"
    r"議事録(?:の)?(?:確認者?|作成者?|署名人?)|"
    r"傍聴者?|司\s*会|議\s*長|書\s*記|記\s*録|日\s*付|講\s*師|講演者|登壇者?|演\s*者|(?:語り|話し?|聞き)手)"
    r"(?:\s*[:：＝=]|[\s　])\s*\S"
)
_COUNT = re.compile(
    r"^[^。]{1,12}?[0-9０-９]+\s?[名人](?:[、,][^。]{1,12}?[0-9０-９]+\s?[名人])*$|"
    r"^(?:serves|makes|yields?)\s*:?\s*\d+(?:\s?[-–]\s?\d+)?$|"
    r"^(?:(?:serves|makes|yields?)\s*:?\s*)?\d+(?:\s?[-–]\s?\d+)? (?:servings?|portions?|people)$|"
    r"^(?:[0-9０-９]{1,2}\s?人[前分]\s*[:：]|(?:調理|所要|作業|加熱|準備)時間|エネルギー|カロリー|塩分)"
    r"[\s　:：/／]*(?:約|およそ)?\s*[0-9０-９][^。]*$|"
    r"^(?:のべ|延べ|計|合計)?[0-9０-９,，]+\s?(?:名様?|人|件|組|社)[\s　]+[0-9０-９,，万億]+円$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"^[（(][^（）()]{1,12}[）)]$")
_NAMES = re.compile(r"^[A-Z][\w.'-]+ [A-Z][\w.'-]+(?:, [A-Z][\w.'-]+ [A-Z][\w.'-]+)+$")
_RECORDED = re.compile(r"^(?:motion|action|resolved|decision|vote)s?\s*:\s*\S", re.IGNORECASE)
# Who did it, in brackets.
_MADE_BY = re.compile(
    r"^[（(](?:(?:聞き手|取材|文責?|構成|写真|撮影|編集)[・=＝:：／/、\s　]+)+[^）)。]{1,24}[）)]$|"
    r"^[【［\[（(〔](?:企画|協力|主催|共催|後援|協賛|提供|担当|写真|撮影|取材|文|イラスト)[^】］\]）)〕]{0,3}[:：／/]"
)


_MAILED = re.compile(r"^(?:[^。]{0,40}[\s,、:：(（<])?[\w.+-]+@[\w-]+\.[\w.-]+[)>）]?$")
# Who wrote it, what is answered, when it was changed.
_SIGNED = re.compile(
    r"^(?:By|BY) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,4}$|^(?:Yes|No|Sure|Of course)[!,.] |"
    r"^(?:last )?updated?\s*[:：]|^(?:ゲスト|対談|鼎談|座談会|お?相手|お話)\s*[:：／]\s*\S[^。]*$|"
    r"^(?:(?:取材|文責?|執筆|撮影|写真|構成|編集|翻訳|イラスト|聞き手|語り手|話し手)[・／/、]?)+\s*[:：／/＝=]\s*\S[^。]{0,20}$"
)

# Where others' words begin and end.
_PARTS = re.compile(
    r"^\W*(?:引用(?:開始|終了|元)?|ここ(?:から|まで)|終わり|おわり|[前中後]略|転載)\W*$"
)

# What happens on a stage, and who says what there.
_STAGED = re.compile(
    r"^(?:(?:Re-)?[Ee]nter [A-Z]{2,}.*|Exeunt\b.*|Exit(?: [A-Z]{2,}.*)?|[A-Z][A-Z .'’-]{1,24}：.*)$"
)

# What is heard beside the words; who speaks, with their office; what one says in return.
_HEARD = re.compile(
    r"^[（(](?:.{0,3}笑|拍手|沈黙)[）)]$|(?:です|ます)(?:よ?ね|よ)[！!。]?$|"
    r"^[（(](?:[^（）()]{0,12}(?:つづく|続く)|[了完終])[)）]$|"
    r"^(?:特に)?な\s?し[。.]?$|^入[社会]歴\s?[0-9０-９]+.{0,10}$|"
    r"^(?:令和|平成|昭和)?\s?[0-9０-９元]{1,4}年[0-9０-９]{1,2}月[0-9０-９]{1,2}日"
    r"[^。]{0,12}時[^。]{0,24}$|"
    r"^午[前後]\s?[0-9０-９]{1,2}時(?:[0-9０-９]{1,2}分)?[\s　]?[開閉休再散][\s　]?[会議憩開]$|"
    r"^[^\s。、]{2,12}[長授員者師][\s　][一-龥々]{1,3}[\s　][一-龥々ぁ-ん]{1,4}$|"
    r"^[一-龥々]{1,3}[\s　][一-龥々ぁ-ん]{1,4}[\s　]?[^\s。、]{0,12}"
    r"(?:部|課|室|[部課係室]長|代理|主任|社長|取締役|グループ)$"
)
# A whole line in brackets that is no caption of a law; what breaks off in a dash; whence it is
# taken; words that somebody goes on to say; names set wide.
_ASIDE_WHOLE = re.compile(r"^[（(][^（）()]{13,}[）)]$")
_REMARK = re.compile(
    r"^[^\s—―─–-].*[—―─]{1,3}$|^[「『][^」』]*$|"
    r"(?:より|から)(?:引用|抜粋|転載)$|^[^。]*[A-Za-z0-9」』）)]\s?より$|^(?:参照元?|引用元?|出典|出所)\s*[:：]\s*\S|"
    r"^(?:[\w-]+\.)+(?:com|org|net|info|jp|de|fr|uk|eu|tt)$|"
    # a word that only joins two texts
    r"^(?:まずは?|そして|でも|しかし|けれど(?:も)?|だから|それでも|ところが|なので|それから|すると)[、…]?$|"
    r"^(?:[^\s\d][\s　]){4,}[^\s\d]$"
)

_NO_HEADS = (
    _HEARD, _REMARK, _ASIDE_WHOLE,
    _STAGED, _MADE_BY, _MAILED, _SIGNED, AMOUNT, _ASKS, _CAPTION, _LINKED, _FOR_NOW, _NAMED_FACT,
    _COUNT, _NAMES, _RECORDED, _MORE,
)  # fmt: skip


def _between_rules(found: Sequence[TextLine], body: Iterable[int]) -> set[int]:
    alone = {
        place
        for place in body
        if found[place].may_head and found[place].ruled_below and place + 1 < len(found)
        if found[place].text[0] not in _DRAWN
    }
    boxed = {
        place
        for place in alone
        if found[place].ruled_above
        and (place == 0 or found[place - 1].number + 1 < found[place].number)
    }
    under = {n for n in alone if n not in boxed and found[n].above and _is_underlined(found, n)}
    ornate = {
        place
        for place in body
        if ornamented(found[place].text)
        and not _MADE_BY.match(found[place].text)
        and not _PARTS.match(found[place].text)
        and found[place].text[0] not in _DRAWN
        and found[place].width <= _WIDEST_ORNATE
        and place + 1 < len(found)
    }
    return boxed | (under if len(under) >= _FEWEST_APART else set()) | ornate


def _asked(found: Sequence[TextLine], body: Sequence[int]) -> set[int]:
    """Questions and requests right above what answers them, block after block."""
    blocks = _blocks(found, body)
    heads = {
        block[0]
        for block in blocks
        if len(block) > 1
        and (found[block[0]].width <= _WIDEST_ORNATE or _is_long_question(found[block[0]]))
        and _ASKING.search(found[block[0]].text)
        and not _TURN.match(found[block[0]].text)
        and _is_told(found[block[1]])
        and not _ASKING.search(found[block[1]].text)
    }
    alone = {
        block[0]
        for block, answer in pairwise(blocks)
        if len(block) == 1
        and (found[block[0]].may_head or _is_long_question(found[block[0]]))
        and _ASKED.search(found[block[0]].text)
        and not _TURN.match(found[block[0]].text)
        and _is_told(found[answer[0]])
        and not _ASKING.search(found[answer[0]].text)
    }
    heads |= _by_turns(found, blocks)
    requested = any(_REQUEST.match(found[n].text) for n in alone)
    requested = requested or sum(_TELL.search(found[n].text) is not None for n in alone) > 1
    fewest = _FEWEST_BARE - requested
    share = _ASKED_SHARE if len(alone) < _MANY and not requested else _MANY_SHARE
    if len(alone) >= fewest and len(alone) >= share * len(blocks):
        heads |= alone
    if len(heads) < fewest:
        return set()
    return heads | _troubles(found, blocks) | _beside(found, body, heads)


def _beside(found: Sequence[TextLine], body: Sequence[int], heads: set[int]) -> set[int]:
    """Counted with questions that head a text, one in two sentences heads what is below it."""
    marks = {n: mark for n in body if (mark := mark_of(found[n].text)) and mark.number}
    shapes = Counter(marks[n].shape for n in heads if n in marks)
    return {
        place
        for place, after in pairwise(body)
        if place in marks
        and shapes[marks[place].shape] >= _FEWEST_APART
        and found[place].above
        and _ASKED.search(found[place].text)
        and not (after in marks and marks[after].shape == marks[place].shape)
    }


def _over_questions(found: Sequence[TextLine], body: Sequence[int]) -> set[int]:
    """What several lettered questions are about, alone above the first of them."""
    heads = {
        place
        for place, after in pairwise(body)
        if found[place].may_head
        and found[place].above
        and not _TURN.match(found[place].text)
        and _LETTERED.match(found[after].text)
    }
    return heads if len(heads) >= _FEWEST_APART else set()


_LETTERED = re.compile(r"^(?:[QＱ]|問)\s?[0-9０-９]{0,3}[.．:：]\s*\S")


def _by_turns(found: Sequence[TextLine], blocks: Sequence[Sequence[int]]) -> set[int]:
    """Questions in a block that is nothing but questions and what answers each."""
    heads: set[int] = set()
    for block in blocks:
        asked = {n for n in block[:-1] if _is_long_question(found[n]) and found[n].is_question}
        if asked and block[0] in asked:
            asked |= {n for n in block[1:-1] if _is_wish(found, n)}
        answered = {n for n in asked if n + 1 not in asked and not found[n + 1].is_question}
        told = sum(not _REACHES.search(found[n].text) for n in block)
        if len(answered) >= _FEWEST_APART and len(answered) * 3 >= told:
            heads |= answered
    return heads if len(heads) >= _FEWEST_BARE else set()


def _is_wish(found: Sequence[TextLine], place: int) -> bool:
    """What somebody wants or cannot do, right below an answer: なくした。 and so on."""
    line, above = found[place], found[place - 1]
    told = above.is_ended or _REACHES.search(above.text) is not None
    return told and line.width <= _WIDEST_BARE and _WISH.search(line.text) is not None


_WISH = re.compile(
    r"^[^。、]{3,}(?:(?<![てい]き)たい|(?:て|で)ほしい|(?:て|で)欲しい|(?:て|で)しまいました|"
    r"わからない|分からない|できない|[らさ]れない|届かない)。?$"
)
# By what one is reached, and where more is said.
_REACHES = re.compile(
    r"^(?:TEL|FAX|E-?mail|メール|電話|ＴＥＬ|ＦＡＸ)\s*[:：]|(?:は|を|も)?(?:こちら|コチラ)(?:から)?。?$",
    re.IGNORECASE,
)


def _troubles(found: Sequence[TextLine], blocks: Sequence[Sequence[int]]) -> set[int]:
    """Among questions, what troubles somebody is asked, too: I don't have a team!"""
    return {
        block[0]
        for block, answer in pairwise(blocks)
        if len(block) == 1
        and _TROUBLE.match(found[block[0]].text)
        and found[block[0]].width <= _WIDEST_ORNATE
        and _is_told(found[answer[0]])
        and not _TROUBLE.match(found[answer[0]].text)
    }


_TROUBLE = re.compile(
    r"^(?:I|My|I['’](?:m|ve|d))\b.{4,80}[!.]?$|^[^。、]{6,40}(?:ません|できない|られない|ました)。?$"
)


def _is_told(line: TextLine) -> bool:
    """Written out; in Latin letters a sentence may be short, and a line of many words is one."""
    if line.is_sentence or (line.is_ended and not line.is_question):
        return True
    is_long = len(line.text.split()) > _MANY_WORDS or line.text[-1] in "!:"
    return not line.is_japanese and not line.is_question and is_long


_MANY_WORDS = 8


def _is_long_question(line: TextLine) -> bool:
    """Asked in two sentences, or in a long one."""
    is_one = line.text[-1] in "?？" or _ASKED.search(line.text) is not None
    return is_one and line.width <= _WIDEST_QUESTION and "。" not in line.text[:-1]


_WIDEST_QUESTION = 130
_ASKED = re.compile(
    r"(?:(?:です|でした|ます|ました|ません|でしょう)か|[^。、]{2,24}は[?？]$|(?:教えて|聞かせて|お話し)ください|お願いします)[?？。！!]?$|"
    r"[A-Za-z][?]$|" + REQUEST
)
_REQUEST = re.compile(REQUEST)
_TELL = re.compile(r"(?:教えて|聞かせて|お話し)(?:ください|下さい)[。]?$")
_ASKED_SHARE = 0.3  # of the blocks of lines: fewer questions that stand alone are the author's own
_MANY, _MANY_SHARE = 5, 0.12  # answers may be long, where as many are asked
_ASKING = re.compile(
    r"[?？]$|(?:か|(?:教えて|聞かせて|お話し)ください|お願いします|ひと言|一言)。?$|" + REQUEST
)
_TURN = re.compile(
    r"^(?:[―—─]|[QＱAＡ問答]\s?[0-9０-９]*[.．:：\s　]|(?![0-9０-９]{1,2}　)\S{1,16}[:：　])"
)


def _is_underlined(found: Sequence[TextLine], place: int) -> bool:
    """The rule stands right below the line, and what it is about below that."""
    return found[place].below <= 2 and not PREDICATE.search(found[place].text)


def _formal(found: Sequence[TextLine], body: Sequence[int]) -> set[int]:
    """Heads of lists, of contacts, of what a letter announces."""
    kitchen = any(LISTED.match(found[place].text) for place in body)
    return {
        place
        for place, after in zip_longest(body, body[1:], fillvalue=-1)
        if after >= 0
        and not found[place].is_sentence
        and (
            FORMAL.match(found[place].text)
            or _BUSINESS.match(found[place].text)
            or _ABOUT.match(found[place].text)
            or (_TOPIC.match(found[place].text) and not _is_item(found, place))
            or (
                LISTED.match(found[place].text)
                and not _counts_persons(found[place], found[after])
                and not (found[after].above and _MEETING.match(found[place].text))
            )
            or (kitchen and NOTED.match(found[place].text))
            or _heads_contact(found, place)
            or (
                found[place].above
                and _HOUSE.match(found[place].text)
                and (found[after].is_sentence or found[after].is_ended)
                and not found[after].is_japanese
            )
        )
    }


# What any meeting comes to in its turn.
_BUSINESS = re.compile(
    r"^(?:(?:old|new|unfinished|other|any other) business|call to order|roll call"
    r"|adjourn(?:ment|ed)?|announcements?|next meeting|(?:officers?|committees?|board"
    r"|(?:treasurer|president|secretary|chair)(?:['’]?s)?) reports?)\s*:?$",
    re.IGNORECASE,
)


def _linked(found: Sequence[TextLine], body: Sequence[int]) -> set[int]:
    """Titles of pages elsewhere, each above its address and what is said of it, one by one."""
    heads = {
        place
        for place in body
        if place + 2 < len(found)
        and found[place].above
        and _is_address(found[place + 1])
        and found[place].width <= _WIDEST_LINKED
        and (found[place].is_japanese or " " in found[place].text)
        and not found[place].is_predicate
        and not (found[place].is_ended or found[place].is_bullet or found[place].text[-1] in ":：")
        and not _is_address(found[place + 2])
        and not _is_address(found[place])
    }
    first = sum(
        _is_address(line) and not (n and _is_address(found[n - 1])) for n, line in enumerate(found)
    )
    return heads if len(heads) >= max(_FEWEST_MARKED, _MOSTLY_TITLED * first) else set()


_MOSTLY_TITLED = 0.8  # of the addresses: elsewhere authors put them where their text has them


def _is_address(line: TextLine) -> bool:
    return _ADDRESS_ONLY.fullmatch(line.text) is not None


_ADDRESS_ONLY = re.compile(r"<?https?://[!-;=?-~]+>?")
_WIDEST_LINKED = 64  # em of a title with the name of its site


def _met(found: Sequence[TextLine], body: Sequence[int]) -> set[int]:
    """Words that head parts of minutes in English, several of them set off from what is below."""
    heads = {n for n in body if found[n].above and found[n].below and _MET.match(found[n].text)}
    return heads if len(heads) >= _FEWEST_MARKED else set()


_MET = re.compile(
    r"^[^\w]{0,4}(?:attendees|attendance|agenda|minutes|guests|discussion(?: notes)?|decisions|"
    r"(?:action|discussion|agenda) items|notes|next steps|announcements|reminders|links):?$",
    re.IGNORECASE,
)

# Heads of minutes in English; with white space below, they are headings if they look so.
_MEETING = re.compile(r"^[^:]*\b(?:attendees|participants|agenda|present|absent)\b", re.IGNORECASE)

# Who sends a release, above what is always said of them.
_HOUSE = re.compile(r"^(?:About|ABOUT) (?:the |THE )?[A-Z0-9][^.!?,;:]{1,60}:?$")


def _counts_persons(line: TextLine, after: TextLine) -> bool:
    """How many it feeds, above the head of the list itself."""
    return _PERSONS.match(line.text) is not None and LISTED.match(after.text) is not None


_PERSONS = re.compile(r"^[0-9０-９～〜-]+\s?人[前分]$")


def _heads_contact(found: Sequence[TextLine], place: int) -> bool:
    """Marked or set apart; a line that only says whom to ask is a sentence."""
    line = found[place]
    may_head = line.may_head or (line.text[-1] in ":：" and line.width <= _WIDEST_ORNATE)
    if not CONTACT.search(line.text) or not may_head or _LINKED.search(line.text):
        return False
    return bool(line.above) or mark_of(line.text) is not None


def _marked(found: Sequence[TextLine], body: Sequence[int]) -> set[int]:
    """Lines with a mark that heads a text wherever it stands."""
    shapes: defaultdict[str, list[int]] = defaultdict(list)
    place_of = {place: n for n, place in enumerate(body)}
    for place in body:
        mark = mark_of(found[place].text)
        if mark is None or _NAMED_FACT.match(mark.rest):
            continue
        if not (mark.shape in _BULLETS and _INDENTED.match(found[place].raw)):
            shapes[mark.shape].append(place)
    shapes["picture"] = _head_pictures(found, shapes["picture"])
    heads: set[int] = set()
    for shape, places in shapes.items():
        alone = [n for n in places if _stands_alone(found, body, place_of[n], shape)]
        apart = all(found[n].above for n in alone if n)
        fewest = 1 if shape in _STRONG and _above_text(found, alone) else _FEWEST_APART
        enough = len(alone) >= _FEWEST_MARKED or (apart and len(alone) >= fewest)
        if shape in _BULLETS and not apart and len(alone) < len(places):
            continue
        if enough and len(alone) >= _ALONE * len(places) and _counts_up(found, alone):
            heads |= {*alone}
    return heads


def _head_pictures(found: Sequence[TextLine], places: Sequence[int]) -> list[int]:
    """Those with a picture that is not, again and again, before a sentence: 💡 Try it yourself."""
    told = Counter(found[n].text[0] for n in places if not found[n].is_short)
    times = Counter(found[n].text[0] for n in places)
    return [n for n in places if 2 * told[found[n].text[0]] <= times[found[n].text[0]]]


def _numbered_over(found: Sequence[TextLine], body: Sequence[int]) -> set[int]:
    """Names with a number right above what is counted below: 2. Purpose, 2.1. The club is …."""
    heads = {
        place
        for place, after in pairwise(body)
        if (mark := _OWN_NUMBER.match(found[place].text))
        and found[after].text.startswith((f"{mark[1]}.1.", f"{mark[1]}.1 "))
        and found[place].width <= _WIDEST_BARE
        and not found[place].is_ended
        and found[place].text[-1] not in ":："
    }
    return heads if len(heads) >= _FEWEST_APART else set()


def _resumed(found: Sequence[TextLine], body: Sequence[int]) -> set[int]:
    """Where a count of facts stops for what belongs to one of them, and goes on after it.

    1. 日時 …, 2. 場所 …, 3. 議事, then what was said, then 4. 次回.
    """
    heads: set[int] = set()
    for above, place in pairwise(body):
        mark, before = mark_of(found[place].text), mark_of(found[above].text)
        if mark is None or before is None or not (found[place].above == 0 < found[place].below):
            continue
        if mark.shape != before.shape or mark.number != before.number + 1:
            continue
        later = (n for n in body if n > place and _counts(found[n], mark.shape, mark.number + 1))
        after = next(later, None)
        if after is None or after <= place + 2 or not _is_name(mark.rest):
            continue
        heads |= {n for n in (place, after) if _is_name(found[n].text)}
    return heads


def _counts(line: TextLine, shape: str, number: int) -> bool:
    mark = mark_of(line.text)
    return mark is not None and mark.shape == shape and mark.number == number and line.above > 0


def _is_name(text: str) -> bool:
    """A noun, without the value of a fact behind it."""
    return len(text) <= _WIDEST_BARE and _NAME_ONLY.search(text) is not None


_NAME_ONLY = re.compile(r"^[^:：。、]*[^うくぐすつぬぶむるいただ:：。、](?<!です)(?<!ます)$")


def _shouted(found: Sequence[TextLine], body: Sequence[int]) -> set[int]:
    """Lines all in capitals above text that is not, as typewriters set headings."""
    heads = {
        place
        for place, after in pairwise(body)
        if _SHOUTED.match(found[place].text)
        and found[place].above
        and not _SHOUTED.match(found[after].text)
    }
    return heads if len(heads) >= _FEWEST_APART else set()


def _over_lists(found: Sequence[TextLine], body: Sequence[int]) -> set[int]:
    """Names with a colon that stand alone above lists, some of them in part after part."""
    heads = {
        place
        for place, after in pairwise(body)
        if found[place].text[-1] in ":："
        and found[place].above
        and found[after].above
        and found[after].is_bullet
        and found[place].width <= _WIDEST_BARE
        and not PREDICATE.search(found[place].text.rstrip(":："))
        and not _FOLLOWS.search(found[place].text)
    }
    again = len({found[place].key for place in heads}) < len(heads)
    return heads if again and len(heads) >= _FEWEST_BARE else set()


def _names_over_lists(found: Sequence[TextLine], body: Sequence[int]) -> set[int]:
    """Lines each alone above a list, where from the first list on there is nothing else.

    What is listed so may have any name: an address, a command, a title.
    """
    lists = [n for n in body if found[n].is_bullet]
    first = next((n for n, line in enumerate(body) if lists and line == lists[0]), 0)
    rest = [n for n in body[first:] if not found[n].is_bullet]
    over = {n for n, after in pairwise(body) if found[after].is_bullet and _may_be_over(found[n])}
    if len(rest) < _FEWEST_BARE or not over.issuperset(rest[:-1]):
        return set()
    return over


def _may_be_over(line: TextLine) -> bool:
    text = line.text
    return (
        line.may_head
        and bool(line.above and line.below)
        and line.is_short
        and line.width <= _WIDEST_OVER_LIST
        and not PREDICATE.search(text)
        and not _FOLLOWS.search(f"{text}:")
    )


_WIDEST_OVER_LIST = 60


def _told_again(found: Sequence[TextLine], body: Sequence[int]) -> set[int]:
    """Short words that come again in part after part, each time above a list of their own."""
    heads: defaultdict[str, list[int]] = defaultdict(list)
    for place, after in pairwise(body):
        line = found[place]
        if line.may_head and line.above and line.width <= _WIDEST_AGAIN and found[after].is_bullet:
            heads[line.key].append(place)
    return {n for key, held in heads.items() if key and len(held) >= _FEWEST_BARE for n in held}


_WIDEST_AGAIN = 12

_FOLLOWS = re.compile(
    r"[うくすつぬむるぐぶただい][:：]$|以下|次の|下記|\b(?:following|these|are|is|include)\b",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"^(?=.*[A-Z]{4})(?=[^a-z]{4,60}$)[A-Z0-9][A-Z0-9 ,.&/'’()-]*:?$")
_OWN_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=\S)")


def _stands_alone(found: Sequence[TextLine], body: Sequence[int], at: int, shape: str) -> bool:
    """Above text that is not marked alike, and no text itself."""
    line = found[body[at]]
    if at + 1 == len(body) or not _may_be_marked(line, shape):
        return False
    if any(form.match(line.text) for form in (_CAPTION, _MADE_BY, _ASIDE_WHOLE)):
        return False
    after = found[body[at + 1]]
    if shape in _POINTING and after.is_code:
        return False
    if shape in _WEAK and not (after.is_sentence and after.width > line.width):
        return False
    mark = mark_of(after.text)
    is_item = line.above == 0 and at > 0 and _is_alike(found[body[at - 1]], shape)
    return not is_item and (mark is None or mark.shape != shape)


_POINTING = frozenset("▼▽👇↓")  # above code they say what it shows

# Marks that writers put before headings more than before anything else.
_STRONG = frozenset("■◆●▼【＜≪★")


def _above_text(found: Sequence[TextLine], places: Sequence[int]) -> bool:
    """Or above what is listed: ＜プログラム＞, then １. 講演."""
    return all(
        found[n].is_short and (found[n + 1].is_sentence or _is_first(found[n + 1])) for n in places
    )


def _is_first(line: TextLine) -> bool:
    mark = mark_of(line.text)
    return line.above == 0 and mark is not None and mark.number == 1


def _is_alike(line: TextLine, shape: str) -> bool:
    """Marked so, and no fact (〇招集場所 …) that stands above the heads."""
    mark = mark_of(line.text)
    return mark is not None and mark.shape == shape and not _NAMED_FACT.match(mark.rest)


def _may_be_marked(line: TextLine, shape: str) -> bool:
    if line.may_head or _is_long_question(line):
        return True
    is_short = line.width <= _WIDEST_BARE and not line.is_ended and "。" not in line.text
    if shape == "picture" and line.text[-1] in ":：":
        return False
    return is_short and (line.text[-1] in ":：" or shape in _WEAK)


# Where not each heads a text and none has white space above, they are items.
_BULLETS = frozenset("・･•‣*＊+-–")
# As browsers copy the items of a list; text may stand below one.
_INDENTED = re.compile(r"^(?: {2,}|\t)")
# Marks of items, of notes, of what is said: they head a text only right above running text.
_WEAK = _BULLETS | frozenset("—※✓✅☑→：「『（(")


def _counts_up(found: Sequence[TextLine], places: Sequence[int]) -> bool:
    """Numbers go up by one, or start anew; marks that count nothing always do."""
    marks = [mark_of(found[place].text) for place in places]
    numbers = [mark.number for mark in marks if mark is not None and mark.number]
    steps = sum(b in (a + 1, 1) for a, b in pairwise(numbers))
    return not numbers or (numbers[0] <= 2 and steps * 2 >= len(numbers) - 1)


def missing(found: Sequence[TextLine], body: Sequence[int], heads: Sequence[int]) -> list[int]:
    """The numbers that others count on from or to, each alone on its line."""
    counted: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for place in heads:
        mark = mark_of(found[place].text)
        if mark is not None and mark.number:
            counted[mark.shape][mark.number] = place
    more: list[int] = []
    for place in body:
        mark, line = mark_of(found[place].text), found[place]
        known = counted[mark.shape] if mark is not None and mark.number else {}
        if (
            mark is not None
            and (len(known) >= _FEWEST_MARKED or _is_third(known, mark.number, place))
            and (
                _is_third(known, mark.number, place)
                or _is_between(known, mark.number, place)
                or _is_last(known, mark.number, place, body)
            )
            and line.above
            and line.below
            and line.width <= _WIDEST_ORNATE
            and not line.is_ended
        ):
            more.append(place)
    return more


def _is_third(known: Mapping[int, int], number: int, place: int) -> bool:
    """Counts on from the first two."""
    return number == _FEWEST_MARKED and -1 < known.get(1, -1) < known.get(2, -1) < place


def _is_between(known: Mapping[int, int], number: int, place: int) -> bool:
    """Left out of those that are headings: the next one is."""
    return number not in known and place < known.get(number + 1, 0)


def _is_last(known: Mapping[int, int], number: int, place: int, body: Sequence[int]) -> bool:
    """The last line counts on from a heading, where the text breaks off."""
    return place == body[-1] and known.get(number, -1) < known.get(number - 1, -1) < place


def bare_heads(found: Sequence[TextLine], body: Sequence[int]) -> frozenset[int]:
    """Short lines directly above their text, where block after block is built that way."""
    blocks = _blocks(found, body)
    versed = _versed(found)
    long = [block for block in blocks if len(block) > 1 and block[0] not in versed]
    heads = [block[0] for block in long if _heads_block(found, block)]
    enough = len(heads) >= _FEWEST_BARE and len(heads) >= _BARE_SHARE * len(long)
    return frozenset(heads) if enough else frozenset()


def _blocks(found: Sequence[TextLine], body: Sequence[int]) -> list[list[int]]:
    blocks: list[list[int]] = []
    for place in body:
        if not blocks or found[place].above or blocks[-1][-1] != place - 1:
            blocks.append([])
        blocks[-1].append(place)
    return blocks


def _heads_block(found: Sequence[TextLine], block: Sequence[int]) -> bool:
    line, after = found[block[0]], found[block[1]]
    told = (after.is_sentence or after.is_ended) and after.width > line.width
    told = told or _is_over_list(found, block)
    linked = len(block) == _HEAD_AND_LINK and after.is_bullet and ADDRESS.search(after.text)
    return (
        line.may_head
        and line.width <= (_WIDEST_ORNATE if linked else _WIDEST_BARE)
        and not line.is_code
        and not line.is_predicate
        and line.text[0] not in "「『"
        and not _NAMED_FACT.match(line.text)
        and (told or bool(linked))
    )


def _is_over_list(found: Sequence[TextLine], block: Sequence[int]) -> bool:
    """All that stands below it are items, marked or days."""
    below = [found[n] for n in block[1:]]
    marks = [mark_of(line.text) for line in below]
    numbers = [mark.number for mark in marks if mark is not None and mark.shape in ("1.", "1)")]
    return len(below) > 1 and (
        all(line.is_bullet for line in below)
        or all(DAY.match(line.text) for line in below)
        or numbers == list(range(1, len(below) + 1))
    )


_HEAD_AND_LINK = 2
