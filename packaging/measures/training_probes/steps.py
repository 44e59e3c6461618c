"""A process of its own that adapts for some steps, as the adapter does.

usage: python steps.py STEPS ROWS SEED

Prints as JSON the seconds of each step but the first, those of all cores, and the peak memory in
bytes. Whole pieces are masked and no general text is mixed in, as the rival does.
"""

import json
import os
import re
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from time import monotonic, process_time

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

from clozet.models import device
from clozet.paths import resources
from clozet.processes import cores
from clozet.training import general_text
from clozet.training.corpus import Corpus, Text
from clozet.training.recipe import Recipe
from clozet.training.run import Run
from clozet.training.train import StepDone

DOCUMENTS, HELD_OUT = 60, 5


def main() -> None:
    """Adapt, and print what it took."""
    steps, rows, seed = map(int, sys.argv[1:])
    chosen = device.choose(threads=cores())
    texts = [Text(number, text) for number, text in enumerate(general_text.replay()[:DOCUMENTS])]
    corpus = Corpus(tuple(texts[HELD_OUT:]), tuple(texts[:HELD_OUT]), by_passage=False)
    recipe = Recipe(steps=steps, rows=rows, replay=0, unit="token", seed=seed)
    with tempfile.TemporaryDirectory() as folder:
        run = Run(Path(folder), resources() / "models" / "clozet-base", corpus, recipe, chosen)
        ends = [(monotonic(), process_time()) for each in run.steps() if isinstance(each, StepDone)]
    walls, cpus = zip(*((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ends)), strict=True)
    status = Path("/proc/self/status").read_text()  # getrusage would count who started this too
    peak = 1024 * int(re.findall(r"VmHWM:\s*(\d+) kB", status)[0])
    print(json.dumps({"seconds": walls, "of cores": cpus, "peak": peak}))


if __name__ == "__main__":
    main()
