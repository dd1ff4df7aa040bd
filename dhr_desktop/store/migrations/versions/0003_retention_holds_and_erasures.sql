CREATE TABLE erasure (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    number INTEGER,
    erased_at TEXT,
    "by" TEXT DEFAULT '' NOT NULL,
    matter TEXT DEFAULT '' NOT NULL,
    counts TEXT DEFAULT '' NOT NULL,
    changes INTEGER,
    backups INTEGER,
    head_before TEXT DEFAULT '' NOT NULL,
    head_after TEXT DEFAULT '' NOT NULL,
    finished_at TEXT,
    CONSTRAINT ck__erasure__id CHECK (length(id) = 36),
    CONSTRAINT uq__erasure__id UNIQUE (id)
)
 STRICT;

CREATE TABLE retention_rule (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    years INTEGER,
    source TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck__retention_rule__id CHECK (length(id) = 36),
    CONSTRAINT uq__retention_rule__id UNIQUE (id)
)
 STRICT;

CREATE TABLE hold (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    placed_on TEXT,
    placed_by TEXT DEFAULT '' NOT NULL,
    lifted_on TEXT,
    lifted_by TEXT DEFAULT '' NOT NULL,
    lifted_reason TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck__hold__id CHECK (length(id) = 36),
    CONSTRAINT ck__hold__placed_on CHECK (length("placed_on") = 10),
    CONSTRAINT ck__hold__lifted_on CHECK (length("lifted_on") = 10),
    CONSTRAINT uq__hold__id UNIQUE (id),
    CONSTRAINT fk__hold__review_id FOREIGN KEY(review_id) REFERENCES case_review (id)
)
 STRICT;

CREATE INDEX ix__hold__review_id ON hold (review_id);

CREATE TABLE retention (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    basis TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck__retention__id CHECK (length(id) = 36),
    CONSTRAINT ck__retention__ends_on CHECK (length("ends_on") = 10),
    CONSTRAINT uq__retention__id UNIQUE (id),
    CONSTRAINT fk__retention__review_id FOREIGN KEY(review_id) REFERENCES case_review (id)
)
 STRICT;

CREATE INDEX ix__retention__review_id ON retention (review_id);
