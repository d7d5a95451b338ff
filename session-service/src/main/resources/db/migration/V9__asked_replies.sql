-- The reply that was told when a message was stored: the same key again answers the same.
alter table message add column asked_reply_id uuid;
