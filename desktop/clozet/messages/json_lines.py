"""A message as one line of JSON, and back: strict, bounded."""

import msgspec

from . import (
    adapt_search,
    cloze,
    downloads,
    drafts,
    housekeeping,
    labels,
    library,
    models,
    progress,
    proofreading,
    reading,
    recognition,
    report,
    search,
    sources,
    training,
    unusual,
    widening,
)
from .frame import Frame

LONGEST_LINE = 256 * 1024 * 1024

Request = (
    library.Add
    | library.Sync
    | sources.EstimateAdding
    | sources.ChangeSource
    | library.Remove
    | library.Readd
    | library.Skip
    | library.Retry
    | library.ListDocuments
    | library.ShowDocument
    | drafts.Compare
    | library.PlaceWords
    | library.ListCollections
    | library.ChangeCollection
    | housekeeping.ListJobs
    | housekeeping.ActOnJob
    | housekeeping.AskStatus
    | housekeeping.AskLedger
    | housekeeping.AskDoctor
    | housekeeping.BackUp
    | library.Embed
    | housekeeping.ListSearches
    | housekeeping.ChangeSearches
    | housekeeping.Suggest
    | housekeeping.AskSettings
    | housekeeping.ChangeSetting
    | reading.Read
    | reading.RenderPage
    | proofreading.Proofread
    | proofreading.Correct
    | recognition.Recognise
    | recognition.RecognisePage
    | search.Search
    | search.Similar
    | report.MakeReport
    | widening.Widen
    | search.WarmUp
    | unusual.FindUnusual
    | cloze.Fill
    | cloze.AskFiles
    | cloze.AskEachDocument
    | cloze.FindFillers
    | cloze.MeasureSurprise
    | cloze.Redact
    | cloze.ShowMasking
    | housekeeping.ListSentences
    | housekeeping.ChangeSentences
    | models.ListModels
    | models.DescribeModel
    | models.ImportModel
    | downloads.LookUpModel
    | downloads.DownloadModel
    | downloads.ImportDownloaded
    | models.UseModel
    | models.RemoveModel
    | models.DiscardModel
    | models.RestoreModel
    | models.ExportModel
    | training.Adapt
    | adapt_search.AdaptSearch
    | training.CarryOn
    | training.EstimateAdaptation
    | training.ListAdaptations
    | training.Evaluate
    | labels.ListLabels
    | labels.ChangeLabel
    | labels.SetLabel
    | labels.SuggestLabel
)

Answer = (
    progress.Progress
    | progress.Done
    | progress.Failed
    | progress.Cancelled
    | progress.Changed
    | library.DocumentRows
    | library.DocumentShown
    | drafts.Differences
    | library.PageWords
    | library.Collections
    | housekeeping.Jobs
    | housekeeping.Status
    | housekeeping.Ledger
    | housekeeping.Checks
    | library.AddDone
    | sources.AddingEstimate
    | housekeeping.Searches
    | housekeeping.Suggestions
    | housekeeping.Settings
    | reading.FileText
    | reading.PageRead
    | reading.PageImage
    | proofreading.Proofreading
    | recognition.PageDone
    | recognition.PageRecognised
    | recognition.Recognised
    | search.Results
    | report.Reported
    | unusual.Unusual
    | widening.Widened
    | cloze.Filled
    | cloze.Attested
    | cloze.EachDocument
    | cloze.Fillers
    | cloze.Surprise
    | cloze.Redactions
    | cloze.Masking
    | housekeeping.Sentences
    | models.Models
    | models.ModelShown
    | downloads.ModelOffer
    | models.Exported
    | training.Step
    | training.Evaluation
    | training.MaskedSample
    | training.Adapted
    | adapt_search.SearchEvaluation
    | adapt_search.SearchAdapted
    | training.AdaptationEstimate
    | training.Adaptations
    | training.Evaluated
    | labels.Labels
    | labels.LabelSuggestions
)


class Ask(Frame, frozen=True, tag=True):
    """A request with the number that its answers will carry."""

    id: int
    request: Request


class Cancel(Frame, frozen=True, tag=True):
    """Stop working on request `id`."""

    id: int


class Reply(Frame, frozen=True, tag=True):
    """One answer to request `id` (0: unasked); after the `last` there are no more."""

    id: int
    answer: Answer
    last: bool = True


Line = Ask | Cancel | Reply

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)


def encode(line: Line) -> bytes:
    """Return `line` as JSON with a line break at its end."""
    return _encoder.encode(line) + b"\n"


def decode(line: bytes) -> Line:
    """Read one line; raise ValueError where it is not a message or too long."""
    if len(line) > LONGEST_LINE:
        raise ValueError(f"a message of {len(line)} bytes is too long")
    return _decoder.decode(line)
