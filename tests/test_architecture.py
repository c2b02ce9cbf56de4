"""The house rules that a reader relies on: who may import whom, and what stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import fields
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from generator.kinds.traits import Traits
from generator.model import KINDS

PACKAGE = Path(__file__).parents[1] / "generator"

GROUND = {
    "choices",
    "compiled",
    "cores",
    "errors",
    "files",
    "folders",
    "given",
    "later",
    "learned",
    "locale",
    "model",
    "options",
    "outputs",
    "patterns",
    "progress",
    "registry",
    "resources",
    "safexml",
    "sections",
    "trust",
}
ROOMS = {
    "japanese",
    "narration",
    "planning",
    "publishing",
    "reading",
    "slides",
    "speech",
    "translation",
    "understanding",
    "verifying",
    "wording",
    "writing",
}
ALLOWED = {
    **dict.fromkeys(GROUND, GROUND),
    "settings": GROUND,
    "sound": GROUND,
    "loudness": GROUND | {"sound"},
    "web": GROUND | {"settings"},
    "fetched": GROUND | {"settings", "web"},
    "japanese": GROUND,
    **{room: GROUND | {"settings", "japanese"} for room in ROOMS - {"japanese"}},
    "wording": GROUND | {"japanese"},
    "verifying": GROUND | {"japanese"},
    "narration": GROUND | {"settings", "japanese", "kinds", "wording"},
    "planning": GROUND | {"settings", "japanese", "kinds", "wording", "verifying"},
    "kinds": GROUND | {"settings"},
    "understanding": GROUND | {"settings", "japanese", "kinds", "wording"},
    "writing": GROUND | {"settings", "japanese", "kinds", "verifying", "wording", "web"},
    "reading": GROUND | {"settings", "japanese", "kinds", "web"},
    "translation": GROUND | {"settings", "japanese", "fetched", "web"},
    "speech": GROUND | {"settings", "japanese", "sound", "loudness", "fetched", "web"},
    "publishing": GROUND | {"settings", "japanese", "sound", "loudness"},
    "show": GROUND | {"settings"},
    "targets": GROUND | ROOMS | {"settings", "show"},
    "drafting": GROUND | ROOMS | {"settings", "show", "review", "length"},
    "pipeline": GROUND | ROOMS | {"settings", "show", "targets", "drafting", "length"},
    "length": GROUND | ROOMS | {"settings", "kinds"},
    "explaining": GROUND | {"settings", "show", "targets", "drafting"},
    "many": GROUND | {"settings", "show", "reading", "translation", "publishing", "pipeline"},
    "calls": GROUND | ROOMS | {"settings", "show", "pipeline", "review", "explaining"},
    "agents": GROUND | {"calls"},
    "studio": GROUND | ROOMS | {"settings", "show", "many", "kinds", "calls", "review"},
    "review": GROUND | ROOMS | {"settings", "show", "length"},
}
"""Room → rooms it may import from. The pipeline knows all; only the command line knows it."""

NETWORK = {
    "deep_translator",
    "edge_tts",
    "gtts",
    "http",
    "requests",
    "socket",
    "urllib3",
    "websockets",
}
NETWORKERS = {"reading", "translation", "speech", "planning", "narration", "web"}
PRINTERS = {"cli", "__main__", "__init__"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(parsed(path)))


@cache
def imports(path: Path) -> set[str]:
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def own_rooms(path: Path) -> set[str]:
    names = {name.split(".")[1] for name in imports(path) if name.startswith("generator.")}
    return {name for name in names if name in ALLOWED}


def packages(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    room = room_of(path)
    if room in PRINTERS:
        return
    assert room in ALLOWED
    assert own_rooms(path) <= ALLOWED[room] | {room}


INNER = {
    "narration": ("aloud", "telling", "printing"),
    "reading": ("plain", "html", "markdown", "docx", "enclosed", "converted", "fetching"),
    "slides": ("templates", "composing", "packaging"),
}
"""Large room → the rooms in it, each of which may import from those before it."""


@pytest.mark.parametrize("room", INNER)
def test_rooms_within_a_room_stand_on_each_other_one_way(room: str) -> None:
    order = INNER[room]
    for path in (path for inner in order for path in (PACKAGE / room / inner).rglob("*.py")):
        inner = path.relative_to(PACKAGE / room).parts[0]
        named = [name.split(".") for name in imports(path)]
        used = {
            n[2] for n in named if n[:2] == ["generator", room] and len(n) > 2 and n[2] in order
        }
        assert used <= set(order[: order.index(inner) + 1]), path


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_line_knows_click(path: Path) -> None:
    assert room_of(path) in PRINTERS or "click" not in packages(path)


@pytest.mark.parametrize("room", sorted(ROOMS - NETWORKERS))
def test_a_renderer_never_fetches(room: str) -> None:
    for path in (PACKAGE / room).rglob("*.py"):
        assert not NETWORK & packages(path), path


HEAVY = (
    "av",
    "docx",
    "lxml",
    "numpy",
    "PIL",
    "pptx",
    "pyopenjtalk",
    "requests",
    "sudachipy",
    "yaml",
)


@pytest.mark.parametrize(
    "code", ["import generator", "import generator.cli as c; c.run(['--help'])"]
)
def test_looking_loads_nothing_heavy(code: str) -> None:
    tail = f"; import sys; print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code + tail], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [n for n in nodes(path) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


MOST_SHOWN = 12
"""Functions and classes that a module shows: with more it is about several things."""

NOUNS = {"errors", "model"}
"""Rooms of names alone, which are looked up one by one."""


def shown(path: Path) -> list[str]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    body = parsed(path).body
    return [each.name for each in body if isinstance(each, kinds) and each.name[0] != "_"]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_shows_few_things_and_its_functions_can_be_seen_at_once(path: Path) -> None:
    if room_of(path) not in NOUNS:
        assert len(shown(path)) <= MOST_SHOWN
    for function in functions(path):
        assert (function.end_lineno or 0) - function.lineno < 60, function.name


def test_a_class_is_called_by_a_name_of_its_own() -> None:
    """One word, one meaning, in the whole house."""
    where: dict[str, list[str]] = {}
    for path in modules():
        for node in nodes(path):
            if isinstance(node, ast.ClassDef):
                where.setdefault(node.name, []).append(module_name(path))
    assert {name: places for name, places in where.items() if len(places) > 1} == {}


def test_the_tests_mirror_the_rooms() -> None:
    tests = Path(__file__).parent
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    tested = {path.name for path in tests.iterdir() if list(path.glob("test_*.py"))}
    assert rooms - tested <= {"locale", "model"}
    assert tested - rooms == {"whole_way"}


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def loaded_at_once(path: Path) -> set[str]:
    """Modules of ours that importing a module imports: not those for types, nor in functions."""
    found = set()
    for node in parsed(path).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator"):
            names = {f"{node.module}.{name.name}" for name in node.names}
            found |= {str(node.module), *names}
    return found


def test_no_module_imports_itself_in_a_circle() -> None:
    names = {module_name(path): path for path in modules()}
    graph = {name: loaded_at_once(path) & set(names) - {name} for name, path in names.items()}
    order = TopologicalSorter(graph)
    order.prepare()  # raises CycleError, which names the circle


def is_kind(node: ast.expr) -> bool:
    """``article.kind`` or ``brief.kind``, or a variable called so."""
    if isinstance(node, ast.Attribute) and node.attr == "kind":
        owner = node.value
        return getattr(owner, "id", getattr(owner, "attr", "")) in {"article", "brief"}
    return isinstance(node, ast.Name) and node.id == "kind"


def names_kinds(node: ast.AST) -> bool:
    """A kind's name, which is no other word's, or several kinds' names together."""
    names = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and n.value in KINDS]
    return len(names) > 1 or any(name != "list" for name in names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_a_kind_of_text_is_like_stands_in_its_file_and_nowhere_else(path: Path) -> None:
    """A room asks for a trait (``text.traits.reports``): see ``kinds/traits.py``."""
    if room_of(path) in {"kinds", "model"} or module_name(path) == "generator.reading.kind":
        return  # the last decides which kind it is
    for node in nodes(path):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            asked = any(is_kind(side) for side in sides)
            own = any(isinstance(side, ast.Attribute) and is_kind(side) for side in sides)
            told = any(isinstance(side, ast.Constant | ast.Set) for side in sides)
            assert not (asked and any(names_kinds(side) for side in sides)), node.lineno
            assert not (own and (told or isinstance(node.ops[0], ast.In | ast.NotIn))), node.lineno
        elif isinstance(node, ast.Tuple | ast.Set | ast.List | ast.Dict):
            each = node.keys if isinstance(node, ast.Dict) else node.elts
            named = [n for n in each if isinstance(n, ast.Constant) and n.value in KINDS]
            assert len(named) < 2, node.lineno


def test_a_trait_that_no_room_asks_for_is_gone() -> None:
    rooms = [path for path in modules() if room_of(path) != "kinds"]
    asked = {n.attr for path in rooms for n in nodes(path) if isinstance(n, ast.Attribute)}
    assert {each.name for each in fields(Traits)} <= asked


ORDERLESS = {"all", "any", "frozenset", "fsum", "len", "max", "min", "set", "sorted"}
"""What gives the same whatever order it is given things in (a sum of fractions does not)."""


def is_set(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return is_set(node.left) or is_set(node.right)
    named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
    return isinstance(node, ast.Set | ast.SetComp) or named in {"set", "frozenset"}


def iterated(node: ast.AST) -> list[ast.expr]:
    """What a node goes through in order."""
    match node:
        case ast.For():
            return [node.iter]
        case ast.ListComp() | ast.GeneratorExp() | ast.DictComp():
            return [each.iter for each in node.generators]
        case ast.Call(func=ast.Name(id="list" | "tuple" | "enumerate" | "sum" | "next" | "iter")):
            return node.args
        case _:
            return []


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_order_of_a_set_decides_nothing(path: Path) -> None:
    """It differs from process to process."""
    harmless = {
        id(argument)
        for call in nodes(path)
        if isinstance(call, ast.Call)
        and (getattr(call.func, "id", "") or getattr(call.func, "attr", "")) in ORDERLESS
        for argument in call.args
    }
    decisive = [node for node in nodes(path) if id(node) not in harmless]
    assert [n for node in decisive for n in iterated(node) if is_set(n)] == []
