package dev.parley.rendering.word;

import dev.parley.rendering.markdown.ReadDocument;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class WordFile {
    public byte[] write(ReadDocument document) throws Exception {
        throw new UnsupportedOperationException();
    }
}
