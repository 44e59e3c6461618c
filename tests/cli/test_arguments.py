import pytest

from clozet.cli.arguments import GROUPS, parse
from clozet.cli.main import MODULES
from clozet.errors import UsageError

VERBS = [verb for verbs in GROUPS.values() for verb in verbs.split()]


@pytest.mark.parametrize("verb", VERBS)
def test_a_group_is_enough_for_its_verbs(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        parse([verb, "--help"])

    assert f"usage: clozet {verb}" in capsys.readouterr().out


def test_each_verb_is_in_one_group() -> None:
    assert sorted(VERBS) == sorted([*MODULES, "window"])


def test_a_value_that_is_called_like_a_verb_is_none() -> None:
    assert parse(["--library", "search", "--json", "list"]).verb == "list"
    assert parse(["search", "list"]).query == "list"


def test_help_and_an_unknown_verb_name_all_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    helped = capsys.readouterr().out
    with pytest.raises(UsageError) as raised:
        parse(["serach"])

    assert all(verb in helped for verb in VERBS)
    assert "search" in raised.value.message
