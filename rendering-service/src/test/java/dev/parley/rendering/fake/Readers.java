package dev.parley.rendering.fake;

import dev.parley.rendering.contract.DocumentText;
import dev.parley.rendering.markdown.DocumentReader;
import dev.parley.rendering.markdown.ReadDocument;
import dev.parley.rendering.markdown.TextConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/// Reads documents within the bounds that are the default.
public final class Readers {
    private static final DocumentReader READER = new DocumentReader(
            new SmallRyeConfigBuilder().withMapping(TextConfig.class).build().getConfigMapping(TextConfig.class));

    private Readers() {}

    public static ReadDocument read(String markdown) {
        return read(Texts.english(markdown));
    }

    public static ReadDocument read(DocumentText text) {
        return READER.read(text);
    }
}
