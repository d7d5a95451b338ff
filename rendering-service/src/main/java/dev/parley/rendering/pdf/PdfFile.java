package dev.parley.rendering.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import dev.parley.rendering.html.HtmlPage;
import dev.parley.rendering.markdown.ReadDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Lays a document out on A4 as PDF/UA: tagged, with fonts of its own inside and numbered pages.
@ApplicationScoped
public class PdfFile {
    private final HtmlPage html;

    public PdfFile(HtmlPage html) {
        this.html = html;
        // Its warnings quote the document.
        XRLog.setLoggingEnabled(false);
    }

    public byte[] write(ReadDocument document) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var file = new PDDocument()) {
            var builder = new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .withProducer("Parley")
                    .usePDDocument(file)
                    .toStream(bytes);
            Fonts.embed(builder, file);
            for (var each : ExternalResourceControlPriority.values()) {
                builder.useExternalResourceAccessControl((address, type) -> false, each);
            }
            var text = html.page(document, Print.stylesheet(document.language()));
            if (Direction.isNeeded(text)) {
                Direction.use(builder);
            }
            var page = parsed(text);
            NfcText.make(page);
            Lines.make(page);
            Isolates.make(page);
            Scripts.make(page);
            ShortRuns.make(page);
            builder.useReplacementText(Character.toString(Scripts.BOX));
            builder.withW3cDocument(page, null);
            builder.run();
        }
        return bytes.toByteArray();
    }

    private static Document parsed(String page) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("Our own page is not well-formed");
        }
    }
}
