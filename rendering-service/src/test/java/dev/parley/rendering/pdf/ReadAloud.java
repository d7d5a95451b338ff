package dev.parley.rendering.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/// A PDF's words in the order in which its tags tell them to somebody who does not see it.
final class ReadAloud {
    private final Map<COSDictionary, Map<Integer, String>> pages = new HashMap<>();
    private final StringBuilder heard = new StringBuilder();

    private ReadAloud() {}

    static String text(PDDocument file) throws IOException {
        var reader = new ReadAloud();
        for (var page : file.getPages()) {
            reader.look(page);
        }
        reader.read(file.getDocumentCatalog().getStructureTreeRoot(), null);
        return reader.heard.toString();
    }

    private void look(PDPage page) throws IOException {
        var words = new HashMap<Integer, String>();
        var extractor = new PDFMarkedContentExtractor();
        extractor.processPage(page);
        extractor.getMarkedContents().forEach(content -> collect(content, words));
        pages.put(page.getCOSObject(), words);
    }

    private static void collect(PDMarkedContent content, Map<Integer, String> words) {
        var text = new StringBuilder();
        for (var each : content.getContents()) {
            switch (each) {
                case TextPosition letter -> text.append(letter.getUnicode());
                case PDMarkedContent inner -> collect(inner, words);
                default -> {}
            }
        }
        words.merge(content.getMCID(), text.toString(), String::concat);
    }

    private void read(PDStructureNode node, PDPage before) {
        var page = node instanceof PDStructureElement element && element.getPage() != null ? element.getPage() : before;
        for (var kid : node.getKids()) {
            switch (kid) {
                case PDStructureNode inner -> read(inner, page);
                case Integer mark -> say(page, mark);
                case PDMarkedContentReference mark ->
                    say(mark.getPage() == null ? page : mark.getPage(), mark.getMCID());
                default -> {}
            }
        }
        heard.append(' ');
    }

    private void say(PDPage page, int mark) {
        heard.append(pages.get(page.getCOSObject()).getOrDefault(mark, ""));
    }
}
