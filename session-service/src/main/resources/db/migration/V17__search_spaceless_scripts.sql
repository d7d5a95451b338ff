-- Thai, Lao, Khmer and Burmese put no spaces between words either: within their runs words are found as they are within
-- Chinese ones. And most texts are plain ASCII, which looks the same however it was composed and has no such run: they
-- are spared the rules for everything else, which cost as much again as making their words.

create or replace function search_text(content text) returns text language sql immutable strict parallel safe
as $$
    select regexp_replace(regexp_replace(
        regexp_replace(
            normalize(content, NFKC),
            '[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]', '', 'g'),
        '([0-9A-Za-z\u00aa-\u024f\u0370-\u052f])([\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])', '\1 \2', 'g'),
        '([\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])([0-9A-Za-z\u00aa-\u024f\u0370-\u052f])', '\1 \2', 'g')
$$;

create or replace function search_words(content text) returns text language sql immutable strict parallel safe
as $$
    select regexp_replace(search_text(content), '([\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])', '\1 \1', 'g')
$$;

create or replace function search_query(query text) returns tsquery language sql immutable strict parallel safe
as $$
    select websearch_to_tsquery('simple', regexp_replace(
        case when strpos(query, '"') > 0 then search_text(query)
            else regexp_replace(search_text(query), '[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]{3,}', '"\&"', 'g') end,
        '(?<=[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])([\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])(?=[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])', '\1 \1', 'g'))
$$;

create or replace function search_vector(content text) returns tsvector language plpgsql immutable strict
    set search_path from current
as $$
declare
    part text := left(content, 100000);
    words tsvector;
begin
    -- The words of so short a text always fit, so nothing needs to be caught.
    if length(part) <= 10000 and octet_length(part) = length(part) then
        return to_tsvector('simple', part);
    end if;
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

-- Texts in the scripts named above have other words than before.
select set_config('parley.service', 'on', true);
truncate message_text;
update search_position set position = '00000000-0000-0000-0000-000000000000';
