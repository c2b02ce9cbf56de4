"""What a sentence is besides content: a date, a greeting, an announcement, a pointer."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.kinds.traits import traits_of
from generator.model import LANGUAGES, Paragraph, block_sentences, blocks, sentences
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Article, Block, Kind, Language, Role, Section

_SUBTITLE = re.compile(r"^\s*[〜~～―—–-]\s*.+\s*[〜~～―—–-]\s*$")
_BY_HEADING: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "contact",
        re.compile(
            r"^[【＜<\[(（]?(?:(?:本件|本リリース|この件|報道|取材)[^。]{0,12})?(?:お?問い?合わ?せ|連絡先|"
            r"(?:取材|報道関係者?(?:の(?:皆様|皆さま|方))?)(?:(?:へ|から)?の?お?(?:申し?込み?|問い?合わ?せ|窓口|連絡先)|"
            r"(?:へ|に関する[^。]{0,8})?[】＞>\])）:：]?$)|"
            r"(?:media |press )?contact)",
            re.IGNORECASE,
        ),
    ),
    (
        "metadata",
        re.compile(
            r"^[【＜<\[(（]?(?:参考|引用|出典|関連)(?:文献|資料|図書|書籍|サイト|リンク|URL|元|一覧)*(?:一覧)?[】＞>\])）]?$|"
            r"^(?:references?|sources?|bibliography|works cited|further reading)$",
            re.IGNORECASE,
        ),
    ),
    (
        "pointer",
        re.compile(
            r"^\W*(?:(?:お|オ)(?:すすめ|ススメ|勧め)(?:の?(?:記事|本|商品|書籍|リンク))?|(?:人気|最新|新着|前後の)(?:の)?記事"
            r"|(?:こちらの記事も|あわせて読みたい|合わせて読みたい).{0,12}|(?:Amazon|アマゾン|楽天)(?:の|で).{0,12}"
            r"|スポンサー(?:ド)?リンク|広告|(?:関連|この記事に関する)(?:商品|書籍|タグ)"
            r"|ダウンロード(?:資料|素材)?|(?:プレス)?(?:素材|画像|資料)(?:の)?ダウンロード|プレスキット"
            r"|(?:related|recommended|popular|recent) (?:posts?|articles?|products?|reading)"
            r"|you may also like.*|sponsored|press kit|downloads?)\W*$",
            re.IGNORECASE,
        ),
    ),
)
# Over what minutes say of the meeting, not of what was said there.
_FACT_HEADING = re.compile(
    r"^[\W\d]*(?:(?:開催|招集)?(?:日時|日程|日付|時間|場所|会場)|(?:出|欠)席(?:者|委員|状況)?|参加者?|傍聴者?|記録者?|書記|司会"
    r"|(?:前回|前会)(?:会議|理事会|総会)?の?議事録の?(?:確認|承認)(?:について)?"
    r"|date(?: and time)?|time|place|location|venue|present|attendees|attendance|apologies)\W*$",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"^(?:開催|招集)?(?:日\s*時|日程|日\s*付|日|時間|場\s*所|会\s*場|とき|ところ|[^\s:：]{0,6}(?:出|欠)\s*席[^\s:：]{0,4}|"
    r"参加者?|傍聴者?|司会|進行|議\s*長|書\s*記|記\s*録者?|議事録|作成者?|事務局|配布資料|"
    r"date|time|place|location|venue|present|absent|regrets|guests|(?:meeting )?attendees|"
    r"apologies|chair|scribe|recorder|(?:note|minute)[ -]?taker|facilitator|"
    r"minutes taken by|(?:people|members) in attendance|"
    r"(?:official )?meeting (?:was )?"
    r"(?:called to order|opened|started|began|ended|closed|adjourned)"
    r"(?: at)?|"
    r"(?:prep(?:aration)?|cook(?:ing)?|total|active|rest(?:ing)?) time|servings?|serves|yields?|"
    r"difficulty|調理時間|所要時間|難易度|分量)"
    r"(?:\s*[:：]|[\s　]+\S)",
    re.IGNORECASE,
)
# A press release's news is said in the form of a greeting.
_NEWS = re.compile(
    r"お知らせ(?:し|いたし|致し)ます|発表(?:し|いたし)ま"
    r"|(?:以下|下記|次)の(?:とおり|通り|日程で)、?[^。]{0,16}"
    r"(?:開催|実施|延期|変更|再開|販売|募集|中止|移転)(?:を|いた|致|し|する)"
)
# The roles that words tell; the others are told by form.
_BY_WORDS: tuple[Role, ...] = (
    "metadata",
    "contact",
    "credit",
    "greeting",
    "pointer",
    "announcement",
)

# It points at a picture by the way, before what it says: 下の図のとおり、…
_BESIDE_IT = re.compile(
    r"^(?:(?:次|以下|下|上|左|右|下記|上記)の?(?:図|写真|画像|グラフ|表)(?:のように|の(?:とおり|通り)"
    r"|(?:を見ると|から)(?:わか|分か)るように|に(?:ある|示す|示した)(?:とおり|通り|ように))、?"
    r"|(?:写真|画像|図)(?:で|から)は(?:わか|分か|見え|伝わ)り?(?:にく|づら|ませんが|らないが)[^、。]{0,6}、)(?=.{4})"
)
_MARKS = "▼▶▽▷►■●★◆◇※＊*→⇒・> 　"  # what may stand before such a sentence and says nothing

# What a title is about: where only its name stands, as a link, nothing is said.
_NAMED_WORK = re.compile(r"[『「]([^『』「」]{6,})[』」]")

_LOOKED_AT = 1000  # characters of a sentence: some cues look ahead from each
_TABLED = ("table", "figure", "code")


def roles(article: Article, kind: Kind) -> dict[str, Role]:
    """By sentence id, of the sentences that are no plain content; headings and cells have none.

    Args:
        article: as read.
        kind: of text; what a line under a title says about minutes is content of an invitation.
    """
    found: dict[str, Role] = {}
    for role, sentence_id in _found(article, kind):
        found.setdefault(sentence_id, role)
    works = {*_NAMED_WORK.findall(article.title.text[article.language] or "")}
    for sentence in sentences(article):
        bare = (sentence.text[article.language] or "").strip("『』「」。 　")
        if bare in works and sentence is not article.title:
            found.setdefault(sentence.id, "pointer")
    if traits_of(kind).in_steps:
        for identity in _made_elsewhere(article):
            found.setdefault(identity, "pointer")
    order = [sentence.id for sentence in sentences(article)]
    return {identity: found[identity] for identity in order if identity in found}


# What is to be made, read or seen besides what a text tells how to make.
_ELSEWHERE = re.compile(
    r"\b(?:make|bake|cook|try|tried|read|watch|visit|see)s? (?:(?:the|an?|my|our|some) )?"
    r"(?P<name>[A-Z][a-z]{2,}(?: [A-Z][a-z]+)+)"
)
_OF_THAT = re.compile(r"(?:It|They|This|That) ")


def _made_elsewhere(article: Article) -> Iterator[str]:
    """What names another dish or post, of which nothing else is told, and what is said of it."""
    texts = [sentence.text.en or "" for sentence in sentences(article)]
    for block in blocks(article):
        held = tuple(block_sentences(block)) if isinstance(block, Paragraph) else ()
        of_it = False
        for sentence in held:
            said = sentence.text.en or ""
            named = _ELSEWHERE.search(said)
            first = named["name"].split()[0] if named else ""
            of_it = (of_it and bool(_OF_THAT.match(said))) or (
                bool(first) and sum(first in text for text in texts) == 1
            )
            if of_it:
                yield sentence.id


def role(text: str, language: Language, kind: Kind = "") -> Role | None:
    """What one sentence is by its words alone, in a text of this kind."""
    text = text[:_LOOKED_AT]
    said = _BESIDE_IT.sub("", text.strip().lstrip(_MARKS))
    if _NEWS.search(said):
        return None
    known = _cues()[language]
    leads = ("navigation",) if traits_of(kind).tells_of_links else ("navigation", "elsewhere")
    if any(known[name].search(text.strip()) for name in leads):
        return "pointer"
    if not traits_of(kind).answers_with_feeling and known["reaction"].search(said):
        return "greeting"
    return next((name for name in _BY_WORDS if known[name].search(said)), None)


@cache
def _cues() -> dict[Language, dict[str, re.Pattern[str]]]:
    """By role, in the order of the file; navigation is told first: its marks are its cue."""
    plain = toml_beside(__file__, "roles.toml")
    return {
        language: {
            name: re.compile("|".join(plain[language][name]), re.IGNORECASE)
            for name in ("navigation", "elsewhere", "reaction", *_BY_WORDS)
        }
        for language in LANGUAGES
    }


def _found(article: Article, kind: Kind) -> Iterator[tuple[Role, str]]:
    if traits_of(kind).has_facts_above:
        yield from _facts(article.lead, article.language, kind)
    yield from _in_blocks(article.lead, article.language, kind)
    if traits_of(kind).is_release:
        yield from _head(article.lead, article.language)
    for section in article.sections:
        yield from _in_section(section, article.language, kind)


def _head(blocks: Iterable[Block], language: Language) -> Iterator[tuple[Role, str]]:
    """The lines over a release that say what it is, when and whose: one of them is a date."""
    for block in blocks:
        held = tuple(block_sentences(block)) if isinstance(block, Paragraph) else ()
        texts = [one.text[language] or "" for one in held]
        dated = any(role(text, language, "press") == "metadata" for text in texts)
        if dated and not any(map(_ENDED.search, texts)):
            yield from (("metadata", one.id) for one in held)


_ENDED = re.compile(r"[。.！!？?]\W*$|(?:です|ます|ました|でした|ません)$")


def _facts(blocks: Iterable[Block], language: Language, kind: Kind) -> Iterator[tuple[Role, str]]:
    """Facts known as such; of a dish, beside them whatever is named and told alike."""
    for block in blocks:
        texts = [(one.id, one.text[language] or "") for one in block_sentences(block)]
        known = traits_of(kind).prepares and any(_FACT.match(text) for _, text in texts)
        for identity, text in texts:
            if _FACT.match(text) or (known and _LABELLED.match(text)):
                yield "metadata", identity


_LABELLED = re.compile(r"^[^\s、。:：]{1,12}\s*[:：]\s*[^。]{1,40}$")


def _in_section(section: Section, language: Language, kind: Kind) -> Iterator[tuple[Role, str]]:
    heading = section.heading.text[language] or ""
    if _SUBTITLE.match(heading):
        yield "lead", section.heading.id
    role = next((role for role, cue in _BY_HEADING if cue.match(heading)), None)
    files = traits_of(kind).has_facts_above and _FACT_HEADING.match(heading)
    if files or (traits_of(kind).is_release and _SENDER.match(heading)):
        role = "metadata"
    if role:
        for block in section.blocks:
            for sentence in block_sentences(block):
                said, known = sentence.text[language] or "", _cues()[language]
                own = "contact" if known["contact"].search(said) else role
                yield "pointer" if known["navigation"].search(said) else own, sentence.id
    yield from _in_blocks(section.blocks, language, kind)
    for below in section.sections:
        yield from _in_section(below, language, kind)


def _in_blocks(
    blocks: Iterable[Block], language: Language, kind: Kind
) -> Iterator[tuple[Role, str]]:
    for block in blocks:
        if block.kind in _TABLED:
            continue
        if block.kind == "paragraph" and traits_of(kind).is_release:
            yield from _signed(block, language)
        for sentence in block_sentences(block):
            found = role(sentence.text[language] or "", language, kind)
            if found:
                yield found, sentence.id


# Who a release is from, as each of theirs ends.
_SENDER = re.compile(
    r"^\W*(?:(?:会社|企業|法人|団体|組織|各社|発行元)の?(?:概要|情報|紹介)"
    r"|About (?:us|the company))\W*$",
    re.IGNORECASE,
)

_LEADS_TO_CONTACT = re.compile(
    r"(?:contacts?|お?問い?合わ?せ先?|連絡先)\s*[:：]?$|^(?:media |press )?contacts?\b"
    r"|^(?:(?:本件|本リリース|この件|報道|取材)[^。]{0,12})?お?問い?合わ?せ(?:先|窓口)(?![はにのがを])",
    re.IGNORECASE,
)


def _signed(block: Block, language: Language) -> Iterator[tuple[Role, str]]:
    """All lines of a paragraph that begins with whom to ask."""
    said = list(block_sentences(block))
    if len(said) > 1 and _LEADS_TO_CONTACT.search(said[0].text[language] or ""):
        yield from (("contact", one.id) for one in said)
