"""The worst that sources just under the limits can do: each must end within a second and 300 MB.

    python benchmarks/reading_hostile.py [FORMAT]

Repeats pieces of markup that are known to cost parsers most, up to several lengths, reads them as
text, Markdown, a page and a Word document, and prints each ending that took over half a second of
processor time, then the slowest of each format and the most memory ever held.
"""

from __future__ import annotations

import io
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import docx

from generator.errors import SourceError
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LENGTHS = (30_000, 100_000, 300_000, 2_000_000)
SLOW = 0.5
MARKS = """[ ![ ^[ [^1] *a *a_ ** _a ` `a`` < </a <!-- <? & &amp; \\ ]( [a]( [a](< [a][ ~~a |a
    {{< {% ==a <a $ $$ > >> >a - -- # ## 「 」 「a。 『 ( ) “ 。 、 ! ？ a@b.c http:// 1 １人 3人
    あ あ。 a a. ｜a《 {a| @[a]( {:.b} <b> <li> <div> <table><tr><td> <ruby>a<rt>b ::: !!! --- ===
    \u0301 \u200d""".split()  # noqa: SIM905 - signs, a line of each would fill a screen
LINES = ("- a", "1. a", "> a", "| a | b |", "a", "# a", "[a]: u", "[^1]: x", "```", "$$", ":::a")
TAGS = """<p> <div> <b> <span> <ul><li> <li> <table><tr><td> <td> <tr> <blockquote> <a> <h2> <img>
    <pre> <code> <br> あ<br> <ruby>漢<rt>か</rt></ruby> <ruby> <rt> <p>あ</p> <p>「 <p>文です。</p>
    <!-- <!--a--> <script> <svg> <form> <input> <section> <dl><dt>a<dd>b <cite> <hr> <x-y> </p>
    <td>あ</td> </div> <figure><img><figcaption>図</figcaption></figure> <div><a>あ</a></div>
    <a><img><h3>あ</h3></a>""".split()  # noqa: SIM905 - likewise
PROSE = "<p>町の図書館は、この春から夜も開いています。働く人も本を借りられます。</p>" * 4
TEXT = "<w:r><w:t>本文の文です。</w:t></w:r>"
WORDS = {
    "paragraphs": (f"<w:p>{TEXT}</w:p>", ""),
    "runs": ("<w:r><w:t>あ</w:t></w:r>", "w:p"),
    "breaks": ("<w:t>あ</w:t><w:br/>", "w:r"),
    "cells": (f"<w:tc><w:p>{TEXT}</w:p></w:tc>", "w:tr"),
    "boxes": (f"<w:r><w:txbxContent><w:p>{TEXT}</w:p></w:txbxContent></w:r>", "w:p"),
    "lists": (f'<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>{TEXT}</w:p>', ""),
    "unknown": ("<w:a/>", "w:p"),
    "boxes in boxes": ("<w:p><w:r><w:txbxContent>", "nest"),
    "tables in tables": ("<w:tbl><w:tr><w:tc>", "nest"),
}


def texts() -> Iterator[tuple[str, str]]:
    for length in LENGTHS:
        for piece in (*MARKS, *(f"{line}\n" for line in LINES), *(f"{line}\n\n" for line in LINES)):
            yield f"{piece!r} to {length}", piece * (length // len(piece.encode()))
        yield f"longer and longer ` to {length}", " ".join("`" * n for n in range(length // 200))


def pages() -> Iterator[tuple[str, str]]:
    for length in LENGTHS:
        for piece in (*TAGS, "「", "(", "[", "a ", "あ。", "<p title='a'>", '<a href="/a">あ</a>'):
            many = piece * (length // len(piece.encode()))
            yield f"{piece!r} to {length}", f"<html><body>{PROSE}{many}{PROSE}</body></html>"
        for before, piece, after in (("<p ", "a=b ", ">"), ("<p class='", "a ", "'>")):
            many = before + piece * (length // len(piece)) + after
            yield (
                f"{before}{piece!r} to {length}",
                f"<html><body>{PROSE}{many}{PROSE}</body></html>",
            )


def documents() -> Iterator[tuple[str, bytes]]:
    stream = io.BytesIO()
    docx.Document().save(stream)
    for length in (*LENGTHS, 12_000_000):
        for name, (piece, holder) in WORDS.items():
            many = piece * (length // len(piece.encode()))
            if holder == "nest":
                ends = [f"</{tag}" for tag in reversed(piece.split("<")[1:])]
                most = min(80, length // len(piece))
                many = piece * most + f"<w:p>{TEXT}</w:p>" + "".join(ends) * most
            elif holder:
                rest = {"w:tr": ("<w:tbl>", "</w:tbl>"), "w:r": ("<w:p>", "</w:p>")}
                before, after = rest.get(holder, ("", ""))
                many = f"{before}<{holder}>{many}</{holder}>{after}"
            yield f"{name} to {length}", _packed(stream.getvalue(), many)


def _packed(like: bytes, body: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(like)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(name, xml if name == "word/document.xml" else before.read(name))
    return stream.getvalue()


def ending(data: bytes, name: str) -> tuple[float, str]:
    start = time.process_time()
    try:
        read(data, Settings(), name=name)
        said = "read"
    except SourceError as refused:
        said = refused.message
    return time.process_time() - start, said


def main() -> None:
    sources: dict[str, Callable[[], Iterator[tuple[str, str | bytes]]]] = {
        "txt": texts,
        "md": texts,
        "html": pages,
        "docx": documents,
    }
    for suffix, cases in sources.items():
        if sys.argv[1:] and suffix not in sys.argv[1:]:
            continue
        ending(
            "# 題\n\n本文です。\n".encode(), f"x.{suffix}"
        )  # what is imported first is no part of it
        slowest, count = (0.0, ""), 0
        for what, data in cases():
            spent, said = ending(data.encode() if isinstance(data, str) else data, f"x.{suffix}")
            count += 1
            slowest = max(slowest, (spent, what))
            if spent > SLOW:
                print(f"  {spent:.2f} s  {suffix}  {what}  {said}")
        print(f"{suffix}: {count} sources, the slowest {slowest[0]:.2f} s ({slowest[1]})")
    if sys.platform != "win32":
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"most memory: {peak / (1 << 20 if sys.platform == 'darwin' else 1 << 10):.0f} MB")


if __name__ == "__main__":
    main()
