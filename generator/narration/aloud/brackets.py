"""What stands in brackets, told by what it is: a listener hears no brackets.

A reading, an abbreviation and a pointer to a picture are left out; a title or an age comes before
its name, a base before its figure; what says more becomes a sentence of its own, so that nothing is
heard as one more item of a list.
"""

from __future__ import annotations

from generator import patterns as re
from generator.locale import words as told
from generator.wording.shorter import uncounted
from generator.wording.words import QUOTED, words

_READING = re.compile(r"(?<=[一-龠々])[（(][ぁ-ん・\s]+[）)]")
_ABBREVIATION = re.compile(
    r"(?<=[一-龠々ァ-ヴーa-z])(?<![氏様])\s*[（(][A-Z][A-Za-z.&-]{1,6}s?[）)]"
)
_POINTER = re.compile(
    r"[（(](?:※|＊|\*|注|註|参照|出典|引用|写真|図|表|グラフ|画像"
    r"|動画|前掲|後述|下記|左|右|上|下|中央|以下|前述|同上|笑|汗"
    r"|涙|泣|拍手"
    r"|see |described in|explained (?:more )?in"
    r"|cf|e\.?g|fig|table|left|right|above|below|photo|pictured|source|image|https?:)"
    r"[^（）()]*[）)]",
    re.IGNORECASE,
)
_SHORTENED = re.compile(r"[（(]以下、?[「『]?[^（）()]*[）)]")
_TITLED = re.compile(
    r"(?P<of>(?<=[長員者師士家手])の)?(?P<name>[一-龠々]{1,4}[ぁ-んァ-ヴー]{1,4}[一-龠]?(?:氏|さん)"
    r"|(?:[ァ-ヴー・]+|[一-龠々]{1,6})(?:氏|さん|様)?)[（(](?P<title>[A-Z]{2,5}"
    r"|[一-龠々]{2,6}(?:長|員|者|役|授|師|手|家|士|官|事)|\d{1,3})[）)]"
    r"(?=[はがもをにのと、。：:]|で(?:あ|す|し)|だ(?:[。っ]|\Z)|\Z)"
)
_BASED = re.compile(
    r"(?P<figure>(?:約|およそ|計|総額|最大)?\d[\d,.]*[^\s、。（）()0-9]{0,6})[（(]"
    r"(?!いずれも|ともに|すべて|全て|各|それぞれ)(?P<base>"
    r"[^（）()、。]{1,12}(?:比|税込|税別|税抜き?|推計|換算|現在"
    r"|時点|以降|以内|以上|未満)|税込み?|税別|税抜き?|推計)[）)]"
)
_PLANNED = re.compile(
    r"(?<=[日月年頃円人])[（(](予定|見込み?|推定|推計|概算)[）)](?=です|だ|である|。|、|\Z)"
)
# A figure and the day that it was true.
_DATED = re.compile(
    r"(?P<figure>\d[\d,.]*[万億]?(?:円|人|件|％|%|台|冊|点))[（(](?P<date>\d{4}年(?:\d{1,2}"
    r"月)?(?:\d{1,2}日)?)[）)]"
)
# A share and how many that is: one figure in two ways.
_COUNTED = re.compile(
    r"(?P<share>\d[\d.]*(?:[％%]|割))[（(](?P<count>(?:約|のべ)?\d[\d,]*(?:人"
    r"|名|件|世帯|戸|台|枚|票|社|校|店|か所))[）)]"
)
_ASIDE = re.compile(r"\s*[（(](?P<aside>[^（）()]{1,120})[）)]")
# What a sum takes, or is: 「-（総所得×10%）」 without it is nothing.
_OPERAND = re.compile(r"(?<=[-−–＋+×÷＝=*／/])\s*[（(]([^（）()]+)[）)]")
_LABEL = re.compile(r"\s*[【\[［]([^】\]］]*)[】\]］]\s*")
_LABEL_LAST = re.compile(
    r"\A(?P<said>.*[^。．.\s])\s*[【\[［](?P<label>[^】\]］\d][^】\]］]*)[】\]］]\Z"
)
# A note after a name: 関口さん※妻は画家.
_NOTED = re.compile(r"(?<=[^\s（(])※(?![\d）)。、])[^。]{2,}\Z")
_FOOTNOTE = re.compile(r"\[\^?\d{1,3}\]|［\d{1,3}］|[（(]\d[）)](?=[。、])|※\d{0,2}")
# The same year once more: 1947（昭和22）年.
_ERA = re.compile(r"[（(](?:明治|大正|昭和|平成|令和)[元\d]{1,2}年?[）)]")
DATELINE = re.compile(
    r"\s*[=＝](?=[^=＝。]*(?:[都道府県市区町村]|社長|代表|会長|本社|歳))[^=＝。]{2,40}[=＝]"
)
"""What newspapers set between signs of equality: where a firm is and who heads it."""
# Between things, not within a figure: 一・四.
_DOTS = re.compile(
    r"(?<![〇一二三四五六七八九十])(?<=[一-龠々ァ-ヴーぁ-んa-z])・(?=[一-龠々ァ-ヴーぁ-んA-Z0-9])"
    r"|(?<=[一二三四五六七八九十])・(?![〇一二三四五六七八九])(?=[一-龠々ァ-ヴー])"
)
_KINDS = re.compile(r"(?:団体|法人|企業|会社|グループ|施設|ブランド)\Z")
_KATAKANA = re.compile(r"[ァ-ヴー]\Z")
_VERBAL = re.compile(r"(?:[るたい]|です|ます|ません|ない|ました|こと|[うくすつぬむぐぶ])[。．]?\Z")
_FEW = 4  # characters of a Japanese aside that only glosses
_FEW_WORDS = 2
_FEWEST = 2  # characters of a noun that can be explained by itself
_HEDGE = re.compile(r"予定|見込み?|仮|推定|概算|条件|限|除|のみ|だけ|無料|必要|不要|未定|以外")
_WARNING = re.compile(r"注意|厳禁|禁止|不可|必須|危険")
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|could|may|might|do|does|did|[a-z]+(?:ed|n't))\b"
)


