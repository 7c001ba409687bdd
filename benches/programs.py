"""The programs that are measured."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Rival:
    """Another generator of sites, and the arguments with which it tells its version and builds one folder into another."""

    def __init__(self, name, version, build):
        self.name, self.version, self.build = name, version, build

    @property
    def title(self):
        return self.name.capitalize()

    def program(self, path):
        """The program itself, where the path leads to the script by which Python starts it."""
        found = pathlib.Path(shutil.which(path) or path).resolve()
        first = found.open("rb").readline().decode(errors="replace")
        if not first.startswith("#!"):
            return found
        ask = f"import importlib.util as u; print(u.find_spec({self.name!r}).submodule_search_locations[0])"
        told = subprocess.run([first[2:].strip(), "-c", ask], capture_output=True, text=True)
        program = pathlib.Path(told.stdout.strip(), "binaries", self.name)
        if told.returncode == 0 and program.is_file():
            return program
        sys.exit(f"{found} is a script whose start would be measured too: name {self.title}'s own program with --{self.name}")


HUGO = Rival("hugo", ["version"], lambda source, out: ["--quiet", "--source", source, "--destination", out])
ZOLA = Rival("zola", ["--version"], lambda source, out: ["--root", source, "build", "--output-dir", out, "--force"])
RIVALS = [HUGO, ZOLA]


def add_rivals(parser, rivals=RIVALS):
    """The arguments that name the programs of rivals."""
    for rival in rivals:
        parser.add_argument(
            f"--{rival.name}",
            default=os.environ.get(rival.name.upper()) or shutil.which(rival.name),
            help=f"{rival.title}'s program, else ${rival.name.upper()}, else that on the PATH",
        )


def rivals(given):
    """The rivals that the arguments name or the machine has, each with its program."""
    named = {rival: getattr(given, rival.name, None) for rival in RIVALS}
    return {rival: rival.program(path) for rival, path in named.items() if path}


def jejaring():
    """The program in its released form: $JEJARING, else what cargo makes of this checkout."""
    if named := os.environ.get("JEJARING"):
        return pathlib.Path(named).resolve()
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=ROOT, check=True)
    told = subprocess.run(["cargo", "metadata", "--format-version=1", "--no-deps"], cwd=ROOT, check=True, capture_output=True, text=True)
    return pathlib.Path(re.search(r'"target_directory":"([^"]+)"', told.stdout)[1]) / "release" / "jejaring"
