"""How a sentence encoder makes one vector of a text: read from its folder's modules."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from clozet.errors import ModelError

from .facts import facts, read_config

MODULES = "modules.json"
TOKENIZER_CONFIG = "tokenizer_config.json"
SENTENCES = "config_sentence_transformers.json"
LENGTHS = ("sentence_bert_config.json", "sentence_roberta_config.json")
LEGACY_POOLING = {
    "pooling_mode_cls_token": "cls",
    "pooling_mode_max_tokens": "max",
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_mean_sqrt_len_tokens": "mean_sqrt_len_tokens",
    "pooling_mode_weightedmean_tokens": "weightedmean",
    "pooling_mode_lasttoken": "lasttoken",
}
POOLING = tuple(LEGACY_POOLING.values())
PASSAGE_PROMPTS = ("document", "passage", "corpus")
KNOWN = ("Transformer", "Pooling", "Dense", "Normalize")


@dataclass(frozen=True)
class SentenceModules:
    """The steps from pieces to a vector.

    `body` is the transformer's folder. `pooling` names the ways, in order, whose vectors are
    joined; `dense` are the folders of linear maps behind it. `limit` counts pieces with their
    marks. `query` and `passage` are put before a text; where `pool_prompt` is False their pieces
    are read but not pooled. `normalised` tells whether the folder itself asks for unit length:
    here vectors always have it.
    """

    body: Path
    pooling: tuple[str, ...]
    limit: int
    dimension: int
    dense: tuple[Path, ...] = ()
    query: str = ""
    passage: str = ""
    pool_prompt: bool = True
    normalised: bool = False
    lower: bool = field(default=False)


class _Module(msgspec.Struct):
    path: str
    type: str


def sentence_modules(folder: Path) -> SentenceModules:
    """Return how the encoder in `folder` works; one without modules takes the mean of its pieces.

    Raise ModelError for a module that is not known here.
    """
    if not (folder / MODULES).is_file():
        body = facts(folder)
        return SentenceModules(
            folder, ("mean",), _least(_longest(folder), body.limit), body.dimension
        )
    places = {kind: [folder / path for path in paths] for kind, paths in _modules(folder).items()}
    if len(places.get("Transformer", ())) != 1 or len(places.get("Pooling", ())) != 1:
        raise _unsupported("it has no transformer with one pooling behind it")
    body_folder = places["Transformer"][0]
    body = facts(body_folder)
    pooling = read_config(places["Pooling"][0])
    ways = _pooling(pooling)
    lengths = _lengths(body_folder)
    prompts = _prompts(folder)
    dense = tuple(places.get("Dense", ()))
    width = read_config(dense[-1])["out_features"] if dense else len(ways) * body.dimension
    return SentenceModules(
        body=body_folder,
        pooling=ways,
        limit=_least(lengths.get("max_seq_length"), _longest(body_folder), body.limit),
        dimension=int(width),
        dense=dense,
        query=prompts[0],
        passage=prompts[1],
        pool_prompt=bool(pooling.get("include_prompt", True)),
        normalised="Normalize" in places,
        lower=bool(lengths.get("do_lower_case")),
    )


def _modules(folder: Path) -> dict[str, list[str]]:
    """Return the folders of each kind of module; none lies outside the model's own."""
    try:
        listed = msgspec.json.decode((folder / MODULES).read_bytes(), type=list[_Module])
    except (msgspec.DecodeError, RecursionError) as error:
        raise ModelError(f"{MODULES} cannot be understood.", "Copy the model again.") from error
    found: dict[str, list[str]] = {}
    for module in listed:
        kind = module.type.rpartition(".")[2]
        if kind not in KNOWN:
            raise _unsupported(f"it has a module of the kind {kind}")
        if not (folder / module.path).resolve().is_relative_to(folder.resolve()):
            raise ModelError(f"{MODULES} points outside the folder.", "Use a model you trust.")
        found.setdefault(kind, []).append(module.path)
    return found


def _unsupported(why: str) -> ModelError:
    return ModelError(
        f"This sentence encoder cannot be used: {why}.",
        "Import one of a transformer, a pooling, and linear maps or a normalisation behind it.",
    )


def _pooling(config: dict[str, Any]) -> tuple[str, ...]:
    given = config.get("pooling_mode")
    if given is None:
        given = [way for key, way in LEGACY_POOLING.items() if config.get(key)] or "mean"
    ways = (given,) if isinstance(given, str) else tuple(given)
    if strange := [way for way in ways if way not in POOLING]:
        raise _unsupported(f"it pools by “{strange[0]}”")
    return ways


def _lengths(body: Path) -> dict[str, Any]:
    for name in LENGTHS:
        if (body / name).is_file():
            return read_config(body, name)
    return {}


def _least(*limits: int | None) -> int:
    """Return the least of the limits that are known, 512 where none is."""
    return min(filter(None, limits), default=512)


def _longest(body: Path) -> int | None:
    """Return how long a text the tokenizer takes, None where it does not say."""
    if not (body / TOKENIZER_CONFIG).is_file():
        return None
    longest = read_config(body, TOKENIZER_CONFIG).get("model_max_length")
    return longest if isinstance(longest, int) else None


def _prompts(folder: Path) -> tuple[str, str]:
    """Return what stands before a question and before a passage."""
    if not (folder / SENTENCES).is_file():
        return "", ""
    config = read_config(folder, SENTENCES)
    named = config.get("prompts") or {}
    usual = named.get(config.get("default_prompt_name"), "")
    passage = next((named[name] for name in PASSAGE_PROMPTS if named.get(name)), usual)
    return named.get("query") or usual, passage
