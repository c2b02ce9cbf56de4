"""Damaged sources by the thousand, steered by the code they reach: each ends in a text or one line.

    make fuzz
    python benchmarks/reading_fuzz.py FORMAT [RUNS] [SEED]

FORMAT is txt, md, html, docx, or one of reading_hostile.py's (eml, mhtml, ipynb, srt, vtt, xml,
rss, atom, pptx, pdf, aozora.txt, strict.docx; epub, odt, tex, rst, org, mediawiki, typ, textile,
adoc, rtf, each of which starts pandoc, so that a thousand take minutes), whose first sources it
starts from then. Starts from the cases of
the tests, runs RUNS (10,000) inputs that atheris makes of them, the same for the same SEED (1), and
ends with what it found: a traceback and the input, written beside this file as ``crash-…``, or
nothing. A crash that is repaired becomes a file in tests/cases/reading/fuzz, which the tests read
ever after.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
import zipfile
from itertools import islice
from pathlib import Path

import atheris
import docx

with atheris.instrument_imports(include=["generator", "markdown_it", "mdit_py_plugins"]):
    from reading_hostile import SOURCES

    from generator.errors import SourceError
    from generator.reading import read
    from generator.reading.docx.docx import READER as _DOCX  # noqa: F401 - so that it is instrumented
    from generator.reading.html.html import READER as _HTML  # noqa: F401 - likewise
    from generator.reading.markdown.markdown import READER as _MARKDOWN  # noqa: F401 - likewise
    from generator.reading.plain.plain import READER as _PLAIN  # noqa: F401 - likewise
    from generator.settings import Settings

CASES = Path(__file__).parents[1] / "tests" / "cases" / "reading"
SUFFIXES = {"txt": (".txt", ".md"), "md": (".md",), "html": (".html",), "docx": (".xml",)}
LONGEST = 20_000
PROSE = "町の図書館は、夜も開いています。" * 6


def word() -> dict[str, bytes]:
    """The parts of a Word document with something of everything in it."""
    document = docx.Document()
    document.add_paragraph("題名", style="Title")
    document.add_heading("見出し", 1)
    document.add_paragraph("本文の文です。", style="List Bullet")
    document.add_paragraph("「引用です。」", style="Quote")
    document.add_table(2, 2).cell(0, 0).text = "升目"
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PARTS = word()
SPACES = (
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
)


def packed(xml: bytes) -> bytes:
    """Such a document with another text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in {**PARTS, "word/document.xml": xml}.items():
            archive.writestr(name, data)
    return stream.getvalue()


TREES = {
    "docx": """p p p p r r r t t tbl tr tc sdt sdtContent ins del txbxContent drawing ruby rt br
        rubyBase tab hyperlink pPr pStyle numPr numId outlineLvl pict
        footnoteReference""".split(),  # noqa: SIM905 - names
    "html": """p p p div div h1 h2 h3 ul ol li li table tr td th blockquote cite figure img a a
        figcaption pre code ruby rt rp br span b article section dl dt dd caption footer aside nav
        script title meta time hr""".split(),  # noqa: SIM905 - names
}


def grown(data: bytes, suffix: str) -> bytes:
    """A well-formed tree, a byte for each step: an element begins, one ends, or words stand."""
    names, before = TREES[suffix], "w:" if suffix == "docx" else ""
    written: list[str] = []
    waiting: list[str] = []
    for step in data:
        if step < 140:
            name = before + names[step % len(names)]
            value = f' w:val="{step % 9}"' if before else f' id="{step}" href="#{step % 5}" src="a"'
            written.append(f"<{name}{value}>")
            waiting.append(name)
        elif step < 200 and waiting:
            written.append(f"</{waiting.pop()}>")
        else:
            written.append(("本文の文です。", "「", "2024年1月1日", "関連記事", "a", " ")[step % 6])
    written += [f"</{name}>" for name in reversed(waiting)]
    whole = "".join(written)
    if suffix == "html":
        return f"<html><body>{whole}<p>{PROSE}</p></body></html>".encode()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{whole}</w:body></w:document>'.encode()


def seeds(suffix: str, folder: Path) -> None:
    (folder / "document").write_bytes(PARTS["word/document.xml"] if suffix == "docx" else b"# a\n")
    for number in range(8 * (suffix in TREES)):
        steps = (127 + (number * 31 + step * step * 7) % 129 for step in range(200))
        (folder / f"tree-{number}").write_bytes(bytes([200, *steps]))
    if suffix == "strict.docx":
        (folder / "document").write_bytes(PARTS["word/document.xml"])
    elif suffix not in SUFFIXES:
        for number, (_, data) in enumerate(islice(SOURCES[suffix](), 3)):
            whole = data.encode() if isinstance(data, str) else data
            (folder / f"source-{number}").write_bytes(whole[:LONGEST])
    for path in sorted(CASES.rglob("*")):
        if path.suffix in SUFFIXES.get(suffix, (f".{suffix}",)):
            (folder / f"{path.parent.name}-{path.name}").write_bytes(path.read_bytes()[:LONGEST])


def main() -> None:
    suffix, runs, seed = (*sys.argv[1:], *("md", "10000", "1")[len(sys.argv) - 1 :])

    def once(data: bytes) -> None:
        if suffix in TREES and data[:1] >= b"\x80":
            data = grown(data[1:], suffix)
        try:
            if suffix in ("docx", "strict.docx"):
                data = packed(data if suffix == "docx" else data.replace(*SPACES))
            read(data, Settings(), name=f"x.{suffix}")
        except SourceError as refused:
            assert "\n" not in str(refused), refused  # noqa: PT017 - either end is right

    with tempfile.TemporaryDirectory() as folder:
        seeds(suffix, Path(folder))
        asked = [f"-runs={runs}", f"-seed={seed}", f"-max_len={LONGEST}", "-timeout=20"]
        found = f"-artifact_prefix={Path(__file__).parent}{os.sep}"
        atheris.Setup([sys.argv[0], *asked, "-rss_limit_mb=1024", found, folder], once)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
