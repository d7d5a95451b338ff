package dev.parley.attack.innocent;

/// What an innocent person does all the time.
public enum Deed {
    SIGN_IN,
    SEND,
    HISTORY,
    PING;

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
