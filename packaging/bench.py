"""Measure Clozet against named rivals, in one run on this machine.

usage: python packaging/bench.py [--evaluation DIR] [--documents DIR] [--corpus DIR] [--crash]
                                 [--installers] [--long] [--minutes N] [--only NAME …]

Prints one line for each figure: what was measured, against what, the ratio, the bar, and whether it
is met. A figure whose folder is not there is "not measured".
"""

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # or waiting would count as cores' time

from measures import (
    asking,
    cold,
    crash,
    encoding,
    filling,
    installers,
    manifest,
    reading,
    retrieval,
    rivals,
    scale,
    surprise,
    training,
    window,
)

MEASURES = {
    "encoding": encoding.measure,
    "filling": filling.measure,
    "reading": reading.measure,
    "window": window.measure,
    "retrieval": retrieval.measure,
    "rivals": rivals.measure,
    "scale": scale.measure,
    "cold": cold.measure,
    "documents": manifest.measure,
    "surprise": surprise.measure,
    "asking": asking.measure,
    "training": training.measure,
    "crash": crash.measure,
    "installers": installers.measure,
}


def main() -> int:
    """Run what was asked for; exit 1 where a figure misses its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--evaluation", type=Path, help="folder with retrieval/ and cloze/")
    parser.add_argument("--documents", type=Path, help="folder with files and MANIFEST.tsv")
    parser.add_argument("--corpus", type=Path, help="folder of *.txt, for a library of 100 000")
    parser.add_argument("--crash", action="store_true", help="kill processes 20 times")
    parser.add_argument("--installers", action="store_true", help="build and start them")
    parser.add_argument("--long", action="store_true", help="adapt longer; a million vectors")
    parser.add_argument("--minutes", type=float, help="adapt for so long to each text set")
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=list(MEASURES))
    arguments = parser.parse_args()
    met = True
    for name in arguments.only:
        for figure in MEASURES[name](arguments):
            print(figure.line(), flush=True)
            met = met and figure.met is not False
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
