"""Where a page stops showing its article: before a login, a payment, or JavaScript."""

from __future__ import annotations

from generator import patterns as re

_LONGEST = 200
_REST = "(?:続き|全文)"
_LOCKED = re.compile(
    rf"この(?:記事|ページ|投稿)は.{{0,12}}(?:会員|有料|購読者|メンバー).{{0,6}}(?:限定|のみ|記事)|"
    rf"{_REST}(?:を|は).{{0,8}}(?:読む|お読みになる|ご覧になる|閲覧する)には|"
    rf"{_REST}は.{{0,20}}(?:会員|購読|有料|ログイン|購入)|"
    rf"(?:会員登録|ログイン|購読|登録|購入)(?:して|すると|で|いただくと).{{0,8}}{_REST}|"
    r"ここから先は.{0,20}(?:会員|有料|購読|限定)|残り\s*[:：]?\s*[\d,]+\s*文字|"
    r"subscribe (?:now )?to (?:continue|read)|(?:sign|log) in to (?:continue|read)|"
    r"for (?:paid )?(?:subscribers|members) only",
    re.IGNORECASE,
)
_EMPTY_SHELL = re.compile(
    r"""<noscript|<div[^>]+id=["'](?:root|app|__next|__nuxt)["']|JavaScriptを有効""", re.IGNORECASE
)
_MEMBERS = re.compile(
    r"会員限定|有料会員|有料記事|会員登録|ログインして|subscribers? only", re.IGNORECASE
)


def is_wall(text: str) -> bool:
    """Whether a line of a page says that the rest is for some readers only."""
    return len(text) <= _LONGEST and _LOCKED.search(text) is not None


def why_empty(page: str) -> str:
    """What seems to stand before a page's article when none of it is shown."""
    if _LOCKED.search(page) or _MEMBERS.search(page):
        return "shows its article to members only"
    if _EMPTY_SHELL.search(page):
        return "is put together by JavaScript and shows nothing without it"
    return "shows no article"
