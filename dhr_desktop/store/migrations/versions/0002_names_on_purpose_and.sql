ALTER TABLE decision ADD COLUMN by_id TEXT DEFAULT '' NOT NULL;

ALTER TABLE decision ADD COLUMN signed_by TEXT DEFAULT '' NOT NULL;

ALTER TABLE decision ADD COLUMN signed_by_id TEXT DEFAULT '' NOT NULL;

ALTER TABLE decision ADD COLUMN signed_on TEXT CONSTRAINT ck__decision__signed_on CHECK (length("signed_on") = 10);

CREATE TABLE sign_off (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    recipient_id TEXT NOT NULL,
    reviews TEXT DEFAULT '[]' NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    bound_to TEXT DEFAULT '' NOT NULL,
    asked_by TEXT DEFAULT '' NOT NULL,
    asked_by_id TEXT DEFAULT '' NOT NULL,
    asked_at TEXT,
    answer TEXT NOT NULL,
    answered_by TEXT DEFAULT '' NOT NULL,
    answered_by_id TEXT DEFAULT '' NOT NULL,
    answered_at TEXT,
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck__sign_off__id CHECK (length(id) = 36),
    CONSTRAINT ck__sign_off__reviews CHECK (substr("reviews", 1, 1) = '['),
    CONSTRAINT uq__sign_off__id UNIQUE (id),
    CONSTRAINT fk__sign_off__recipient_id FOREIGN KEY(recipient_id) REFERENCES recipient (id)
)
 STRICT;

CREATE INDEX ix__sign_off__recipient_id ON sign_off (recipient_id);

CREATE TABLE name_on_purpose (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    recipient_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    string TEXT DEFAULT '' NOT NULL,
    reason TEXT NOT NULL,
    person_id TEXT,
    documents TEXT DEFAULT '[]' NOT NULL,
    asked_by TEXT DEFAULT '' NOT NULL,
    "by" TEXT DEFAULT '' NOT NULL,
    by_id TEXT DEFAULT '' NOT NULL,
    "on" TEXT,
    CONSTRAINT ck__name_on_purpose__id CHECK (length(id) = 36),
    CONSTRAINT ck__name_on_purpose__documents CHECK (substr("documents", 1, 1) = '['),
    CONSTRAINT ck__name_on_purpose__on CHECK (length("on") = 10),
    CONSTRAINT uq__name_on_purpose__id UNIQUE (id),
    CONSTRAINT fk__name_on_purpose__recipient_id FOREIGN KEY(recipient_id) REFERENCES recipient (id),
    CONSTRAINT fk__name_on_purpose__review_id FOREIGN KEY(review_id) REFERENCES case_review (id),
    CONSTRAINT fk__name_on_purpose__person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT;

CREATE INDEX ix__name_on_purpose__person_id ON name_on_purpose (person_id);

CREATE INDEX ix__name_on_purpose__recipient_id ON name_on_purpose (recipient_id);

CREATE INDEX ix__name_on_purpose__review_id ON name_on_purpose (review_id);
