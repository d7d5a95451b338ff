-- Search in all scripts, and whatever the text: what looks the same is found the same, words are found within the runs of
-- Chinese, Japanese and Korean, and a text with too many words is indexed as far as it goes.

-- A text composed the same way however it was sent (NFKC), without what nobody sees, and with a space where ideographs,
-- kana or hangul begin or end.
create function search_text(content text) returns text language sql immutable strict parallel safe
as $$
    select regexp_replace(regexp_replace(
        regexp_replace(
            normalize(content, NFKC),
            '[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]', '', 'g'),
        '([0-9A-Za-z\u00aa-\u024f\u0370-\u052f])([\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])', '\1 \2', 'g'),
        '([\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])([0-9A-Za-z\u00aa-\u024f\u0370-\u052f])', '\1 \2', 'g')
$$;

-- No space says where a word begins in such a run, so it becomes pairs of neighbours: ABCD is A AB BC CD D.
create function search_words(content text) returns text language sql immutable strict parallel safe
as $$
    select regexp_replace(search_text(content), '([\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])', '\1 \1', 'g')
$$;

-- The ideographs alone, each a word, for whoever asks for a single one.
create function search_ideographs(content text) returns text language sql immutable strict parallel safe
as $$
    select regexp_replace(regexp_replace(normalize(content, NFKC), '[^\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+', ' ', 'g'), '([\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])', '\1 ', 'g')
$$;

-- A text of 10 000 characters always fits into a tsvector (1 MiB); of a longer one as much as fits is indexed.
create function search_vector(content text) returns tsvector language plpgsql immutable strict parallel safe
    set search_path from current
as $$
declare
    part text := left(content, 100000);
    words tsvector;
begin
    loop
        begin
            words := to_tsvector('simple', search_words(part));
            if part ~ '[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]' then
                words := words || to_tsvector('simple', search_ideographs(part));
            end if;
            return words;
        exception when program_limit_exceeded then
            part := left(part, length(part) / 2);
        end;
    end loop;
end $$;

-- Neighbours in a run are to be neighbours in the text: ABCD is AB BC CD, in this order.
create function search_query(query text) returns tsquery language sql immutable strict parallel safe
as $$
    select websearch_to_tsquery('simple', regexp_replace(
        case when strpos(query, '"') > 0 then search_text(query)
            else regexp_replace(search_text(query), '[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]{3,}', '"\&"', 'g') end,
        '(?<=[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])([\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])(?=[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])', '\1 \1', 'g'))
$$;

-- Messages indexed by other rules are indexed anew, behind the back of whoever searches meanwhile.
truncate message_text;
update search_position set position = '00000000-0000-0000-0000-000000000000';

create or replace function found_messages(words tsquery, wanted uuid, after_rank real, after_id uuid, most integer)
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
        from young y cross join lateral (select search_vector(y.content) as tsv) v
        where v.tsv @@ words
    ) f
    where after_rank is null or (f.score, f.found) < (after_rank, after_id)
    order by f.score desc, f.found desc
    limit most;
    perform set_config('parley.service', before, true);
end $$;
