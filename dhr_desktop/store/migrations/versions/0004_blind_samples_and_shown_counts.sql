ALTER TABLE recipient ADD COLUMN agreed_on TEXT CONSTRAINT ck__recipient__agreed_on CHECK (length("agreed_on") = 10);

ALTER TABLE release ADD COLUMN cells TEXT DEFAULT '[]' NOT NULL CONSTRAINT ck__release__cells CHECK (substr("cells", 1, 1) = '[');

ALTER TABLE release ADD COLUMN sample_read INTEGER;

ALTER TABLE release ADD COLUMN sample_found INTEGER;

CREATE TABLE blind_sample (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    recipient_id TEXT NOT NULL,
    reviews TEXT DEFAULT '[]' NOT NULL,
    text_hash TEXT DEFAULT '' NOT NULL,
    places TEXT DEFAULT '[]' NOT NULL,
    found INTEGER,
    "by" TEXT DEFAULT '' NOT NULL,
    by_id TEXT DEFAULT '' NOT NULL,
    "on" TEXT,
    CONSTRAINT ck__blind_sample__id CHECK (length(id) = 36),
    CONSTRAINT ck__blind_sample__reviews CHECK (substr("reviews", 1, 1) = '['),
    CONSTRAINT ck__blind_sample__places CHECK (substr("places", 1, 1) = '['),
    CONSTRAINT ck__blind_sample__on CHECK (length("on") = 10),
    CONSTRAINT uq__blind_sample__id UNIQUE (id),
    CONSTRAINT fk__blind_sample__recipient_id FOREIGN KEY(recipient_id) REFERENCES recipient (id)
)
 STRICT;

CREATE INDEX ix__blind_sample__recipient_id ON blind_sample (recipient_id);
