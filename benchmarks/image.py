"""The image without a docker: `python benchmarks/image.py`.

Runs the Dockerfile's steps for Python in a fresh virtual environment, beside a copy of what the
image is given, then the command as its entry point would be run; prints what it takes. Needs the
package index. What apt-get installs is left out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from dockerfile import ROOT, instructions


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        box = Path(name)
        subprocess.run([sys.executable, "-m", "venv", box / "venv"], check=True)
        path = f"{box / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
        place = box / "source"
        place.mkdir()
        for word, rest in instructions():
            if word == "COPY" and "--from" not in rest:
                *sources, target = rest.split()
                for source in sources:
                    _copied(ROOT / source, place / target)
            if word == "RUN" and "python -m pip" in rest:
                step = rest.replace("/wheels", str(box / "wheels"))
                began = time.monotonic()
                subprocess.run(
                    ["bash", "-ec", step], cwd=place, env=os.environ | {"PATH": path}, check=True
                )
                print(f"{time.monotonic() - began:.0f} s: {rest}")
        size = sum(file.stat().st_size for file in (box / "venv").rglob("*") if file.is_file())
        print(f"{size / 1e6:.0f} MB in the environment")
        _built(box, path)


def _copied(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def _built(box: Path, path: str) -> None:
    """An example, spoken by the image's own voices, with nothing of this machine."""
    example = ROOT / "examples" / "tide-tables" / "tide-tables.md"
    command = ["kamishibai", "build", str(example), "--memory", str(example.with_suffix(".tmx"))]
    world = {"PATH": path, "HOME": str(box), "LC_ALL": "C.UTF-8"}
    subprocess.run([*command, "--offline", "-q"], cwd=box, env=world, check=True)
    made = sorted(file.name for file in (box / "output" / "tide-tables").iterdir())
    print("built:", ", ".join(name for name in made if name[0] != "."))


if __name__ == "__main__":
    main()
