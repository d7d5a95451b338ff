-- What a client says of its message besides the text: its type, its subject, what it is about.
alter table message add column details jsonb;
grant update (details) on message to parley_app;