# A name whose first mark stands at the end of the line before, or nowhere.
_HALF = re.compile(r"\A(?P<name>[^「」、。]{1,24})」(?=と|の|[はがをにで])")


# How it was meant, written behind it: …してしまった汗.
_MOOD = re.compile(r"(?<=[ぁ-ん。、！!？?…])(?:苦笑|[笑汗泣涙爆])+$")


def japanese(text: str) -> tuple[str, tuple[str, ...]]:
    """The sentence without brackets, and what they held as sentences of their own."""
    text = _OPERAND.sub(r"\1", _HALF.sub(r"\g<name>", uncounted(text)))
    said = _without_label(_FOOTNOTE.sub("", _NOTED.sub("", text)))
    for pattern in (_READING, _SHORTENED, _ABBREVIATION, _POINTER, _ERA, DATELINE):
        said = pattern.sub("", said)
    said = _TITLED.sub(_titled, said)
    said = _COUNTED.sub(r"\g<share>、\g<count>", said)
    said = _BASED.sub(r"\g<base>で\g<figure>", said)
    said = _PLANNED.sub(r"の\1", said)
    said = _DATED.sub(r"\g<date>に\g<figure>", said)
    sentences: list[str] = []

    several = len(_ASIDE.findall(said)) > 1

    def aside(found: re.Match[str]) -> str:
        last = not _ENDING.sub("", found.string[found.end() :])
        noted = _MOOD.sub("", found["aside"].strip().lstrip("※＊* \u3000"))
        noted = _EQUAL.sub("つまり、", noted)
        own = _sentence(found.string[: found.start()], noted, last=last)
        clear = not several or _TIMED.fullmatch(noted) or _is_statement(own, last=last)
        if own and clear:  # of which of them, is not heard
            sentences.append(own)
        return ""

    while _ASIDE.search(said):
        said = _ASIDE.sub(aside, said)
    return _listed(said), tuple(sentences)


