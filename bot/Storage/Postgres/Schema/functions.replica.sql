-- Renews a replica's lease, on the database's clock, and frees what dead replicas held. A message that was out may have gone: it is looked up first.
create function beat(me bigint, lease interval) returns int language plpgsql as $$
begin
    insert into replica (id, alive_until, functions) values (me, clock_timestamp() + lease, current_schema())
    on conflict (id) do update set alive_until = excluded.alive_until, functions = excluded.functions;
    delete from replica r where r.id in (select x.id from replica x where x.id <> me and x.alive_until < clock_timestamp() for update skip locked);
    return free_lanes(array(select distinct l.holder from lane l where l.holder is not null and not exists (select from replica r where r.id = l.holder)), '{i,o}', '{}');
end $$;

-- Frees lanes of these holders but those taken under a known number.
create function free_lanes(holders bigint[], kinds text[], known bigint[]) returns int language plpgsql as $$
declare
    freed int;
begin
    with gone as (
        select l.kind, l.name, l.item from lane l
        where l.holder = any (holders) and l.kind = any (kinds::"char"[]) and l.epoch <> all (known) for update skip locked),
    unknown as (
        update outbox o set state = 2 from gone g where g.kind = 'o' and o.seq = g.item and o.state = 0)
    update lane l set holder = null, item = null, ready_at = coalesce(l.ready_at, clock_timestamp()) from gone g where l.kind = g.kind and l.name = g.name;
    get diagnostics freed = row_count;
    return freed;
end $$;

-- A replica that stops gives everything back at once.
create function leave(me bigint) returns void language plpgsql as $$
begin
    delete from replica where id = me;
    perform free_lanes(array[me], '{i,o}', '{}');
end $$;

-- Removes at most so many rows that match. A young key stays, so that a provider's late retry is still known.
create function forget(owner text, before timestamptz, most int, at timestamptz, young timestamptz) returns int language plpgsql as $$
declare
    done int := 0;
    n int;
begin
    if owner is not null then
        with gone as (
            select i.seq from inbox i where i.mailbox = owner and (i.handled_at is not null or i.due > forget.at) limit most)
        select forget_inbox(array(select g.seq from gone g), at, young) into n;
        done := done + n;
        delete from outbox o where o.seq in (select x.seq from outbox x where x.recipient = owner and x.state in (1, 3) limit most - done);
        get diagnostics n = row_count;
        done := done + n;
        if done < most then
            perform 1 from lane l where l.name = owner and l.kind = 'i' for update;
            if not exists (select from inbox i where i.mailbox = owner and i.handled_at is null) then
                delete from mailbox m where m.id = owner;
                get diagnostics n = row_count;
                done := done + n;
                delete from lane l where l.kind = 'i' and l.name = owner and l.holder is null;
            end if;
            perform 1 from lane l where l.name = owner and l.kind = 'o' for update;
            delete from lane l where l.kind = 'o' and l.name = owner and l.holder is null
                and not exists (select from outbox o where o.recipient = owner and o.state in (0, 2));
        end if;
    end if;
    if before is not null then
        with gone as (
            select i.seq from inbox i where i.handled_at < forget.before and (i.mailbox <> '' or i.handled_at <= young) order by i.seq limit most - done)
        select forget_inbox(array(select g.seq from gone g), at, young) into n;
        done := done + n;
        delete from outbox o where o.seq in (
            select x.seq from outbox x where x.state in (1, 3) and x.at < forget.before order by x.seq limit most - done);
        get diagnostics n = row_count;
        done := done + n;
    end if;
    return done;
end $$;

create function forget_inbox(seqs bigint[], at timestamptz, young timestamptz) returns int language plpgsql as $$
begin
    update inbox i set mailbox = '', activity = '{}', why = null, handled_at = coalesce(i.handled_at, forget_inbox.at)
    where i.seq = any (seqs) and coalesce(i.handled_at, i.accepted_at) > young;
    delete from inbox i where i.seq = any (seqs) and coalesce(i.handled_at, i.accepted_at) <= young;
    return cardinality(seqs);
end $$;
