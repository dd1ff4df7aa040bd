CREATE TABLE agency (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    short_name TEXT DEFAULT '' NOT NULL,
    sector TEXT,
    statutory INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT ck__agency__id CHECK (length(id) = 36),
    CONSTRAINT ck__agency__statutory CHECK ("statutory" IN (0, 1)),
    CONSTRAINT uq__agency__id UNIQUE (id)
)
 STRICT;

CREATE TABLE case_review (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    reference TEXT DEFAULT '' NOT NULL,
    home_office_reference TEXT DEFAULT '' NOT NULL,
    published_reference TEXT DEFAULT '' NOT NULL,
    regime TEXT,
    state TEXT NOT NULL,
    kinds TEXT DEFAULT '[]' NOT NULL,
    joint_with TEXT DEFAULT '[]' NOT NULL,
    partnership TEXT DEFAULT '' NOT NULL,
    district TEXT DEFAULT '' NOT NULL,
    died_on TEXT,
    victims INTEGER,
    aware_on TEXT,
    referrer TEXT DEFAULT '' NOT NULL,
    route TEXT,
    decision TEXT,
    decided_on TEXT,
    rationale TEXT DEFAULT '' NOT NULL,
    chair TEXT DEFAULT '' NOT NULL,
    author TEXT DEFAULT '' NOT NULL,
    scope_from TEXT,
    scope_to TEXT,
    key_lines TEXT DEFAULT '' NOT NULL,
    summary TEXT DEFAULT '' NOT NULL,
    place TEXT,
    method TEXT,
    tags TEXT DEFAULT '[]' NOT NULL,
    report_due_agreed TEXT,
    delay_reasons TEXT DEFAULT '[]' NOT NULL,
    submitted_on TEXT,
    letter_on TEXT,
    published_on TEXT,
    publication_form TEXT,
    implementation_form_on TEXT,
    monitoring TEXT DEFAULT '' NOT NULL,
    closed_on TEXT,
    CONSTRAINT ck__case_review__id CHECK (length(id) = 36),
    CONSTRAINT ck__case_review__kinds CHECK (substr("kinds", 1, 1) = '['),
    CONSTRAINT ck__case_review__joint_with CHECK (substr("joint_with", 1, 1) = '['),
    CONSTRAINT ck__case_review__aware_on CHECK (length("aware_on") = 10),
    CONSTRAINT ck__case_review__decided_on CHECK (length("decided_on") = 10),
    CONSTRAINT ck__case_review__tags CHECK (substr("tags", 1, 1) = '['),
    CONSTRAINT ck__case_review__report_due_agreed CHECK (length("report_due_agreed") = 10),
    CONSTRAINT ck__case_review__delay_reasons CHECK (substr("delay_reasons", 1, 1) = '['),
    CONSTRAINT ck__case_review__submitted_on CHECK (length("submitted_on") = 10),
    CONSTRAINT ck__case_review__letter_on CHECK (length("letter_on") = 10),
    CONSTRAINT ck__case_review__published_on CHECK (length("published_on") = 10),
    CONSTRAINT ck__case_review__implementation_form_on CHECK (length("implementation_form_on") = 10),
    CONSTRAINT ck__case_review__closed_on CHECK (length("closed_on") = 10),
    CONSTRAINT uq__case_review__id UNIQUE (id)
)
 STRICT;

CREATE TABLE drawer (
    "key" TEXT NOT NULL,
    value BLOB NOT NULL,
    CONSTRAINT pk__drawer PRIMARY KEY ("key")
)
 STRICT;

CREATE TABLE recipient (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    profile TEXT NOT NULL,
    area_shown INTEGER DEFAULT 0 NOT NULL,
    agreement TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck__recipient__id CHECK (length(id) = 36),
    CONSTRAINT ck__recipient__area_shown CHECK ("area_shown" IN (0, 1)),
    CONSTRAINT uq__recipient__id UNIQUE (id)
)
 STRICT;

CREATE TABLE searched (
    seq INTEGER NOT NULL,
    entity TEXT NOT NULL,
    record_id TEXT NOT NULL,
    review_id TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk__searched PRIMARY KEY (seq),
    CONSTRAINT uq__searched__record_id UNIQUE (record_id)
)
 STRICT;

