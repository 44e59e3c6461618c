-- Passages of nearly one wording, whatever document they are of (clozet/wording.py). Each family is
-- named by its founder; `families` has the few hashes that the founder is found by. `wording` is the
-- same where all words are.
CREATE TABLE families (
    hash INTEGER NOT NULL,
    founder_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, founder_id)
) WITHOUT ROWID;
CREATE INDEX families_by_founder ON families (founder_id);

CREATE TABLE wordings (
    passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    document_id INTEGER NOT NULL,
    founder_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    wording INTEGER NOT NULL,
    hashes TEXT NOT NULL
);
CREATE INDEX wordings_by_founder ON wordings (founder_id, document_id, wording);
