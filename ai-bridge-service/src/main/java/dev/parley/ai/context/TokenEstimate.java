package dev.parley.ai.context;

/// A token is some four characters, which is what most models' tokenizers come to on English text and code. An
/// estimate: whoever needs the truth takes it from the provider.
public final class TokenEstimate {
    static final int CHARACTERS = 4;

    private TokenEstimate() {}

    public static int of(String text) {
        return Math.ceilDiv(text.length(), CHARACTERS);
    }
}
