-- The log of conversations (message, change) in partitions by conversation, where an operator wants some
-- (DATABASE_MESSAGE_PARTITIONS): read anew whenever that number changes. What is partitioned stays as it is.
-- What migrations before it have given a table it gives to the partitioned one: columns, keys, indexes, rights, rules; no
-- settings of storage, comments or extended statistics, of which these tables have none.

create function partition_by_conversation(name text, parts integer) returns void language plpgsql as $$
declare
    whole text := name || '_whole';
    -- Of a column that counts by itself.
    counter text := (select s.relname from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
        where d.refobjid = name::regclass and d.deptype = 'i');
    last_value bigint;
    -- What the new table gets once the old one, whose names it takes, is gone.
    statements text[];
    statement text;
begin
    if (select relkind = 'p' from pg_class where oid = name::regclass) then
        return;
    end if;
    if exists (select from pg_trigger where tgrelid = name::regclass)
        or exists (select from pg_constraint where contype = 'f' and name::regclass in (conrelid, confrelid)) then
        raise exception '% has triggers or foreign keys, which are not taken over', name;
    end if;
    if counter is not null then
        -- Waits for whoever has taken a number to be done, and lets nobody take another.
        execute format('alter sequence %I cache 1', counter);
        execute format('select last_value from %I', counter) into last_value;
    end if;
    execute format('lock table %I in access exclusive mode', name);

    select array_agg(s.text order by s.step) into statements from (
        -- A key holds within a partition, so it names what rows are divided by; its own columns, which are asked for
        -- alone, come first.
        select 1 as step, format('alter table %I add constraint %I %s (%s%s)', name, c.conname,
            case c.contype when 'p' then 'primary key' else 'unique' end,
            string_agg(quote_ident(a.attname), ', ' order by k.place),
            case when bool_or(a.attname = 'conversation_id') then '' else ', conversation_id' end) as text
        from pg_constraint c cross join lateral unnest(c.conkey) with ordinality k (attnum, place)
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
        where c.conrelid = name::regclass and c.contype in ('p', 'u')
        group by c.oid, c.conname, c.contype
        union all
        select 1, pg_get_indexdef(i.indexrelid) from pg_index i
        where i.indrelid = name::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
        union all
        select 2, format('grant %s on %I to %s', g.privilege_type, c.relname, g.grantee::regrole)
        from pg_class c, lateral aclexplode(c.relacl) g
        where c.oid = name::regclass and g.grantee <> c.relowner
        union all
        select 2, format('grant %s (%I) on %I to %s', g.privilege_type, a.attname, name, g.grantee::regrole)
        from pg_attribute a, lateral aclexplode(a.attacl) g
        where a.attrelid = name::regclass
        union all
        select 2, format('grant %s on sequence %I to %s', g.privilege_type, c.relname, g.grantee::regrole)
        from pg_class c, lateral aclexplode(c.relacl) g
        where c.oid = counter::regclass and g.grantee <> c.relowner
        union all
        select 3, format('alter table %1$I enable row level security, force row level security', name)
        from pg_class where oid = name::regclass and relrowsecurity and relforcerowsecurity
        union all
        select 4, format('create policy %I on %I as %s for %s to %s%s%s', p.policyname, name, p.permissive, p.cmd,
            (select string_agg(case role when 'public' then 'public' else quote_ident(role) end, ', ')
                from unnest(p.roles) role),
            ' using (' || p.qual || ')', ' with check (' || p.with_check || ')')
        from pg_policies p where p.schemaname = current_schema() and p.tablename = name
        union all
        -- Before PostgreSQL 17 partitions have no identity columns.
        select 0, format('create sequence %1$I; select setval(%1$L, %2$s); alter sequence %1$I owned by %3$I.%4$I;'
            || ' alter table %3$I alter %4$I set default nextval(%1$L)', counter, last_value, name, a.attname)
        from pg_attribute a where a.attrelid = name::regclass and a.attidentity <> '' and not a.attisdropped
    ) s;

    execute format('alter table %I rename to %I', name, whole);
    execute format('create table %I (like %I including defaults including constraints including generated including storage)'
        || ' partition by hash (conversation_id)', name, whole);
    for part in 0 .. parts - 1 loop
        execute format('create table %I partition of %I for values with (modulus %s, remainder %s)',
            name || '_' || part, name, parts, part);
    end loop;
    -- Row level security binds the owner as well.
    perform set_config('parley.service', 'on', true);
    execute format('insert into %I select * from %I', name, whole);
    perform set_config('parley.service', '', true);
    execute format('drop table %I', whole);
    foreach statement in array statements loop
        execute statement;
    end loop;
end $$;

do $$
declare
    parts integer := '${message-partitions}';
begin
    if parts not between 0 and 1024 then
        raise exception 'DATABASE_MESSAGE_PARTITIONS is from 0 to 1024';
    end if;
    if parts > 0 then
        perform partition_by_conversation('message', parts);
        perform partition_by_conversation('change', parts);
    end if;
end $$;

drop function partition_by_conversation(text, integer);
