create function outbox_ready(whom text, at timestamptz, rests timestamptz) returns timestamptz language sql stable as $$
    select min(greatest(coalesce(o.due, outbox_ready.at), outbox_ready.at, rests)) from outbox o where o.recipient = whom and o.state in (0, 2)
$$;

-- Posts the messages of these turns, and takes for the caller the recipients for whom nothing else waits, at most so many: what it then holds.
create function post_messages(posts json, good int[], at timestamptz, me bigint, most int) returns table (id text, epoch bigint, followed text) language plpgsql as $$
#variable_conflict use_column
declare
    names text[];
    seqs bigint[];
    ready timestamptz[];
    taken bigint[];
    epochs bigint[];
begin
    with posted as (
        insert into outbox (id, recipient, channel, message, due, tell, follows, at)
        select x.id, x.recipient, x.channel, x.message, x.due, x.tell, x.follows, post_messages.at
        from rows from (json_to_recordset(posts) as (turn int, id text, recipient text, channel text, message text, due timestamptz, tell text, follows text))
            with ordinality x (turn, id, recipient, channel, message, due, tell, follows, place)
        where x.turn = any (good) order by x.place
        returning recipient, seq, coalesce(due, post_messages.at) as ready)
    select array_agg(p.recipient), array_agg(p.seq), array_agg(p.ready) into names, seqs, ready from posted p;
    if names is null then
        return;
    end if;
    select array_agg(t.item), array_agg(t.epoch) into taken, epochs from enter_lanes('o', names, seqs, ready, post_messages.at, me, most) t;
    return query
    select o.id, t.epoch, f.provider from unnest(taken, epochs) t (item, epoch) join outbox o on o.seq = t.item left join thread f on f.id = o.follows;
end $$;

-- Takes the next due message of recipients for whom none is out.
create function take_outbox(me bigint, at timestamptz, most int)
returns table (epoch bigint, id text, recipient text, message text, due timestamptz, tell text, follows text, state int, status int,
               attempts int, provider_id text, why text, followed text) language plpgsql as $$
#variable_conflict use_column
declare
    names text[];
    taken int;
begin
    select array_agg(r.name) into names from (
        select l.name from lane l where l.kind = 'o' and l.holder is null and l.ready_at <= take_outbox.at
        order by l.ready_at limit most for update skip locked) r;
    if names is null then
        return;
    end if;
    return query
    with item as (
        select o.* from unnest(names) n (name) cross join lateral (
            select * from outbox x where x.recipient = n.name and x.state in (0, 2) and (x.due is null or x.due <= take_outbox.at) order by x.seq limit 1) o),
    held as (
        update lane l set holder = me, epoch = nextval('epoch'), item = i.seq from item i
        where l.kind = 'o' and l.name = i.recipient returning l.name, l.epoch)
    select h.epoch, i.id, i.recipient, i.message, i.due, i.tell, i.follows, i.state, i.status, i.attempts, i.provider_id, i.why, t.provider
    from held h join item i on i.recipient = h.name left join thread t on t.id = i.follows;
    get diagnostics taken = row_count;
    if taken < cardinality(names) then
        update lane l set ready_at = outbox_ready(l.name, take_outbox.at, l.rests_until) where l.kind = 'o' and l.name = any (names) and l.holder is null;
    end if;
end $$;

-- As for the inbox, after a clock was put back.
create function wake_outbox(at timestamptz, back interval) returns int language sql as $$
    update lane l set rests_until = greatest(wake_outbox.at, l.rests_until - back), ready_at = greatest(wake_outbox.at, l.ready_at - back)
    where l.kind = 'o' and l.holder is null and l.rests_until > wake_outbox.at and back > interval '0';
    with early as (
        select l.kind, l.name from lane l
        where l.kind = 'o' and l.holder is null and l.ready_at > wake_outbox.at and coalesce(l.rests_until <= wake_outbox.at, true)
            and exists (select from outbox o where o.recipient = l.name and o.state in (0, 2) and (o.due is null or o.due <= wake_outbox.at))
        for update skip locked),
    woken as (update lane l set ready_at = wake_outbox.at from early e where l.kind = e.kind and l.name = e.name returning 1)
    select count(*)::int from woken
$$;

-- What became of a delivery, and the items that follow from it; false = its holder lost the lane, and nothing happened.
create function settle(
    me bigint, whom text, held bigint, at timestamptz, new_state int, provider text, parts text[], next timestamptz, reason text,
    counts boolean, hold timestamptz, follows_on boolean, items json)
returns boolean language plpgsql as $$
declare
    current bigint;
    last boolean := new_state in (1, 3);
    rest timestamptz;
