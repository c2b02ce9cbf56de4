from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.model import Bilingual, Group, Line, Point, Scene, Storyboard
from generator.show.storyboard_yaml import dump, parse
from generator.show.yaml_lines import with_comments_of

GOLDEN = Path(__file__).parents[1] / "golden" / "show" / "storyboard.yaml"

SCENE = Scene(
    id="s1-profile",
    layout="profile",
    title=Bilingual("山田 花子", "Yamada Hanako"),
    title_sources=("s1",),
    kicker=Bilingual("1　人", "1　People"),
    part=1,
    points=(
        Point(Bilingual("館長: 10年目", None), ("s2", "s3")),
        Point(Bilingual("引退か", "Retiring?"), ("s3",), mark="doubtful", verdict="verified"),
    ),
    fields={"role": Point(Bilingual("館長", "Director"), ("s2",))},
    groups=(Group(Point(Bilingual("左", "Left"), ("s4",)), (Point(Bilingual("- 点", "yes")),)),),
    table=((Point(Bilingual("年", "Year")), Point(Bilingual("2024", "2024"))),),
    image="figures/1.png",
    code="a = 1\n",
    syntax="python",
    sources=("s1", "s2"),
    narration=(
        Line("s1-profile.s1", Bilingual("紹介します。", "Meet her."), ("s1",), "guest", "slide"),
        Line("s1-profile.s2", Bilingual("「はい」と言いました。", None), ("s2",)),
    ),
)
BOARD = Storyboard(Bilingual("題", "Title"), (SCENE,), Bilingual("出典：x", "Source: x"))


def test_the_file_reads_as_a_person_expects() -> None:
    assert dump(BOARD) == GOLDEN.read_text(encoding="utf-8")


def test_what_is_written_is_read_back() -> None:
    assert parse(dump(BOARD)) == BOARD


texts = st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))


@given(texts, texts)
def test_any_text_survives_the_file(ja: str | None, en: str | None) -> None:
    board = Storyboard(Bilingual(ja, en), (Scene("a", "bullets", Bilingual(ja, en)),))
    assert parse(dump(board)) == board


def test_what_is_said_of_a_line_stands_beside_it() -> None:
    lines = dump(BOARD, {"s2": ["the number\ndiffers"]}).splitlines()
    assert lines[lines.index("        # → the number differs") - 1] == "      - id: s1-profile.s2"


def test_a_persons_comment_stays_above_its_line() -> None:
    line = "      - id: s1-profile.s2"
    mine = dump(BOARD).replace(line, f"      # check this\n{line}")
    renamed = replace(BOARD, title=Bilingual("新しい題", "New"))
    kept = with_comments_of(mine, dump(renamed)).splitlines()
    assert kept[kept.index("      # check this") + 1] == line
    assert kept.count("      # check this") == 1


def test_our_own_remarks_are_not_kept_as_a_persons() -> None:
    remarked = dump(BOARD, {"s2": ["the number differs"]})
    assert with_comments_of(remarked, dump(BOARD)) == dump(BOARD)
