-- Pages whose text is, or is to be, recognised from their picture (OCR). `language` is NULL while
-- that is still to be done, `confidences` has a byte for each word of the page, `problem` says why
-- a page has no text; `joined` is 1 once the passages are made of the text.
CREATE TABLE recognition (
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    language TEXT,
    confidence REAL,
    confidences BLOB NOT NULL DEFAULT x'',
    problem TEXT NOT NULL DEFAULT '',
    joined INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (document_id, page)
) WITHOUT ROWID;
