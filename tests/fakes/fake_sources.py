"""Sources of the made-up library: a path called “many” has two thousand files."""

from typing import Any

from clozet.messages import library, progress, sources

MANY = 2000


def estimate(state: dict[str, Any], asked: sources.EstimateAdding) -> sources.AddingEstimate:
    many = any(path.endswith("many") for path in asked.paths)
    files = (MANY // 4 if asked.include else MANY) if many else len(asked.paths)
    return sources.AddingEstimate(
        files=files,
        bytes=files * 100_000,
        seconds=files * 0.35,
        disk=files * 70_000,
        endings=(
            sources.KindCount(ending="pdf", files=files // 2),
            sources.KindCount(ending="", files=files - files // 2),
        ),
    )


def noted(state: dict[str, Any], asked: library.Add) -> None:
    """Note the source of one folder that was added."""
    for path in asked.paths:
        if path.endswith("many"):
            change(state, sources.ChangeSource(path, asked.include, asked.exclude, asked.watch))


def change(state: dict[str, Any], asked: sources.ChangeSource) -> progress.Done:
    state.setdefault("sources", {})[asked.path] = {
        "include": asked.include,
        "exclude": asked.exclude,
        "watched": asked.watched,
    }
    return progress.Done()


def rows(state: dict[str, Any]) -> tuple[library.SourceRow, ...]:
    return tuple(
        library.SourceRow(
            id=number,
            path=path,
            folder=True,
            documents=1,
            watched=one["watched"],
            include=tuple(one["include"]),
            exclude=tuple(one["exclude"]),
        )
        for number, (path, one) in enumerate(state.get("sources", {}).items(), 1)
    )


ACTS = {sources.EstimateAdding: estimate, sources.ChangeSource: change}
CHANGING = sources.ChangeSource
