-- What somebody had read stays read when it is removed and comes back; and what was said before one came is not unread.

alter table participant
    -- The log as it stood when this person came in: nothing before that counts as unread.
    add column joined_seq bigint not null default 0;

-- The part of somebody who takes part no longer, for when it returns. Only the service has business here.
create table former_participant (
    conversation_id uuid not null references conversation,
    user_id         uuid not null references app_user,
    read_seq        bigint not null,
    read_at         timestamptz,
    joined_seq      bigint not null,
    primary key (conversation_id, user_id)
);
alter table former_participant enable row level security;
alter table former_participant force row level security;
create policy former_participant_read on former_participant for select using ((select acting_as_service()));
create policy former_participant_add on former_participant for insert with check ((select acting_as_service()));
create policy former_participant_return on former_participant for delete using ((select acting_as_service()));
grant select, insert, delete on former_participant to parley_app;
