-- Replies that people stop, and those they ask for again.

alter table reply
    add column stop_requested boolean not null default false,
    -- Answers once more what has been answered: no further message joins it.
    add column again boolean not null default false;
grant update (stop_requested) on reply to parley_app;

drop index reply_pending;
create unique index reply_pending on reply (conversation_id) where status = 'pending' and not again;
create unique index reply_pending_again on reply (conversation_id) where status = 'pending' and again;
