-- Messages that are edited, deleted, reacted to, and that carry attachments.

alter table message
    add column attachments jsonb,
    add column edited_at timestamptz;

create table reaction (
    message_id      uuid not null,
    emoji           text not null,
    user_id         uuid not null references app_user,
    conversation_id uuid not null,
    -- The change that put it on: the order of reactions.
    seq             bigint not null,
    primary key (message_id, emoji, user_id)
);

grant update (content, attachments, metadata, changed_seq, updated_at, edited_at, deleted_at) on message to parley_app;
grant select, insert, delete on reaction to parley_app;

-- Whose message it is, and who owns the conversation, is checked under the conversation's lock.
create policy message_change on message for update using ((select acting_as_service()));

alter table reaction enable row level security;
alter table reaction force row level security;
create policy reaction_read on reaction for select
    using ((select acting_as_service()) or exists (select from conversation c where c.id = conversation_id));
create policy reaction_add on reaction for insert with check ((select acting_as_service()));
create policy reaction_remove on reaction for delete using ((select acting_as_service()));
