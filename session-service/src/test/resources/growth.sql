-- A database as it is after years: ${messages} messages of ${people} people in ${conversations} conversations, by a few
-- statements over whole sets, as the superuser. A third of the messages stands in the first conversation, the others
-- anywhere. Each conversation has four people, and the first person, the regular, is in ${regular} of them besides (2 and
-- those after). The plans of QueryPlansTest and `./parley bench growth` come from it.

create temporary table said as
with moment as (
    select n, 'now'::timestamptz - interval '1 hour' - (${messages} - n) * interval '100 ms' as at
    from generate_series(1, ${messages}) n
)
select n, c, at,
    row_number() over (partition by c order by n) + 1 as seq,
    1 + (c * 7 + n % 4) % ${people} as p,
    -- In the order of time, as the service makes them.
    (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(hash, 1, 3) || '8'
        || substr(hash, 4, 15))::uuid as id,
    'everybody says word' || n % 5003 || ' and word' || n::bigint * 31 % 4999 || ' about matter' || n % 701 || ' on day'
        || n % 97 || case when n % 10 = 0 then ' often' else '' end
        || case when n % 5000 = 7 then ' seldom' else '' end as content
from (
    select n, at, md5(n::text) as hash,
        case when n % 3 = 0 then 1 else 2 + (n::bigint * 7919 % (${conversations} - 1))::integer end as c
    from moment
) m;
analyze said;

insert into app_user (id, issuer, subject, name, created_at, updated_at, last_active_at)
select ('00000000-0000-7000-8000-' || lpad(to_hex(p), 12, '0'))::uuid, 'growth', 'person-' || p, 'Person ' || p, now(),
    now(), now()
from generate_series(1, ${people}) p;

insert into conversation (id, kind, owner_id, title, last_seq, message_count, last_message_at, created_at, updated_at)
select ('00000000-0000-7001-8000-' || lpad(to_hex(c), 12, '0'))::uuid, 'group',
    ('00000000-0000-7000-8000-' || lpad(to_hex(1 + c * 7 % ${people}), 12, '0'))::uuid, 'Conversation ' || c,
    1 + count(n), count(n), max(at), now() - interval '1 year', now()
from generate_series(1, ${conversations}) c left join said using (c)
group by c;

insert into change (conversation_id, seq, id, kind, body)
select ('00000000-0000-7001-8000-' || lpad(to_hex(c), 12, '0'))::uuid, 1,
    overlay(gen_random_uuid()::text placing '01900000-0000-7' from 1)::uuid, 'conversation.created',
    jsonb_build_object('at', now() - interval '1 year')
from generate_series(1, ${conversations}) c;

insert into participant (conversation_id, user_id, role, read_seq, joined_at, updated_at)
select ('00000000-0000-7001-8000-' || lpad(to_hex(c), 12, '0'))::uuid,
    ('00000000-0000-7000-8000-' || lpad(to_hex(p), 12, '0'))::uuid,
    case p when 1 + c * 7 % ${people} then 'owner' else 'member' end, 1, now() - interval '1 year',
    now() - interval '1 year'
from generate_series(1, ${conversations}) c cross join lateral (
    select 1 + (c * 7 + place) % ${people} as p from generate_series(0, 3) place
    union select 1 where c between 2 and ${regular} + 1
) someone;

insert into message (conversation_id, seq, id, changed_seq, sender_id, role, content, content_type, key, created_at)
select ('00000000-0000-7001-8000-' || lpad(to_hex(c), 12, '0'))::uuid, seq, id, seq,
    ('00000000-0000-7000-8000-' || lpad(to_hex(p), 12, '0'))::uuid, 'user', content, 'text', 'key ' || n, at
from said order by n;

insert into reply (id, conversation_id, message_id, first_seq, person_id, answer_id, status, created_at, ended_at)
select id, ('00000000-0000-7001-8000-' || lpad(to_hex(c), 12, '0'))::uuid, id, seq,
    ('00000000-0000-7000-8000-' || lpad(to_hex(p), 12, '0'))::uuid, gen_random_uuid(), 'completed', at, at
from said where n % 10 = 0;

insert into message_text (message_id, conversation_id, tsv)
select id, conversation_id, search_vector(content) from message order by id
on conflict (message_id) do nothing;
update search_position set position = (select id from message order by id desc limit 1);

drop table said;
