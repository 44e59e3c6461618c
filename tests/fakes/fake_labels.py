"""Labels of the made-up library: whoever is still open is suggested, in the order of ids."""

from typing import Any

import fake_search

from clozet.messages import labels, progress


def list_labels(state: dict[str, Any], asked: labels.ListLabels) -> labels.Labels:
    return labels.Labels(
        labels=tuple(
            labels.LabelRow(
                name=name,
                of="documents",
                examples=sum(yes for yes in said.values()),
                refused=sum(not yes for yes in said.values()),
            )
            for name, said in sorted(state.get("labels", {}).items())
        )
    )


def change(state: dict[str, Any], asked: labels.ChangeLabel) -> progress.Done:
    state.setdefault("labels", {})[asked.name] = {}
    return progress.Done()


def say(state: dict[str, Any], asked: labels.SetLabel) -> progress.Done:
    said = state["labels"][asked.name]
    for one in map(str, asked.ids):
        said.pop(one, None)
        if asked.answer != "open":
            said[one] = asked.answer == "yes"
    return progress.Done(ids=asked.ids)


def suggest(
    state: dict[str, Any], asked: labels.SuggestLabel
) -> labels.LabelSuggestions | progress.Failed:
    said = state["labels"][asked.name]
    examples = sum(said.values())
    if examples < 2:
        return progress.Failed(
            kind="nothing", message="There are too few examples.", remedy="", exit_code=5
        )
    rows = [r for r in state["rows"] if r["id"] is not None and str(r["id"]) not in said]
    return labels.LabelSuggestions(
        label=asked.name,
        of="documents",
        examples=examples,
        against=len(said) - examples,
        accuracy=0.9,
        baseline=0.6,
        note="",
        stale=0,
        seconds=0.1,
        suggestions=tuple(
            labels.Suggested(
                probability=0.9 - 0.1 * place,
                document=fake_search.brief(row),
                passage=None,
                page=1,
                text="The beginning of the document.",
            )
            for place, row in enumerate(rows[:5])
        ),
    )


ACTS = {
    labels.ListLabels: list_labels,
    labels.ChangeLabel: change,
    labels.SetLabel: say,
    labels.SuggestLabel: suggest,
}
CHANGING = labels.ChangeLabel | labels.SetLabel
