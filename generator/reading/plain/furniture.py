"""Lines that a page puts around an article: labels, dates, share text, the contents box."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Dropped, Paragraph
from generator.reading.plain.lines import KEYWORD, NUMBERED, key
from generator.reading.plain.marks import mark_of, unmarked
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Block
    from generator.reading.draft import Heading, Writer
    from generator.reading.plain.lines import TextLine

CONTENTS = re.compile(
    r"^(?:目次|もくじ|(?:今号|今回|今週|今月|本号)の(?:内容|目次|もくじ|ラインナップ)|"
    r"contents?|toc|table of contents|"
    r"in this (?:article|post|story)|on this page|"
    r"この(?:記事|ページ)の(?:目次|内容|情報|もくじ|流れ|要点)|(?:本|この)記事(?:で|の)(?:わかること|分かること|内容|ポイント)|INDEX)\s*"
    r"(?:\[?(?:非表示|表示|hide|show|閉じる|開く)\]?)?$",
    re.IGNORECASE,
)
SHARE = re.compile(
    r"^(?:タイトルとURLをコピー(?:しました)?|URLをコピー(?:する|しました)?|リンクをコピー(?:しました)?|"
    r"コピーしました|シェア(?:する|ボタン)?|ツイート|ポスト|フォローする|はてブ|Pocket|LINE|Facebook|"
    r"(?:X|Twitter|Facebook|LINE|はてな)[でにへ](?:ポスト|シェア|投稿|ツイート|送る|共有)(?:する)?|"
    r"(?:この記事|このページ)を(?:シェア|共有|ツイート|ポスト|保存|印刷)(?:する)?|(?:スキ|フォロー|いいね!?)\s*[0-9０-９,]*|"
    r"[0-9０-９,.万]+\s*(?:スキ|いいね!?|フォロワー|views?|PV|コメント|件のコメント|シェア|ブックマーク|users?)|"
    r"Twitter|X|Pinterest|LinkedIn|feedly|RSS|いいね!?|ブックマーク|保存|印刷|"
    r"Share|Tweet|Copy(?: link)?)$",
    re.IGNORECASE,
)
NAVIGATION = re.compile(
    r"^(?:スポンサー(?:ド)?リンク|広告|PR|関連記事|おすすめ記事|人気記事|新着記事|この記事を書いた人|"
    r"コメント(?:を残す|する|一覧)?|コメント\(?\d*\)?|メールアドレス.*公開される.*|検索|メニュー|ホーム|"
    r"トップ(?:ページ)?へ戻る|"
    r"(?:Amazon|楽天(?:市場)?|Yahoo!?ショッピング|メルカリ)で(?:探す|見る|購入(?:する)?|検索)|"
    r"posted with .{1,20}|トップ|サイドバー|カテゴリー?|タグ|アーカイブ|前の記事|次の記事|"
    r"(?:SCROLL|PAGE ?TOP|VIEW MORE|READ MORE|NEXT|PREV)(?: DOWN)?\s*[→↓>»]?|"
    r"TOP|続きを読む|もっと見る|ログイン|会員登録|"
    r"目次へ(?:戻る)?|ページトップ.*|トップへ(?:戻る)?|プライバシーポリシー|お問い合わせ|運営者情報|Home|Menu|"
    r"(?:leave|post|add|write) a (?:comment|reply)|(?:no|\d+) comments?:?|"
    r"©.*|Copyright.*)$",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"^[【［\[■◆▼▶＜<]?\s*(?:関連(?:記事|リンク|ニュース|情報|する記事|コンテンツ|タグ|ページ)|"
    r"(?:こちらも)?(?:あわせて|合わせて|併せて)(?:読みたい|どうぞ|ご覧ください|チェック)|"
    r"こちらも(?:おすすめ|どうぞ)|"
    r"(?:この記事を読んだ人|あなた)に.{0,4}おすすめ.{0,12}|おすすめの?記事|"
    r"人気(?:記事|ランキング)|アクセスランキング|新着記事|最新記事|前後の記事|"
    r"related (?:articles|posts|stories)|you (?:may|might) also like|read (?:more|next)|"
    r"recommended (?:articles|posts|stories|reading|for you))"
    r"(?:[】］\]＞>].{0,60}|[:：].{0,60})?$",
    re.IGNORECASE,
)
"""What stands above links to other articles."""

BACK = re.compile(
    r"^[←<＜«‹▲△↑⇧◀◁\s]*(?:[^\s。、]{0,14}(?:トップ|ホーム|一覧|ページ|先頭|目次|メニュー|記事|サイト|HOME|TOP))"
    r"(?:へ|に)(?:戻る|もどる)[\s→»>＞▲↑]*$|^[←＜«‹▲△↑⇧◀◁\s]*[^\s。、]{0,8}(?:ページ|先頭|目次|一覧)へ\s*[→»>＞▲↑]+$|"
    r"^[←＜«‹▲△↑⇧◀◁]\s?[^\s。、]{0,14}へ$|^(?:ページ(?:の)?(?:先頭|トップ)|トップページ|目次|ホーム|HOME|TOP)へ$|^[←«‹◀◁]\s?[^\s。、]{1,16}(?:戻る|もどる)$|"
    r"^(?:powered|presented|hosted) by .{1,40}$",
    re.IGNORECASE,
)
"""What leads away from a page, or says by whom it is shown."""

_MENU = re.compile(
    r"^(?:home|top|ホーム|トップ(?:ページ)?(?:へ)?|サイトマップ|プライバシー(?:ポリシー)?|個人情報(?:保護(?:方針)?)?|"
    r"お?問い?合わ?せ|利用規約|会社(?:概要|案内|情報)|特定商取引(?:法)?(?:に基づく)?(?:表[記示])?|アクセス|採用情報|よくある(?:ご)?質問|"
    r"お知らせ|ニュース|ブログ|ログイン|スケジュール|募集要項|応募フォーム|社員インタビュー|活動(?:内容|報告)|ギャラリー|リンク集?|"
    r"[^\sの]{1,4}(?:案内|一覧))$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[|｜／]\s*|[\s　]{2,}|　")
_FEWEST_IN_MENU = 3


def is_page(text: str) -> bool:
    """What sites call a page of theirs, alone on a line."""
    return _MENU.match(text.lstrip("・•- 　")) is not None


def is_menu(text: str) -> bool:
    """Names of a site's pages in a row."""
    parts = [part for part in _BETWEEN.split(text) if part]
    return len(parts) >= _FEWEST_IN_MENU and all(map(_MENU.match, parts))


