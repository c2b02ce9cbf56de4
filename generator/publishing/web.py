"""What the pages share: a sandboxed template, and a policy that lets nothing in but our own."""

from __future__ import annotations

import base64
import hashlib
import marshal
import traceback
from functools import cache, partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeAlias

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from generator import patterns as re
from generator.compiled import kept
from generator.errors import TemplateError
from generator.japanese.breaks import phrases
from generator.publishing.page_files import folders
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from generator.model import Bilingual, Language
    from generator.settings import Settings

    Kana: TypeAlias = Callable[[str], Sequence[tuple[str, str]]]
    """A text in pieces, each with its furigana or nothing."""


def rendered(
    name: str,
    settings: Settings,
    *,
    style: str,
    script: str = "",
    kana: Kana | None = None,
    **values: object,
) -> str:
    """A template of ``templates/page`` filled in; everything in ``values`` is escaped.

    ``style`` and ``script`` go in as they are, and into the policy; ``kana`` gives furigana.

    Raises:
        TemplateError: with file and line; a template may be the user's own.
    """
    try:
        return (
            environment(folders(settings), kana)
            .get_template(name)
            .render(
                style=Markup(style),  # noqa: S704 - our own file and checked colours
                script=Markup(script),  # noqa: S704 - our own file
                policy=policy(style, script),
                **values,
            )
        )
    except Exception as error:  # a template can raise whatever Python can
        raise _unusable(name, error) from error


def environment(places: Sequence[Path], kana: Kana | None = None) -> SandboxedEnvironment:
    """Templates looked for in ``places``, the first first; all they are given is escaped."""
    made = _Environment(
        loader=FileSystemLoader([str(folder) for folder in places]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["phrased"] = partial(_phrased, kana=kana)
    made.filters["any"] = anything
    return made


class _Environment(SandboxedEnvironment):
    """Compiles a template once for all processes: of a short build that is half a second."""

    def compile(self, source: Any, name: str | None = None, *told: Any, **more: Any) -> Any:
        compiled = partial(super().compile, source, name, *told, **more)
        if not isinstance(source, str) or not name:
            return compiled()
        of = repr((source, told, more))
        return marshal.loads(  # noqa: S302 - as Python reads modules
            kept(f"page-{name.replace('/', '-')}", of, lambda: marshal.dumps(compiled()))
        )


def policy(style: str, script: str = "") -> str:
    """The Content-Security-Policy: this script, this style, media from beside the page or in it.

    Firefox does not count a page on disk as its own 'self', hence ``file:``.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_integrity(script)}",
            f"style-src {_integrity(style)}",
            "img-src 'self' file: data:",
            "media-src 'self' file:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def anything(text: Bilingual) -> str:
    """Japanese, else English, else nothing."""
    return text.ja or text.en or ""


def _integrity(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'" if text else "'none'"


def _unusable(name: str, error: Exception) -> TemplateError:
    """Jinja puts its own lines into the traceback."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".jinja")]
    line = getattr(error, "lineno", 0) or (frames[-1].lineno if frames else 0)
    why = next(iter(str(error).splitlines()), type(error).__name__)
    return TemplateError(f"{name}, line {line}: {why}", "see docs/page.md")


def _phrased(text: str, language: Language, kana: Kana | None = None) -> Markup:
    """Japanese with a place for a line to end after each phrase, and furigana; English as it is.

    ``data-known`` has the years of school after which the furigana are not needed.
    """
    if language != "ja":
        return Markup.escape(text)
    if kana is None:
        return Markup("<wbr>").join(phrases(text))
    ends = set(accumulate(len(phrase) for phrase in phrases(text)))
    made, at = Markup(), 0
    for piece, said in kana(text):
        if said:
            later = "".join(map(str, range(year(piece), BEYOND)))
            made += Markup('<ruby data-known="{}">{}<rt>{}</rt></ruby>').format(later, piece, said)
        else:
            inside = [end - at for end in sorted(ends) if at < end < at + len(piece)]
            cuts = zip([0, *inside], [*inside, len(piece)], strict=True)
            made += Markup("<wbr>").join(piece[begin:end] for begin, end in cuts)
        at += len(piece)
        made += Markup("<wbr>") if at in ends and at < len(text) else Markup()
    return made


# The year of school in which a kanji is taught: ``years.toml`` has them.

BEYOND = 7
"""The year of a kanji that primary school does not teach."""

_KANJI = re.compile(r"[一-龠]")


def year(text: str) -> int:
    """That of its hardest kanji, 1 to 6 or ``BEYOND``; 0 without any."""
    return max((_years().get(kanji, BEYOND) for kanji in _KANJI.findall(text)), default=0)


@cache
def _years() -> dict[str, int]:
    told = toml_beside(__file__, "years.toml")
    return {kanji: int(number) for number, taught in told.items() for kanji in taught}
