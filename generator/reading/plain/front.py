"""What stands above a bare text: to whom, from whom, when; the title and the line under it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.sentences import split
from generator.reading.plain.articles import is_over_articles, opens_articles, opens_part
from generator.reading.plain.bylines import below, said_of, title_below_site
from generator.reading.plain.furniture import BACK, UNSEEN, is_page
from generator.reading.plain.lines import KEYWORD, is_tight
from generator.reading.plain.marks import mark_of, ornamented

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Role
    from generator.reading.plain.lines import TextLine

_WIDEST_TITLE = 100
_MOST_IN_TITLE = 3
_WIDEST_SHORT_TITLE = 48
_WHOLE_ARTICLE = 6
_LONGEST_SIGNATURE = 6
_REACHED = re.compile(
    r"^(?:〒|(?:電話|TEL|FAX|E-?mail|メール|住所|所在地)[\s　:：.]|[\w.+-]+@[\w.-]+$)",
    re.IGNORECASE,
)

# Who speaks for a house, with the name.
_SPEAKS = re.compile(
    r"^(?:代表(?:者|理事|取締役)?|会長|理事長|館長|校長|園長|社長|委員長|部長)[:：\s　]\s*\S{2,12}$"
)

# Last kana of a clause with a verb, not of words that name something.
_VERBAL = "うくぐすつぬぶむるただいよねなんか"

_FAR_RIGHT = 8  # columns of white space before a line that is set to the right: a date, a sender
_LONGEST_LETTERHEAD = 12
_LONGEST_HEAD = 160  # characters of one of its lines
_LETTERHEAD: Mapping[Role, re.Pattern[str]] = {
    "contact": re.compile(
        r"^(?:media |press )?contacts?\s*[:：]\s*\S|[\w.+-]+@[\w-]+\.[\w.-]+\s*$|"
        r"^(?:お?問い?合わ?せ|連絡|照会)先?\s*[:：]\s*\S",
        re.IGNORECASE,
    ),
    "credit": re.compile(
        r"^(?:(?:[Pp]repared|[Ww]ritten|[Ss]ubmitted|[Cc]ontributed|[Pp]osted) by\b.{2,80}|"
        r"(?:[Bb]y|BY) [A-Z][\w.'’-]+(?: (?:[A-Z&][\w.'’,-]*|and|de|van|von)){0,6})$"
    ),
    "greeting": re.compile(
        r"(?:各[\s　]*位|御中|殿|(?<![仕模同多有両一左外王神文異])様)$|"
        r"の(?:皆様|皆さま|みなさま|皆さん|みなさん)へ?$|^(?:拝啓|"
        r"謹啓|前略|Dear\b.*,?)$|^To (?:all|the|our) [^.,]{4,40}$"
    ),
    "metadata": re.compile(
        r"^(?:(?:公開|更新|投稿|作成|発行|配信|配[布付]|発表|掲載|取材|収録|プレス・?リリース|ニュース・?リリース)日?[:：]?\s*)?"
        r"(?:[0-9]{1,2}月\s?[0-9]{1,2}日?,?\s[0-9]{4}年?$|"
        r"(?:[A-Z][a-z]+day, )?[A-Z][a-z]+ \d{1,2}, \d{4}$|\d{1,2} [A-Z][a-z]+ \d{4}$)|"
        r"^(?:(?:公開|更新|投稿|作成|発行|配信|配[布付]|発表|掲載|取材|収録|プレス・?リリース|ニュース・?リリース)日?[:：]?\s*)?(?:\d{4}|(?:令和|平成|昭和)\s?(?:元|[0-9０-９]+))\s*[年./-]\s*[0-9０-９]{1,2}\s*[月./-]?\s*(?:[0-9０-９]{1,2}\s*日?)?.{0,12}$|"
        r"^[^\s、。]{0,8}第\s*[0-9０-９]+(?:-[0-9]+)?\s*号$|"
        r"^(?:\d{4}|(?:令和|平成|昭和)\s?(?:元|[0-9０-９]+))\s?[年./-]\s?[0-9０-９]{1,2}\s?[月./-]\s?[0-9０-９]{1,2}日?"
        r"\s?(?:[（(].[）)])?\s?(?:午[前後])?[0-9０-９]{1,2}[時:：][^。]{0,24}$|"
        r"^(?:home|ホーム|トップ(?:ページ)?|top(?: ?page)?)\s*[/／>＞›»].{1,100}$|"
        r"^現在の?位置\s*[:：].{1,100}$|"
        r"^[（(](?:\d{4}|(?:令和|平成|昭和)\s?(?:元|[0-9０-９]+))年[0-9０-９]{1,2}月[^（）()。]{0,40}[）)]$|"
        r"^(?:原?作|脚本|脚色|台本|作・演出)(?:\s*[:：／/]\s*|[\s　]+)\S{1,12}"
        r"(?:[\s　]\S{1,12})?$|"
        r"^\d{2}[./]\d{1,2}[./]\d{1,2}$|"
        r"^(?:#|no\.|vol\.)\s?\d{1,4}(?:[\s　]+[\d/.年月日-]{6,12}(?:発行)?)?$|"
        r"^[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th),? \d{4}$|"
        r"^(?:spring|summer|fall|autumn|winter) (?:issue )?\d{4}$|^newsletter of\b.{2,60}$|"
        r"^[【＜<〈《〔\[]?(?:interviews?|recipes?|columns?|blog|連載|特集|インタビュー|連載インタビュー|コラム|レシピ)[】＞>〉》〕\]]?$|"
        r"^(?:日付|日時|date|time)\s*[:：]\s*\d{1,4}[-/.年 ].{0,40}$|"
        r"^(?:版|バージョン|version|施行日|制定日|改定日)\s*[:：]\s*[^\s。].{0,60}$|"
        r"^[【＜<〔\[(（]?(?:プレス・?リリース|ニュース・?リリース|報道(?:発表)?資料|報道発表|リリース資料|"
        r"press release|news release|for immediate release|(?:public )?notice|news|お知らせ|回覧|"
        r"通知|号外)"
        r"[】＞>〕\])）]?[:：]?(?:\s*[（(][^（）()]*[）)])?$|^(?:発行|編集)(?:人|者|元)?[:：].{1,30}$|"
        r"^(?:\d{4}|(?:令和|平成|昭和)\s?(?:元|[0-9０-９]+))年[0-9０-９]{1,2}月"
        r"(?:[0-9０-９]{1,2}日)?\s?発行[\s　].{1,30}$|"
        r"^(?:\S.{0,40}\s[—–-]\s|draft |the )?press release(?:\s[—–-]\s.{1,30})?"
        r"(?:\s?\(.{1,50}\))?$|"
        r"^embargoed\b.{0,120}$|"
        r"^(?:hero|header|cover|featured?|banner) (?:image|photo|picture)\b.{0,60}$|"
        r"^(?:publication|release) date\s*:.{4,30}$|^.{1,40}(?:より|から)(?:転載|抜粋)$|"
        r"^(?:revised|approved|adopted|amended)\b.{0,40}\b\d{4}$|"
        r"^(?:last |date )?(?:updated?|published|posted|created|revised|as of)\s*[:：]\s*"
        r"\d[\d/., -]{2,20}$|"
        r"^[A-Z][\w. ]{1,20}(?:, [A-Z][\w. ]{1,20})?\s*[—–-]\s*[A-Z][a-z]+ (?:\d{1,2}, )?\d{4}$|"
        r"^\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}日?\s*(?:[（(].[）)])?\s*\S{3,40}"
        r"(?:紹介|放送|掲載|配信|連載)(?:した|された).{0,8}$",
        re.IGNORECASE,
    ),
}
CONTACT = re.compile(
    r"(?:お?問い?合わ?せ|連絡|取材|申込|お申し込み)(?:窓口|先)?(?:について|はこちら)?[】＞>≫》〉］\]）)]?[:：]?$|"
    r"^(?:media |press )?contacts?(?: (?:for|information|details|person|us)\b[\w ]{0,24})?\s?:?$",
    re.IGNORECASE,
)
"""What heads the lines that say whom to ask."""

ROLL = re.compile(
    r"^(?:(?:members |people |those |board )?(?:present|in attendance)|attendees|attending|absent|"
    r"regrets|apologies|(?:出席|参加|欠席)者)\s*(?:[:：]|$)",
    re.IGNORECASE,
)
"""Who was there, or was not."""

_SENDER = re.compile(
    r"(?:株式会社|有限会社|合同会社|(?:一般|公益)(?:社団|財団)法人|学校法人|NPO法人|大学|協会|協議会|委員会|事務局|"
    r"役所|役場|センター|図書館|水族館|博物館|美術館|動物園|公民館|会館|病院|学校|組合|連盟|学園|商会|Inc\.?|Ltd\.?|Co\.)|"
    r"\b(?:Association|Committee|Council|Society|School|Library|University|Trust|Foundation)$|"
    r"[都道府県市区町村課部室会局長]$|^(?:代表|会長|理事長|館長|校長)"
)
_HOUSE = re.compile(
    r"(?:株式会社|有限会社|合同会社|(?:一般|公益)(?:社団|財団)法人|学校法人|NPO法人)[^\s、。はがをにの]{1,15}|"
    r"[^\s、。はがをにの]{1,15}(?:株式会社|有限会社|合同会社)"
)
_ISSUE = re.compile(r"^(?!newsletter of)[^.]*\b(?:minutes|newsletter|bulletin)\b", re.IGNORECASE)
_RECORD = re.compile(r"(?:メモ|記録|録|報告|日記|会議|会見|講演会|説明会|報告会|総会|だより)$")
# What may head a part and a whole text.
_WHOLE = re.compile(r"^(?:よくある(?:ご)?質問|FAQ|Q\s?[&＆]\s?A)$", re.IGNORECASE)

_UNDER = re.compile(r"^[―—─–\-〜～~].{2,}[―—─–\-〜～~]$|^[―—─–〜～~]{1,2}\s?\S.{2,40}$")
_LABELLED = re.compile(r"^[^\s:：、。]{1,8}[:：]\s*\S")
_TALK = re.compile(r"^[―—─]{1,3}")
_LETTERED = re.compile(r"^[QＱ問]\s?[0-9０-９]{0,3}[.．:：]")
_LABEL = re.compile(r"^(?:【[^【】]+】(?=.)|\d{1,2}(?:[-－.．]\d{1,2})+)")
_QUOTES = ("「", "『")
_CHAPTERS = ("第", "1.", "1)", "(1)", "1 ", "①", "一、", "Ⅰ", "1-1", "Step")


@dataclass(frozen=True, slots=True)
class Front:
    """Places of lines above the text.

    Attributes:
        title: of the title, ``None`` where the text has none.
        under: of the line under the title.
        roles: of the others.
    """

    title: int | None = None
    under: int | None = None
    roles: Mapping[int, Role] = field(default_factory=dict)


def front(
    found: Sequence[TextLine], bare_heads: frozenset[int], boxed: frozenset[int] = frozenset()
) -> Front:
    """The title, if the text has one, and what stands above and under it.

    ``bare_heads`` are lines that head the text right below them, as others further down do;
    ``boxed`` those of a contents box.
    """
    if (
        told := _labelled(found) or _mailed(found) or _released(found) or _framed(found)
    ) is not None:
        return told
    roles = letterhead(found)
    way = _way(found)
    roles |= dict.fromkeys(range(way), "metadata")
    unseen = (
        n
        for n, line in enumerate(found)
        if n not in roles
        and n >= way
        and line.width > 1
        and not any((UNSEEN.search(line.text), _WAY.fullmatch(line.text), BACK.match(line.text)))
    )
    place = next(unseen, None)
    if place is not None and (title := _below_name(found, place)) is not None:
        roles |= dict.fromkeys(range(place, title), "metadata")
        place, bare_heads = title, bare_heads - {title}
    if place is None or place in boxed or not _can_be_title(found, place, bare_heads):
        return Front(roles=roles if place is not None else {})
    under = place + 1
    is_under = (
        under < len(found)
        and found[under].above <= 1
        and under not in bare_heads
        and not found[under].is_bullet
        and (
            _is_subtitle(found, under)
            or (_UNDER.match(found[under].text) is not None and not _is_talk(found))
        )
        and sum(bool(ornamented(line.text)) for line in found[under:]) <= 1
    )
    dated = _dated(found, under + is_under, place)
    return Front(place, under if is_under else None, roles | dated)


def _below_name(found: Sequence[TextLine], place: int) -> int | None:
    """The title, where the first line is only what it appears in: a site, a series, a letter."""
    told = found[place + 1 : place + _LONGEST_LETTERHEAD]
    if (title := title_below_site(found, place)) is not None:
        return title
    if found[place].is_sentence or not told:
        return None
    after = _after_facts(told)
    if after is None:
        after = _after_series(found, place)
    if after is None and _KITCHEN.search(found[place].text):
        after = _dish(told)
    return None if after is None else place + 1 + after


def _after_facts(told: Sequence[TextLine]) -> int | None:
    """The headline right below what a wire says of a release."""
    facts = [n for n, line in enumerate(told) if OF_RELEASE.match(line.text)]
    if len(facts) < FEWEST_FACTS or facts != [*range(facts[0], facts[-1] + 1)]:
        return None
    after = facts[-1] + 1
    return after if after < len(told) and told[after].may_head else None


def _after_series(found: Sequence[TextLine], place: int) -> int | None:
    """Right below a series, the only one of it that is here: 第12回　冬に読みたい三冊."""
    line, rest = found[place + 1], found[place + 2 :]
    if _OF_ALL.search(found[place].text):
        return None
    is_one = (
        line.may_head
        and bool(rest)
        and _ISSUED.match(line.text) is not None
        and _letterhead_role(line) is None
        and not any(_ISSUED.match(other.text) for other in (found[place], *rest))
    )
    return 0 if is_one else None


def _dish(told: Sequence[TextLine]) -> int | None:
    """The dish between where recipes are printed and what goes in."""
    short = (n for n, line in enumerate(told) if line.may_head and line.text[-1] not in "!！")
    dish = next(short, None)
    listed = next((n for n, line in enumerate(told) if _LISTS.match(line.text)), 0)
    if dish is None or dish >= listed or any(line.is_sentence for line in told[:dish]):
        return None
    text = told[dish].text
    is_other = KEYWORD.match(text) or _LABELLED.match(text) or _AMOUNT.search(text)
    is_other = is_other or _OF_TEXT.match(text)
    return None if is_other else dish


# One of a series, with its number and its name.
_ISSUED = re.compile(
    r"^(?:第\s?[0-9０-９一二三四五六七八九十百]+\s?[回号話]|vol\.?\s?\d+|[#＃]\s?\d+|no\.?\s?\d+)"
    r"[\s　:：「『]\s*[^\s\d]",
    re.IGNORECASE,
)
# It tells of all of a series: 講座の報告.
_OF_ALL = re.compile(r"(?:報告|まとめ|記録|レポート|感想|紹介)(?:書|集|文)?$")
OF_RELEASE = re.compile(
    r"^[（(]?\d{4}[年./-]\s?\d{1,2}[月./-]\s?\d{1,2}日?[）)]?$|"
    r"^(?:カテゴリー?|分野|ジャンル|業種|地域|(?:掲載|配信|発表|公開)日時?|"
    r"(?:リリース|ニュース)?(?:発行|発表|発信|配信|提供)(?:企業|会社|団体|元|者))\s*[:：]\s*\S"
)
"""Facts of a release that a wire sets above its headline, ``FEWEST_FACTS`` of them or more."""

FEWEST_FACTS = 2
# Where recipes are printed.
_KITCHEN = re.compile(
    r"(?:きょう|今日|今週|今月|毎日|まいにち|わが家|我が家|おうち|みんな|旬|季節|料理|かんたん|簡単|人気|定番|節約|お手軽)"
    r".{0,8}レシピ(?:集|帳|だより|通信|[#＃]?\s?\d+)?$|"
    r"(?:クッキング|キッチン|台所|食卓|献立)(?:$|[\s　｜|/／・:：]|の|から|だより|通信|レシピ)"
)
_LISTS = re.compile(r"^[■◆●【＜<\[]?\s*(?:材料|作り方|つくり方|ingredients)", re.IGNORECASE)
_AMOUNT = re.compile(r"[0-9０-９]\s?分|時間|人分")
_OF_TEXT = re.compile(r"(?:ポイント|コツ|はじめに|メモ|準備|下ごしらえ|道具)(?:$|[\s　:：])")


# The top of a site, where its page says how one came to it.
_WAY = re.compile(r"(?:1\. )?(?:home|top|ホーム|トップ(?:ページ)?|menu|メニュー)", re.IGNORECASE)


def _way(found: Sequence[TextLine]) -> int:
    """How many lines at the top lead through a site: 1. Home, 2. よくある質問, or its menu."""
    if below := _below_menu(found):
        return below
    menu, told = 0, {""}
    while menu < min(_LONGEST_LETTERHEAD, len(found)) and is_page(found[menu].text):
        if found[menu].key in told:
            break  # said again, it is the title
        told.add(found[menu].key)
        menu += 1
    tight = not any(line.above for line in found[1:menu])
    enough = menu > _FEWEST_PAGES or (tight and menu == _FEWEST_PAGES and found[menu - 1].below)
    if (
        enough
        and menu < len(found)
        and not found[menu].is_sentence
        and not _WHOLE.match(found[0].text)
    ):
        return menu
    if not found or not found[0].text.startswith("1.") or not _WAY.fullmatch(found[0].text):
        return 0
    end = 1
    while end < len(found) and found[end].text.startswith(f"{end + 1}.") and not found[end].above:
        end += 1
    return end


_FEWEST_PAGES = 2


def _below_menu(found: Sequence[TextLine]) -> int:
    """Where a site's marked menu ends that stands right at the top or below the site's name."""
    start = next((n for n, line in enumerate(found[:_MOST_NAMED]) if line.is_bullet), _MOST_NAMED)
    if any(line.is_sentence or is_page(line.text) for line in found[:start]):
        return 0
    end = start
    while end < min(len(found), start + _LONGEST_MENU) and found[end].is_bullet:
        end += 1
    pages = sum(is_page(line.text) for line in found[start:end])
    is_menu = pages >= _FEWEST_PAGES and end - start > _MOST_NAMED
    return end if is_menu and end < len(found) and not found[end].is_sentence else 0


_MOST_NAMED, _LONGEST_MENU = 3, 30  # lines of a site's name, of its menu


def _labelled(found: Sequence[TextLine]) -> Front | None:
    """The title below a line that says that it is one: 件名（タイトル）, Headline."""
    top = found[:_LONGEST_LETTERHEAD]
    at = next((n for n, line in enumerate(top) if TITLE_IS.match(line.text)), None)
    if at is None or at + 1 >= len(found) or any(line.is_sentence for line in found[:at]):
        return None
    roles: dict[int, Role] = dict.fromkeys(range(at + 1), "metadata")
    label = at + 2
    has_under = label + 1 < len(found) and SUBTITLE_IS.match(found[label].text) is not None
    if has_under:
        roles |= {label: "metadata"}
    return Front(at + 1, label + 1 if has_under else None, roles)


def _released(found: Sequence[TextLine]) -> Front | None:
    """A headline right below what a release says of itself, whatever is said above to senders."""
    top = range(min(_LONGEST_LETTERHEAD, len(found) - 1))
    at = next((n for n in top if _RELEASED.match(found[n].text)), None)
    if at is None or not (
        any(line.is_sentence or line.is_ended for line in found[:at])
        or (not at and not found[0].is_japanese)
    ):
        return None
    reached = _reached(found, at + 1)
    place = reached.stop
    line = found[place] if place < len(found) else found[at + 1]
    if line.is_ended or not line.above or _letterhead_role(line):
        return None
    roles: dict[int, Role] = {at: "metadata", **dict.fromkeys(reached, "contact")}
    roles |= {n: "metadata" for n in range(at) if _letterhead_role(found[n]) == "metadata"}
    under = place + 1
    has_under = under + 1 < len(found) and not line.is_japanese and _is_subtitle(found, under)
    return Front(place, under if has_under else None, roles)


def _mailed(found: Sequence[TextLine]) -> Front | None:
    """The subject of a letter that begins as mail does."""
    heads = 0
    while heads < min(_LONGEST_LETTERHEAD, len(found)) and _MAIL_HEAD.match(found[heads].text):
        heads += 1
    place = next((n for n in range(heads) if SUBJECT.match(found[n].text)), None)
    if heads < _FEWEST_MAIL_HEADS or place is None:
        return None
    roles: dict[int, Role] = dict.fromkeys((n for n in range(heads) if n != place), "metadata")
    if heads < len(found) and _letterhead_role(found[heads]) == "greeting":
        roles[heads] = "greeting"
    return Front(place, roles=roles)


_FEWEST_MAIL_HEADS = 2
SUBJECT = re.compile(r"^(?:subject|件名)\s*[:：]\s*(?=\S)", re.IGNORECASE)
"""Stands before the title of a mail."""

_MAIL_HEAD = re.compile(
    r"^(?:from|to|cc|bcc|date|sent|subject|reply-to|差出人|送信者|宛先|送信日時|日時|件名)\s*[:：]\s*\S",
    re.IGNORECASE,
)


def _framed(found: Sequence[TextLine]) -> Front | None:
    """A headline between rules, below what a release says of itself, its day and its sender."""
    top = range(1, min(_LONGEST_LETTERHEAD, len(found) - 1))
    at = next((n for n in top if found[n].ruled_above and found[n].ruled_below), None)
    if at is None or not found[at].may_head or _letterhead_role(found[0]) != "metadata":
        return None
    if any(found[n].is_sentence or mark_of(found[n].text) for n in range(1, at)):
        return None
    return Front(at, roles={n: _letterhead_role(found[n]) or "metadata" for n in range(at)})


def _reached(found: Sequence[TextLine], start: int) -> range:
    """Whom to ask, between what a release says of itself and its headline."""
    first = found[start]
    if not CONTACT.search(first.text) and _letterhead_role(first) != "contact":
        return range(start, start)
    stop = start + 1
    while stop < len(found) and (
        _REACHED.match(found[stop].text) or (found[stop].above == 0 and found[stop].is_short)
    ):
        stop += 1
    return range(start, stop)


_RELEASED = re.compile(
    r"^(?:(?:for immediate|press|news|media) release\W*|報道(?:関係)?(?:者)?各位)$", re.IGNORECASE
)
_OF_IT = r"(?:\s*[（(][^（）()]{1,16}[)）])?\s*[:：]?$"
TITLE_IS = re.compile(rf"^[【［\[]?(?:件名|表題|見出し|headline)[】］\]]?{_OF_IT}", re.IGNORECASE)
SUBTITLE_IS = re.compile(
    rf"^[【［\[]?(?:サブタイトル|副題|sub-?(?:title|head(?:line)?))[】］\]]?{_OF_IT}", re.IGNORECASE
)


def signature(found: Sequence[TextLine], closing: Sequence[int]) -> dict[int, Role]:
    """Who signs: short lines below the word that closes a letter, or at the end with a number."""
    last = max(closing, default=-1)
    if last < 0 < len(found):
        last = len(found) - 1
        while last > 0 and found[last].above == 0:
            last -= 1
        last -= 1
        if last > 0 and found[last].is_short and _SPEAKS.match(found[-1].text):
            last -= 1
    below = range(last + 1, len(found))
    first = found[below[0]] if below else None
    if first is not None and last > 0 and first.above and _DATED.match(first.text):
        short = len(below) <= _LONGEST_SIGNATURE // 2 and all(found[n].is_short for n in below)
        return dict.fromkeys(below, "metadata") if short else {}
    is_signed = (
        first is not None
        and last > 0
        and len(below) <= _LONGEST_SIGNATURE
        and not any(found[n].is_sentence for n in below)
        and not (mark_of(first.text) or CONTACT.search(first.text) or first.is_bullet)
        and not (len(below) > 1 and _PRESENTS.match(first.text))
        and (
            bool(closing)
            or (len(below) > 1 and _REACHED.search(found[below[1]].text) is not None)
            or (found[last].is_ended and any(_SPEAKS.match(found[n].text) for n in below))
        )
    )
    return dict.fromkeys(below, "contact") if is_signed else {}


# Over what is said of a house.
_PRESENTS = re.compile(
    r"^(?:会社|企業|法人|団体|施設|学校|店舗|主催者|発行元)の?(?:概要|情報|紹介|案内)$"
)

# A day alone on a line, also in the numerals of a speech.
_DATED = re.compile(
    r"^(?:令和|平成|昭和|西暦)?[0-9０-９元〇一二三四五六七八九十]{1,4}年[0-9０-９一二三四五六七八九十]{1,3}月"
    r"(?:[0-9０-９一二三四五六七八九十]{1,3}日|吉日)?$"
)


def _letterhead_role(line: TextLine) -> Role | None:
    """What such a line says by its words; a longer one is running text."""
    if len(line.text) > _LONGEST_HEAD:
        return None
    known = next((name for name, form in _LETTERHEAD.items() if form.search(line.text)), None)
    return known or said_of(line)


def letterhead(found: Sequence[TextLine]) -> dict[int, Role]:
    """Salutation, date, number and sender; a sender alone is none."""
    roles: dict[int, Role] = {}
    for place, line in enumerate(found[:_LONGEST_LETTERHEAD]):
        text = line.text
        role = _letterhead_role(line)
        is_far = len(line.raw.replace("　", "  ")) - len(line.raw.lstrip()) >= _FAR_RIGHT
        is_sender = bool(_SENDER.search(text)) and not line.is_sentence
        is_signed = place + 1 < len(found) and _is_signature(found[place], found[place + 1])
        is_signed = is_signed or _HOUSE.fullmatch(text) is not None
        if role == "metadata" and (_RECORD.search(text) or _ISSUE.search(text)):
            role = None
        if role is None and is_sender and (is_far or (roles and (line.above == 0 or is_signed))):
            role = "metadata"
        if (
            role is None
            and roles
            and (_is_between(found, place) or _is_held(found, place) or _is_filed(found, place))
        ):
            role = "metadata"
        if roles and line.is_sentence and _WISHES_WELL.search(text):
            roles[place] = "greeting"
            continue
        is_told = line.is_sentence and role != "metadata"
        if role is None or is_told or line.width > _WIDEST_SHORT_TITLE:
            break
        roles[place] = role
    told = set(roles.values()) == {"metadata"} and len(roles) == 1
    told = told and _DAY_ALONE.match(found[0].text) is None
    return {} if told and _is_title_after_all(found) else roles


_DAY_ALONE = re.compile(
    r"^(?:\d{1,2} [A-Z][a-z]+,? \d{4}|"
    r"(?:[A-Z][a-z]+day, )?[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}|"
    r"(?:\d\d)?\d\d[-/.]\d\d?[-/.]\d\d?|\d{4}年\s?\d{1,2}月\s?\d{1,2}日(?:\s?[（(].[)）])?|\d{1,2}月\s?\d{1,2}日?,?\s\d{4}年?)$"
)


# What every letter says first, whoever writes it.
_WISHES_WELL = re.compile(
    r"^(?:平素|日頃|日ごろ|時下|いつも|貴[社会校]|皆(?:様|さま)に(?:は|おかれ)|ますます)"
    r"[^。]{0,60}(?:ます|ございます|ください(?:ませ)?)[。．]?$"
)


def _is_between(found: Sequence[TextLine], place: int) -> bool:
    """A name right below the day, set off from what it is about: whoever sends it."""
    line = found[place]
    last = place + 1 == len(found)
    return (
        not last
        and line.above == 0
        and line.below > 0
        and line.is_short
        and not (line.is_sentence or line.is_predicate or line.is_bullet)
        and not (_is_text(found[place + 1]) or mark_of(line.text))
        and _letterhead_role(found[place - 1]) == "metadata"
    )


def _is_held(found: Sequence[TextLine], place: int) -> bool:
    """Between what says that it is a release and its day, whoever sends it."""
    beside = [found[n] for n in (place - 1, place + 1) if n < len(found)]
    return (
        found[place].above == found[place].below == 0
        and found[place].is_short
        and mark_of(found[place].text) is None
        and [_letterhead_role(line) for line in beside] == ["metadata", "metadata"]
    )


def _is_filed(found: Sequence[TextLine], place: int) -> bool:
    """Between the day at the very top and a headline as long as a sentence: where it is filed."""
    if place != 1 or len(found) < _WHOLE_ARTICLE // 2 or not _DAY_ALONE.match(found[0].text):
        return False
    line, title = found[1], found[2]
    apart = bool(line.below and title.below) and not mark_of(line.text)
    return (
        apart
        and line.width <= _WIDEST_FILED
        and title.width >= max(_LEAST_HEADLINE, line.width * 1.5)
        and not line.is_predicate
        and not title.is_ended
    )


_WIDEST_FILED, _LEAST_HEADLINE = 14, 20  # em


def _is_text(line: TextLine) -> bool:
    """A sentence, but for one that is set off as a headline is: …を公開します."""
    return line.is_sentence and not (line.below and line.may_head)


def _is_subtitle(found: Sequence[TextLine], place: int) -> bool:
    """Right below the title, both set off from the text."""
    line = found[place]
    return (
        line.above == 0
        and line.below > 0
        and not is_tight(tuple(found))
        and line.is_short
        and not line.is_predicate
        and line.width <= _WIDEST_SHORT_TITLE
        and not (_LABELLED.match(line.text) or mark_of(line.text) or KEYWORD.match(line.text))
        and not _letterhead_role(line)
    )


def _is_signature(line: TextLine, after: TextLine) -> bool:
    """A house and right below it who speaks for it."""
    return after.above == 0 and bool(_SENDER.search(line.text)) and bool(_SENDER.search(after.text))


def _is_title_after_all(found: Sequence[TextLine]) -> bool:
    """One such line above running text: an issue of a letter, not its head."""
    return len(found) > 1 and found[1].is_sentence


def _can_be_title(found: Sequence[TextLine], place: int, bare_heads: frozenset[int]) -> bool:
    line = found[place]
    text = line.text
    parts = split(text)
    heads_part = place in bare_heads and not is_over_articles(found[place:])
    if line.width > _WIDEST_TITLE or len(parts) > _MOST_IN_TITLE or heads_part:
        return False
    after = found[place + 1] if place + 1 < len(found) else None
    told = line.is_ended and any(part[-1] in "。．" for part in parts[:-1])
    told = told and any(part.rstrip("。．")[-1:] in _VERBAL for part in parts)
    told = told or _TOLD_IN_ENGLISH.match(text) is not None
    if (told and not _is_above_heading(line, after)) or line.is_bullet or _TALK.match(text):
        return False
    if (
        ROLL.match(text)
        or (KEYWORD.match(text) and not _WHOLE.match(text))
        or (_LABELLED.match(text) and after and after.above == 0 and _LABELLED.match(after.text))
    ):
        return False
    if _has_siblings(found, place) or (line.is_ended and _OF_THIS.search(text)):
        return False
    below = found[place:]
    if opens_articles(below) or opens_part(below) or _asks_first(below):
        return False
    runs_on = line.is_ended and not line.below and not _is_short_title(found)
    is_all = len(found) == 1 and (line.is_sentence or line.is_ended or len(parts) > 1)
    return not (runs_on or is_all)


# Two sentences, each of several words.
_TOLD_IN_ENGLISH = re.compile(r"^[A-Z]\S*(?: \S+){2,}\. [A-Z]\S*(?: \S+){2,}\.$")


def _asks_first(found: Sequence[TextLine]) -> bool:
    """Whether the first line is the first of several questions, each behind its letter.

    One alone is none the less, where its answer stands behind another.
    """
    if len(found) > 1 and _QUESTION.match(found[0].text) and _ANSWER.match(found[1].text):
        return True
    return sum(_LETTERED.match(line.text) is not None for line in found) > 1 and (
        _LETTERED.match(found[0].text) is not None
    )


_AFTER_LETTER = r"\s?[0-9０-９]{0,3}(?:\s?[.．:：]\s*|[\s　]+)(?=\S)"
_QUESTION = re.compile(rf"^(?:[QＱ]|問){_AFTER_LETTER}")
_ANSWER = re.compile(rf"^(?:[AＡ]|答え?){_AFTER_LETTER}")

# What a sentence says that leads into a text.
_OF_THIS = re.compile(r"(?:こ|本)の?(?:ページ|記事|文書|資料)|以下の|次の[0-9０-９一二三四五]")


def _is_above_heading(line: TextLine, after: TextLine | None) -> bool:
    """Words without a verb, a stop and more words name a text where a heading follows, no text."""
    said = split(line.text)[0].rstrip("。．")
    return (
        after is not None
        and line.width <= _WIDEST_SHORT_TITLE
        and said[-1:] not in _VERBAL
        and (KEYWORD.match(after.text) is not None or (after.is_short and after.above > 0))
    )


def _has_siblings(found: Sequence[TextLine], place: int) -> bool:
    """Marked as lines below are: the first of several headings or items."""
    if ornamented(found[place].text):
        ornate = sum(bool(ornamented(line.text)) for line in found[place + 1 :])
        return ornate > 1 and not (found[place].ruled_above and found[place].ruled_below)
    mark = mark_of(found[place].text)
    if mark is not None and mark.shape == "picture" and not mark.rest[0].isalnum():
        return False  # several pictures decorate, one marks
    if mark is None or mark.shape in _QUOTES or (mark.number > 1 and mark.shape in _CHAPTERS):
        return False
    if (label := _LABEL.match(found[place].text)) is not None:
        return any(_is_next(label[0], line.text) for line in found[place + 1 :] if line.may_head)
    others = (
        mark_of(line.text)
        for n, line in enumerate(found[place + 1 :], place + 1)
        if line.may_head and (mark.shape != "picture" or _heads_alike(found, n, place))
    )
    return any(
        other is not None and other.shape == mark.shape and (not mark.number or other.number == 2)
        for other in others
    )


def _heads_alike(found: Sequence[TextLine], place: int, first: int) -> bool:
    """The same picture before a line that heads text; right below each other they are a list."""
    sign = found[first].text[0]
    is_item = place + 1 < len(found) and found[place + 1].text[0] == sign
    return found[place].text[0] == sign and not is_item and found[place - 1].text[0] != sign


def _is_next(label: str, text: str) -> bool:
    """【議題2】 after 【議題1】, 2.5 after 2.4; 【Flutter】 before a title has no next one."""
    other = _LABEL.match(text)
    if other is None:
        return False
    numbers = [int(each) for each in re.findall(r"\d+", label)]
    after = [int(each) for each in re.findall(r"\d+", other[0])]
    return bool(numbers) and after == [*numbers[:-1], numbers[-1] + 1]


def _is_short_title(found: Sequence[TextLine]) -> bool:
    """A sentence above longer text or a heading, in a copy that has lost its blank lines."""
    return (
        len(found) >= _WHOLE_ARTICLE
        and is_tight(tuple(found))
        and found[0].width < _WIDEST_SHORT_TITLE
        and len(split(found[0].text)) < _MOST_IN_TITLE
        and (found[1].width > found[0].width or found[1].may_head)
    )


def _is_talk(found: Sequence[TextLine]) -> bool:
    """Questions are told by a dash, so that none of them is the line under a title."""
    return sum(bool(_TALK.match(line.text)) for line in found) > 1


def _comes_again(found: Sequence[TextLine], place: int) -> bool:
    """Days that part a text: the first one dates no more than its part."""
    line = found[place]
    days = [n for n, other in enumerate(found) if other.key == line.key and _DAY.search(other.text)]
    return len(days) > 1 and all(found[n].above and found[n].below for n in days)


_DAY = re.compile(r"\d{4}\s*[年./-]\s*\d{1,2}")


# Where somebody met: 公民館2階　和室.
_PLACE = re.compile(r"^[^。、]{0,24}(?:[階室堂]|ホール|会館|公民館|集会所|(?i:オンライン|zoom))$")


def _dated(found: Sequence[TextLine], start: int, title: int) -> dict[int, Role]:
    """Sender and issue right below the title, until the text."""
    roles: dict[int, Role] = below(found, start, title)
    start, dated = max(roles, default=start - 1) + 1, bool(roles)
    for place in range(start, min(len(found), start + 4)):
        line = found[place]
        role = _letterhead_role(line)
        if (
            role is None
            and dated
            and line.above == 0
            and (_SENDER.search(line.text) or _PLACE.search(line.text))
            and line.is_short
        ):
            role = "metadata"
        if role is None or line.is_sentence or place == title or _comes_again(found, place):
            break
        dated = True
        roles[place] = role
    return roles
