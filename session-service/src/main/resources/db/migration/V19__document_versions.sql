-- A finished document may be revised: its session makes another version of it, beside those of before.
alter table document drop constraint document_session_id_key;
create index document_of_session on document (session_id);

-- Of the document the session has made, or will make.
alter table document_session add column document_version integer not null default 1;
grant update (document_version) on document_session to parley_app;
