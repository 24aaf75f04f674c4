"""How long the main job takes, as a ratio within one run.

In: reports (``../shared/seeds`` where present, else ``examples/reports``). Out: a table. The yardstick is a process
that loads the shipped language model and passes the same text through it once; the main job, ``rapporteur report``, is
another process over the same files. Both are timed whole, in turn, and compared pair by pair, so that the figure
holds when the machine's speed drifts. The aim is a median ratio of at most 2.5.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "shared" / "seeds"
EXAMPLES = HERE.parent / "examples" / "reports"
OUT = HERE.parent / "out"
AIM = 2.5

YARDSTICK = """
import sys
from rapporteur.language import load
model = load()
for path in sys.argv[1:]:
    text = open(path, encoding="utf-8", newline="").read()
    model.analyse(text, [(0, len(text))])
"""


def timed(command: list[str]) -> float:
    """Seconds of wall time of one process, which must not fail."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> int:
    """Print the two times and their ratio; always 0, since speed is told, not tested."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("-n", "--runs", type=int, default=5)
    runs = cli.parse_args().runs
    folder = SEEDS if SEEDS.is_dir() else EXAMPLES
    files = sorted(str(path) for path in folder.glob("*.txt"))
    OUT.mkdir(exist_ok=True)
    yardstick = [sys.executable, "-c", YARDSTICK, *files]
    job = [str(Path(sys.executable).with_name("rapporteur")), "report", *files, "-o", str(OUT / "speed.html")]
    timed(yardstick), timed(job)
    pairs = [(timed(yardstick), timed(job)) for _ in range(runs)]
    words = sum(len(Path(path).read_text("utf-8").split()) for path in files)
    ratio = statistics.median(b / a for a, b in pairs)
    print(f"{len(files)} reports, {words} words, {runs} runs, medians")
    print(f"model loaded, text passed once   {statistics.median(a for a, _ in pairs):6.2f} s")
    print(f"rapporteur report -o out.html    {statistics.median(b for _, b in pairs):6.2f} s")
    print(f"ratio {ratio:.2f} (aim: at most {AIM})")
    print(f"largest process {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