DATE = re.compile(
    r"^(?:(?:公開日?|更新日?|投稿日?|最終更新日?|作成日?|Published|Updated)[:：]?\s*)?"
    r"(?:\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}日?.{0,12}|"
    r"(?:(?:20)?[XxＸ〇○●*]{2,4}|20\d\d)年[XxＸ〇○●*\d]{1,2}月[XxＸ〇○●*\d]{1,2}日|"
    r"(?:令和|平成)(?:元|[\d〇○]{1,2})年\s?[\d〇○]{1,2}月\s?[\d〇○]{1,2}日|"
    r"\d{1,2}[/月]\d{1,2}日?\s*(?:[（(][月火水木金土日祝・]+[)）])?\s*(?:\d{1,2}[:：時]\d{2}分?\s*)?"
    r"(?:配信|更新|公開|掲載))$"
)
_FOOTER = re.compile(
    r"(?:配信|メール)の?(?:停止|解除)|^(?:配信)?(?:登録・?)?解除(?:は|の方は|[\s　])|"
    r"(?:配信|送信)専用|(?:登録|購読)(?:の)?(?:解除|変更|停止)|退会(?:を?希望|手続|(?:する|の)?(?:場合|方)?は(?:こちら|下記|以下))|無断(?:転載|複製)|バックナンバー|Copyright|©|\(c\)|"
    r"unsubscribe|all rights reserved|"
    r"この(?:メール|便り)(?:マガジン)?(?:へ|に(?:つい|関)|の(?:感想|内容|登録))|"
    r"^\W{0,2}ご?(?:感想|意見|質問|要望)(?:[・、やと]ご?(?:感想|意見|質問|要望)){1,3}(?:など|等)?(?:は|：|:)",
    re.IGNORECASE,
)
UNSEEN = re.compile(
    r"(?:view|read|open) (?:this|it)(?: (?:email|newsletter|message))? (?:in|on) "
    r"(?:your|a|the) (?:web )?browser|trouble (?:viewing|reading) this|"
    r"this (?:e-?mail|message|newsletter) (?:was|is) sent\b|"
    r"(?:表示|閲覧)できない(?:方|場合)は|ブラウザで(?:表示|読む|見る)$",
    re.IGNORECASE,
)
"""What a newsletter says to those who cannot see it well."""

