"""What training a model takes, out of its numbers alone: operations a piece, bytes of memory."""

from clozet.models.facts import Facts

from .blocks import LENGTH

PROCESS = 450_000_000  # torch and transformers, before any model
BYTES_A_WEIGHT = 30
"""The weight, its gradient, its moments and what it was in float32, and three copies in half."""

WIDTHS_A_PIECE = 18
"""Numbers that a layer keeps of each piece for the way back, in widths of the model."""

HEADS_WIDTH = 32  # pieces' scores against each other are kept for each so many numbers of a width
BYTES_A_NUMBER = 2
BYTES_A_LOGIT = 10
PASSES = 3  # forwards, and backwards to what came in and to the weights


def operations_a_piece(about: Facts, rate: float) -> float:
    """Return the floating-point operations of training on one piece of a row of 256.

    Products alone: two operations for each weight that a piece meets, its attention to the row,
    and the head for the share of pieces that is masked (Kaplan et al. 2020, 2.1).
    """
    embedded = about.vocabulary * about.dimension
    body = max(0, about.parameters - embedded)
    attention = about.layers * 2 * LENGTH * about.dimension
    return 2.0 * PASSES * (body + attention + rate * embedded)


def memory(about: Facts, rows: int, rate: float) -> int:
    """Return about how many bytes training takes with so many rows at once."""
    pieces = rows * LENGTH
    scores = LENGTH * about.dimension / HEADS_WIDTH
    kept = pieces * about.layers * BYTES_A_NUMBER * (WIDTHS_A_PIECE * about.dimension + scores)
    logits = rate * pieces * about.vocabulary * BYTES_A_LOGIT
    return int(PROCESS + BYTES_A_WEIGHT * about.parameters + kept + logits)
