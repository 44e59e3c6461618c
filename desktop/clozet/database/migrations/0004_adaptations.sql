-- Adaptations: what the job of one was for and, once it is done, its card as JSON.
CREATE TABLE adaptations (
    job_id INTEGER PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    base TEXT NOT NULL,
    trained_on TEXT NOT NULL,
    card TEXT
);
