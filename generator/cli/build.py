"""``kamishibai build``: a show of one article, and every option that decides how it is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator.choices import AUDIENCES, DECKS, FORMATS
from generator.cli.options import LateHelp, as_json, common, print_json, settings_from, source_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Manifest
    from generator.settings import Settings

F = TypeVar("F", bound="Callable[..., Any]")


def _only() -> str:
    from generator.outputs import OUTPUTS, defaults

    return f"Of {', '.join(OUTPUTS.names())}. [default: {', '.join(defaults())}]"


def _translator() -> str:
    from generator.translation import TRANSLATORS

    return f"Of {', '.join(TRANSLATORS.names())}; see `kamishibai engines`. [default: auto]"


def _voice() -> str:
    from generator.speech import VOICES

    return f"Repeatable. ENGINE is of {', '.join(VOICES.names())}. [default: auto]"


def _kind() -> str:
    from generator.model import KINDS

    return f"What kind of text it is: {', '.join(KINDS)}. [default: told by its words]"


def _forms() -> str:
    """The forms there are here, those of one's own with the others."""
    from generator.errors import SettingsError
    from generator.settings import forms, load

    try:
        known = forms(load())
    except SettingsError:  # help is given whatever the settings are
        known = FORMATS
    return f"How it is told: {', '.join(known)}, or a template of yours. [default: briefing]"


def _form(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A form that is not there is wrong usage, as any other word of an option is."""
    from generator.choices import nearest
    from generator.settings import forms, load

    known = forms(load()) if value else ()
    if value and value not in known:
        raise click.BadParameter(f"{value!r}: {nearest(value, known)}", ctx, param)
    return value


class _Minutes(click.ParamType):
    """A number, or the word that stands for all of it."""

    name = "minutes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if value == "full" else click.FLOAT.convert(value, param, ctx)


_OPTIONS = (
    click.option("-o", "--output", metavar="DIR", help="Where show folders go. [default: output]"),
    click.option("--languages", metavar="ja,en", help="Languages to make."),
    click.option(
        "--only",
        metavar="deck,script,…",
        cls=LateHelp,
        tell=_only,
    ),
    click.option(
        "--deck",
        "decks",
        type=click.Choice(DECKS),
        multiple=True,
        help="Repeatable.",
    ),
    click.option("--template", metavar="NAME|FILE|FOLDER", help="A built-in template or your own."),
    click.option(
        "--format",
        metavar="NAME",
        callback=_form,
        cls=LateHelp,
        tell=_forms,
    ),
    click.option(
        "--translator",
        metavar="NAME",
        cls=LateHelp,
        tell=_translator,
    ),
    click.option(
        "--voice",
        "voices",
        metavar="LANG=ENGINE[:VOICE]",
        multiple=True,
        cls=LateHelp,
        tell=_voice,
    ),
    click.option("--memory", "memories", metavar="FILE.tmx", multiple=True, help="Repeatable."),
    click.option("--glossary", "glossaries", metavar="FILE", multiple=True, help="Repeatable."),
    click.option("--kind", "kind", metavar="KIND", cls=LateHelp, tell=_kind),
    click.option(
        "--for",
        "audience",
        type=click.Choice(list(AUDIENCES)),
        help="learners: furigana, cards, vocabulary and gaps, too.",
    ),
    click.option("--slides", type=int, metavar="N", help="How many slides to aim at."),
    click.option(
        "--minutes",
        type=_Minutes(),
        metavar="N|full",
        help="How long a recording to aim at; full tells all.",
    ),
    click.option(
        "--footnotes/--no-footnotes",
        default=None,
        help="Scripts that name the article's sentences each line rests on.",
    ),
    click.option("--offline", is_flag=True, default=None, help="Never touch the network."),
    click.option(
        "--draft", is_flag=True, default=None, help="The quickest voices, where none is named."
    ),
    click.option("--force", is_flag=True, default=None, help="Make everything again."),
)


def build_options(command: F) -> F:
    """What decides how a show is made; the same wherever shows are."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def build_settings(flags: dict[str, Any]) -> Settings:
    """What ``build_options`` became; what is said outright outranks what an audience is given."""
    audience = AUDIENCES.get(flags.pop("audience", None) or "", ())
    given = {"reading.kind" if key == "kind" else key: flags[key] for key in flags}
    if audience:
        from generator.outputs import defaults

        given["only"] = given.get("only") or ",".join((*defaults(), *audience))
    return settings_from(given)


@click.command()
@click.argument("source")
@build_options
@click.option("--strict", is_flag=True, help="Exit with 3 for errors that review tells.")
@click.option(
    "--progress",
    type=click.Choice(["auto", "json"]),
    default="auto",
    help="For people, or a JSON object a line.",
)
@as_json
@common
def build(
    source: str,
    strict: bool,
    progress: str,
    json_: bool,
    quiet: bool,
    debug: bool,
    **flags: Any,
) -> int:
    """Make slides, script and sound from SOURCE.

    SOURCE is a file, a URL, - for standard input, or a show folder to build again: what you
    changed in its storyboard.yaml stays, and only what depends on it is made again.
    """
    from generator.cli import GAPS, MADE
    from generator.cli.printing import printer, summary
    from generator.pipeline import build as make
    from generator.review import errors
    from generator.show.manifest_file import as_plain

    del debug
    article, name = source_of(source)
    with printer(progress, quiet=quiet) as report:
        settings = build_settings(flags)
        manifest = make(article, settings, report, name=name)
    wrong = errors(manifest.folder)
    if json_:
        print_json({"folder": manifest.folder.as_posix(), **as_plain(manifest)})
    elif not quiet:
        found = _ways(manifest, settings)
        click.echo(summary(manifest, again=Path(source).is_dir(), errors=wrong, ways=found))
    return GAPS if manifest.gaps or (strict and wrong) else MADE


def _ways(manifest: Manifest, settings: Settings) -> tuple[str, ...]:
    """How the translations that are missing can be had; none where none is."""
    from generator.show.folder import remembered_article
    from generator.translation.choosing import ways

    causes = [gap.why for gap in manifest.gaps if gap.kind == "translation"]
    if not causes:
        return ()
    used = " ".join((settings.translator, manifest.engines.get("translator", ""), *causes))
    language = remembered_article(manifest.folder).language
    return ways(settings, language, manifest.folder.as_posix(), used)
