"""What a frozen Clozet starts: its command line, or the module that `-P -m MODULE` names.

A frozen program has no Python beside it, so it takes the place of the one that starts workers.
"""

import runpy
import sys

from clozet.__main__ import main

if sys.argv[1:3] == ["-P", "-m"] and sys.argv[3] == "clozet.worker":
    sys.argv[1:4] = []
    runpy.run_module("clozet.worker", run_name="__main__", alter_sys=True)
else:
    main()
