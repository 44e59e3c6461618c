"""A writer of Microsoft's compound files, just enough for Outlook messages made on the spot."""

import struct
from collections.abc import Mapping
from typing import Union

Tree = Mapping[str, Union[bytes, "Tree"]]

_SECTOR, _MINI = 512, 64
_CUTOFF = 4096
_END, _FAT, _FREE, _NONE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF, 0xFFFFFFFF


class Entry:
    """One entry of the directory: a storage with entries below, or a stream."""

    def __init__(self, name: str, kind: int, content: bytes = b"") -> None:
        self.name, self.kind, self.content = name, kind, content
        self.right = self.child = _NONE
        self.start, self.size = 0, len(content)

    def packed(self) -> bytes:
        name = (self.name + "\0").encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII16sIQQIQ",
            name, len(name), self.kind, 1, _NONE, self.right, self.child, bytes(16), 0, 0, 0,
            self.start, self.size,
        )  # fmt: skip


def compound(tree: Tree) -> bytes:
    """Return a compound file (version 3) that holds the tree of storages and streams."""
    entries = [Entry("Root Entry", 5)]
    _place(tree, entries[0], entries)
    sectors: list[bytes] = []
    fat: list[int] = []
    mini, mini_fat = b"", []
    for entry in entries:
        if entry.kind == 2 and entry.size < _CUTOFF:
            entry.start = len(mini_fat)
            count = -(-entry.size // _MINI)
            mini_fat += [*range(entry.start + 1, entry.start + count), _END][:count]
            mini += entry.content.ljust(count * _MINI, b"\0")
        elif entry.kind == 2:
            entry.start = _chain(entry.content, sectors, fat)
    entries[0].size = len(mini)
    entries[0].start = _chain(mini, sectors, fat)
    packed_mini_fat = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    mini_start = _chain(packed_mini_fat, sectors, fat, fill=b"\xff")
    directory = _chain(b"".join(entry.packed() for entry in entries), sectors, fat)
    fat_start = len(fat)
    count = 1
    while fat_start + count > 128 * count:
        count += 1
    fat += [_FAT] * count
    packed = struct.pack(f"<{len(fat)}I", *fat).ljust(count * _SECTOR, b"\xff")
    sectors += [packed[at : at + _SECTOR] for at in range(0, len(packed), _SECTOR)]
    places = [*range(fat_start, fat_start + count)] + [_FREE] * (109 - count)
    header = struct.pack(
        "<8s16sHHHHH6s9I109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6), 0, count,
        directory, 0, _CUTOFF, mini_start, -(-len(packed_mini_fat) // _SECTOR), _END, 0,
        *places,
    )  # fmt: skip
    return header + b"".join(sectors)


def _place(tree: Tree, parent: Entry, entries: list[Entry]) -> None:
    before: Entry | None = None
    for name in sorted(tree, key=lambda name: (len(name), name.upper())):
        content = tree[name]
        entry = Entry(name, 2, content) if isinstance(content, bytes) else Entry(name, 1)
        if before is None:
            parent.child = len(entries)
        else:
            before.right = len(entries)
        entries.append(entry)
        if not isinstance(content, bytes):
            _place(content, entry, entries)
        before = entry


def _chain(content: bytes, sectors: list[bytes], fat: list[int], fill: bytes = b"\0") -> int:
    count = -(-len(content) // _SECTOR)
    if not count:
        return _END
    start = len(sectors)
    padded = content.ljust(count * _SECTOR, fill)
    sectors += [padded[at : at + _SECTOR] for at in range(0, len(padded), _SECTOR)]
    fat += [*range(start + 1, start + count), _END]
    return start
