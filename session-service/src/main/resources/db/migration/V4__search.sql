-- Full-text search. Messages are indexed a little later, by whoever is quickest; a search reads the rest itself.

create table message_text (
    message_id      uuid primary key,
    conversation_id uuid not null,
    -- Empty: of a message deleted since.
    tsv             tsvector not null
);
create index message_text_tsv on message_text using gin (tsv);
create index message_text_conversation on message_text (conversation_id);

-- The one row: every message up to this id has been indexed.
create table search_position (
    one      boolean primary key default true check (one),
    position uuid not null
);
insert into search_position (position) values ('00000000-0000-0000-0000-000000000000');

grant select, insert, update (tsv), delete on message_text to parley_app;
grant select, update (position) on search_position to parley_app;

alter table message_text enable row level security;
alter table message_text force row level security;
create policy message_text_read on message_text for select using ((select acting_as_service()));
create policy message_text_add on message_text for insert with check ((select acting_as_service()));
create policy message_text_change on message_text for update using ((select acting_as_service()));
create policy message_text_remove on message_text for delete using ((select acting_as_service()));
-- Matching words is not leakproof, so under any other rule PostgreSQL would not use the index for it. Only
-- found_messages reads as the owner, and it asks for the person's own conversations itself.
create policy message_text_search on message_text for select to current_user using (true);

alter table search_position enable row level security;
alter table search_position force row level security;
create policy search_position_read on search_position for select using (true);
create policy search_position_change on search_position for update using ((select acting_as_service()));

-- What the acting person may find, the best first, after the place (rank, id) where that is given. It reads as the
-- service, so that the rules are not asked again for each message, and takes the person's own conversations alone.
create function found_messages(words tsquery, wanted uuid, after_rank real, after_id uuid, most integer)
    returns table (message_id uuid, rank real)
    language plpgsql stable security definer
    set search_path from current
    set plan_cache_mode = 'force_custom_plan'
as $$
declare
    before text := coalesce(current_setting('parley.service', true), '');
    indexed uuid := (select s.position from search_position s);
begin
    perform set_config('parley.service', 'on', true);
    return query
    with mine as materialized (
        select p.conversation_id as id
        from participant p join conversation c on c.id = p.conversation_id
        where p.user_id = acting_person() and c.status = 'active' and (wanted is null or p.conversation_id = wanted)
    ), young as materialized (
        select m.id, m.content from message m
        where m.id > indexed and m.deleted_at is null and m.conversation_id in (select own.id from mine own)
    )
    select f.found, f.score from (
        select t.message_id as found, ts_rank(t.tsv, words) as score
        from message_text t
        where t.tsv @@ words and t.message_id <= indexed and t.conversation_id in (select own.id from mine own)
            and (wanted is null or t.conversation_id = wanted)
        union all
        select y.id, ts_rank(v.tsv, words)
        from young y cross join lateral (select to_tsvector('simple', y.content) as tsv) v
        where v.tsv @@ words
    ) f
    where after_rank is null or (f.score, f.found) < (after_rank, after_id)
    order by f.score desc, f.found desc
    limit most;
    perform set_config('parley.service', before, true);
end $$;
