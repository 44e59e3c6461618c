"""The tested set names one version of everything that is asked for."""

import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .conftest import PACKAGING, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = PROJECT["optional-dependencies"]
ASKED = [*PROJECT["dependencies"], *(asked for extra in EXTRAS.values() for asked in extra)]
PINNED = {
    canonicalize_name(name): version
    for line in (PACKAGING / "constraints.txt").read_text().splitlines()
    if not line.startswith("#")
    for name, version in [line.split("==")]
}


@pytest.mark.parametrize("asked", ASKED)
def test_each_dependency_is_pinned_within_its_range(asked: str) -> None:
    requirement = Requirement(asked)

    assert requirement.specifier.contains(PINNED[canonicalize_name(requirement.name)])


def test_torch_is_pinned_without_a_build_tag() -> None:
    assert PINNED["torch"] == "2.13.0"


def test_the_folder_packaging_does_not_hide_the_library_of_that_name() -> None:
    assert not (PACKAGING / "__init__.py").exists()
