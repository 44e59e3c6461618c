"""Workers speak JSON lines, answer what they are asked, and end when nobody listens."""

import subprocess
import sys
from pathlib import Path

import pytest

from clozet.messages.cloze import Fill, Filled
from clozet.messages.json_lines import Ask, Reply, decode, encode
from clozet.messages.library import Collections, ListCollections
from clozet.messages.progress import Failed
from clozet.messages.reading import FileText, Read
from clozet.messages.search import WarmUp
from clozet.worker.client import Worker, command


def test_a_reader_gives_back_the_text_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Anna, the keys are with the neighbour.")
    reader = Worker("reader")
    answers = list(reader.ask(Read(path=str(tmp_path / "letter.txt"))))
    reader.stop()
    assert isinstance(answers[-1], FileText)
    assert answers[-1].state == "read"


def test_the_library_worker_answers_from_its_database(tmp_path: Path) -> None:
    worker = Worker("library", tmp_path / "library")
    answers = list(worker.ask(ListCollections()))
    worker.stop()
    assert isinstance(answers[-1], Collections)
    assert answers[-1].total == 0


def test_a_request_for_another_role_is_refused_in_words() -> None:
    reader = Worker("reader")
    (answer,) = reader.ask(WarmUp())
    reader.stop()
    assert isinstance(answer, Failed)
    assert answer.kind == "usage"


def test_a_worker_that_dies_gives_its_request_a_failure(tmp_path: Path) -> None:
    worker = Worker("library", tmp_path / "library")
    list(worker.ask(ListCollections()))
    worker.kill()
    (answer,) = worker.ask(ListCollections())
    assert isinstance(answer, Failed)
    assert answer.kind == "worker"


@pytest.mark.parametrize("role", ["library", "reader"])
def test_a_worker_ends_when_its_standard_input_closes(role: str, tmp_path: Path) -> None:
    process = subprocess.Popen(
        command(role, tmp_path / "library"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    process.communicate(b"", timeout=20)
    assert process.returncode == 0


def test_a_line_that_is_no_message_is_ignored(tmp_path: Path) -> None:
    lines = b"not json\n" + encode(Ask(id=1, request=ListCollections()))
    ended = subprocess.run(
        command("library", tmp_path / "library"), input=lines, capture_output=True, check=True
    )
    replies = [decode(line) for line in ended.stdout.splitlines()]
    assert [reply.id for reply in replies if isinstance(reply, Reply) and reply.last][-1] == 1


def test_what_libraries_print_never_reaches_the_messages() -> None:
    code = (
        "import os, sys; from clozet.worker import quiet_stdout\n"
        "out = quiet_stdout.take(); print('noise'); os.write(1, b'more noise')\n"
        "out.write(b'message'); out.flush()"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ended.stdout == b"message"


def test_the_models_worker_fills_blanks(tmp_path: Path) -> None:
    library = Worker("library", tmp_path / "library")
    list(library.ask(ListCollections()))
    library.stop()
    worker = Worker("models", tmp_path / "library")
    answers = list(worker.ask(Fill(text="The ____ is due.", k=2, pieces=(1, 1))))
    refused = list(worker.ask(Fill(text="The rent is due.")))
    worker.stop()
    assert isinstance(answers[-1], Filled)
    assert len(answers[-1].blanks[0].candidates) == 2
    assert isinstance(refused[-1], Failed)
    assert refused[-1].exit_code == 5
