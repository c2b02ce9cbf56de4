"""The worst that sources just under the limits can do: each must end within a second and 300 MB.

    python benchmarks/reading_hostile.py [FORMAT]

Repeats pieces of markup that are known to cost parsers most, up to several lengths, reads them as
text, Markdown, a page and a Word document, nests mail in mail, packs zeros into decks and books,
and lets notebooks, captions and feeds go on for ever. Prints each ending that took over half a
second, then the slowest of each format and the most memory ever held, its own
and that of programs it starts.
"""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
from typing import TYPE_CHECKING

import docx
import pptx

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


def mails() -> Iterator[tuple[str, bytes]]:
    for depth in (10, 100, 1_000, 10_000):
        heads = [
            f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)
        ]
        yield f"{depth} in each other", _mailed("".join(heads), "text/plain", "本文です。")
        inner = "Content-Type: message/rfc822\n\n" * depth
        yield f"{depth} forwarded", _mailed(inner, "text/plain", "本文です。")
    for length in LENGTHS:
        part = "--b\nContent-Type: text/plain\n\nあ\n"
        many = part * (length // len(part.encode()))
        head = 'Content-Type: multipart/mixed; boundary="b"\n\n'
        yield f"parts to {length}", _mailed(head + many, "text/plain", "本文です。")
        page = f"<html><body>{'<div>' * (length // 5)}あ</body></html>"
        yield f"a deep page to {length}", _mailed("", "text/html", page)
        yield f"headers to {length}", _mailed("X-A: b\n" * (length // 7), "text/plain", "本文。")
        zeros = "A" * length
        packed = f"Content-Transfer-Encoding: base64\nContent-Type: text/plain\n\n{zeros}"
        yield f"base64 to {length}", _mailed("", "multipart/related", packed)


def _mailed(before: str, kind: str, body: str) -> bytes:
    head = "From: a@example.com\nTo: b@example.com\nSubject: a\nMIME-Version: 1.0\n"
    told = f"Content-Type: {kind}; charset=utf-8\n\n{body}\n"
    return f"{head}{before}{told}".encode()


def notebooks() -> Iterator[tuple[str, bytes]]:
    cell = '{"cell_type":"markdown","metadata":{},"source":["# a\\n","あ。"]}'
    code = '{"cell_type":"code","metadata":{},"outputs":[],"source":["x = 1"]}'
    for length in (*LENGTHS, 12_000_000):
        for name, one in (("cells", cell), ("code cells", code)):
            cells = ",".join([one] * (length // len(one)))
            yield f"{name} to {length}", _notebook(cells)
        yield f"nested to {length}", _notebook("[" * (length // 2) + "]" * (length // 2))
        source = json.dumps("あ。" * (length // 20))
        yield (
            f"one cell to {length}",
            _notebook(f'{{"cell_type":"markdown","metadata":{{}},"source":{source}}}'),
        )


def _notebook(cells: str) -> bytes:
    return f'{{"cells":[{cells}],"metadata":{{}},"nbformat":4,"nbformat_minor":5}}'.encode()


def captions() -> Iterator[tuple[str, bytes]]:
    for length in LENGTHS:
        cue = "1\n00:00:01,000 --> 00:00:02,000\nあ\n\n"
        yield f"cues to {length}", (cue * (length // len(cue.encode()))).encode()
        yield (
            f"one cue to {length}",
            ("1\n00:00:01,000 --> 00:00:02,000\n" + "a " * length).encode(),
        )
        tags = "<v a>" * (length // 5)
        yield f"tags to {length}", f"WEBVTT\n\n00:01.000 --> 00:02.000\n{tags}あ\n".encode()
        arrows = "00:00:01,000 --> 00:00:02,000\n"
        yield f"times to {length}", ("1\n" + arrows * (length // len(arrows))).encode()


def feeds() -> Iterator[tuple[str, bytes]]:
    item = "<item><title>あ</title><description>文です。</description></item>"
    laughs = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 40))
    yield (
        "a billion laughs",
        _feed("<item><title>&e39;</title></item>", f"[<!ENTITY e0 'a'>{laughs}]"),
    )
    for length in (*LENGTHS, 12_000_000):
        yield f"items to {length}", _feed(item * (length // len(item.encode())))
        deep = "&lt;div&gt;" * (length // 11)
        yield (
            f"a deep page to {length}",
            _feed(f"<item><title>a</title><description>{deep}</description></item>"),
        )
        yield f"nested to {length}", _feed("<item>" * (length // 6))


def _feed(items: str, entities: str = "") -> bytes:
    kind = f"<!DOCTYPE rss {entities}>" if entities else ""
    head = '<?xml version="1.0" encoding="utf-8"?>'
    return (
        f'{head}{kind}<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()
    )


def decks() -> Iterator[tuple[str, bytes]]:
    stream = io.BytesIO()
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = "題"
    deck.save(stream)
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    with zipfile.ZipFile(stream) as archive:
        plain = archive.read("ppt/slides/slide1.xml").decode()
    run = "<a:r><a:t>あ</a:t></a:r>"
    for length in (*LENGTHS, 12_000_000):
        for name, piece in (
            ("paragraphs", f"<a:p {space}>{run}</a:p>"),
            ("runs", run),
            ("breaks", "<a:br/>"),
        ):
            many = piece * (length // len(piece.encode()))
            many = many if name == "paragraphs" else f"<a:p {space}>{many}</a:p>"
            slide = plain.replace("</p:txBody>", f"{many}</p:txBody>", 1)
            yield f"{name} to {length}", _repacked(stream.getvalue(), slide.encode())
    for size in (100, 1_000):
        yield f"{size} MB of nothing", _repacked(stream.getvalue(), b" " * (1 << 20), size)


def _repacked(like: bytes, slide: bytes, times: int = 1) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(like)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            with after.open(name, "w") as part:
                is_slide = name == "ppt/slides/slide1.xml"
                for _ in range(times if is_slide else 1):
                    part.write(slide if is_slide else before.read(name))
    return stream.getvalue()


def pdfs() -> Iterator[tuple[str, bytes]]:
    for count in (100, 10_000, 200_000):
        kids = " ".join(["3 0 R"] * count)
        yield f"one page {count} times", _pdf(f"<</Type/Pages/Kids[{kids}]/Count {count}>>")
    yield "pages in themselves", _pdf("<</Type/Pages/Kids[2 0 R]/Count 1>>")
    yield "a count of a billion", _pdf("<</Type/Pages/Kids[3 0 R]/Count 1000000000>>")
    for length in LENGTHS:
        text = "BT /F1 9 Tf (a) Tj ET " * (length // 22)
        yield f"letters to {length}", _pdf("<</Type/Pages/Kids[3 0 R]/Count 1>>", text)
        yield (
            f"states to {length}",
            _pdf("<</Type/Pages/Kids[3 0 R]/Count 1>>", "q " * (length // 2)),
        )
        yield f"arrays to {length}", _pdf("[" * length)


def _pdf(pages: str, text: str = "BT (a) Tj ET") -> bytes:
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        pages,
        (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
            "/Resources<</Font<</F1 5 0 R>>>>>>"
        ),
        f"<</Length {len(text)}>>stream\n{text}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{one}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 6\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def converted(pieces: tuple[str, ...]) -> Callable[[], Iterator[tuple[str, str]]]:
    def sources() -> Iterator[tuple[str, str]]:
        for length in LENGTHS[:3]:
            for piece in pieces:
                yield f"{piece!r} to {length}", piece * (length // len(piece.encode()))

    return sources


def books() -> Iterator[tuple[str, bytes]]:
    for size in (10, 300):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", "application/epub+zip")
            with archive.open("a.xhtml", "w") as part:
                for _ in range(size):
                    part.write(b" " * (1 << 20))
        yield f"{size} MB of nothing", stream.getvalue()


def texts_of_open_document() -> Iterator[tuple[str, bytes]]:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    names = f'xmlns:office="{space}:office:1.0" xmlns:text="{space}:text:1.0"'
    for length in (*LENGTHS, 12_000_000):
        for name, piece, end in (
            ("paragraphs", "<text:p>あ。</text:p>", ""),
            ("spans", "<text:span>あ</text:span>", ""),
            ("nested", "<text:list><text:list-item>", "</text:list-item></text:list>"),
        ):
            times = min(length // len(piece), 2_000 if end else length)
            many = piece * times + end * times
            held = f"<text:p>{many}</text:p>" if name == "spans" else many
            body = f"<office:body><office:text>{held}</office:text></office:body>"
            yield f"{name} to {length}", _opened(f"<office:document-content {names}>{body}")
    yield "300 MB of nothing", _opened(f"<office:document-content {names}>", 300)


def _opened(content: str, spaces: int = 0) -> bytes:
    stream = io.BytesIO()
    names = content[content.index("xmlns") : content.index(">")]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("styles.xml", f"<office:document-styles {names}/>")
        with archive.open("content.xml", "w") as part:
            part.write(content.encode())
            for _ in range(spaces):
                part.write(b" " * (1 << 20))
            part.write(b"</office:document-content>")
    return stream.getvalue()


def aozora() -> Iterator[tuple[str, str]]:
    rule = "-" * 55
    head = f"題\n著者\n\n{rule}\n【テキスト中に現れる記号について】\n\n《》：ルビ\n{rule}\n\n"
    for length in LENGTHS:
        for piece in (
            "《あ》",
            "｜",
            "｜あ《",
            "漢《",
            "［＃",
            "［＃「あ」に傍点］",
            "※［＃",
            "底本：",
            "あ。",
        ):
            yield f"{piece!r} to {length}", head + piece * (length // len(piece.encode()))


def strict() -> Iterator[tuple[str, bytes]]:
    """Word files of the other name space."""
    ours = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for name, data in documents():
        stream = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(data)) as before,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
        ):
            for part in before.namelist():
                after.writestr(
                    part,
                    before.read(part).replace(
                        ours, b"http://purl.oclc.org/ooxml/wordprocessingml/main"
                    ),
                )
        yield f"strict {name}", stream.getvalue()


def ending(data: bytes, name: str) -> tuple[float, str]:
    start = _spent()
    try:
        read(data, Settings(), name=name)
        said = "read"
    except SourceError as refused:
        said = refused.message
    return _spent() - start, said


def _spent() -> float:
    """Processor time, with that of converters; the clock tells of other programs, too."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


SOURCES: dict[str, Callable[[], Iterator[tuple[str, str | bytes]]]] = {
    "txt": texts,
    "md": texts,
    "html": pages,
    "docx": documents,
    "strict.docx": strict,
    "aozora.txt": aozora,
    "eml": mails,
    "mhtml": mails,
    "ipynb": notebooks,
    "srt": captions,
    "vtt": captions,
    "xml": feeds,
    "rss": feeds,
    "atom": feeds,
    "pptx": decks,
    "pdf": pdfs,
    "epub": books,
    "tex": converted(
        ("{", "\\\\a{", "$", "\\\\begin{a}", "a\n\n", "\\\\def\\\\a{\\\\a\\\\a}\\\\a ")
    ),
    "rst": converted(("*a", "``", ".. a::\n  ", "a\n=\n\n", "+-+\n|a|\n")),
    "org": converted(("* a\n", "*" * 9 + " a\n", "[[a][b", "#+BEGIN_SRC\n")),
    "odt": texts_of_open_document,
    "mediawiki": converted(("{{", "{{a|", "[[a|", "''", "== a ==\n", "{|\n|-\n| a\n", "<ref>")),
    "typ": converted(("= a\n", "#a(", "$ a $ ", "*a", "- a\n", "#let a = ", "[")),
    "textile": converted(("h1. a\n\n", "*a", "|a|\n", '"a":')),
    "adoc": converted(("== a\n\n", "*a", "|===\n|a\n", "[[a", "++a")),
    "rtf": converted(("{\\rtf1 ", "\\par a", "{\\b a", "\\u12354 ")),
}


def main() -> None:
    for suffix, cases in SOURCES.items():
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

        unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
        for who, whose in (
            ("own", resource.RUSAGE_SELF),
            ("a program's", resource.RUSAGE_CHILDREN),
        ):
            print(f"most memory, {who}: {resource.getrusage(whose).ru_maxrss / unit:.0f} MB")


if __name__ == "__main__":
    main()
