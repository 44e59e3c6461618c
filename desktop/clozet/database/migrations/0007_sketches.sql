-- Sketches of documents' texts (clozet/sketch.py), and the pairs that they show to be drafts of one
-- text, each pair both ways.
CREATE TABLE sketches (
    hash INTEGER NOT NULL,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, document_id)
) WITHOUT ROWID;
CREATE INDEX sketches_by_document ON sketches (document_id);

CREATE TABLE drafts (
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    shared INTEGER NOT NULL,
    PRIMARY KEY (document_id, other_id)
) WITHOUT ROWID;
CREATE INDEX drafts_by_other ON drafts (other_id);
