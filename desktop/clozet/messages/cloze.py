"""Blanks: what may stand in them, what one's files say there, how expected each word is."""

from typing import Literal

from .frame import Frame
from .search import Result

Unit = Literal["token", "word", "span"]


class Fill(Frame, frozen=True, tag=True):
    """Fill the blanks of `text`.

    A blank is two or more underscores that touch no letter or digit, the model's mask token, or
    a stretch of code points [start, end) in `blanked`, whose words are then what was asked for.
    Models are named as `clozet model list` names them; None is the one in use. `only` narrows to
    these words; `word` asks for the rank of one. `pieces` bounds how many word pieces a
    candidate has; `evidence` is how many passages each candidate brings along.
    """

    text: str
    blanked: tuple[tuple[int, int], ...] = ()
    k: int = 10
    model: str | None = None
    against: str | None = None
    joint: bool = False
    only: tuple[str, ...] = ()
    word: str | None = None
    pieces: tuple[int, int] = (1, 4)
    temperature: float = 1.0
    evidence: int = 0


class Asked(Frame, frozen=True):
    """The word that was asked for; `rank` counts from 1 by score, None past what was looked at."""

    word: str
    probability: float
    rank: int | None
    score: float


class Candidate(Frame, frozen=True):
    """A word for a blank.

    `probability` is the softmax over the vocabulary for one piece, the chain product for more;
    `score` is what candidates are ranked by; `relative` the share among the words of `only`.
    """

    word: str
    probability: float
    kind: Literal["softmax", "chain"]
    score: float
    pieces: int
    relative: float | None = None
    evidence: tuple[Result, ...] = ()


class BlankFilled(Frame, frozen=True):
    """One blank: its place in the text as given, its entropy in nats, its candidates by score."""

    index: int
    start: int
    end: int
    entropy: float
    asked: Asked | None
    candidates: tuple[Candidate, ...]


class JointFilling(Frame, frozen=True):
    """One word for each blank, and their score together."""

    words: tuple[str, ...]
    score: float


class FilledAgainst(Frame, frozen=True):
    """The same blanks filled by another model."""

    model: str
    blanks: tuple[BlankFilled, ...]


class Filled(Frame, frozen=True, tag=True):
    """The answer to `Fill`; `windowed` tells whether only a part of the text was looked at."""

    text: str
    model: str
    seconds: float
    windowed: bool
    blanks: tuple[BlankFilled, ...]
    joint: tuple[JointFilling, ...] = ()
    against: FilledAgainst | None = None


class AskFiles(Frame, frozen=True, tag=True):
    """Ask the library what stands at the blank of `text`; answers with `Attested`."""

    text: str
    k: int = 10
    collection: str | None = None
    model: str | None = None


class Value(Frame, frozen=True):
    """One value that passages give: equal ones count together, written as it is most often.

    `probability` is the model's, in the text as asked; `probability_in_passage` in the passage.
    """

    value: str
    count: int
    score: float
    words_rank: int | None
    meaning_rank: int | None
    probability: float
    probability_in_passage: float
    evidence: tuple[Result, ...]


class Guess(Frame, frozen=True):
    """What the model alone would say: no document stands behind it."""

    word: str
    probability: float


class Attested(Frame, frozen=True, tag=True):
    """The values found, best first; `attested` is False where no passage gives one."""

    text: str
    attested: bool
    values: tuple[Value, ...]
    guess: Guess | None


class AskEachDocument(Frame, frozen=True, tag=True):
    """Ask every document of a collection (or all) for its value; answers with `EachDocument`."""

    text: str
    collection: str | None = None


class DocumentNamed(Frame, frozen=True):
    """A document by id and path."""

    id: int
    path: str


class DocumentValue(Frame, frozen=True):
    """What one document says at the blank; None throughout where it says nothing."""

    document: DocumentNamed
    value: str | None
    page: int | None
    passage: int | None
    score: float | None


class EachDocument(Frame, frozen=True, tag=True):
    """One row for each document."""

    text: str
    rows: tuple[DocumentValue, ...]


class FindFillers(Frame, frozen=True, tag=True):
    """Find what stands in the hole `[ ]` of `frame` in the library."""

    frame: str
    k: int = 10
    collection: str | None = None
    model: str | None = None


class Filler(Frame, frozen=True):
    """A text that stands in the hole, how often, and where."""

    text: str
    count: int
    evidence: tuple[Result, ...]


class Fillers(Frame, frozen=True, tag=True):
    """The actual fillers, most often first, beside the model's guesses."""

    frame: str
    fillers: tuple[Filler, ...]
    guesses: tuple[Guess, ...]


class MeasureSurprise(Frame, frozen=True, tag=True):
    """Measure how expected each word is: of a text, a passage, a document, or one page of it."""

    text: str | None = None
    passage: int | None = None
    document: int | None = None
    page: int | None = None
    model: str | None = None
    against: str | None = None


class WordSurprise(Frame, frozen=True):
    """A pre-token: its stretch of the text (of page `page`), its natural log probability.

    `expected` is the word that the model expects most there.
    """

    word: str
    start: int
    end: int
    log_probability: float
    pieces: int
    expected: str
    page: int | None = None


class SurpriseAgainst(Frame, frozen=True):
    """The same words measured by another model: log probabilities in the same order."""

    model: str
    score: float
    log_probabilities: tuple[float, ...]


class Surprise(Frame, frozen=True, tag=True):
    """The words in order; `score` is their sum."""

    text: str
    model: str
    score: float
    pseudo_perplexity: float
    words: tuple[WordSurprise, ...]
    against: SurpriseAgainst | None = None


class Redact(Frame, frozen=True, tag=True):
    """Ask how guessable these words of a page are, were they blacked out."""

    document: int
    page: int
    words: tuple[str, ...]
    model: str | None = None


class Redacted(Frame, frozen=True):
    """A blacked-out word: the rank it has among the model's guesses, and its bits of surprise."""

    word: str
    start: int
    end: int
    rank: int | None
    probability: float
    bits: float
    candidates: tuple[Candidate, ...]


class Redactions(Frame, frozen=True, tag=True):
    """The words asked for, in the order of the page."""

    words: tuple[Redacted, ...]


class ShowMasking(Frame, frozen=True, tag=True):
    """Show a text or passage as the model sees it in training."""

    text: str | None = None
    passage: int | None = None
    seed: int = 0
    rate: float = 0.15
    unit: Unit = "word"
    model: str | None = None


Kind = Literal["plain", "mask", "random", "kept"]


class MaskedPiece(Frame, frozen=True):
    """One piece: "plain" was not selected; the others have the model's guess and their loss.

    `start` and `end` are its stretch of the text, `probability` is what the guess has.
    """

    piece: str
    kind: Kind
    original: str
    guess: str | None = None
    loss: float | None = None
    probability: float | None = None
    start: int = 0
    end: int = 0


class Masking(Frame, frozen=True, tag=True):
    """A text masked once; `loss` is the mean over the selected pieces, in nats."""

    loss: float
    tokens: tuple[MaskedPiece, ...]
    text: str = ""
