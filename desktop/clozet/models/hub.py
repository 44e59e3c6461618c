"""A model's name → what a hub has under it → the files worth fetching, with sizes and hosts."""

import re
from collections.abc import Iterable
from urllib.parse import quote

import msgspec

from clozet.errors import ModelError, UsageError
from clozet.messages.downloads import LookUpModel, ModelOffer, OfferedFile

from .facts import CONFIG
from .hub_request import address, answered, leads_to
from .sentence_modules import MODULES
from .weight_files import INDEX, PICKLES, WEIGHTS

MOST_LISTED = 8_000_000
"""Bytes of a hub's answer that are read; those of large repositories have some hundred kB."""

NAME = re.compile(r"(\w[\w.-]{0,95}/)?\w[\w.-]{0,95}", re.ASCII)
REVISION = re.compile(r"\w[\w.-]{0,99}", re.ASCII)
COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
SHA256 = re.compile(r"[0-9a-f]{64}")
WANTED = re.compile(
    r"(\d+_\w{1,40}/)?"  # the folders of an encoder's modules
    r"(config|modules|tokenizer|tokenizer_config|special_tokens_map|added_tokens|vocab"
    r"|sentence_\w{1,20}_config|config_sentence_transformers|model\.safetensors\.index)\.json"
    r"|(\d+_\w{1,40}/)?(vocab\.txt|merges\.txt|(spiece|tokenizer|sentencepiece\.bpe)\.model"
    r"|model(-\d{5}-of-\d{5})?\.safetensors|README\.md|LICEN[CS]E(\.md|\.txt)?)",
    re.ASCII,
)
"""What a model is made of, name by name: nothing that is run, and no way out of its folder."""


class _Lfs(msgspec.Struct):
    sha256: str = ""
    size: int | None = None


class _Sibling(msgspec.Struct):
    rfilename: str
    size: int | None = None
    lfs: _Lfs | None = None


class _Listing(msgspec.Struct):
    sha: str
    siblings: list[_Sibling]
    id: str = ""


def look_up(asked: LookUpModel) -> ModelOffer:
    """Ask a hub what it has of a model: its newest commit, or that of a revision.

    Raise UsageError for a name that cannot be, NotThereError where the hub has no such model or
    is not reached, ModelError for one without weights that are data alone.
    """
    if not _is_name(asked.name):
        raise UsageError(f"“{asked.name}” is no model's name.", "Give one like owner/name.")
    if asked.revision is not None and not REVISION.fullmatch(asked.revision):
        raise UsageError(f"“{asked.revision}” is no revision.", "Give a branch, tag or commit.")
    hub = (asked.hub or usual_hub()).rstrip("/")
    own = address(hub).label
    listing = _listing(hub, asked)
    model = listing.id if _is_name(listing.id) else asked.name
    files = _files(own, model, listing.siblings)
    offer = ModelOffer(hub=hub, model=model, revision=listing.sha, files=files, hosts=(own,))
    hosts = [
        leads_to(file_url(offer, file), f"asked where {file.file} of {model} lies")
        for file in files
        if file.bytes
    ]
    return msgspec.structs.replace(offer, hosts=tuple(dict.fromkeys([own, *hosts])))


def _is_name(name: str) -> bool:
    return NAME.fullmatch(name) is not None and ".." not in name


def usual_hub() -> str:
    """Return the address that huggingface_hub goes to, or that HF_ENDPOINT names."""
    from huggingface_hub.constants import ENDPOINT

    return str(ENDPOINT)


def file_url(offer: ModelOffer, file: OfferedFile) -> str:
    """Return the address of a file of an offer; raise ModelError for one that is no model's."""
    named = _is_name(offer.model) and COMMIT.fullmatch(offer.revision)
    if not (named and WANTED.fullmatch(file.file)):
        raise ModelError(f"{file.file} is no file of a model.", "Look the model up again.")
    return f"{offer.hub}/{offer.model}/resolve/{offer.revision}/{quote(file.file)}"


def _listing(hub: str, asked: LookUpModel) -> _Listing:
    own = address(hub).label
    revision = f"/revision/{quote(asked.revision, safe='')}" if asked.revision else ""
    url = f"{hub}/api/models/{asked.name}{revision}?blobs=true"
    with answered(url, (own,), f"asked what there is of {asked.name}") as response:
        try:
            found = msgspec.json.decode(response.read(MOST_LISTED), type=_Listing)
        except (OSError, msgspec.DecodeError, RecursionError) as error:
            raise ModelError(
                f"What {own} answers cannot be understood.", "See that it is a model hub."
            ) from error
    if not COMMIT.fullmatch(found.sha):
        raise ModelError(f"{own} names no commit of {asked.name}.", "Give another --revision.")
    return found


def _files(own: str, model: str, siblings: Iterable[_Sibling]) -> tuple[OfferedFile, ...]:
    """Return the files that a model is made of, one form of its weights, the largest last."""
    listed = {sibling.rfilename: sibling for sibling in siblings}
    names = {name for name in listed if WANTED.fullmatch(name)}
    if WEIGHTS in names:
        names = {name for name in names if name != INDEX and not name.startswith("model-")}
    _refuse_programs(own, model, listed, names)
    if not {CONFIG, MODULES} & names:
        raise ModelError(
            f"{model} on {own} is no model that can be used here: {CONFIG} is missing.",
            "Choose a masked model, or a sentence encoder.",
        )
    return tuple(
        sorted((_offered(own, listed[name]) for name in names), key=lambda f: (f.bytes, f.file))
    )


def _refuse_programs(own: str, model: str, listed: Iterable[str], names: Iterable[str]) -> None:
    """Raise ModelError where the weights are not there, or only in a form that can be run."""
    if any(name.endswith(".safetensors") for name in names):
        return
    pickles = sorted(name for name in listed if name.endswith(PICKLES))
    if pickles:
        raise ModelError(
            f"The weights of {model} are in {pickles[0]}, a format that can hold a program:"
            " nothing of it is fetched.",
            "Choose a model that has model.safetensors.",
        )
    raise ModelError(f"{model} on {own} has no weights.", "Choose one with model.safetensors.")


def _offered(own: str, sibling: _Sibling) -> OfferedFile:
    lfs = sibling.lfs or _Lfs()
    size = sibling.size if lfs.size is None else lfs.size
    if size is None or size < 0 or (lfs.sha256 and not SHA256.fullmatch(lfs.sha256)):
        raise ModelError(
            f"{own} does not say how large {sibling.rfilename} is.", "Choose another hub."
        )
    return OfferedFile(file=sibling.rfilename, bytes=size, sha256=lfs.sha256)
