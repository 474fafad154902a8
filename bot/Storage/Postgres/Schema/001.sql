-- Tables. A migration only adds, so that an older replica beside a newer one goes on.
-- Text is compared by its bytes ("C"): keys that differ in case are two, and no index depends on the machine's locale.

-- Who serves on this database. A replica that does not renew its row in time has lost what it held.
create table replica (
    id          bigint primary key,
    alive_until timestamptz not null
);

-- One number for every taking of a lane, over all of them: the fence against an earlier holder. Replicas have their ids from it too.
create sequence epoch;

-- A queue in front of one mailbox (kind i) or one recipient (kind o): of a lane one item is out at a time.
create table lane (
    kind        "char" not null,
    name        text collate "C" not null,
    ready_at    timestamptz,                -- when its next item may be taken; null = nothing waits
    rests_until timestamptz,                -- it rests until then, also when something comes
    rests_for   bigint,                     -- outbox: the message whose "sent" ends the rest
    holder      bigint,                     -- the replica that works on its item
    epoch       bigint not null default 0,
    item        bigint,                     -- what is out: seq of inbox or outbox
    primary key (kind, name)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
create index lane_ready on lane (kind, ready_at) where holder is null and ready_at is not null;
create index lane_held on lane (holder) where holder is not null;

create table mailbox (
    id    text collate "C" primary key,
    state text not null
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

create table inbox (
    seq         bigint generated always as identity primary key,
    key         text collate "C" not null unique,
    mailbox     text collate "C" not null,  -- '' = forgotten, kept for its key alone
    activity    text not null,
    accepted_at timestamptz not null,
    due         timestamptz,
    attempts    int not null default 0,
    handled_at  timestamptz,
    why         text
) with (fillfactor = 80);
create index inbox_waits on inbox (mailbox, seq) where handled_at is null;

create table outbox (
    seq         bigint generated always as identity primary key,
    id          text collate "C" not null,
    recipient   text collate "C" not null,
    channel     text collate "C" not null,
    message     text not null,
    due         timestamptz,
    tell        text collate "C",
    follows     text collate "C",
    state       int not null default 0,     -- OutboxState
    status      int not null default 0,     -- DeliveryStatus
    attempts    int not null default 0,
    provider_id text collate "C",
    why         text,
    at          timestamptz not null        -- when it came to stand so
) with (fillfactor = 80);
create index outbox_waits on outbox (recipient, seq) where state in (0, 2);
create index outbox_provider on outbox (channel, provider_id) where provider_id is not null;

-- Provider ids of the parts of a message that the channel had to split.
create table part (
    channel     text collate "C" not null,
    provider_id text collate "C" not null,
    outbox      bigint not null references outbox on delete cascade,
    primary key (channel, provider_id)
);
create index part_outbox on part (outbox);

-- Provider ids of messages that a later one may follow or replace, also when they themselves are forgotten.
create table thread (
    id       text collate "C" primary key,
    provider text collate "C" not null,
    at       timestamptz not null
);

create table record (
    kind   text collate "C" not null,
    id     text collate "C" not null,
    json   text not null,
    owner  text collate "C",
    wijk   text collate "C",
    status text collate "C",
    at     timestamptz not null,
    primary key (kind, id)
);
create index record_kind on record (kind, at);
create index record_owner on record (owner, kind, at) where owner is not null;
create index record_wijk on record (kind, wijk, at) where wijk is not null;

create table dead (
    seq  bigint generated always as identity primary key,
    kind text not null,
    id   text not null,
    box  text not null,
    at   timestamptz not null,
    why  text not null
);

create table counter (
    series text collate "C" primary key,
    next   bigint not null
);
