-- Labels: named by the user. `about` is what one is given to: 'documents' or 'passages'.
CREATE TABLE labels (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    about TEXT NOT NULL
);

-- What the user said: 1 has the label, 0 has it not.
CREATE TABLE document_labels (
    label_id INTEGER NOT NULL REFERENCES labels (id) ON DELETE CASCADE,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    yes INTEGER NOT NULL,
    PRIMARY KEY (label_id, document_id)
) WITHOUT ROWID;
CREATE INDEX labels_by_document ON document_labels (document_id);

CREATE TABLE passage_labels (
    label_id INTEGER NOT NULL REFERENCES labels (id) ON DELETE CASCADE,
    passage_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    yes INTEGER NOT NULL,
    PRIMARY KEY (label_id, passage_id)
) WITHOUT ROWID;
CREATE INDEX labels_by_passage ON passage_labels (passage_id);
