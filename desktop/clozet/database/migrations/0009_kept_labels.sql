-- What the user said of a removed document, and of passages of it (`passage` is their hash, empty
-- for the document itself): given back when the same content is added once more.
CREATE TABLE kept_labels (
    label_id INTEGER NOT NULL REFERENCES labels (id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    passage BLOB NOT NULL,
    yes INTEGER NOT NULL,
    PRIMARY KEY (label_id, sha256, passage)
) WITHOUT ROWID;
