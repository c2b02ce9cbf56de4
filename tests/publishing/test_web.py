"""What the pages share: their templates."""

from generator.compiled import values_kept
from generator.publishing.web import environment


def filled(folder):
    return environment([folder]).get_template("a.html.jinja").render(name="<b>")


def test_a_template_is_compiled_once_for_all_processes_and_again_when_it_changes(tmp_path):
    kept, template = tmp_path / "kept", tmp_path / "a.html.jinja"
    template.write_text("One {{ name }}", encoding="utf-8")
    with values_kept(lambda: kept):
        assert filled(tmp_path) == "One &lt;b&gt;"
        [first] = kept.iterdir()
        assert filled(tmp_path) == "One &lt;b&gt;"
        assert [*kept.iterdir()] == [first]
        template.write_text("Two {{ name }}", encoding="utf-8")
        assert filled(tmp_path) == "Two &lt;b&gt;"
        assert [*kept.iterdir()] != [first]
