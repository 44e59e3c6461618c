-- Files of models as they were when first downloaded: whoever offers others under the same
-- revision is refused. They outlive the model.
CREATE TABLE downloaded_files (
    hub TEXT NOT NULL,
    model TEXT NOT NULL,
    revision TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    time TEXT NOT NULL,
    PRIMARY KEY (hub, model, revision, file)
) WITHOUT ROWID;
