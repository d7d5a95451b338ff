package dev.parley.rendering;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.rendering.fake.Readers;
import dev.parley.rendering.fake.Texts;
import dev.parley.rendering.html.HtmlPage;
import dev.parley.rendering.pdf.PdfFile;
import dev.parley.rendering.word.WordFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The largest documents that may be kept are exported in every format, in the time there is for it.
class LargestTest {
    /// Of the processor, whoever else is at work on this machine: `rendering.desk.time-limit`.
    private static final Duration TIME = Duration.ofSeconds(20);

    private static Stream<String> documents() {
        return Stream.of(
                "契約の条項".repeat(17_476),
                "契約の条項は次のとおりとする。\n\n".repeat(5_000).substring(0, 85_000),
                "ab\n\n".repeat(4_999) + "x",
                "ab  \n".repeat(9_999) + "x",
                "**" + "ab  \n".repeat(9_999) + "x**",
                "1. " + "ab  \n   ".repeat(9_999) + "x",
                "شركة المثال المحدودة 500 ".repeat(5_900),
                "บริษัทตัวอย่างจำกัด".repeat(4_500),
                "a契é☃".repeat(20_000),
                "> " + "ab cd\\.".repeat(37_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("documents")
    void it_is_exported_in_every_format_in_time(String markdown) throws IOException {
        var read = Readers.read(Texts.english(markdown));

        within(() -> new PdfFile(new HtmlPage()).write(read));
        within(() -> new HtmlPage().write(read));
        within(() -> new WordFile().write(read));
    }

    private interface Rendering {
        byte[] bytes() throws IOException;
    }

    private static void within(Rendering rendering) throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();
        assertTrue(rendering.bytes().length < 10_485_760, "no larger than a file may be");
        var taken = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
        assertTrue(taken.compareTo(TIME) < 0, () -> "took " + taken);
    }
}
