-- Sources: what the user added. Watched folders are synced by themselves.
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    escaped INTEGER NOT NULL DEFAULT 0,
    folder INTEGER NOT NULL,
    include TEXT NOT NULL DEFAULT '[]',
    exclude TEXT NOT NULL DEFAULT '[]',
    watched INTEGER NOT NULL DEFAULT 0,
    UNIQUE (path, escaped)
);

-- Documents: one content each. Ids are never used twice (caches outlive rows).
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    bytes INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    remedy TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    words INTEGER NOT NULL,
    language TEXT NOT NULL,
    pages INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    read_at TEXT NOT NULL,
    seconds REAL NOT NULL
);

-- Jobs: what only the user knows: that it was asked for, paused or not, and how it went.
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    arguments TEXT NOT NULL DEFAULT '{}',
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    seconds_left REAL,
    error TEXT NOT NULL DEFAULT '',
    created TEXT NOT NULL
);

-- Paths: where contents lie, and how reading each ended. A claim names the process that reads it.
CREATE TABLE paths (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL,
    escaped INTEGER NOT NULL DEFAULT 0,
    document_id INTEGER REFERENCES documents (id) ON DELETE SET NULL,
    source_id INTEGER REFERENCES sources (id) ON DELETE SET NULL,
    job_id INTEGER REFERENCES jobs (id) ON DELETE SET NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    remedy TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL,
    sha256 TEXT NOT NULL DEFAULT '',
    bytes INTEGER NOT NULL DEFAULT 0,
    mtime_ns INTEGER NOT NULL DEFAULT 0,
    added TEXT NOT NULL,
    collection TEXT,
    claimed_by TEXT,
    UNIQUE (path, escaped)
);
CREATE INDEX paths_by_document ON paths (document_id);
CREATE INDEX paths_by_state ON paths (state, bytes);
CREATE INDEX paths_by_job ON paths (job_id);
CREATE INDEX paths_by_name
    ON paths (lower(substr(path, length(rtrim(path, replace(path, '/', ''))) + 1)));

-- Paths that the user took out of a watched folder, or wants skipped for good.
CREATE TABLE left_out (
    path TEXT NOT NULL,
    escaped INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (path, escaped)
) WITHOUT ROWID;

CREATE TABLE pages (
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    width REAL,
    height REAL,
    words BLOB NOT NULL,
    PRIMARY KEY (document_id, number)
);

-- Passages: `spans` is a JSON list of [page, start, end]; `hash` is SHA-256 of the text.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL,
    heading TEXT NOT NULL,
    spans TEXT NOT NULL,
    hash BLOB NOT NULL
);
CREATE INDEX passages_by_document ON passages (document_id, ordinal);
CREATE INDEX passages_by_hash ON passages (hash);

-- Two word indexes over the same passages: as written for conditions, stemmed for ranking.
CREATE VIRTUAL TABLE words USING fts5 (
    title, heading, text, content='', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE stems USING fts5 (
    title, heading, text, content='', tokenize='porter unicode61 remove_diacritics 2'
);

CREATE TABLE encoders (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    dimension INTEGER NOT NULL,
    in_use INTEGER NOT NULL DEFAULT 0
);

-- Vectors belong to a text and an encoder: the same text is never encoded twice.
CREATE TABLE vectors (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    encoder_id INTEGER NOT NULL REFERENCES encoders (id) ON DELETE CASCADE,
    hash BLOB NOT NULL,
    vector BLOB NOT NULL,
    UNIQUE (hash, encoder_id)
);

CREATE TABLE collections (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE collection_documents (
    collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    PRIMARY KEY (collection_id, document_id)
) WITHOUT ROWID;
CREATE INDEX collections_by_document ON collection_documents (document_id);

CREATE TABLE searches (
    id INTEGER PRIMARY KEY,
    name TEXT UNIQUE,
    query TEXT NOT NULL,
    mode TEXT NOT NULL,
    time TEXT NOT NULL
);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
