"""``kamishibai doctor``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.columns import columns
from generator.cli.options import as_json, common, print_json, settings_from

if TYPE_CHECKING:
    from generator.cli.probes import Check


@click.command()
@as_json
@common
def doctor(json_: bool, quiet: bool, debug: bool) -> int:
    """Say what works on this machine and how to get what does not."""
    from generator.cli import FAILED, MADE
    from generator.cli.probes import PROBES, engines, outputs, own_forms

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
