"""Text to the pieces of a masked model, and back: WordPiece, BPE and SentencePiece alike."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tokenizers import Tokenizer

from clozet.errors import ModelError

CONTINUES = "##"  # WordPiece marks a piece that goes on with a word,
BEGINS = ("Ġ", "▁")  # byte-level BPE and SentencePiece one that begins a word behind a space


@dataclass(frozen=True)
class Encoded:
    """A text as pieces, its marks left out.

    `offsets` are stretches [start, end) of the text in code points; `words` counts pre-tokens, so
    that pieces of one word have the same number.
    """

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    words: tuple[int | None, ...]


def _unknown(tokenizer: Tokenizer) -> int | None:
    """Return the piece that stands for what the vocabulary lacks, None where it lacks nothing."""
    ids = (tokenizer.token_to_id(text) for text in ("[UNK]", "<unk>"))
    return next((id for id in ids if id is not None), None)


class Tokenization:
    """The pieces of one masked model; `size` is how many there are."""

    def __init__(self, tokenizer: Tokenizer, mask_text: str) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.tokenizer = tokenizer
        self.size = tokenizer.get_vocab_size()
        mask = tokenizer.token_to_id(mask_text)
        if mask is None:
            raise ModelError(
                "The model's tokenizer has no mask.", "Import a model that was trained with masks."
            )
        self.mask: int = mask
        self.unknown: int | None = _unknown(tokenizer)
        self.mask_text = mask_text
        added = tokenizer.get_added_tokens_decoder()
        self.special = frozenset(id for id, token in added.items() if token.special)
        marked = tokenizer.encode("a")
        text = marked.special_tokens_mask.index(0)
        count = marked.special_tokens_mask.count(0)
        self.before: tuple[int, ...] = tuple(marked.ids[:text])
        self.behind: tuple[int, ...] = tuple(marked.ids[text + count :])

    @classmethod
    def load(cls, folder: Path) -> "Tokenization":
        """Load `tokenizer.json`; raise ModelError where it is missing, damaged, or has no mask."""
        try:
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            settings = json.loads((folder / "tokenizer_config.json").read_bytes())
            mask = settings["mask_token"]
            return cls(tokenizer, mask["content"] if isinstance(mask, dict) else mask)
        except ModelError:
            raise
        except Exception as error:  # tokenizers raises nothing narrower
            raise ModelError(
                f"The tokenizer in {folder} cannot be read.",
                "It needs tokenizer.json, and tokenizer_config.json with a mask_token.",
            ) from error

    def encode(self, text: str) -> Encoded:
        """Return the pieces of `text`; where the mask's own text stands in it, the mask."""
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        return Encoded(tuple(encoding.ids), tuple(encoding.offsets), tuple(encoding.word_ids))

    def marked(self, ids: Sequence[int]) -> tuple[int, ...]:
        """Return the pieces of a text between the marks that the model expects around it."""
        return (*self.before, *ids, *self.behind)

    def word(self, text: str, before: str) -> tuple[int, ...]:
        """Return the pieces of a word as it is cut behind the text `before`."""
        lead = "" if not before else "a " if before[-1].isspace() else "("
        encoded = self.encode(lead + text)
        pairs = zip(encoded.ids, encoded.offsets, strict=True)
        return tuple(id for id, (_, end) in pairs if end > len(lead))

    @cached_property
    def folds(self) -> bool:
        """Whether capitals are read as small letters, so that none are ever predicted."""
        return self.encode("A").ids == self.encode("a").ids

    @cached_property
    def unknown(self) -> int | None:
        """The piece that stands for what the vocabulary cannot write, if there is one."""
        known = (self.tokenizer.token_to_id(token) for token in ("[UNK]", "<unk>"))
        return next((id for id in known if id is not None), None)

    def decode(self, ids: Sequence[int]) -> str:
        """Return the text of pieces, without outer white space and special ones."""
        return self.tokenizer.decode(list(ids), skip_special_tokens=True).strip()

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Every piece as the vocabulary writes it."""
        return tuple(self.tokenizer.id_to_token(id) or "" for id in range(self.size))

    @cached_property
    def surfaces(self) -> tuple[str, ...]:
        """The text that each piece adds to a word: its marker and white space left out."""
        decode = self.tokenizer.decoder.decode if self.tokenizer.decoder else "".join
        return tuple(decode([token]).strip().removeprefix(CONTINUES) for token in self.tokens)

    @cached_property
    def continues(self) -> tuple[bool, ...]:
        """Whether each piece goes on with the word before it; special pieces do neither."""
        if self.marks_begin:
            return tuple(
                not token.startswith(BEGINS) and id not in self.special
                for id, token in enumerate(self.tokens)
            )
        return tuple(token.startswith(CONTINUES) for token in self.tokens)

    def begins(self, *, spaced: bool) -> tuple[bool, ...]:
        """Tell of each piece whether it begins a word, at a place that is `spaced` or not."""
        if not spaced:
            return self.continues
        return tuple(
            not goes_on and id not in self.special for id, goes_on in enumerate(self.continues)
        )

    def spaced(self, before: str) -> bool:
        """Tell whether a word behind the text `before` begins like one behind a space.

        Where the vocabulary marks a word by the space before it, a word at a place without one
        (behind a bracket) begins with an unmarked piece.
        """
        if not self.marks_begin:
            return True
        return before[-1].isspace() if before else self.spaced_at_the_start

    @cached_property
    def marks_begin(self) -> bool:
        """Whether the vocabulary marks pieces that begin a word, rather than those that go on."""
        marked = sum(token.startswith(BEGINS) for token in self.tokens)
        return marked > sum(token.startswith(CONTINUES) for token in self.tokens)

    @cached_property
    def spaced_at_the_start(self) -> bool:
        """Whether the first word of a text is cut as if a space stood before it."""
        return self.tokenizer.encode("a", add_special_tokens=False).tokens[0].startswith(BEGINS)
