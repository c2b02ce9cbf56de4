"""What can be set about reading an article."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model import KINDS
from generator.options import Options, about


class ReadingOptions(Options, frozen=True):
    section: ClassVar[str] = "reading"
    language: Annotated[
        Literal["auto", "ja", "en"],
        about("記事の言語", "the language the article is in"),
    ] = "auto"
    kind: Annotated[
        str,
        about(
            "記事の種類（自動で判断しないとき）: auto か、種類の名前（kinds のフォルダーのものも）",
            "what kind of text the article is: auto guesses, else the name of a kind,"
            f" one of your own too ({', '.join(KINDS)})",
        ),
    ] = "auto"
    private_hosts: Annotated[
        tuple[str, ...],
        about(
            "内部のアドレスを持っていてよいホスト",
            "hosts that may have private addresses",
            trust=True,
        ),
    ] = ()
    robots: Annotated[
        Literal["obey", "ignore"],
        about("robots.txt に従うか", "whether robots.txt is obeyed; ignore it for your own pages"),
    ] = "obey"
