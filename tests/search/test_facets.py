from clozet.messages.search import FacetValue
from clozet.search.facets import folders


def test_folders_are_those_below_the_innermost_that_all_lie_in() -> None:
    paths = [(1, "/home/a/Leases/2024/x.pdf"), (2, "/home/a/Leases/y.pdf"), (3, "/home/a/Mail/z")]

    found = folders(paths, most=10)

    assert found == (
        FacetValue(value="/home/a/Leases", documents=2),
        FacetValue(value="/home/a/Mail", documents=1),
    )


def test_a_name_that_begins_like_another_is_another_folder() -> None:
    found = folders([(1, "/a/Lease/x"), (2, "/a/Leases/y")], most=10)

    assert [one.value for one in found] == ["/a/Lease", "/a/Leases"]


def test_a_document_with_two_paths_counts_once_a_folder() -> None:
    found = folders([(1, "/a/one/x"), (1, "/a/one/deep/x"), (1, "/a/two/x")], most=10)

    assert [(one.value, one.documents) for one in found] == [("/a/one", 1), ("/a/two", 1)]


def test_files_side_by_side_have_no_folders_to_choose_from() -> None:
    assert folders([(1, "/a/x"), (2, "/a/y")], most=10) == ()
    assert folders([], most=10) == ()


def test_the_fullest_come_first_and_only_so_many() -> None:
    found = folders([(1, "/b/x"), (2, "/c/x"), (3, "/c/y")], most=1)

    assert found == (FacetValue(value="/c", documents=2),)