CREATE TABLE writer (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk__writer PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE decision (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    recipient_id TEXT NOT NULL,
    string TEXT DEFAULT '' NOT NULL,
    context_hash TEXT DEFAULT '' NOT NULL,
    verdict TEXT NOT NULL,
    replacement TEXT DEFAULT '' NOT NULL,
    "by" TEXT DEFAULT '' NOT NULL,
    "on" TEXT,
    CONSTRAINT ck__decision__id CHECK (length(id) = 36),
    CONSTRAINT ck__decision__on CHECK (length("on") = 10),
    CONSTRAINT uq__decision__id UNIQUE (id),
    CONSTRAINT fk__decision__recipient_id FOREIGN KEY(recipient_id) REFERENCES recipient (id)
)
 STRICT;

CREATE INDEX ix__decision__recipient_id ON decision (recipient_id);

CREATE TABLE journal (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    writer_id TEXT NOT NULL,
    writer_name TEXT NOT NULL,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    verb TEXT NOT NULL,
    undoable INTEGER NOT NULL,
    undoes TEXT DEFAULT '' NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT uq__journal__writer_id_number UNIQUE (writer_id, number),
    CONSTRAINT ck__journal__id CHECK (length(id) = 36),
    CONSTRAINT uq__journal__id UNIQUE (id),
    CONSTRAINT fk__journal__writer_id FOREIGN KEY(writer_id) REFERENCES writer (id)
)
 STRICT;

CREATE TABLE meeting (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    kind TEXT,
    held_on TEXT NOT NULL,
    venue TEXT DEFAULT '' NOT NULL,
    minutes TEXT DEFAULT '' NOT NULL,
    decisions TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck__meeting__id CHECK (length(id) = 36),
    CONSTRAINT ck__meeting__held_on CHECK (length("held_on") = 10),
    CONSTRAINT uq__meeting__id UNIQUE (id),
    CONSTRAINT fk__meeting__review_id FOREIGN KEY(review_id) REFERENCES case_review (id)
)
 STRICT;

CREATE INDEX ix__meeting__review_id ON meeting (review_id);

CREATE TABLE panel_member (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    post TEXT DEFAULT '' NOT NULL,
    agency_id TEXT,
    involvement TEXT,
    seat_from TEXT,
    seat_to TEXT,
    independent INTEGER DEFAULT 0 NOT NULL,
    confidentiality_on TEXT,
    email TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck__panel_member__id CHECK (length(id) = 36),
    CONSTRAINT ck__panel_member__seat_from CHECK (length("seat_from") = 10),
    CONSTRAINT ck__panel_member__seat_to CHECK (length("seat_to") = 10),
    CONSTRAINT ck__panel_member__independent CHECK ("independent" IN (0, 1)),
    CONSTRAINT ck__panel_member__confidentiality_on CHECK (length("confidentiality_on") = 10),
    CONSTRAINT uq__panel_member__id UNIQUE (id),
    CONSTRAINT fk__panel_member__review_id FOREIGN KEY(review_id) REFERENCES case_review (id),
    CONSTRAINT fk__panel_member__agency_id FOREIGN KEY(agency_id) REFERENCES agency (id)
)
 STRICT;

CREATE INDEX ix__panel_member__agency_id ON panel_member (agency_id);

CREATE INDEX ix__panel_member__review_id ON panel_member (review_id);

CREATE TABLE person (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    role TEXT NOT NULL,
    real_name TEXT DEFAULT '' NOT NULL,
    aliases TEXT DEFAULT '[]' NOT NULL,
    born_on TEXT,
    died_on TEXT,
    addresses TEXT DEFAULT '[]' NOT NULL,
    phones TEXT DEFAULT '[]' NOT NULL,
    "references" TEXT DEFAULT '[]' NOT NULL,
    published_name TEXT DEFAULT '' NOT NULL,
    name_form TEXT,
    name_chosen_by TEXT DEFAULT '' NOT NULL,
    relationship TEXT DEFAULT '' NOT NULL,
    sex TEXT,
    age_band TEXT,
    ethnicity TEXT DEFAULT '' NOT NULL,
    vulnerabilities TEXT DEFAULT '[]' NOT NULL,
    notes TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck__person__id CHECK (length(id) = 36),
    CONSTRAINT ck__person__aliases CHECK (substr("aliases", 1, 1) = '['),
    CONSTRAINT ck__person__addresses CHECK (substr("addresses", 1, 1) = '['),
    CONSTRAINT ck__person__phones CHECK (substr("phones", 1, 1) = '['),
    CONSTRAINT ck__person__references CHECK (substr("references", 1, 1) = '['),
    CONSTRAINT ck__person__vulnerabilities CHECK (substr("vulnerabilities", 1, 1) = '['),
    CONSTRAINT uq__person__id UNIQUE (id),
    CONSTRAINT fk__person__review_id FOREIGN KEY(review_id) REFERENCES case_review (id)
)
 STRICT;

CREATE INDEX ix__person__review_id ON person (review_id);

CREATE TABLE recommendation (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    number TEXT DEFAULT '' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    level TEXT,
    scope TEXT,
    department TEXT DEFAULT '' NOT NULL,
    themes TEXT DEFAULT '[]' NOT NULL,
    acceptance TEXT,
    acceptance_reason TEXT DEFAULT '' NOT NULL,
    sent_on TEXT,
    answered_on TEXT,
    CONSTRAINT ck__recommendation__id CHECK (length(id) = 36),
    CONSTRAINT ck__recommendation__themes CHECK (substr("themes", 1, 1) = '['),
    CONSTRAINT ck__recommendation__sent_on CHECK (length("sent_on") = 10),
    CONSTRAINT ck__recommendation__answered_on CHECK (length("answered_on") = 10),
    CONSTRAINT uq__recommendation__id UNIQUE (id),
    CONSTRAINT fk__recommendation__review_id FOREIGN KEY(review_id) REFERENCES case_review (id)
)
 STRICT;

CREATE INDEX ix__recommendation__review_id ON recommendation (review_id);

CREATE TABLE release (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    number INTEGER,
    recipient_id TEXT NOT NULL,
    profile TEXT,
    reason TEXT DEFAULT '' NOT NULL,
    approved_by TEXT DEFAULT '' NOT NULL,
    sealed_at TEXT,
    package_sha256 TEXT DEFAULT '' NOT NULL,
    sealed_sha256 TEXT DEFAULT '' NOT NULL,
    file_name TEXT DEFAULT '' NOT NULL,
    journal_head TEXT DEFAULT '' NOT NULL,
    kept TEXT DEFAULT '[]' NOT NULL,
    withdrawn_on TEXT,
    CONSTRAINT ck__release__id CHECK (length(id) = 36),
    CONSTRAINT ck__release__kept CHECK (substr("kept", 1, 1) = '['),
    CONSTRAINT ck__release__withdrawn_on CHECK (length("withdrawn_on") = 10),
    CONSTRAINT uq__release__id UNIQUE (id),
    CONSTRAINT fk__release__recipient_id FOREIGN KEY(recipient_id) REFERENCES recipient (id)
)
 STRICT;

CREATE INDEX ix__release__recipient_id ON release (recipient_id);

CREATE TABLE state_change (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "on" TEXT,
    "by" TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck__state_change__id CHECK (length(id) = 36),
    CONSTRAINT ck__state_change__on CHECK (length("on") = 10),
    CONSTRAINT uq__state_change__id UNIQUE (id),
    CONSTRAINT fk__state_change__review_id FOREIGN KEY(review_id) REFERENCES case_review (id)
)
 STRICT;

CREATE INDEX ix__state_change__review_id ON state_change (review_id);

CREATE TABLE action (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    recommendation_id TEXT NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    owner_post TEXT DEFAULT '' NOT NULL,
    milestones TEXT DEFAULT '' NOT NULL,
    target TEXT,
    target_text TEXT DEFAULT '' NOT NULL,
    completed_on TEXT,
    outcome TEXT DEFAULT '' NOT NULL,
    claimed TEXT,
    verified TEXT,
    blocker TEXT DEFAULT '' NOT NULL,
    CONSTRAINT ck__action__id CHECK (length(id) = 36),
    CONSTRAINT ck__action__completed_on CHECK (length("completed_on") = 10),
    CONSTRAINT uq__action__id UNIQUE (id),
    CONSTRAINT fk__action__recommendation_id FOREIGN KEY(recommendation_id) REFERENCES recommendation (id)
)
 STRICT;

CREATE INDEX ix__action__recommendation_id ON action (recommendation_id);

CREATE TABLE journal_change (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    journal_seq INTEGER NOT NULL,
    entity TEXT NOT NULL,
    record_id TEXT NOT NULL,
    change TEXT,
    salt BLOB,
    change_hash TEXT NOT NULL,
    CONSTRAINT fk__journal_change__journal_seq FOREIGN KEY(journal_seq) REFERENCES journal (seq)
)
 STRICT;

CREATE INDEX ix__journal_change__journal_seq ON journal_change (journal_seq);

CREATE INDEX ix__journal_change__record_id ON journal_change (record_id);

CREATE TABLE meeting__attended (
    owner_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    target_id TEXT NOT NULL,
    CONSTRAINT pk__meeting__attended PRIMARY KEY (owner_id, position),
    CONSTRAINT fk__meeting__attended__owner_id FOREIGN KEY(owner_id) REFERENCES meeting (id),
    CONSTRAINT fk__meeting__attended__target_id FOREIGN KEY(target_id) REFERENCES panel_member (id)
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX ix__meeting__attended__target_id ON meeting__attended (target_id);

CREATE TABLE recommendation__addressees (
    owner_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    target_id TEXT NOT NULL,
    CONSTRAINT pk__recommendation__addressees PRIMARY KEY (owner_id, position),
    CONSTRAINT fk__recommendation__addressees__owner_id FOREIGN KEY(owner_id) REFERENCES recommendation (id),
    CONSTRAINT fk__recommendation__addressees__target_id FOREIGN KEY(target_id) REFERENCES agency (id)
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX ix__recommendation__addressees__target_id ON recommendation__addressees (target_id);

CREATE TABLE release__reviews (
    owner_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    target_id TEXT NOT NULL,
    CONSTRAINT pk__release__reviews PRIMARY KEY (owner_id, position),
    CONSTRAINT fk__release__reviews__owner_id FOREIGN KEY(owner_id) REFERENCES release (id),
    CONSTRAINT fk__release__reviews__target_id FOREIGN KEY(target_id) REFERENCES case_review (id)
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX ix__release__reviews__target_id ON release__reviews (target_id);

CREATE TABLE action__lead_agencies (
    owner_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    target_id TEXT NOT NULL,
    CONSTRAINT pk__action__lead_agencies PRIMARY KEY (owner_id, position),
    CONSTRAINT fk__action__lead_agencies__owner_id FOREIGN KEY(owner_id) REFERENCES action (id),
    CONSTRAINT fk__action__lead_agencies__target_id FOREIGN KEY(target_id) REFERENCES agency (id)
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX ix__action__lead_agencies__target_id ON action__lead_agencies (target_id);

CREATE TABLE progress_update (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    action_id TEXT NOT NULL,
    "on" TEXT NOT NULL,
    author TEXT DEFAULT '' NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    status TEXT,
    CONSTRAINT ck__progress_update__id CHECK (length(id) = 36),
    CONSTRAINT ck__progress_update__on CHECK (length("on") = 10),
    CONSTRAINT uq__progress_update__id UNIQUE (id),
    CONSTRAINT fk__progress_update__action_id FOREIGN KEY(action_id) REFERENCES action (id)
)
 STRICT;

CREATE INDEX ix__progress_update__action_id ON progress_update (action_id);

CREATE VIRTUAL TABLE search_text USING fts5(title, body, tokenize='unicode61 remove_diacritics 2');

CREATE TRIGGER journal_is_never_altered BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is never altered'); END;

CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is never shortened'); END;

CREATE TRIGGER journal_change_is_only_erased BEFORE UPDATE ON journal_change WHEN NOT (NEW.change IS NULL AND NEW.salt IS NULL AND NEW.seq IS OLD.seq AND NEW.journal_seq IS OLD.journal_seq AND NEW.entity IS OLD.entity AND NEW.record_id IS OLD.record_id AND NEW.change_hash IS OLD.change_hash) BEGIN SELECT RAISE(ABORT, 'the journal is never altered'); END;

CREATE TRIGGER journal_change_is_never_removed BEFORE DELETE ON journal_change BEGIN SELECT RAISE(ABORT, 'the journal is never shortened'); END;

CREATE TRIGGER journal_change_is_never_added_later BEFORE INSERT ON journal_change WHEN NEW.journal_seq <> (SELECT max(seq) FROM journal) BEGIN SELECT RAISE(ABORT, 'the journal is never altered'); END;
