-- Every function is one round trip. They run in READ COMMITTED: each statement sees what was committed before it began.
-- Whoever puts an item in a lane touches the lane's row after; whoever empties a lane locks its row first and looks after: so no item is overlooked.

-- Soonest moment at which something of a lane may be taken; null = nothing waits.
create function inbox_ready(box text, at timestamptz, rests timestamptz) returns timestamptz language sql stable as $$
    select min(greatest(coalesce(i.due, at), at, rests)) from inbox i where i.mailbox = box and i.handled_at is null
$$;

-- Puts items in their lanes. Where nothing else waits, the lane may be taken for the caller at once, at most so many: what it then holds.
create function enter_lanes(lanes "char", names text[], seqs bigint[], ready timestamptz[], at timestamptz, me bigint, most int)
returns table (item bigint, epoch bigint) language sql as $$
    with entering as (
        select n.name, min(n.ready) as ready, min(n.seq) filter (where n.ready <= at) as first
        from unnest(names, seqs, ready) n (name, seq, ready) group by n.name),
    entered as (
        insert into lane (kind, name, ready_at, holder, epoch, item)
        select lanes, e.name, e.ready, case when e.mine then me end, case when e.mine then nextval('epoch') else 0 end, case when e.mine then e.first end
        from (select x.*, x.first is not null and row_number() over (order by x.name) <= most as mine from entering x) e
        order by e.name
        on conflict (kind, name) do update set
            ready_at = least(lane.ready_at, greatest(excluded.ready_at, lane.rests_until)),
            (holder, epoch, item) = (
                select case when f.free then excluded.holder else lane.holder end, case when f.free then excluded.epoch else lane.epoch end,
                       case when f.free then excluded.item else lane.item end
                from (select excluded.holder is not null and lane.holder is null and lane.ready_at is null and coalesce(lane.rests_until <= at, true) as free) f)
        where lane.ready_at is null or lane.ready_at > excluded.ready_at
        returning lane.item, lane.epoch, lane.holder)
    select e.item, e.epoch from entered e where e.holder = me and e.item = any (seqs)
$$;

-- Accepts items whose key is new, and takes for the caller the mailboxes where nothing else waits, at most so many.
-- A row for each that was new; with an epoch where it was taken.
create function accept_items(items json, at timestamptz, me bigint, most int) returns table (key text, epoch bigint, state text) language plpgsql as $$
#variable_conflict use_column
declare
    keys text[];
    names text[];
    seqs bigint[];
    ready timestamptz[];
    taken bigint[];
    epochs bigint[];
begin
    with fresh as (
        insert into inbox (key, mailbox, activity, accepted_at, due)
        select x.key, x.mailbox, x.activity, x.accepted_at, x.due
        from rows from (json_to_recordset(items) as (key text, mailbox text, activity text, accepted_at timestamptz, due timestamptz))
            with ordinality x (key, mailbox, activity, accepted_at, due, place)
        order by x.place
        on conflict (key) do nothing
        returning key, mailbox, seq, coalesce(due, accept_items.at) as ready)
    select array_agg(f.key), array_agg(f.mailbox), array_agg(f.seq), array_agg(f.ready) into keys, names, seqs, ready from fresh f;
    if keys is null then
        return;
    end if;
    select array_agg(t.item), array_agg(t.epoch) into taken, epochs from enter_lanes('i', names, seqs, ready, accept_items.at, me, most) t;
    -- the state is read after the lane is ours: its last turn may have ended while we waited for it
    return query
    select n.key, t.epoch, m.state
    from unnest(keys, names, seqs) n (key, name, seq) left join unnest(taken, epochs) t (item, epoch) on t.item = n.seq
    left join mailbox m on t.item is not null and m.id = n.name;
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

