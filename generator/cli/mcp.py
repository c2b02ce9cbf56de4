"""``kamishibai mcp``: the same for agents."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import common
from generator.errors import SettingsError

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("folders", nargs=-1, type=_FOLDER)
@common
def mcp(folders: tuple[Path, ...], quiet: bool, debug: bool) -> None:
    """Serve agents over standard input and output (Model Context Protocol).

    They reach articles and shows in FOLDERS, the working folder when none is named, and no others;
    settings are those that hold in the first.
    """
    from generator.calls.folders import folders as chosen

    del quiet, debug
    try:
        from generator.agents.server import server
    except ImportError as error:
        raise SettingsError(
            "agents need the mcp package", "pip install 'kamishibai[mcp]'"
        ) from error
    server(chosen(folders)).run()
