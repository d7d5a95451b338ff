-- What a search reads depends on what its person has, and no longer on what the database has. The conversations come as
-- an array, whose values the plan is made for: read as a table PostgreSQL guessed how many they are, and walked the index
-- of words once for each of them.
create or replace function found_messages(words tsquery, wanted uuid, after_rank real, after_id uuid, most integer)
    returns table (message_id uuid, rank real)
    language plpgsql stable security definer
    -- A page; else a thousand are expected, for which the messages would be read from one end to the other.
    rows 20
    set search_path from current
    set plan_cache_mode = 'force_custom_plan'
as $$
declare
    before text := coalesce(current_setting('parley.service', true), '');
    indexed uuid := (select s.position from search_position s);
    mine uuid[];
begin
    perform set_config('parley.service', 'on', true);
    mine := array(
        select p.conversation_id
        from participant p join conversation c on c.id = p.conversation_id
        where p.user_id = acting_person() and c.status = 'active' and (wanted is null or p.conversation_id = wanted));
    return query
    with young as materialized (
        select m.id, m.content from message m
        where m.id > indexed and m.deleted_at is null and m.conversation_id = any (mine)
    )
    select f.found, f.score from (
        select t.message_id as found, ts_rank(t.tsv, words) as score
        from message_text t
        where t.tsv @@ words and t.message_id <= indexed and t.conversation_id = any (mine)
        union all
        select y.id, ts_rank(v.tsv, words)
        from young y cross join lateral (select search_vector(y.content) as tsv) v
        where v.tsv @@ words
    ) f
    where after_rank is null or (f.score, f.found) < (after_rank, after_id)
    order by f.score desc, f.found desc
    limit most;
    perform set_config('parley.service', before, true);
end $$;