-- Lanes that stand as ready later than now although what waits there has neither a time of its own nor a rest: a clock was put back since. They are ready now.
-- By how far it was put back, rests end sooner: one that was reckoned by the later clock would last as much longer. To look too soon does no harm.
create function wake_inbox(at timestamptz, back interval) returns int language sql as $$
    update lane l set rests_until = greatest(wake_inbox.at, l.rests_until - back), ready_at = greatest(wake_inbox.at, l.ready_at - back)
    where l.kind = 'i' and l.holder is null and l.rests_until > wake_inbox.at and back > interval '0';
    with early as (
        select l.kind, l.name from lane l
        where l.kind = 'i' and l.holder is null and l.ready_at > wake_inbox.at and coalesce(l.rests_until <= wake_inbox.at, true)
            and exists (select from inbox i where i.mailbox = l.name and i.handled_at is null and (i.due is null or i.due <= wake_inbox.at))
        for update skip locked),
    woken as (update lane l set ready_at = wake_inbox.at from early e where l.kind = e.kind and l.name = e.name returning 1)
    select count(*)::int from woken
$$;

-- Turns, each all of it or nothing. A row with an epoch for each whose holder still had its lane, and whether more waits there; for the others nothing happened.
-- Then a row for each message that was posted and taken for the caller. What belongs to a turn names its place in the arrays.
create function commit_turns(
    me bigint, at timestamptz, boxes text[], epochs bigint[], changed boolean[], states text[], keeps text[], records json, posts json, items json, most int)
returns table (epoch bigint, more boolean, post text, followed text) language plpgsql as $$
#variable_conflict use_column
declare
    good int[];
    seqs bigint[];
begin
    -- all that signal each other lock in one order; as one array, since with an "or" every lane there is would be read
    perform 1 from lane l where l.kind = 'i' and l.name = any (boxes || array(select x.mailbox from json_to_recordset(items) x (mailbox text)))
    order by l.name for update;
    select array_agg(t.place), array_agg(l.item) into good, seqs
    from unnest(boxes, epochs) with ordinality t (box, epoch, place) join lane l on l.kind = 'i' and l.name = t.box and l.holder = me and l.epoch = t.epoch;
    if good is null then
        return;
    end if;
    update inbox i set handled_at = commit_turns.at, activity = coalesce(keeps[g.place], i.activity) from unnest(good, seqs) g (place, seq) where i.seq = g.seq;
    insert into mailbox (id, state) select boxes[g.place], states[g.place] from unnest(good) g (place) where changed[g.place] and states[g.place] is not null
    on conflict (id) do update set state = excluded.state;
    if array_position(states, null) is not null then
        delete from mailbox m using unnest(good) g (place) where changed[g.place] and states[g.place] is null and m.id = boxes[g.place];
    end if;
    if records is not null then
        perform write_records(records, good);
    end if;
    if items is not null then
        perform accept_items((select json_agg(x.item) from json_array_elements(items) x (item) where (x.item ->> 'turn')::int = any (good)), commit_turns.at, null, 0);
    end if;
    if posts is not null then
        return query select p.epoch, null::boolean, p.id, p.followed from post_messages(posts, good, commit_turns.at, me, most) p;
    end if;
    return query
    update lane l set holder = null, item = null, rests_until = null,
        ready_at = (select min(greatest(coalesce(i.due, commit_turns.at), commit_turns.at)) from inbox i where i.mailbox = l.name and i.handled_at is null)
    from unnest(good) g (place)
    where l.kind = 'i' and l.name = boxes[g.place] and l.epoch = epochs[g.place]
    returning l.epoch, coalesce(l.ready_at <= commit_turns.at, false), null::text, null::text;
end $$;

-- Of a record that several turns write the last counts.
create function write_records(records json, good int[]) returns void language plpgsql as $$
begin
    with last as (
        select distinct on (x.kind, x.id) x.* from json_to_recordset(records)
            x (turn int, kind text, id text, json text, owner text, wijk text, status text, at timestamptz)
        where x.turn = any (good) order by x.kind, x.id, x.turn desc),
    gone as (
        delete from record r using last x where r.kind = x.kind and r.id = x.id and x.json is null)
    insert into record (kind, id, json, owner, wijk, status, at)
    select x.kind, x.id, x.json, x.owner, x.wijk, x.status, x.at from last x where x.json is not null order by x.kind, x.id
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
