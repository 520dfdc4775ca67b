-- SPDX-License-Identifier: MIT
-- A database of schema 1, as its own version wrote it. Never to be changed.
PRAGMA application_id = 1131376492;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE cases (
    id TEXT PRIMARY KEY NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'waiting', 'closed')),
    customer TEXT NOT NULL,
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    order_ref TEXT NOT NULL,
    company TEXT NOT NULL,
    message TEXT NOT NULL,
    quoted TEXT NOT NULL,
    signature TEXT NOT NULL,
    draft TEXT NOT NULL,
    draft_store TEXT NOT NULL,
    caret INTEGER NOT NULL,
    problem TEXT NOT NULL,
    need TEXT NOT NULL,
    option_1 TEXT NOT NULL,
    option_2 TEXT NOT NULL,
    option_3 TEXT NOT NULL,
    blanks TEXT NOT NULL,       -- JSON: name to value
    ticks TEXT NOT NULL,        -- JSON: step id to [state, reason]
    fault TEXT NOT NULL CHECK (fault IN ('known', 'unknown', '')),
    message_id TEXT NOT NULL,
    reference_ids TEXT NOT NULL,
    copies TEXT NOT NULL,       -- JSON: timestamps
    corrections TEXT NOT NULL,  -- JSON: field to value
    answered TEXT NOT NULL,     -- JSON: questions
    dismissed TEXT NOT NULL     -- JSON: keys of findings
);
INSERT INTO "cases" VALUES('0123456789abcdef0123456789abcdef','2025-03-14T09:26:53.589Z','2025-03-14T09:30:00.001Z','waiting','Zoë Quiñones','zoe@example.org','Re: the pump 💧','A-1007','Nordwind','I was surprised that it stopped.','> earlier words','Zoë','Dear Zoë, that is surprising! 😀','<p>Dear <b>Zoë</b></p>',17,'the pump stopped','a pump by Friday','new pump','refund','loan','{"date": "Friday", "amount": "49 \u20ac"}','{"listen": ["done", ""], "offer": ["skipped", "nothing was lost"]}','known','<1@example.org>','<0@example.org>','["2025-03-14T09:29:00.000Z"]','{"repeat": "no"}','["Why did it stop?"]','["shout:now"]');
CREATE TABLE current (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE
);
INSERT INTO "current" VALUES(1,'0123456789abcdef0123456789abcdef');
CREATE TABLE follow_ups (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    due TEXT NOT NULL,
    text TEXT NOT NULL,
    done INTEGER NOT NULL,
    PRIMARY KEY (case_id, position)
) WITHOUT ROWID;
INSERT INTO "follow_ups" VALUES('0123456789abcdef0123456789abcdef',0,'f1','2025-03-21','tell Zoë',0);
INSERT INTO "follow_ups" VALUES('0123456789abcdef0123456789abcdef',1,'f2','2025-04-01','',1);
CREATE TABLE phrase_uses (
    phrase_id TEXT PRIMARY KEY NOT NULL,
    count INTEGER NOT NULL,
    last TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO "phrase_uses" VALUES('apologise.own',1,'2025-03-14T09:28:00.000Z');
CREATE TABLE settings (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO "settings" VALUES('window','1,2,3,4');
CREATE INDEX cases_by_updated ON cases (updated);
COMMIT;
