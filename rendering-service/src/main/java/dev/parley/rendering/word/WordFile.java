package dev.parley.rendering.word;

import dev.parley.rendering.markdown.ReadDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/// Writes a document as a Word file with real styles, lists and tables, to be worked on further.
@ApplicationScoped
public class WordFile {
    public byte[] write(ReadDocument document) throws IOException {
        try (var word = new XWPFDocument()) {
            Styles.define(word, document.language());
            PageLayout.set(word, document.language());
            var properties = word.getProperties().getCoreProperties();
            properties.setTitle(document.title());
            properties.getUnderlyingProperties().setLanguageProperty(document.language());
            properties.setCreator("Parley");
            new BlockWriter(word, new Lists(word)).write(document.body());
            var file = new ByteArrayOutputStream();
            word.write(file);
            return file.toByteArray();
        }
    }
}
