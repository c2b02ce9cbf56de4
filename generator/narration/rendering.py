"""Narration templates: found, loaded in a sandbox, rendered; every error with file and line."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from generator.errors import TemplateError
from generator.locale import words
from generator.narration.context import VOICE
from generator.narration.folders import SUFFIX, folders

if TYPE_CHECKING:
    from jinja2 import Template

    from generator.model import Language
    from generator.narration.context import SceneView, ShowView
    from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Renderer:
    """One template, ready to render scenes."""

    name: str
    template: Template

    def render(self, scene: SceneView, show: ShowView, language: Language) -> str:
        """The text of one scene in one language.

        Raises:
            TemplateError: with file, line and scene.
        """
        try:
            return self.template.render(
                scene=scene,
                show=show,
                language=language,
                words=SimpleNamespace(**words(language)["narration"]),
                voice=_voice,
            )
        except TemplateNotFound as error:
            raise _missing(error) from error
        except Exception as error:  # a template can raise whatever Python can
            line = _line(error)
            raise TemplateError(
                f"{self.name}{SUFFIX}, line {line}, scene {scene.id}: {_first_line(error)}",
                "see docs/narration.md for what a template may use",
            ) from error


def load(settings: Settings) -> Renderer:
    """The template of the form asked for.

    Raises:
        TemplateError: it is missing or not Jinja.
    """
    name = settings.format
    environment = SandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders(settings)]),
        undefined=StrictUndefined,
        autoescape=False,  # what is rendered is spoken, never shown as HTML
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        return Renderer(name, environment.get_template(f"{name}{SUFFIX}"))
    except TemplateSyntaxError as error:
        place = f"{Path(error.filename or name + SUFFIX).name}, line {error.lineno}"
        raise TemplateError(f"{place}: {error.message}", "see docs/narration.md") from error
    except TemplateNotFound as error:
        raise _missing(error) from error


def _missing(error: TemplateNotFound) -> TemplateError:
    return TemplateError(f"no narration template is called {error.name!r}", "see docs/narration.md")


def _voice(name: str) -> str:
    """Marks the speaker of the line it stands in."""
    return f"{VOICE}{name}{VOICE}"


def _line(error: Exception) -> int:
    """The template's line: Jinja rewrites tracebacks to show it."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename.endswith(SUFFIX)]
    return (lines[-1] if lines else 0) or 0


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
