"""How an article is understood: one file an article, with what must be found in it.

Below ``---- brief ----`` each line names a part of the brief and words of the sentences that must
stand there; ``|`` parts what may stand instead, ``<-`` what belongs to something.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from articles import written

from generator.model import sentences
from generator.reading import read
from generator.settings import Settings
from generator.understanding import brief, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.model import Article, Brief, Claim

__all__ = ["written"]

CASES = Path(__file__).parents[1] / "cases" / "understanding"
_BELONGS = re.compile(r" (?:<-|->|=) ")


class Found:
    """A brief with the words of its sentences."""

    def __init__(self, article: Article, found: Brief) -> None:
        self.brief = found
        self.words = {s.id: s.text[article.language] or "" for s in sentences(article)}

    def said(self, ids: Iterable[str]) -> str:
        return " ".join(self.words[each] for each in ids)

    def claims(self, words: str) -> list[Claim]:
        """Those that say it or rest on it."""
        return [
            claim
            for claim in self.brief.claims
            if has(self.said((*claim.says.sources, *claim.evidence)), words)
        ]


def has(text: str, words: str) -> bool:
    """Whether the text has one of the words that ``|`` parts."""
    return any(each.strip() in text for each in words.split(" | "))


def expected() -> Iterator[tuple[str, str]]:
    for path in sorted(CASES.glob("*.md")):
        for line in path.read_text(encoding="utf-8").partition("---- brief ----\n")[2].splitlines():
            yield path.name, line


def understood(name: str) -> Found:
    text = (CASES / name).read_text(encoding="utf-8").partition("---- brief ----\n")[0]
    article = read(text.encode(), Settings(), name=name)
    return Found(article, brief(article, Settings()))


@pytest.mark.parametrize(("name", "line"), tuple(expected()))
def test_a_brief_holds_what_its_article_says(name: str, line: str) -> None:
    found = understood(name)
    key, _, wanted = line.partition(": ")
    parts = _BELONGS.split(wanted)
    assert CHECKS[key](found, parts[0], parts[-1]), line


def holds_kind(found: Found, kind: str, _: str) -> bool:
    return found.brief.kind in kind.split(" | ")


def holds_speaker(found: Found, speaker: str, _: str) -> bool:
    return found.brief.speaker == speaker


def holds_thesis(found: Found, words: str, _: str) -> bool:
    return bool(found.brief.thesis) and has(found.said(found.brief.thesis.sources), words)


def holds_claim(found: Found, words: str, _: str) -> bool:
    return any(has(found.said(claim.says.sources), words) for claim in found.brief.claims)


def lacks_thesis(found: Found, words: str, _: str) -> bool:
    return not holds_thesis(found, words, "")


def lacks_claim(found: Found, words: str, _: str) -> bool:
    return not holds_claim(found, words, "")


def holds_counted(found: Found, words: str, _: str) -> bool:
    """The message is in no single sentence: it counts across sections."""
    return bool(found.brief.thesis) and found.brief.thesis.text.ja == words


def holds_caveat(found: Found, words: str, limit: str) -> bool:
    claims = found.claims(words) or [
        claim for claim in found.brief.claims if has(found.said(claim.says.sources), limit)
    ]
    return any(has(found.said((*c.caveats, *c.says.sources)), limit) for c in claims)


def holds_needs(found: Found, words: str, need: str) -> bool:
    return any(has(found.said(claim.needs), need) for claim in found.claims(words))


def holds_conclusion(found: Found, words: str, _: str) -> bool:
    return has(found.said(found.brief.conclusion), words)


def holds_aside(found: Found, words: str, _: str) -> bool:
    said, _, why = words.rpartition(" (")
    return any(said in aside.text and aside.why == why[:-1] for aside in found.brief.asides)


def holds_answer(found: Found, question: str, answer: str) -> bool:
    return any(
        has(found.said(asked.question), question) and has(found.said(asked.answer), answer)
        for asked in found.brief.questions
    )


def holds_open(found: Found, question: str, _: str) -> bool:
    return any(
        has(found.said(asked.question), question) and not asked.answer
        for asked in found.brief.questions
    )


def holds_step(found: Found, numbered: str, warning: str) -> bool:
    number, _, words = numbered.partition(" ")
    step = found.brief.steps[int(number) - 1]
    warned = warning == numbered or has(found.said(step.caveats), warning)
    return has(found.said(step.sources), words) and warned


def holds_frame(found: Found, asks: str, words: str) -> bool:
    return any(
        framed.asks == asks and has(found.said(framed.sources), words)
        for framed in found.brief.frame
    )


def holds_cause(found: Found, cause: str, effect: str) -> bool:
    return any(
        has(found.said(each.cause), cause) and has(found.said(each.effect), effect)
        for each in found.brief.causes
    )


def holds_certainty(found: Found, words: str, levels: str) -> bool:
    said = [found.brief.thesis, *(claim.says for claim in found.brief.claims)]
    return any(s and has(found.said(s.sources), words) and s.certainty in levels for s in said)


def holds_owner(found: Found, words: str, owner: str) -> bool:
    said = [found.brief.thesis, *(claim.says for claim in found.brief.claims)]
    return any(s and has(found.said(s.sources), words) and owner in s.owner for s in said)


def holds_shared(found: Found, words: str, _: str) -> bool:
    shown = [each for row in found.brief.parallels for each in row.shared]
    return any(has(each.text.ja or each.text.en or "", words) for each in shown)


CHECKS: dict[str, Callable[[Found, str, str], bool]] = {
    "kind": holds_kind,
    "speaker": holds_speaker,
    "thesis": holds_thesis,
    "no thesis": lacks_thesis,
    "counted": holds_counted,
    "claim": holds_claim,
    "no claim": lacks_claim,
    "caveat": holds_caveat,
    "needs": holds_needs,
    "conclusion": holds_conclusion,
    "aside": holds_aside,
    "answer": holds_answer,
    "open": holds_open,
    "step": holds_step,
    "frame": holds_frame,
    "cause": holds_cause,
    "certainty": holds_certainty,
    "owner": holds_owner,
    "shared": holds_shared,
    "person": lambda found, name, _: any(
        name in (each.name.ja or each.name.en or "") for each in found.brief.people
    ),
    "amount": lambda found, text, _: any(text in each.text for each in found.brief.amounts),
    "moment": lambda found, text, _: any(text in each.text for each in found.brief.moments),
}

TEXT = """\
# 橋はどうなるのか

