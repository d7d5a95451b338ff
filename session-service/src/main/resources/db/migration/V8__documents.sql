-- Documents: what they are made by, the sessions in which they are made, and themselves.

create table document_template (
    id           text not null,
    version      integer not null,
    title        text not null,
    description  text not null,
    questions    jsonb not null,
    body         jsonb not null,
    -- Null: it came with Parley.
    created_by   uuid references app_user,
    created_at   timestamptz not null,
    -- Offered no longer; those of before are not either.
    withdrawn_at timestamptz,
    primary key (id, version)
);

create table document_session (
    id               uuid primary key,
    user_id          uuid not null references app_user,
    template_id      text,
    template_version integer,
    status           text not null default 'active' check (status in ('active', 'completed', 'expired')),
    review           boolean not null default false,
    turn             integer not null default 0,
    history          jsonb not null default '[]',
    answers          jsonb not null default '{}',
    keys             jsonb not null default '[]',
    pending          jsonb,
    outcome          jsonb,
    holder           uuid,
    document_id      text,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    foreign key (template_id, template_version) references document_template
) with (fillfactor = 50);
create index document_session_unfinished on document_session (user_id, id) where status = 'active';
create index document_session_idle on document_session (updated_at) where status = 'active';

create table document (
    id               uuid primary key,
    session_id       uuid not null unique references document_session,
    user_id          uuid not null references app_user,
    template_id      text,
    template_version integer,
    -- Where an AI service keeps the document itself, its id there.
    external_id      text,
    title            text not null,
    content          text not null,
    answers          jsonb not null,
    created_at       timestamptz not null
);
create index document_user on document (user_id, external_id);

grant select, insert on document_template, document_session, document to parley_app;
grant update (withdrawn_at) on document_template to parley_app;
grant update (template_id, template_version, status, turn, history, answers, keys, pending, outcome, holder, document_id,
              updated_at) on document_session to parley_app;

alter table document_template enable row level security;
alter table document_template force row level security;
create policy document_template_read on document_template for select using (true);
create policy document_template_add on document_template for insert with check ((select acting_as_service()));
create policy document_template_withdraw on document_template for update using ((select acting_as_service()));

alter table document_session enable row level security;
alter table document_session force row level security;
create policy document_session_read on document_session for select
    using (user_id = (select acting_person()) or (select acting_as_service()));
create policy document_session_add on document_session for insert
    with check (user_id = (select acting_person()));
create policy document_session_change on document_session for update
    using (user_id = (select acting_person()) or (select acting_as_service()));

alter table document enable row level security;
alter table document force row level security;
create policy document_read on document for select using (user_id = (select acting_person()));
-- A step that completes a session stands in a batch with other people's.
create policy document_add on document for insert with check ((select acting_as_service()));
