"""A card as a run makes it, to be changed where a test needs another."""

from clozet.messages.training import Card, Control, Measures

MEASURES = Measures(loss=3.0, perplexity=20.1, accuracy_1=0.4, accuracy_5=0.6)
CARD = Card(
    verdict="better",
    words="Expects your documents' words better.",
    before=MEASURES,
    after=MEASURES,
    control=Control(before=MEASURES, after=MEASURES),
    interval=(-0.7, -0.4),
    seconds=61.0,
    learned=(),
    worsened=(),
    limits="",
    base="clozet-base",
    documents=2,
    heldout_documents=1,
    tokens=1234,
    steps=40,
    seed=7,
    unit="word",
    rate=0.15,
    lora=False,
    device="cpu, bfloat16",
    made="2026-01-02T03:04:05Z",
)
