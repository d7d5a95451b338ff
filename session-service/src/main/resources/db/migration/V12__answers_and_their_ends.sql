-- Why an answer ended, what the AI thought meanwhile, and why it broke off where it did.
alter table message
    add column finish_reason text,
    add column reasoning text,
    add column failure jsonb;
grant update (reasoning, failure) on message to parley_app;

-- How often a reply was taken over from a writer that did not end it.
alter table reply add column takeovers integer not null default 0;
grant update (takeovers) on reply to parley_app;
