"""Narration templates: found, loaded in a sandbox, rendered; every error with file and line."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError

from generator.errors import TemplateError, lacks_memory
from generator.locale import words
from generator.narration.printing.bounds import BoundedEnvironment
from generator.narration.printing.context import VOICE
from generator.narration.printing.folders import SUFFIX, folders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template

    from generator.model import Language
    from generator.narration.printing.context import SceneView, ShowView
    from generator.settings import Settings


_MOST = 1_000_000  # characters of one scene: a template that prints more will not come to an end
_HELP = "see docs/narration.md for what a template may use"


class _Missing(StrictUndefined):
    """A name that is not there, told with those that look like it."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        name = str(self._undefined_name)
        near = get_close_matches(name, [n for n in dir(self._undefined_obj) if n[0] != "_"])
        return f"there is no {name!r}" + (f", but {' and '.join(near)}" if near else "")


@dataclass(frozen=True, slots=True)
class Renderer:
    """One template, ready to render scenes."""

    name: str
    template: Template
    environment: BoundedEnvironment

    def render(self, scene: SceneView, show: ShowView, language: Language) -> str:
        """The text of one scene in one language.

        Raises:
            TemplateError: with file, line and scene.
        """
        try:
            return "".join(self._pieces(scene, show, language))
        except TemplateNotFound as error:
            raise _missing(error) from error
        except TemplateSyntaxError as error:  # of a template that this one includes
            raise _not_jinja(error, self.name) from error
        except TemplateError:
            raise
        except Exception as error:  # a template can raise whatever Python can
            if lacks_memory(error):
                raise
            place = _place(error, self.name)
            raise TemplateError(f"{place}, scene {scene.id}: {_said(error)}", _HELP) from error

    def _pieces(self, scene: SceneView, show: ShowView, language: Language) -> Iterator[str]:
        self.environment.budget.start()
        size = 0
        for piece in self.template.generate(
            scene=scene,
            show=show,
            language=language,
            words=SimpleNamespace(**words(language)["narration"]),
            voice=_voice,
        ):
            size += len(piece)
            if size > _MOST:
                raise TemplateError(
                    f"{self.name}{SUFFIX}, scene {scene.id}: it prints without end", _HELP
                )
            yield piece


def load(settings: Settings) -> Renderer:
    """The template of the form asked for.

    Raises:
        TemplateError: it is missing or not Jinja.
    """
    name = settings.format
    environment = BoundedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders(settings)]),
        undefined=_Missing,
        autoescape=False,  # what is rendered is spoken, never shown as HTML
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        return Renderer(name, environment.get_template(f"{name}{SUFFIX}"), environment)
    except TemplateSyntaxError as error:
        raise _not_jinja(error, name) from error
    except TemplateNotFound as error:
        raise _missing(error) from error
    except UnicodeDecodeError as error:
        raise TemplateError(f"{name}{SUFFIX} is not UTF-8", "save it as UTF-8") from error


def _missing(error: TemplateNotFound) -> TemplateError:
    return TemplateError(f"no narration template is called {error.name!r}", _HELP)


def _not_jinja(error: TemplateSyntaxError, name: str) -> TemplateError:
    place = f"{Path(error.filename or name + SUFFIX).name}, line {error.lineno}"
    return TemplateError(f"{place}: {error.message}", _HELP)


def _voice(name: str) -> str:
    """Marks the speaker of the line it stands in."""
    return f"{VOICE}{name}{VOICE}"


def _place(error: Exception, name: str) -> str:
    """The template's file and line: Jinja rewrites tracebacks to show them."""
    frames = traceback.extract_tb(error.__traceback__)
    found = [frame for frame in frames if frame.filename.endswith(SUFFIX)]
    if not found:
        return f"{name}{SUFFIX}"
    return f"{Path(found[-1].filename).name}, line {found[-1].lineno}"


def _said(error: Exception) -> str:
    if isinstance(error, KeyError):  # of ``words.part.format(…)``
        return f"nothing is given for {{{error.args[0]}}}"
    return (str(error) or type(error).__name__).splitlines()[0]