今回は橋の話を紹介します。

## 調べ

市は橋を調べました。ただし、一部はまだ検証中です。

## 結論は？

橋は架け替えません。

## まとめ

橋は使い続けられると考えられます。
"""


def test_what_rests_on_sentences_that_are_gone_is_gone(written: Callable[..., Article]) -> None:
    article = written(TEXT)
    text = TEXT.replace("橋は架け替えません。", "橋は古い。")
    shorter = written(text.replace("ただし、一部はまだ検証中です。", "").split("## まとめ")[0])
    left = standing(brief(article, Settings()), shorter)
    assert left.thesis is None
    assert left.conclusion == ()
    assert left.claims[0].caveats == ()
    assert standing(brief(article, Settings()), article) == brief(article, Settings())


def test_a_brief_is_the_same_whatever_the_order_of_hashes(examples: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from generator import Settings, brief, read\n"
        "from generator.show.brief_yaml import dump\n"
        "print(dump(brief(read(Path(sys.argv[1]), Settings()), Settings())))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code, examples / "night-library" / "night-library.txt"],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "77")
    }
    assert len(made) == 1
    assert made != {b""}


def test_what_looks_across_is_said_in_both_languages(written: Callable[..., Article]) -> None:
    text = (
        "# 三人\n\n## 辞めた人\n\n### 森野さん\n\n理由は語られていません。\n\n"
        "### 川辺さん\n\nこちらも理由は語られていません。\n\n### 谷口さん\n\n病気だと話しました。\n"
    )
    english = {
        "理由は語られていません。": "She has not said why.",
        "こちらも理由は語られていません。": "He, too, has not said why.",
    }
    found = brief(written(text, english), Settings())
    (shown,) = (each for row in found.parallels for each in row.shared)
    assert shown.text.ja == "3人のうち2人は、理由が語られていません"
    assert shown.text.en == "2 of the 3 people have not said why."


def test_many_of_something_is_nobody(written: Callable[..., Article]) -> None:
    text = "# 島の秋\n\n島には自然がたくさん残っている。森野さんは「木がたくさんある」と話した。\n"
    assert [each.name.ja for each in brief(written(text), Settings()).people] == ["森野"]


def test_where_somebody_sits_is_no_part_of_their_name(written: Callable[..., Article]) -> None:
    text = "# 湯\n\n店主の大野光子さんは廃業を考えた。\n\n今も番台には大野さんが座っている。\n"
    assert [each.name.ja for each in brief(written(text), Settings()).people] == ["大野光子"]


def test_years_of_an_era_are_in_their_order(written: Callable[..., Article]) -> None:
    dated = ("平成30年2月19日に会ができた", "平成31年2月1日に移した", "令和元年11月13日に改めた")
    found = brief(written("# 会則\n\n## 附則\n\n" + "。".join(dated) + "。\n"), Settings())
    told = [moment.text for moment in found.moments]
    assert told == ["平成30年2月19日", "平成31年2月1日", "令和元年11月13日"]


def test_what_is_planned_is_no_message_and_may_be_remembered(examples: Path) -> None:
    article = read(examples / "night-library" / "night-library.txt", Settings())
    found = Found(article, brief(article, Settings()))
    assert found.brief.thesis
    assert "増やす計画" not in found.said(found.brief.thesis.sources)
    assert "増やす計画" in found.said(found.brief.remember)
