-- Who wants to have nothing to do with whom, and how many people somebody has brought into conversations lately.

create table block (
    person_id  uuid not null references app_user,
    -- The one who is blocked.
    other_id   uuid not null references app_user,
    created_at timestamptz not null,
    primary key (person_id, other_id)
);
create index block_other on block (other_id);

-- Of the last day: older rows are forgotten with the next one.
create table introduction (
    by_id     uuid not null references app_user,
    person_id uuid not null references app_user,
    -- The two shared no conversation before.
    stranger  boolean not null,
    at        timestamptz not null
);
create index introduction_by on introduction (by_id, at);

-- May read, and write no longer: in a direct conversation with somebody who has blocked it.
alter table participant add column barred boolean not null default false;

grant select, insert, delete on block to parley_app;
grant select, insert, delete on introduction to parley_app;
grant update (barred) on participant to parley_app;

alter table block enable row level security;
alter table block force row level security;
create policy block_read on block for select using ((select acting_as_service()) or person_id = (select acting_person()));
create policy block_add on block for insert with check ((select acting_as_service()));
create policy block_remove on block for delete using ((select acting_as_service()));

alter table introduction enable row level security;
alter table introduction force row level security;
create policy introduction_read on introduction for select using ((select acting_as_service()));
create policy introduction_add on introduction for insert with check ((select acting_as_service()));
create policy introduction_forget on introduction for delete using ((select acting_as_service()));
