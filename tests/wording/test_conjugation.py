"""The forms of verbs from their dictionary form and class."""

from __future__ import annotations

import pytest

from generator.wording.conjugation import forms


@pytest.mark.parametrize(
    ("base", "group", "past", "negative", "te", "potential"),
    [
        ("書く", "五段-カ行", "書いた", "書かない", "書いて", "書ける"),
        ("行く", "五段-カ行", "行った", "行かない", "行って", "行ける"),
        ("泳ぐ", "五段-ガ行", "泳いだ", "泳がない", "泳いで", "泳げる"),
        ("読む", "五段-マ行", "読んだ", "読まない", "読んで", "読める"),
        ("買う", "五段-ワア行", "買った", "買わない", "買って", "買える"),
        ("問う", "五段-ワア行", "問うた", "問わない", "問うて", "問える"),
        ("ある", "五段-ラ行", "あった", "ない", "あって", "あれる"),
        ("見る", "上一段-マ行", "見た", "見ない", "見て", ""),
        ("する", "サ行変格", "した", "しない", "して", "できる"),
        ("感ずる", "サ行変格", "感じた", "感じない", "感じて", ""),
        ("来る", "カ行変格", "来た", "来ない", "来て", ""),
        ("くる", "カ行変格", "きた", "こない", "きて", ""),
    ],
)
def test_a_verb_has_the_forms_of_its_class(
    base: str, group: str, past: str, negative: str, te: str, potential: str
) -> None:
    made = forms(base, group)
    assert (made.past, made.negative, made.te, made.potential) == (past, negative, te, potential)
