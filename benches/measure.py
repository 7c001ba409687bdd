"""Runs commands that each write a folder, and tells what they cost."""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


class Cost:
    """What one run of a command took."""

    def __init__(self, wall, usage):
        self.wall = wall
        self.cpu = usage.ru_utime + usage.ru_stime
        # Linux counts in KiB, macOS in bytes.
        self.peak = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def run(command):
    """Runs a command to its end; what it says is shown when it fails."""
    with tempfile.TemporaryFile() as said:
        begun = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said.seek(0)
            sys.exit(f"{command[0]} ended with {process.returncode}:\n{said.read().decode(errors='replace')[-4000:]}")
    return Cost(wall, usage)


def in_turns(commands, out, runs):
    """The median cost of each command, and what it wrote.

    The commands take turns after one round that does not count, so that a slow spell of the
    machine meets all of them. Each writes into a folder that is not there yet.
    """
    costs = {name: [] for name in commands}
    made = {}
    for turn in range(runs + 1):
        for name, command in commands.items():
            shutil.rmtree(out, ignore_errors=True)
            cost = run(command)
            if turn > 0:
                costs[name].append(cost)
            made[name] = Made(out)
    shutil.rmtree(out, ignore_errors=True)
    return {name: (median(of), made[name]) for name, of in costs.items()}


def again(command, out, runs, between=lambda: None):
    """The median cost of a command when what it makes is there already, and what that is.

    `between` happens before each run that counts.
    """
    shutil.rmtree(out, ignore_errors=True)
    run(command)
    costs = []
    for _ in range(runs):
        between()
        costs.append(run(command))
    told = median(costs), Made(out)
    shutil.rmtree(out, ignore_errors=True)
    return told


def median(costs):
    middle = costs[0]
    for part in ("wall", "cpu", "peak"):
        setattr(middle, part, statistics.median(getattr(cost, part) for cost in costs))
    return middle


class Made:
    """What a command wrote."""

    def __init__(self, folder):
        files = [path for path in pathlib.Path(folder).rglob("*") if path.is_file()]
        self.files = len(files)
        self.pages = sum(path.suffix == ".html" for path in files)
        self.size = sum(path.stat().st_size for path in files) / 2**20