begin
    if items is not null then
        perform accept_items(items, at, null, 0); -- inbox lanes before outbox lanes, as in a turn
    end if;
    select l.item into current from lane l where l.kind = 'o' and l.name = whom and l.holder = me and l.epoch = held for update;
    if not found then
        raise exception 'fenced' using errcode = 'WB001';
    end if;
    update outbox o set state = new_state, provider_id = coalesce(provider, o.provider_id), why = reason, at = settle.at,
        status = case when new_state = 1 then 1 else o.status end, attempts = o.attempts + counts::int
    where o.seq = current;
    insert into part (channel, provider_id, outbox)
    select o.channel, p.id, o.seq from outbox o cross join unnest(parts) p (id) where o.seq = current
    on conflict (channel, provider_id) do update set outbox = excluded.outbox;
    if new_state = 1 and provider is not null and follows_on then
        insert into thread (id, provider, at) select o.id, provider, settle.at from outbox o where o.seq = current
        on conflict (id) do update set provider = excluded.provider, at = excluded.at;
    end if;
    if new_state = 3 then
        insert into dead (kind, id, box, at, why) select 'outbox', o.id, o.recipient, settle.at, coalesce(reason, '') from outbox o where o.seq = current;
    end if;
    rest := case when last then hold else next end;
    update lane l set holder = null, item = null, ready_at = outbox_ready(whom, settle.at, rest) where l.kind = 'o' and l.name = whom;
    -- a rest is only for what waits already
    update lane l set rests_until = case when l.ready_at is not null then rest end, rests_for = case when last and l.ready_at is not null then current end
    where l.kind = 'o' and l.name = whom and (rest is not null or l.rests_until is not null);
    return true;
end $$;

-- What the provider took at once and in one part: the usual outcome, many together. A row for each whose holder still had its lane, and whether more waits there.
create function settle_sent(me bigint, at timestamptz, whom text[], held bigint[], provider text[], holds timestamptz[], follows_on boolean[])
returns table (epoch bigint, more boolean) language plpgsql as $$
#variable_conflict use_column
declare
    good int[];
    seqs bigint[];
begin
    perform 1 from lane l where l.kind = 'o' and l.name = any (whom) order by l.name for update;
    select array_agg(t.place), array_agg(l.item) into good, seqs
    from unnest(whom, held) with ordinality t (name, epoch, place) join lane l on l.kind = 'o' and l.name = t.name and l.holder = me and l.epoch = t.epoch;
    if good is null then
        return;
    end if;
    update outbox o set state = 1, status = 1, provider_id = coalesce(provider[g.place], o.provider_id), why = null, at = settle_sent.at, attempts = o.attempts + 1
    from unnest(good, seqs) g (place, seq) where o.seq = g.seq;
    if true = any (follows_on) then
        insert into thread (id, provider, at)
        select o.id, provider[g.place], settle_sent.at from unnest(good, seqs) g (place, seq) join outbox o on o.seq = g.seq
        where follows_on[g.place] and provider[g.place] is not null
        on conflict (id) do update set provider = excluded.provider, at = excluded.at;
    end if;
    -- a rest is only for what waits already
    return query
    update lane l set holder = null, item = null, ready_at = w.ready,
        rests_until = case when w.ready is not null then holds[w.place] end, rests_for = case when w.ready is not null then w.seq end
    from (select g.place, g.seq, (
              select min(greatest(coalesce(o.due, settle_sent.at), settle_sent.at, holds[g.place])) from outbox o where o.recipient = whom[g.place] and o.state in (0, 2)) as ready
          from unnest(good, seqs) g (place, seq)) w
    where l.kind = 'o' and l.name = whom[w.place]
    returning l.epoch, coalesce(l.ready_at <= settle_sent.at, false);
end $$;

-- Moves a status forward; no row = no message of ours. A "sent" lets the recipient's next message go.
create function report_status(on_channel text, provider text, new_status int, reason text, at timestamptz)
returns table (id text, recipient text, message text, due timestamptz, tell text, follows text, state int, status int, provider_id text, why text) language plpgsql as $$
#variable_conflict use_column
declare
    found_seq bigint;
    whom text;
    before int;
begin
    select o.seq, o.recipient into found_seq, whom from outbox o
    where o.channel = on_channel and o.provider_id = provider
       or o.seq = (select p.outbox from part p where p.channel = on_channel and p.provider_id = provider)
    limit 1;
    if found_seq is null then
        return;
    end if;
    -- lane before message, as in a settlement
    update lane l set rests_until = null, rests_for = null, ready_at = outbox_ready(whom, report_status.at, null)
    where l.kind = 'o' and l.name = whom and l.rests_for = found_seq and new_status >= 3;
    select o.status into before from outbox o where o.seq = found_seq for update;
    if new_status > before then
        update outbox o set status = new_status, why = case when new_status = 4 then reason else o.why end where o.seq = found_seq;
        if new_status = 4 then
            insert into dead (kind, id, box, at, why) select 'outbox', o.id, o.recipient, report_status.at, reason from outbox o where o.seq = found_seq;
        end if;
    end if;
    return query select o.id, o.recipient, o.message, o.due, o.tell, o.follows, o.state, o.status, o.provider_id, o.why from outbox o where o.seq = found_seq;
end $$;
