-- A person's number is the one its token brings along, where it does and nobody else has it.

grant update (number) on app_user to parley_app;
