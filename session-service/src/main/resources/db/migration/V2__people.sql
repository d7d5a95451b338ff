-- Conversations of people: who takes part may change, a log may be trimmed at its beginning.

alter table conversation alter column title drop not null;
alter table conversation
    -- The two people of a direct conversation, the smaller id first.
    add column pair text,
    -- Changes up to this one have been forgotten.
    add column trimmed_seq bigint not null default 0;
create unique index conversation_pair on conversation (pair) where pair is not null and status = 'active';

alter table participant
    add column arranged_at timestamptz,
    add column read_at timestamptz;
update participant set arranged_at = updated_at where updated_at > joined_at;
create index participant_moved on participant (updated_at);

-- Whom the change is about, where that is a person: one who takes part no longer is still told of it.
alter table change add column user_id uuid;

-- A role changes by a new row, so that a person's right to change its own row never reaches the role.
grant update (trimmed_seq) on conversation to parley_app;
grant update (arranged_at, read_at) on participant to parley_app;
grant delete on participant, message, change to parley_app;

-- Who takes part is decided by the service alone. What others may do with a conversation follows from their part in it;
-- having created it gives no right.
drop policy participant_add on participant;
create policy participant_add on participant for insert with check ((select acting_as_service()));
create policy participant_remove on participant for delete using ((select acting_as_service()));

drop policy conversation_read on conversation;
create policy conversation_read on conversation for select
    using ((select acting_as_service())
        or (visibility = 'public' and status = 'active')
        or exists (select from participant p where p.conversation_id = id and p.user_id = (select acting_person())));
drop policy conversation_add on conversation;
create policy conversation_add on conversation for insert with check ((select acting_as_service()));
drop policy conversation_change on conversation;
create policy conversation_change on conversation for update
    using ((select acting_as_service())
        or exists (select from participant p
            where p.conversation_id = id and p.user_id = (select acting_person()) and p.role = 'owner'));

create policy message_trim on message for delete using ((select acting_as_service()));

drop policy change_add on change;
create policy change_add on change for insert
    with check ((select acting_as_service()) or exists (
        select from participant p where p.conversation_id = change.conversation_id
            and p.user_id = (select acting_person()) and p.role = 'owner'));
create policy change_trim on change for delete using ((select acting_as_service()));