_LONGEST_FOOTER = 15
_LINK = re.compile(r"https?://[^\s。、」）]+")
_LINK_NOTE = re.compile(r"\[\w{1,3}\]:?\s+https?://\S+(?:\s+[\"'(].{0,80})?")  # [1]: https://…
_HIRAGANA = re.compile(r"[ぁ-ん]")
_LONGEST_CONTENTS = 60


def contents_boxes(found: Sequence[TextLine]) -> frozenset[int]:
    """Places (in ``found``) of contents boxes: the box's name and its items."""
    boxed: set[int] = set()
    told = Counter(map(_entry, found))
    for place, line in enumerate(found):
        if place in boxed:
            continue
        if CONTENTS.match(unmarked(line.text)):
            end = _box_end(found, place)
            boxed.update(range(place, end if _is_box(found[place:end], told) else place + 1))
        elif place < _HEAD_OF_PAGE and line.above:
            boxed.update(_unnamed_box(found, place))
    return frozenset(boxed)


def _unnamed_box(found: Sequence[TextLine], start: int) -> range:
    """Unmarked lines right below each other that all come again, in their order and apart."""
    end = start + 1
    while end < len(found) and found[end].above == 0:
        end += 1
    keys = [line.key for line in found[start:end]]
    again = [line.key for line in found[end:] if line.above and line.key in keys]
    is_box = len(keys) >= _SHORTEST_BOX and all(keys) and again == keys
    # Right below each other they are a menu that stands there twice.
    is_box = is_box and [line.key for line in found[end : end + len(keys)]] != keys
    is_box = is_box and not any(line.is_bullet or mark_of(line.text) for line in found[start:end])
    return range(start, end if is_box else start)


_HEAD_OF_PAGE = 40  # lines in which a page says what is on it
_SHORTEST_BOX = 3


def _is_box(lines: Sequence[TextLine], told: Counter[str]) -> bool:
    """A letterword that a site would put its contents in stays empty where none is told again."""
    here = Counter(map(_entry, lines))
    return len(lines[0].text) > _LETTERWORD or any(told[key] > here[key] for key in here)


_LETTERWORD = len("TOC")


def _box_end(found: Sequence[TextLine], start: int) -> int:
    """A box ends before a sentence, white space, or the first of its items said again.

    Where its items stand together, any white space ends it; else only wide white space does.
    """
    keys: set[str] = set()
    together = True
    for place in range(start + 1, min(len(found), start + 1 + _LONGEST_CONTENTS)):
        line = found[place]
        named = _entry(line)
        said_again = len(keys) > 1 and named in keys
        apart = line.above >= 3 or (line.above > 0 and together and len(keys) > 1)
        if (line.is_sentence and not line.is_item) or (apart and keys) or said_again:
            return place
        together = together and (not keys or line.above == 0)
        keys.add(named)
    return min(len(found), start + 1 + _LONGEST_CONTENTS)


def _entry(line: TextLine) -> str:
    """What an entry names, without the articles that a law's contents give: (第3条―第17条)."""
    return key(_ARTICLES_IN.sub("", line.text))


_ARTICLES_IN = re.compile(r"[（(]第[^（）()]{1,30}[）)]$")


def furniture(
    found: Sequence[TextLine], boxed: frozenset[int], title: int | None, heads: frozenset[int]
) -> dict[int, str]:
    """Place → why it is not the author's text (a key of the locale's ``[dropped]``).

    ``heads`` are known to be headings, whatever else they look like.
    """
    keys = {found[place].key for place in boxed}
    reasons: dict[int, str] = dict.fromkeys(_footer(found), "page")
    for place, line in enumerate(found):
        if place == title or (place in heads and place not in boxed):
            continue
        why = "contents" if place in boxed else _told_by_words(line)
        if why == "date" and place - 1 in heads:
            continue
        if not why and title is not None and line.key and line.key == found[title].key:
            why = "title_again"
        if not why and title is not None and place == title + 1 and _is_label(found, place, keys):
            why = "label"
        if why and place not in reasons:
            reasons[place] = why
    return reasons


