"""Which worker answers which request."""

from clozet.messages import (
    adapt_search,
    cloze,
    downloads,
    labels,
    library,
    models,
    proofreading,
    reading,
    report,
    search,
    training,
    unusual,
    widening,
)
from clozet.messages.json_lines import Request

from .worker_ended import Role

_READER = reading.RenderPage | reading.Read
_TRAINER = library.Embed
_ADAPTER = training.Adapt | training.CarryOn | training.Evaluate | adapt_search.AdaptSearch
_DOWNLOADER = downloads.LookUpModel | downloads.DownloadModel
_MODELS = (
    search.Similar
    | search.WarmUp
    | report.MakeReport
    | unusual.FindUnusual
    | widening.Widen
    | labels.SuggestLabel
    | cloze.Fill
    | cloze.AskFiles
    | cloze.AskEachDocument
    | cloze.FindFillers
    | cloze.MeasureSurprise
    | cloze.Redact
    | cloze.ShowMasking
    | proofreading.Proofread
    | training.EstimateAdaptation
    | models.ImportModel
    | downloads.ImportDownloaded
    | models.ExportModel
)


def role_of(request: Request) -> Role:
    """Return the worker that answers `request`."""
    if isinstance(request, _READER):
        return "reader"
    if isinstance(request, _TRAINER):
        return "trainer"
    if isinstance(request, _ADAPTER):
        return "adapter"
    if isinstance(request, _DOWNLOADER):
        return "downloader"
    by_meaning = isinstance(request, search.Search) and request.mode != "words"
    return "models" if by_meaning or isinstance(request, _MODELS) else "library"
