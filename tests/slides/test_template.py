"""Templates from strangers: usable, or one clear line."""

from __future__ import annotations

import io
import re
import zipfile
from functools import partial
from typing import TYPE_CHECKING

import pytest

from authoring.designs import built
from generator.compiled import values_kept
from generator.errors import TemplateError
from generator.settings import Settings
from generator.slides import fingerprint, opc
from generator.slides.templates import template as room
from generator.slides.templates.places import names
from generator.slides.templates.template import load, opened

if TYPE_CHECKING:
    from pathlib import Path

PRESENTATION = "ppt/presentation.xml"
RELS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
MASTER = "ppt/slideMasters/slideMaster1.xml"


@pytest.fixture(scope="module")
def parts():
    return opc.unpack(built("ink"), "ink")


def zipped(entries):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return stream.getvalue()


def with_part(name, data):
    return lambda parts: zipped([*parts.items(), (name, data)])


def edit(part, old, new, parts):
    after = re.sub(old, new, parts[part], count=1, flags=re.DOTALL)
    assert after != parts[part]
    return zipped({**parts, part: after}.items())


def edited(part, old, new):
    return partial(edit, part, old, new)


def many_layouts(parts):
    more = dict(parts)
    rels, ids = [], []
    for n in range(500):
        name = f"ppt/slideLayouts/slideLayout{100 + n}.xml"
        more[name] = parts["ppt/slideLayouts/slideLayout1.xml"]
        rels.append(
            f'<Relationship Id="x{n}" Type="{opc.RELATIONSHIPS}/slideLayout" Target="/{name}"/>'
        )
        ids.append(f'<p:sldLayoutId id="{2147490000 + n}" r:id="x{n}"/>')
    more[RELS] = parts[RELS].replace(
        b"</Relationships>", "".join(rels).encode() + b"</Relationships>"
    )
    more[MASTER] = parts[MASTER].replace(
        b"</p:sldLayoutIdLst>", "".join(ids).encode() + b"</p:sldLayoutIdLst>"
    )
    return zipped(more.items())


EXTERNAL = (
    f'<Relationship Id="ext" Type="{opc.RELATIONSHIPS}/%s" Target="%s" '
    'TargetMode="External"/></Relationships>'
)


def external(kind, target):
    return edited(RELS, b"</Relationships>", (EXTERNAL % (kind, target)).encode())


HOSTILE = {
    "not a zip": (lambda parts: b"hello", "PowerPoint"),
    "an old or encrypted file": (lambda parts: b"\xd0\xcf\x11\xe0" * 300, "password"),
    "empty": (lambda parts: b"", "PowerPoint"),
    "a truncated zip": (lambda parts: built("ink")[:20_000], "PowerPoint"),
    "another kind of document": (
        lambda parts: zipped([("word/document.xml", "<a/>")]),
        "PowerPoint",
    ),
    "a zip bomb": (with_part("ppt/media/image1.png", b"\0" * 30_000_000), "bomb"),
    "a name that leaves the package": (with_part("../evil.xml", b"<a/>"), "unsafe"),
    "an absolute name": (with_part("/etc/passwd", b"x"), "unsafe"),
    "macros": (with_part("ppt/vbaProject.bin", b"x"), "macros"),
    "a macro type": (
        edited("[Content_Types].xml", rb"presentationml\.presentation\.main", b"macroEnabled.main"),
        "macros",
    ),
    "entities": (
        edited(MASTER, rb"\?>", b'?><!DOCTYPE x [<!ENTITY a "aaaa">]>'),
        "document type",
    ),
    "a picture elsewhere": (external("image", "http://example.org/a.png"), "outside"),
    "a template elsewhere": (external("attachedTemplate", "file:///c:/x.potx"), "outside"),
    "a link to a file": (external("hyperlink", "file:///etc/passwd"), "outside"),
    "five hundred layouts": (many_layouts, r"5\d\d layouts"),
    "no layouts": (
        edited(MASTER, rb"<p:sldLayoutIdLst>.*</p:sldLayoutIdLst>", b""),
        "no slide layouts",
    ),
    "no master": (
        edited(PRESENTATION, rb"<p:sldMasterIdLst>.*</p:sldMasterIdLst>", b""),
        "no slide",
    ),
    "broken XML": (edited(PRESENTATION, b"</p:presentation>", b""), "presentation.xml"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_template_gets_one_clear_line(name, parts):
    make, words = HOSTILE[name]
    with pytest.raises(TemplateError, match=words) as caught:
        opened(make(parts), "corporate.pptx")
    assert "\n" not in str(caught.value)
    assert "corporate.pptx" in str(caught.value)


def test_a_web_link_is_no_harm(parts):
    assert opened(external("hyperlink", "https://example.org/")(parts), "x").layouts


def test_nothing_is_written_for_a_hostile_template(tmp_path, parts):
    path = tmp_path / "bad.pptx"
    path.write_bytes(HOSTILE["macros"][0](parts))
    with pytest.raises(TemplateError):
        fingerprint(Settings(template=str(path)))
    assert [p.name for p in tmp_path.iterdir()] == ["bad.pptx"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("roles = 3", "roles must be a table"),
        ("[roles.bulets]\nlayout = 'Bullets'", "bullets"),
        ("[roles.bullets]\nlayout = 'Bulets'", "Bullets"),
        ("[roles.bullets]\nlayout = 'Bullets'\nbody = 'Bdy'", "Body"),
        ("[roles.bullets]\nlayout = 'Bullets'\nbodi = 'Body'", "body"),
        ("english = 'sideways'", "level"),
        ("first = 1", "slide numbers"),
        ("colour = 'red'", "there is no key"),
        ("english = ", "cannot be read"),
    ],
)
def test_a_wrong_map_says_what_is_wrong(text, words, tmp_path):
    (tmp_path / "template.pptx").write_bytes(built("ink"))
    (tmp_path / "template.toml").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError, match=words):
        load(str(tmp_path))


def test_a_placeholder_may_be_named_by_its_number(tmp_path):
    (tmp_path / "template.pptx").write_bytes(built("ink"))
    toml = "[roles.bullets]\nlayout = 'Bullets'\ntitle = 'Title'\nbody = 1"
    (tmp_path / "template.toml").write_text(toml, encoding="utf-8")
    assert load(str(tmp_path)).roles["bullets"].fields["body"].name == "Body"


def test_a_bare_pptx_is_a_template_too(tmp_path):
    path = tmp_path / "mine.pptx"
    path.write_bytes(built("ink"))
    assert load(str(path)).name == "mine"


@pytest.mark.parametrize("name", names())
def test_a_template_of_ours_that_an_earlier_build_understood_is_the_same(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = load(name)
    with values_kept(lambda: tmp_path):
        for _ in ("made", "found again"):
            room._loaded.cache_clear()
            assert load(name) == plain
            monkeypatch.setattr(room, "opened", None)
    room._loaded.cache_clear()