def _footer(found: Sequence[TextLine]) -> range:
    """What stands below the last rule, where it says who sends this and how to have it no more."""
    ruled = (n for n, line in enumerate(found) if n and line.ruled_above)
    start = max((n for n in ruled if not _is_underline(found, n)), default=len(found))
    below = found[start:]
    is_footer = 0 < len(below) <= _LONGEST_FOOTER and any(
        _FOOTER.search(line.text) for line in below
    )
    if is_footer:
        while start and found[start - 1].ruled_above and found[start - 1].is_short:
            start -= 1  # whose letter it is, between rules above that
        return range(start, len(found))
    last = len(found)
    while last and (_FOOTER.search(found[last - 1].text) or _LINK.fullmatch(found[last - 1].text)):
        last -= 1
    return range(last, len(found))


def _is_underline(found: Sequence[TextLine], place: int) -> bool:
    """The rule above a line is drawn right under the short line before it, as its heading."""
    before = found[place - 1]
    return before.may_head and before.above > 0 and before.below == 1 and found[place].above == 1


def reason(line: TextLine) -> str:
    """Why a line by its words alone is not the author's text; empty where it may be."""
    return beside(line.text) or _told_by_words(line)


def _told_by_words(line: TextLine) -> str:
    if UNSEEN.search(line.text):
        return "page"
    if DATE.match(line.text):
        return "date"
    if SHARE.match(line.text):
        return "share"
    if ELSEWHERE.match(line.text) and not line.is_sentence:
        return "navigation"
    if _LINK.fullmatch(line.text) or _LINK_NOTE.fullmatch(line.text):
        return "link"
    leads = NAVIGATION.match(line.text) or BACK.match(line.text) or is_menu(line.text)
    return "navigation" if leads else ""


@lru_cache(maxsize=4096)
def beside(text: str, *, above: bool = False) -> str:
    """Why such a line stands around an article wherever it is; ``above``: above all its text."""
    if len(text) > _LONGEST_AROUND:
        return ""
    bare = text.lstrip("・•-*+ 　").strip() or text.strip()
    if above and _around()["above"].fullmatch(bare):
        return "navigation"
    known = (
        why for why, form in _around().items() if why not in _BY_PLACE and form.fullmatch(bare)
    )
    return next(known, "")


_BY_PLACE = ("above", "again", "rest")
_LONGEST_AROUND = 300  # characters


@cache
def _around() -> Mapping[str, re.Pattern[str]]:
    return {
        why: re.compile("|".join(f"(?:{one})" for one in some), re.IGNORECASE)
        for why, some in toml_beside(__file__, "around.toml").items()
    }


def alone(found: Sequence[TextLine]) -> tuple[tuple[TextLine, ...], dict[int, str]]:
    """The lines but for those around an article, and these by their number with why they are not.

    A notice to those who are no members ends what can be read; below the last sentence, so do
    links to other articles. Said twice in a row, a line is a picture's name the second time.
    """
    left: dict[int, str] = {}
    first = next((n for n, line in enumerate(found) if _opens(line)), 0)
    last = max((n for n, line in enumerate(found) if _opens(line)), default=-1)
    above = _told_above(found)
    ends, rest, own = "", _rest(found, above), _listed(found) | _told_of(found)
    for place, line in enumerate(found):
        why = ends or ("" if place in own else _why(found, place, above=place + 1 < first))
        cuts = why == "wall" and place > first and _CUT.search(line.text) is not None
        if cuts and (_LEFT.match(line.text) or above[place] > _LEAST_TOLD * above[-1]):
            ends = "wall"
        below = place > last > -1 and ELSEWHERE.match(line.text) is not None
        if not ends and (below or place == rest):
            ends = why = "navigation"
        if why:
            left[place] = why
    kept: list[TextLine] = []
    gap = 0
    for place, line in enumerate(found):
        if place in left:
            gap = max(gap, line.above, line.below)
            continue
        if gap and kept:
            kept[-1] = replace(kept[-1], below=max(kept[-1].below, gap))
        kept.append(replace(line, above=max(line.above, gap)) if gap else line)
        gap = 0
    if not kept:
        return tuple(found), {}
    return tuple(kept), {found[place].number: why for place, why in left.items()}


def _listed(found: Sequence[TextLine]) -> frozenset[int]:
    """Items of lists of which at least half are the author's: so are those beside them."""
    own: set[int] = set()
    start = 0
    while start < len(found):
        stop = start + 1
        while stop < len(found) and found[stop].is_item and found[stop].above == 0:
            stop += 1
        items = found[start:stop]
        if len(items) > 1 and found[start].is_item:
            around = sum(bool(reason(line)) for line in items)
            if around * 2 <= len(items):
                own.update(range(start, stop))
        start = stop
    return frozenset(own)