def _without_label(text: str) -> str:
    found = _LABEL_LAST.match(text)
    if found and not text.rstrip().endswith(("。", ".")):
        return found["said"]
    return _LABEL.sub(_unlabelled, text).strip()


def _unlabelled(label: re.Match[str]) -> str:
    """Before a sentence it goes; what the sentence goes on from is its name: 【朝市】では、…."""
    goes_on = _GOES_ON.match(label.string[label.end() :])
    return "" if label.start() == 0 and not goes_on else f"「{label[1]}」"


_GOES_ON = re.compile(
    r"(?:[（(][^（）()]*[）)])?(?:では|には|とは|から|まで|より|[はがをにでとのもへ])"
)


def _titled(found: re.Match[str]) -> str:
    age = "歳" if found["title"].isdecimal() else ""
    of = "で" if age and found["of"] else found["of"] or ""  # 自治会長で68歳の浜口さん
    return f"{of}{found['title']}{age}の{found['name']}"


def _sentence(before: str, aside: str, *, last: bool) -> str:
    """What an aside says, as a sentence; empty where it only glosses or says of whom not."""
    if _FILED.search(aside) or _CITED.fullmatch(aside) or not re.search(r"\w", aside):
        return ""
    of_all = _OF_ALL.fullmatch(aside) if last else None
    if of_all or aside.endswith("を除く"):
        return f"{of_all[0]}です" if of_all else f"{aside.removesuffix('を除く')}は除く"
    if last and _LIMITED.search(aside) and not _VERBAL.search(aside):
        return f"ただし、{aside.removeprefix('ただし').lstrip('、').rstrip('。')}です"
    if _is_statement(aside, last=last) or (last and _COMPARES.search(aside)):
        return aside.rstrip("。．")
    counted = _TIMED.fullmatch(aside) or _MEASURED.fullmatch(aside)
    if counted and counted["what"] and not _WHEN.fullmatch(counted["what"]):
        much = counted.groupdict().get("clock") or counted["much"]
        return told("ja")["voice"]["said_of"].format(head=counted["what"], aside=much)
    return _of(_head(before), aside)


def _is_statement(aside: str, *, last: bool) -> bool:
    """It stands by itself wherever it is said; at the end, what warns and asks does, too."""
    if _WARNING.search(aside) and last:
        return True
    bare = aside.rstrip("。．")
    ends = _VERBAL.search(bare) or re.search(
        r"は[^はが]*(?:無料|不要|必要|可|不可|未定|中止|除く)\Z", bare
    )
    if not ends or bare.endswith(("が", "けど", "て", "で", "を除く")):
        return False
    subject = re.search(r"\A(?:ただし|なお)?、?[^、。]{1,16}?(?<![でにと])は(?![じず])", bare)
    asked = last and re.search(
        r"(?:ましょう|ください|ません|ます|たい)\Z|が(?:あ[るり]|いる)", bare
    )
    return bool(subject or asked) and len(bare) > _FEW


# When there are so many, not of what: 運転手（現在5人）.
_WHEN = re.compile(
    r"現在|当時|昨年度?|一昨年|前年度?|今年度?|来年度?|平年|例年|当初|最大|最多|今季|昨季"
)
_ENDING = re.compile(r"\A(?:です|だ|である|でした|となる|となります)?[。．.!！?？\s]*\Z")
# What holds of a price, a place or a day only so far: 無料（一部は有料）.
_LIMITED = re.compile(
    r"一部|有料|要予約|予約制|要申[し込]|事前(?:予約|申)|限定|のみ|だけ|別途|[雨荒]天|除く|除き|先着"
)

