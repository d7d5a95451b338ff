-- A person's number is the one its token brings along, where it does and nobody else has it; the log of those who come
-- into a group later begins, for what they have missed, where they come in.

grant update (number) on app_user to parley_app;
update participant p set delivered_seq = greatest(p.delivered_seq, p.read_seq);