def _told_of(found: Sequence[TextLine]) -> frozenset[int]:
    """Names of sites that the text tells of: no links that stand beside it."""
    names = {n: line.text for n, line in enumerate(found) if beside(line.text) == "link"}
    told = [line.text for line in found if line.is_sentence] if names else []
    return frozenset(n for n, name in names.items() if any(name in text for text in told))


def _why(found: Sequence[TextLine], place: int, *, above: bool) -> str:
    if _around()["again"].fullmatch(found[place].text):
        again = sum(line.text == found[place].text for line in found)
        return "picture" if again > 1 else ""
    if why := beside(found[place].text, above=above):
        return why
    if place and _is_named_again(found, place):
        return "picture"
    return "navigation" if above and _leads_to(found, place) else ""


def _leads_to(found: Sequence[TextLine], place: int) -> bool:
    """The way to the page, its signs lost: it ends in the title that stands below."""
    text = found[place].text
    near = (line.text for line in found[place + 1 : place + 7])
    return _HOME.match(text) is not None and any(
        len(name) >= _A_NAME and text != name and text.endswith(name) for name in near
    )


_HOME = re.compile(r"(?:home|top|ホーム|トップ)", re.IGNORECASE)
_A_NAME = 5  # characters


def _told_above(found: Sequence[TextLine]) -> Sequence[int]:
    """Characters of sentences above each line, and of all last."""
    told = (len(line.text) if _opens(line) else 0 for line in found)
    return tuple(accumulate(told, initial=0))


def _rest(found: Sequence[TextLine], above: Sequence[int]) -> int:
    """Where what other people may say begins, or other articles, below most of what is told."""
    return next(
        (
            n
            for n, line in enumerate(found)
            if above[n] > _MOST_TOLD * above[-1] and _around()["rest"].fullmatch(line.text.strip())
        ),
        len(found),
    )


_MOST_TOLD = 0.6  # of the text
_LEAST_TOLD = 0.3  # of the text above a notice to members, unless it counts what is left
_CUT = re.compile(r"残り|続き|ここから先|この先")
_LEFT = re.compile(r"残り\s?[:：]?\s?[0-9０-９]")


def _opens(line: TextLine) -> bool:
    return line.is_sentence and line.width > _A_LINE and not beside(line.text)


_A_LINE = 20  # em


def _is_named_again(found: Sequence[TextLine], place: int) -> bool:
    """A few words that stand right above, too, each by itself: of the picture between them."""
    line, before = found[place], found[place - 1]
    return (
        bool(line.key)
        and line.key == before.key
        and line.may_head
        and not line.is_bullet
        and line.above > 0
        and line.below > 0
        and (before.above > 0 or place == 1)
    )


def without_links(
    pieces: Sequence[Heading | Block], writer: Writer
) -> tuple[list[Heading | Block], list[Dropped]]:
    """The pieces but for paragraphs that are one bare address, and those as dropped."""
    kept: list[Heading | Block] = []
    links: list[Dropped] = []
    for piece in pieces:
        said = piece.sentences if isinstance(piece, Paragraph) else ()
        texts = [sentence.text[writer.language] or "" for sentence in said]
        if texts and all(map(_LINK.fullmatch, texts)):
            links += [Dropped(None, text, "link") for text in texts]
        else:
            kept.append(piece)
    return kept, links


_VALUED = re.compile(r"[:：]\s*\S")


def _heads_part(found: Sequence[TextLine], place: int) -> bool:
    """A short word by itself above a sentence, so that what stands above it is a part, no label."""
    line = found[place]
    return (
        place + 1 < len(found)
        and line.may_head
        and len(line.text) <= _SHORT_WORD
        and not line.text.isdigit()
        and line.above > 0
        and line.below > 0
        and found[place + 1].is_sentence
    )


_SHORT_WORD = 6  # characters


def _is_label(found: Sequence[TextLine], place: int, contents: set[str]) -> bool:
    """A category between title and text: a word without kana, then the first sentence."""
    line = found[place]
    return (
        len(line.text) <= 8
        and not _VALUED.search(line.text)
        and line.is_short
        and place + 1 < len(found)
        and not found[place + 1].is_item
        and not _heads_part(found, place + 1)
        and (line.below > 0 or not found[place + 1].is_sentence)
        and not _HIRAGANA.search(line.text)
        and not KEYWORD.match(line.text)
        and not NUMBERED.match(line.text)
        and line.key not in contents
    )