# What holds of each of several figures: 型が18,700円、箱が300円（いずれも税込）.
_OF_ALL = re.compile(r"(?:いずれも|ともに|すべて|全て|それぞれ)[^、。]{2,12}")
_EQUAL = re.compile(r"\A[=＝]\s*")
_CITED = re.compile(r"(?:19|20)\d\d[a-z]?")  # the year of a work that is cited: Tanaka (2011)

_CLOCK = r"(?:午前|午後)?\d{1,2}(?:時(?:半|\d{1,2}分)?|[:：]\d\d)"
# What else begins or ends, and when: 14:00開場, 開場 午後2時.
_TIMED = re.compile(
    rf"(?P<much>{_CLOCK})?\s*(?P<what>開場|開演|開始|終演|終了|受付|集合|閉場|閉館|解散)(?:予定|開始)?"
    rf"(?(much)|\s*(?P<clock>{_CLOCK}))"
)
# A number by itself, or what is counted with it: 回答268人.
_MEASURED = re.compile(
    r"(?P<what>[一-龠々ァ-ヴー]{2,6})?(?P<much>(?:約|のべ|延べ"
    r"|計|全|各|毎週|1回|第|年|月|週|1人|1か所)?\d[\d,.]*(?:[万億千]\d*)?(?:[月/]\d{1,2}日?)?"
    r"(?:人|名|件|世帯|戸|台|枚|票|社|校|店|か所|円|年間?|日間?"
    r"|か月|ヶ月|週間|時間|分|回答|回|％|%|点|冊|本|個|組|kg|km"
    r"|m|g|キロ|メートル)?)"
)


# Entries of an address or an index, paths: 本社：…、社長：….
_FILED = re.compile(r"[^\d\s][：:]|[/\\\\]")
_MANY = re.compile(r"など。?\Z")


def _of(head: str, aside: str) -> str:
    """An aside said of the noun before it, unless it is another name of the same thing."""
    if len(head) < _FEWEST or head[-2:] in aside or _VERBAL.search(aside):
        return ""
    if re.search(r"\d", head) and not _HEDGE.fullmatch(aside):
        return ""
    if not (_HEDGE.search(aside) or _MEASURED.fullmatch(aside)) or re.search(r"[、，／/]", aside):
        return ""
    return told("ja")["voice"]["said_of"].format(head=head, aside=_listed(aside).rstrip("。"))


def _head(before: str) -> str:
    """The noun that stands before a bracket, with what belongs to it: 夏の暑さ."""
    analysed, at = words(before), len(before)
    for n in range(len(analysed) - 1, -1, -1):
        word = analysed[n]
        joins = word.surface == "の" and n and analysed[n - 1].is_nominal and at < len(before)
        if not (word.is_nominal or joins or word.surface in "%％"):
            break
        at = word.start
    return before[at:]


def _listed(text: str) -> str:
    """A・B → A、B; a name in katakana keeps its dots.

    Never と: 援助機関・国際開発局 is one office, 小国・マラウイ one country.
    """
    quoted = [each.span() for each in QUOTED.finditer(text)]

    def dot(found: re.Match[str]) -> str:
        if any(start < found.start() < end for start, end in quoted):
            return "・"  # 「2基・来客用」: somebody's own words
        before, after = text[: found.start()], text[found.end() :]
        if _KATAKANA.search(before) and re.match(r"[ァ-ヴー]", after):
            return "・"
        named = _KINDS.search(before) and re.match(r"[A-Zァ-ヴー]", after)  # 団体・ICAN: what it is
        if named or (_LAND.search(before) and not _LANDS.match(after)):  # 韓国・釜山: where it lies
            return "の"
        alone = not _ONE_OF.search(before) and not _DOTS.search(re.split(r"[、。「」]", after)[0])
        return "や" if alone and _SUCH.match(after) else "、"

    return _DOTS.sub(dot, text)


