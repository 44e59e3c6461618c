"""Each heavy or dangerous thing has one owner."""

import ast
import sys

import pytest

from .source import PACKAGE, imported, names, package_files

# a module -> the only files that may import it, by the beginning of their path
MODULE_OWNERS = {
    "sqlite3": ["database/"],
    "faiss": ["search/vector_index.py"],
    "sklearn": ["search/labels.py"],
    "pymupdf": ["reading/"],
    "fitz": [],
    "watchdog": ["worker/watch.py"],
    "PySide6": ["window/"],
    "PySide6.QtNetwork": ["window/instance.py"],
    "pyqtgraph": ["window/curves.py"],
    "subprocess": ["worker/client.py", "reading/tesseract.py"],
    "socket": ["guard.py"],  # refuses what others open
    "ssl": ["models/hub_request.py"],
    "huggingface_hub": ["models/hub.py"],  # for the address alone
    "pickle": [],
    "multiprocessing": [],
    "urllib.request": [],
    "http.client": ["models/hub_request.py", "models/downloading.py"],
    "requests": [],
    "httpx": [],
}
NAME_OWNERS = {
    "from_pretrained": ["models/loading.py"],
    "reach_hub": ["guard.py", "models/hub_request.py"],  # opens the downloader's connections
    "QProcess": ["window/backend.py"],
    "QLocalServer": ["window/instance.py"],
    "system": [],
    "Popen": ["worker/client.py", "reading/tesseract.py"],
    "trust_remote_code": [],
}
# a layer -> what it may import that does not come with Python
OUTSIDE = {
    "messages/": {"msgspec"},
    "paths.py": {"platformdirs"},
    "processes.py": {"psutil"},
    "errors.py": set(),
    "guard.py": set(),
    "clock.py": set(),
    "file_names.py": set(),
    "segmentation.py": set(),
    "sketch.py": {"numpy"},
    "terms.py": {"Stemmer"},
    "log.py": set(),
    "settings.py": set(),
    "database/": {"msgspec", "portalocker", "psutil"},
    "commands/": {"msgspec", "numpy"},
    "cli/": {"msgspec"},
    "worker/": {"msgspec", "psutil", "watchdog"},
    "window/": {"msgspec", "PySide6", "pyqtgraph", "shiboken6"},
}


@pytest.mark.parametrize("file", package_files())
def test_a_file_imports_only_what_it_owns(file: str) -> None:
    modules = set(imported(ast.parse((PACKAGE / file).read_text())))

    for module, owners in MODULE_OWNERS.items():
        used = any(m == module or m.startswith(module + ".") for m in modules)
        assert not used or file.startswith(tuple(owners)), f"{file} must not import {module}"


@pytest.mark.parametrize("file", package_files())
def test_a_file_names_only_what_it_owns(file: str) -> None:
    used = set(names(ast.parse((PACKAGE / file).read_text())))

    for name, owners in NAME_OWNERS.items():
        assert name not in used or file.startswith(tuple(owners)), f"{file} must not use {name}"


@pytest.mark.parametrize("layer", OUTSIDE)
def test_a_layer_depends_on_little_outside_python(layer: str) -> None:
    files = [file for file in package_files() if file.startswith(layer)]
    assert files, f"there is no {layer}"

    for file in files:
        roots = {m.split(".")[0] for m in imported(ast.parse((PACKAGE / file).read_text()))}
        outside = roots - sys.stdlib_module_names - {"clozet"}
        assert outside <= OUTSIDE[layer], f"{file} imports {sorted(outside - OUTSIDE[layer])}"
