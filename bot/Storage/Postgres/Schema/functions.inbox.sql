-- Every function is one round trip. They run in READ COMMITTED: each statement sees what was committed before it began.
-- Whoever puts an item in a lane touches the lane's row after; whoever empties a lane locks its row first and looks after: so no item is overlooked.

-- Soonest moment at which something of a lane may be taken; null = nothing waits.
create function inbox_ready(box text, at timestamptz, rests timestamptz) returns timestamptz language sql stable as $$
    select min(greatest(coalesce(i.due, at), at, rests)) from inbox i where i.mailbox = box and i.handled_at is null
$$;

create function enter_lanes(lanes text, names text[], ready timestamptz[]) returns void language sql as $$
    insert into lane (kind, name, ready_at)
    select lanes::"char", n.name, min(n.ready) from unnest(names, ready) n (name, ready) group by n.name order by n.name
    on conflict (kind, name) do update set ready_at = least(lane.ready_at, greatest(excluded.ready_at, lane.rests_until))
    where lane.ready_at is null or lane.ready_at > excluded.ready_at
$$;

-- Accepts items whose key is new; how many were.
create function accept_items(items json, at timestamptz) returns int language plpgsql as $$
declare
    names text[];
    ready timestamptz[];
begin
    with fresh as (
        insert into inbox (key, mailbox, activity, accepted_at, due)
        select x.key, x.mailbox, x.activity, x.accepted_at, x.due
        from rows from (json_to_recordset(items) as (key text, mailbox text, activity text, accepted_at timestamptz, due timestamptz))
            with ordinality x (key, mailbox, activity, accepted_at, due, place)
        order by x.place
        on conflict (key) do nothing
        returning mailbox, coalesce(inbox.due, accept_items.at) as ready)
    select array_agg(f.mailbox), array_agg(f.ready) into names, ready from fresh f;
    if names is null then
        return 0;
    end if;
    perform enter_lanes('i', names, ready);
    return cardinality(names);
end $$;

-- Takes lanes of mailboxes with a due item. The lock and the look are two statements: in one, the look would be older than the lock.
create function take_inbox(me bigint, at timestamptz, most int)
returns table (mailbox text, epoch bigint, state text, key text, activity text, accepted_at timestamptz, due timestamptz, attempts int) language plpgsql as $$
#variable_conflict use_column
declare
    names text[];
    taken int;
begin
    select array_agg(r.name) into names from (
        select l.name from lane l where l.kind = 'i' and l.holder is null and l.ready_at <= take_inbox.at
        order by l.ready_at limit most for update skip locked) r;
    if names is null then
        return;
    end if;
    return query
    with item as (
        select i.* from unnest(names) n (name) cross join lateral (
            select * from inbox x where x.mailbox = n.name and x.handled_at is null and (x.due is null or x.due <= take_inbox.at) order by x.seq limit 1) i),
    held as (
        update lane l set holder = me, epoch = nextval('epoch'), item = i.seq from item i
        where l.kind = 'i' and l.name = i.mailbox returning l.name, l.epoch)
    select h.name, h.epoch, m.state, i.key, i.activity, i.accepted_at, i.due, i.attempts
    from held h join item i on i.mailbox = h.name left join mailbox m on m.id = h.name;
    get diagnostics taken = row_count;
    if taken < cardinality(names) then
        update lane l set ready_at = inbox_ready(l.name, take_inbox.at, l.rests_until) where l.kind = 'i' and l.name = any (names) and l.holder is null;
    end if;
end $$;

-- A turn, all of it or nothing; false = its holder lost the lane, and nothing happened.
create function commit_turn(
    me bigint, box text, held bigint, at timestamptz, changed boolean, new_state text, keep text, records json, posts json, items json)
returns boolean language plpgsql as $$
declare
    current bigint;
begin
    if items is not null then
        -- two mailboxes that signal each other lock in one order
        perform 1 from lane l where l.kind = 'i' and (l.name = box or l.name in (select x.mailbox from json_to_recordset(items) x (mailbox text)))
        order by l.name for update;
    end if;
    select l.item into current from lane l where l.kind = 'i' and l.name = box and l.holder = me and l.epoch = held for update;
    if not found then
        return false;
    end if;
    update inbox i set handled_at = commit_turn.at, activity = coalesce(keep, i.activity) where i.seq = current;
    if changed and new_state is null then
        delete from mailbox m where m.id = box;
    elsif changed then
        insert into mailbox (id, state) values (box, new_state) on conflict (id) do update set state = excluded.state;
    end if;
    if records is not null then
        perform write_records(records);
    end if;
    if items is not null then
        perform accept_items(items, at);
    end if;
    if posts is not null then
        perform post_messages(posts, at);
    end if;
    update lane l set holder = null, item = null, rests_until = null, ready_at = inbox_ready(box, commit_turn.at, null) where l.kind = 'i' and l.name = box;
    return true;
end $$;

create function write_records(records json) returns void language plpgsql as $$
begin
    delete from record r using json_to_recordset(records) x (kind text, id text, json text) where r.kind = x.kind and r.id = x.id and x.json is null;
    insert into record (kind, id, json, owner, wijk, status, at)
    select x.kind, x.id, x.json, x.owner, x.wijk, x.status, x.at
    from json_to_recordset(records) x (kind text, id text, json text, owner text, wijk text, status text, at timestamptz)
    where x.json is not null order by x.kind, x.id
    on conflict (kind, id) do update set json = excluded.json, owner = excluded.owner, wijk = excluded.wijk, status = excluded.status, at = excluded.at;
end $$;

-- Gives an item back: it comes again in its place after a rest, or is a dead letter (no rest given).
create function release_item(me bigint, box text, held bigint, at timestamptz, rest timestamptz, reason text)
returns boolean language plpgsql as $$
declare
    current bigint;
begin
    select l.item into current from lane l where l.kind = 'i' and l.name = box and l.holder = me and l.epoch = held for update;
    if not found then
        return false;
    end if;
    if rest is null then
        update inbox i set handled_at = release_item.at, why = reason, attempts = i.attempts + 1 where i.seq = current;
        insert into dead (kind, id, box, at, why) select 'inbox', i.key, i.mailbox, release_item.at, reason from inbox i where i.seq = current;
    else
        update inbox i set attempts = i.attempts + 1 where i.seq = current;
    end if;
    update lane l set holder = null, item = null, rests_until = rest, ready_at = inbox_ready(box, release_item.at, rest) where l.kind = 'i' and l.name = box;
    return true;
end $$;
