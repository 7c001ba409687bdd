"""What was measured, in words and tables."""

import os
import pathlib
import platform
import re
import subprocess

from programs import RIVALS

ROOT = pathlib.Path(__file__).resolve().parent.parent

OURS = "Jejaring"
WHOLE = "Jejaring, whole portal"
SEARCHED = "Jejaring, with search"
COPY = "cp -r"
AGAIN = "Jejaring, again after one edit"
SEARCHED_AGAIN = "Jejaring, with search, again after one edit"


class Setting:
    """The machine and the programs."""

    def __init__(self, place, runs, rivals):
        self.place, self.runs = place, runs
        # The name of each rival that is there, with its version.
        self.rivals = {rival: versioned(rival, program) for rival, program in rivals.items()}

    @property
    def is_memory(self):
        return self.place == pathlib.Path("/dev/shm")

    def __str__(self):
        where = "memory file system" if self.is_memory else f"disk ({self.place})"
        rivals = ", ".join(self.rivals.get(rival) or f"no {rival.title} found: it is left out" for rival in RIVALS)
        return f"{os.cpu_count()} processors, {platform.system()}, {where}, medians of {self.runs}, {rivals}"


def versioned(rival, program):
    said = subprocess.run([program, *rival.version], capture_output=True, text=True).stdout
    found = re.search(r"\d+\.\d+", said)
    return f"{rival.title} {found[0]}" if found else rival.title


class Size:
    """What everything cost with a portal of one size: for each name its cost and what it made."""

    def __init__(self, portal, told):
        self.articles, self.records, self.told = portal.articles, portal.records, told

    def cost(self, name):
        return self.told[name][0]

    def wall(self, one, other):
        return self.cost(one).wall / self.cost(other).wall

    def cpu(self, one, other):
        return self.cost(one).cpu / self.cost(other).cpu

    def __str__(self):
        lines = [f"\n{self.articles:,} articles\n", "| | wall s | CPU s | peak MiB | pages | files | MiB |", "|---|---:|---:|---:|---:|---:|---:|"]
        for name, (cost, made) in self.told.items():
            lines.append(f"| {name} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.peak:.0f} | {made.pages:,} | {made.files:,} | {made.size:.0f} |")
        return "\n".join(lines) + "\n\n" + self.ratios()

    def ratios(self):
        told = []
        for name in (rival.title for rival in RIVALS if rival.title in self.told):
            peak = self.cost(name).peak / self.cost(OURS).peak
            told.append(f"{name} takes {self.wall(name, OURS):.1f} times the wall time, {self.cpu(name, OURS):.1f} times the CPU time and {peak:.1f} times the memory.")
        told.append(
            f"Jejaring takes {self.wall(OURS, COPY):.1f} times the wall time of a copy of what it writes; "
            f"the whole portal {self.wall(WHOLE, OURS):.1f} times that of equal work; "
            f"a build after one edit {self.wall(AGAIN, OURS):.2f} times that of the first."
        )
        index = (self.cost(SEARCHED).cpu - self.cost(WHOLE).cpu) / self.records * 1000
        told.append(
            f"The search index takes {index:.2f} ms of CPU time for each record; "
            f"after one edit {self.wall(SEARCHED_AGAIN, SEARCHED):.2f} times the wall time of the first build with search."
        )
        return " ".join(told)


def write(told):
    """Puts tables of what was measured between the marks of both READMEs."""
    put(ROOT / "benches" / "README.md", "\n\n".join(f"{setting}:\n" + "\n".join(map(str, sizes)) for setting, sizes in told))
    setting, sizes = next(((setting, sizes) for setting, sizes in told if setting.is_memory), told[0])
    put(ROOT / "README.md", short(setting, sizes))


def short(setting, sizes):
    """A table for people who choose a program."""
    number = lambda value: f"{value:,}".replace(",", ".")
    decimal = lambda value, digits: f"{value:.{digits}f}".replace(".", ",")
    names = [(OURS, "Jejaring"), (AGAIN, "Jejaring, setelah satu kabar disunting"), (WHOLE, "Jejaring, portal lengkap"), (SEARCHED, "Jejaring, portal lengkap dengan pencarian")]
    names[1:1] = [(rival.title, shown) for rival, shown in setting.rivals.items() if all(rival.title in size.told for size in sizes)]
    lines = ["| Kabar | | detik | detik prosesor | MiB memori |", "|---:|---|---:|---:|---:|"]
    for size in sizes:
        for at, (name, shown) in enumerate(names):
            cost = size.cost(name)
            first = number(size.articles) if at == 0 else ""
            lines.append(f"| {first} | {shown} | {decimal(cost.wall, 2)} | {decimal(cost.cpu, 2)} | {cost.peak:.0f} |")
    where = "sistem berkas di memori" if setting.is_memory else "disk"
    return f"{os.cpu_count()} prosesor, {where}, median {setting.runs} kali:\n\n" + "\n".join(lines)


def put(path, text):
    """Replaces what stands between the marks of a file."""
    begin, end = "<!-- benches/run --note -->", "<!-- /benches/run -->"
    before, rest = path.read_text(encoding="utf-8").split(begin, 1)
    after = rest.split(end, 1)[1]
    path.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", encoding="utf-8")
