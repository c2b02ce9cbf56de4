"""``kamishibai studio`` for people, ``kamishibai mcp`` for agents."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import click

from generator.cli.options import common
from generator.errors import SettingsError


@click.command()
@click.argument("opened", metavar="[SHOW|FOLDER|SOURCE]", required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Any free one unless given.")
@click.option("--no-open", is_flag=True, help="Only print the address; open no browser.")
@common
def studio(opened: str | None, port: int, no_open: bool, quiet: bool, debug: bool) -> None:
    """Serve the studio to this machine's browser, until Ctrl-C.

    It reaches the show or folder that is named, or the article's folder, and no others; the working
    folder when none is named. The address it prints first has the token that lets a browser in.
    """
    import webbrowser

    from generator.calls.allowed import folders
    from generator.files import is_file, is_folder
    from generator.show.folder import is_show

    del quiet, debug
    try:
        from generator.studio.site import studio as made
    except ImportError as error:
        raise SettingsError("the studio needs more", "pip install 'kamishibai[studio]'") from error
    root, path = Path(), "/"
    if opened and is_folder(opened):
        root = Path(opened)
        path = f"/show?{urlencode({'show': root.resolve()})}" if is_show(root) else "/"
    elif opened:
        named = Path(opened).resolve() if is_file(opened) else opened
        root = Path(opened).resolve().parent if is_file(opened) else root
        path = f"/?{urlencode({'source': named})}"
    served = made(folders((root,)), port, path)
    click.echo(served.url)
    if not no_open:
        webbrowser.open(served.url)
    served.serve()


# ``kamishibai mcp``: the same for agents.

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("folders", nargs=-1, type=_FOLDER)
@common
def mcp(folders: tuple[Path, ...], quiet: bool, debug: bool) -> None:
    """Serve agents over standard input and output (Model Context Protocol).

    They reach articles and shows in FOLDERS, the working folder when none is named, and no others;
    settings are those that hold in the first.
    """
    from generator.calls.allowed import folders as chosen

    del quiet, debug
    try:
        from generator.agents import server
    except ImportError as error:
        raise SettingsError(
            "agents need the mcp package", "pip install 'kamishibai[mcp]'"
        ) from error
    server(chosen(folders)).run()
