-- Tokens that count no longer: one (token_id), or all of a person's up to a moment.

create table revocation (
    id        uuid primary key,
    person_id uuid not null references app_user,
    token_id  text,
    at        timestamptz not null
);
create index revocation_person on revocation (person_id);
create index revocation_at on revocation (at);
create index app_user_subject on app_user (subject);

grant select, insert, delete on revocation to parley_app;

alter table revocation enable row level security;
alter table revocation force row level security;
create policy revocation_read on revocation for select using ((select acting_as_service()));
create policy revocation_add on revocation for insert with check ((select acting_as_service()));
create policy revocation_forget on revocation for delete using ((select acting_as_service()));
