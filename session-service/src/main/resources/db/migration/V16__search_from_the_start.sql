-- Row level security binds the owner of the tables, too: where that is no superuser, the last rules of the search came
-- without the position being reset, and what had been indexed before was found no longer.
select set_config('parley.service', 'on', true);
truncate message_text;
update search_position set position = '00000000-0000-0000-0000-000000000000';

-- It catches an error, which no parallel worker may do.
alter function search_vector(text) parallel unsafe;

-- Who takes part changes its own row, but does not say itself whether it may write.
create function refuse_unbarring() returns trigger language plpgsql
    set search_path from current
as $$
begin
    if not acting_as_service() then
        raise insufficient_privilege using message = 'only the service says who may write';
    end if;
    return new;
end $$;

create trigger participant_barred before update of barred on participant
    for each row when (old.barred is distinct from new.barred) execute function refuse_unbarring();
