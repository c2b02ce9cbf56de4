import io
import zipfile

from authoring.ink import INK
from generator.settings import Settings
from generator.slides import colors


def test_the_colours_of_a_template_are_its_themes():
    found = colors(Settings())
    assert found["accent1"] == INK.palette.mark
    assert found["dk2"] == INK.palette.deep
    assert len(found) == 10


def test_a_file_without_a_theme_has_no_colours(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a", "b")
    for name, data in (("a.pptx", stream.getvalue()), ("b.pptx", b"no zip")):
        (tmp_path / name).write_bytes(data)
        assert colors(Settings(template=str(tmp_path / name))) == {}
