-- Members of archives and attachments of messages are paths of their own, below their container's.
ALTER TABLE paths ADD COLUMN container_id INTEGER REFERENCES paths (id) ON DELETE SET NULL;
CREATE INDEX paths_by_container ON paths (container_id);
