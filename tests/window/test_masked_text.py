"""A passage as the model sees it, as values."""

from clozet.messages.cloze import MaskedPiece
from clozet.window.masked_text import Counts, counts, just_guessed, marks, mean_loss, word_of

TEXT = "The lessee pays the rent in June. The landlord repairs the roof."


def piece(  # each field that a test wants to differ
    start: int,
    end: int,
    *,
    kind: str = "mask",
    piece: str = "[MASK]",
    original: str = "",
    guess: str = "",
    probability: float | None = 0.5,
    loss: float = 1.0,
) -> MaskedPiece:
    original = original or TEXT[start:end].lower()
    return MaskedPiece(
        piece=piece,
        kind=kind,  # type: ignore[arg-type]
        original=original,
        guess=guess or original,
        loss=loss,
        probability=probability,
        start=start,
        end=end,
    )


def plain(start: int, end: int) -> MaskedPiece:
    word = TEXT[start:end].lower()
    return MaskedPiece(piece=word, kind="plain", original=word, start=start, end=end)


LESSEE = (piece(4, 8, original="less"), piece(8, 10, original="##ee", guess="##or"))


def test_pieces_of_one_word_are_one_mark() -> None:
    (mark,) = marks(TEXT, [plain(0, 3), *LESSEE, plain(11, 15)])
    assert mark.original == "lessee"
    assert mark.guess == "lessor"
    assert not mark.right
    assert mark.pieces == 2
    assert mark.probability == 0.25
    assert mark.loss == 2.0


def test_pieces_that_were_treated_differently_are_two_marks() -> None:
    kept = piece(8, 10, kind="kept", piece="##ee", original="##ee")
    found = marks(TEXT, [LESSEE[0], kept])
    assert [mark.kind for mark in found] == ["mask", "kept"]


def test_words_side_by_side_are_marks_of_their_own() -> None:
    found = marks(TEXT, [piece(16, 19), piece(20, 24)])
    assert [mark.original for mark in found] == ["the", "rent"]


def test_special_tokens_are_no_marks() -> None:
    assert marks(TEXT, [MaskedPiece(piece="[SEP]", kind="mask", original="[SEP]")]) == ()


def test_a_swapped_word_shows_what_the_model_reads() -> None:
    (mark,) = marks(TEXT, [piece(20, 24, kind="random", piece="river")])
    assert mark.shown == "river"
    assert mark.original == "rent"


def test_a_probability_is_unknown_where_one_of_a_piece_is() -> None:
    (mark,) = marks(TEXT, [piece(20, 24, probability=None)])
    assert mark.probability is None


def test_marks_are_counted_by_kind_and_by_being_right() -> None:
    found = marks(TEXT, [*LESSEE, piece(20, 24, kind="random"), piece(28, 32, kind="kept")])
    assert counts(found) == Counts(mask=1, random=1, kept=1, right=2)
    assert counts(found).chosen == 3
    assert mean_loss(found) == 1.0
    assert mean_loss(()) == 0.0


def test_the_right_guess_of_the_longest_word_is_shown_in_its_sentence() -> None:
    found = marks(TEXT, [piece(20, 24), piece(38, 46, guess="tenant"), piece(59, 63)])
    shown = just_guessed(TEXT, found)
    assert shown is not None
    before, mark, after = shown
    assert (before, mark.original, after) == ("The lessee pays the ", "rent", " in June")


def test_where_no_guess_is_right_the_surest_is_shown() -> None:
    found = marks(
        TEXT,
        [
            piece(20, 24, guess="king", probability=0.2),
            piece(59, 63, guess="door", probability=0.4),
        ],
    )
    shown = just_guessed(TEXT, found)
    assert shown is not None
    assert shown[1].guess == "door"


def test_a_passage_without_marks_has_no_guess_to_show() -> None:
    assert just_guessed(TEXT, ()) is None


def test_word_pieces_of_every_family_are_joined() -> None:
    assert word_of(["per", "##mit"]) == "permit"
    assert word_of(["Ġper", "mit"]) == "permit"
    assert word_of(["▁per", "mit"]) == "permit"
