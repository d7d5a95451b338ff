-- Nothing could be made of the pending turn for now: other words may take its place.
alter table document_session add column given_up boolean not null default false;
grant update (given_up) on document_session to parley_app;
