"""A show's translations to a human translator and back, as XLIFF and as CSV."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.errors import MemoryFileError
from generator.model import sentences, with_sentences
from generator.progress import silent
from generator.translation import translate
from generator.translation.exchange import export_translations, import_translations
from generator.translation.memory import Unit, user_memory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Article, Sentence, State

SUFFIXES = (".xlf", ".csv")


@pytest.fixture
def show(article: Callable[..., Article]) -> Article:
    """Four sentences: final, edited, machine's and new."""
    given: dict[str, tuple[str | None, State, str]] = {
        "t": ("The title", "final", "memory"),
        "l0": ("The sea is <wide> & blue.", "edited", "memory"),
        "l1": ("There is a hill.", "machine", "google"),
        "l2": (None, "new", ""),
    }

    def filled(sentence: Sentence) -> Sentence:
        text, state, origin = given[sentence.id]
        return replace(sentence, text=sentence.text.having("en", text), state=state, origin=origin)

    return with_sentences(article("海は広くて青い。", "丘がある。", "=川がある。"), filled)


def by_id(article: Article) -> dict[str, Sentence]:
    return {sentence.id: sentence for sentence in sentences(article)}


def changed(path: Path, *pairs: tuple[str, str]) -> Path:
    """The file as a translator leaves it."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_that_nobody_touched_changes_nothing(show, settings, tmp_path, suffix: str) -> None:
    path = tmp_path / f"show{suffix}"
    assert export_translations(show, path, settings) == 4
    back = import_translations(show, path, settings)
    assert (back.article, back.taken, back.findings) == (show, 0, ())
    assert not settings.data.exists()
    first = path.read_bytes()
    export_translations(show, path, settings)
    assert path.read_bytes() == first


def test_an_xliff_can_be_read_by_people(show, settings, tmp_path, cases) -> None:
    path = tmp_path / "show.xlf"
    with user_memory(settings) as memory:
        memory.store([Unit("=川はある。", "There is a river.")], "ja-en")
    export_translations(show, path, settings)
    golden = cases.parents[1] / "golden" / "translation" / "show.xlf"
    assert path.read_text(encoding="utf-8") == golden.read_text(encoding="utf-8")


def test_a_csv_can_be_read_by_people(show, settings, tmp_path, cases) -> None:
    path = tmp_path / "show.csv"
    export_translations(show, path, settings)
    golden = cases.parents[1] / "golden" / "translation" / "show.csv"
    assert path.read_text(encoding="utf-8") == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("suffix", "edits"),
    [
        (
            ".xlf",
            (
                ("There is a hill.", "There's a hill."),
                (
                    '<target state="new"></target>',
                    '<target state="final">A <g id="1">river</g></target>',
                ),
            ),
        ),
        (".csv", (("There is a hill.", "There's a hill."), ("。,,new", "。,A river,final"))),
    ],
)
def test_a_translators_work_comes_back_and_is_kept(
    show, settings, tmp_path, suffix: str, edits: tuple[tuple[str, str], ...]
) -> None:
    path = tmp_path / f"show{suffix}"
    export_translations(show, path, settings)
    back = import_translations(show, changed(path, *edits), settings)
    hill, river = by_id(back.article)["l1"], by_id(back.article)["l2"]
    assert (hill.text.en, hill.state, hill.origin) == ("There's a hill.", "edited", "memory")
    assert (river.text.en, river.state) == ("A river", "final")
    assert back.taken == 2
    with user_memory(settings) as memory:
        assert memory.best("=川がある。", "ja-en") == Unit(
            "=川がある。", "A river", before="丘がある。"
        )
        assert memory.best("丘がある。", "ja-en").state == "edited"
    again = translate(with_sentences(show, _forgotten), "en", settings, silent)
    assert by_id(again.article)["l2"].text.en == "A river"


def _forgotten(sentence: Sentence) -> Sentence:
    return replace(sentence, text=sentence.text.having("en", None), state="new", origin="")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_changed_source_and_a_lost_sentence_are_told(show, settings, tmp_path, suffix) -> None:
    path = tmp_path / f"show{suffix}"
    export_translations(show, path, settings)
    changed(path, ("丘がある。", "山がある。"), ("There is a hill.", "There is a mountain."))
    changed(path, ("l2", "l9"))
    back = import_translations(show, path, settings)
    assert back.article == show
    assert [(f.where, f.severity, f.advice.split(":")[0]) for f in back.findings] == [
        ("l1", "warning", "the source has changed since the export"),
        ("l9", "warning", "this sentence is not in the show any more"),
    ]


def test_a_machines_text_does_not_replace_a_persons(show, settings, tmp_path) -> None:
    path = tmp_path / "show.csv"
    export_translations(show, path, settings)
    changed(path, ("The title,final", "A machine's title,machine"))
    back = import_translations(show, path, settings)
    assert by_id(back.article)["t"].text.en == "The title"
    assert [finding.where for finding in back.findings] == ["t"]


XLIFF = (
    '<xliff version="{version}"><file source-language="{source}">'
    "<body>{units}</body></file></xliff>"
)
LONG = f"<trans-unit id='t'><source>題</source><target>{'a' * 20_001}</target></trans-unit>"


def xliff(units: str = "", version: str = "1.2", source: str = "ja") -> str:
    return XLIFF.format(version=version, source=source, units=units)


BAD = {
    "no.xlf": ("", "no.xlf, line 1: "),
    "html.xlf": ("<html/>", "html.xlf, line 1: this is <html>, no XLIFF"),
    "two.xlf": (xliff(version="2.0"), "two.xlf, line 1: XLIFF 2.0 is not read"),
    "other.xlf": (xliff(source="fr"), "other.xlf, line 1: source-language is fr, not ja"),
    "id.xlf": (xliff("\n<trans-unit/>"), "id.xlf, line 2: a trans-unit needs an id"),
    "long.xlf": (xliff(LONG), "long.xlf, line 1: a segment of more than 20000"),
    "bomb.xlf": (
        '<!DOCTYPE x [<!ENTITY a "aa">]><xliff version="1.2">&a;</xliff>',
        "bomb.xlf, line 1: declarations are not accepted",
    ),
    "columns.csv": ("id,ja\n", "columns.csv, line 1: there is no column en"),
    "state.csv": (
        "id,ja,en,state\nt,題名です,T,done\n",
        "state.csv, line 2: there is no state done",
    ),
    "id.csv": ("id,ja,en\n,題名です,T\n", "id.csv, line 2: there is no id"),
    "long.csv": (f"id,ja,en\nt,題名です,{'a' * 20_001}\n", "long.csv, line 2: a text of more than"),
    "quote.csv": ('id,ja,en\nt,題名です,"T\n', "quote.csv, line 2: unexpected end"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_broken_file_gives_one_line_and_changes_nothing(
    show, settings, tmp_path, name: str
) -> None:
    text, message = BAD[name]
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MemoryFileError) as caught:
        import_translations(show, path, settings)
    assert caught.value.message.startswith(message)
    assert "\n" not in str(caught.value)
    assert not settings.data.exists()


def test_a_csv_in_a_wrong_encoding_is_told(show, settings, tmp_path) -> None:
    path = tmp_path / "show.csv"
    path.write_bytes("id,ja,en\nt,題名です,T\n".encode("cp932"))
    with pytest.raises(MemoryFileError, match=r"show.csv, line 2: the text is not UTF-8"):
        import_translations(show, path, settings)


def test_a_file_that_cannot_be_written_is_told(show, settings, tmp_path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(MemoryFileError, match="cannot be opened"):
        export_translations(show, tmp_path / "file" / "show.xlf", settings)


def test_other_tools_read_the_xliff(show, settings, tmp_path) -> None:
    storage = pytest.importorskip("translate.storage.xliff", reason="translate-toolkit is not here")
    path = tmp_path / "show.xlf"
    export_translations(show, path, settings)
    units = storage.xlifffile.parsefile(str(path)).units
    assert [str(unit.target or "") for unit in units][:2] == [
        "The title",
        "The sea is <wide> & blue.",
    ]