_LAND = re.compile(r"(?:[一-龠]国|日本|台湾|[一-龠]県|大阪府|京都府|北海道|東京都)\Z")
_LANDS = re.compile(r"[一-龠々]*(?:国|日本|台湾|県|府|道|都)(?![一-龠])|[^一-龠々]")
# Within a list that has commas already.
_ONE_OF = re.compile(r"[一-龠々ァ-ヴー]、[一-龠々ァ-ヴー]+\Z")
_SUCH = re.compile(r"[一-龠々ァ-ヴーa-zA-Z]+(?:等|など)")


_EXCEPT = re.compile(r"(?P<what>[^、]{1,12})は除く")
_PRICED = re.compile(
    r"(?P<who>(?:\A|(?<=、))[^\d、。]{1,8}?)(?P<much>\d[\d,.]*[万千億]?[円人分個枚%％])"
)
_COMPARES = re.compile(r"より.*[いくた]\Z")


def as_told(means: str, asides: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """What an entry says (全線; 大人700円、小児350円) with what can be told in the same breath."""
    phrases, kept = told("ja")["voice"], list[str]()
    priced = _PRICED.sub(r"\g<who>が\g<much>", means) if "、" in means else means
    for aside in asides:
        without = _EXCEPT.fullmatch(aside)
        if without and "、" not in means:
            priced = phrases["except"].format(what=without["what"], said=priced)
        elif _COMPARES.search(aside) and len(asides) == 1:
            priced = phrases["compared"].format(said=priced, aside=aside)
        else:
            kept.append(aside)
    return priced, tuple(kept)


_EN_ASIDE = re.compile(r"\s*\((?P<aside>[^()]{1,160})\)")
# An aside with a subject and a verb: a sentence of its own.
_CLAUSE_EN = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Ii]t|[Tt]hey|[Yy]ou|[Ww]e|I|[Nn]ot) )[^,;]*?"
    r"\b(?:is|are|was|were|has|have|had|will|can|could|may|might|does|do|did)\b"
)
_EN_ABBREVIATION = re.compile(r"(?<=[a-z])\s*\([A-Z][A-Za-z.&-]{1,6}s?\)")


# How long, since when, for whom: without it the sentence says more than is so.
_RESTRICTS = re.compile(
    r"(?:for|until|till|from|up from|down from|up to|at least|at most|except|without|within|per"
    r"|if|unless|before|after|between)\b.*|.*\bonly",
    re.IGNORECASE,
)


def _is_told_of_each(asides: list[str]) -> bool:
    """Of several things each has its own: (staircases A and B) … (staircases C and D)."""
    firsts = {each.strip().split(" ")[0].lower() for each in asides}
    return len(asides) > 1 and len(firsts) == 1 and all(" " in each.strip() for each in asides)


def english(text: str) -> tuple[str, tuple[str, ...]]:
    """As ``japanese``."""
    said = _FOOTNOTE.sub("", text)
    said = re.sub(r"\s*\[([^\]]+)\]\Z", "", said)
    said = re.sub(r"\[([^\]]+)\]", r"\1", said)
    said = _POINTER.sub("", _EN_ABBREVIATION.sub("", said))
    sentences: list[str] = []
    each = _is_told_of_each([found["aside"] for found in _EN_ASIDE.finditer(said)])

    def aside(found: re.Match[str]) -> str:
        said_so = found["aside"].strip()
        last = not found.string[found.end() :].strip(".!? ")
        if _RESTRICTS.fullmatch(said_so) or each:
            if not last:
                return f", {said_so},"
            return f", {said_so}" if each else f" {said_so}"
        if last and _CLAUSE_EN.match(said_so):
            sentences.append(said_so[:1].upper() + said_so[1:].rstrip(".") + ".")
        return ""

    said = _EN_ASIDE.sub(aside, said)
    return re.sub(r"\s+([,.;:!?])", r"\1", said), tuple(sentences)
