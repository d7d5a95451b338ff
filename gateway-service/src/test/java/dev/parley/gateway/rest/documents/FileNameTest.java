package dev.parley.gateway.rest.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileNameTest {
    @Test
    void a_name_is_told_in_ascii_and_as_it_is() {
        assertEquals(
                "attachment; filename=\"Vertrag uber Burotechnik.pdf\";"
                        + " filename*=UTF-8''Vertrag%20%C3%BCber%20B%C3%BCrotechnik.pdf",
                FileName.of("Vertrag über Bürotechnik", "pdf").disposition());
        assertEquals("document.pdf", FileName.of("契約書", "pdf").ascii());
        assertEquals("契約書.pdf", FileName.of("契約書", "pdf").full());
    }

    @Test
    void a_long_title_is_cut_between_two_letters() {
        for (var letter : new String[] {"😀", "👩‍👩‍👧", "é", "한", "हि"}) {
            for (var before = 0; before < 8; before++) {
                var full = FileName.of("x".repeat(before) + letter.repeat(150), "docx")
                        .full();
                var name = full.substring(before, full.length() - ".docx".length());

                assertTrue(full.getBytes(StandardCharsets.UTF_8).length <= 255, full);
                assertFalse(name.isEmpty());
                assertEquals(0, name.length() % letter.length(), full);
                assertEquals(letter.repeat(name.length() / letter.length()), name);
                assertFalse(
                        FileName.of(letter.repeat(150), "docx").disposition().contains("%3F"));
            }
        }
    }

    @Test
    void no_title_makes_a_name_that_leads_astray() {
        assertEquals(
                "Agreement fdp.exe.pdf",
                FileName.of("Agreement\u202efdp.exe", "pdf").full());
        assertEquals("a b.pdf", FileName.of("../a/\\\u0000b..", "pdf").full());
        assertEquals("document.pdf", FileName.of("...", "pdf").full());
        assertEquals("document.pdf", FileName.of("\ud83d", "pdf").full());
        assertEquals(
                "filename=\"a b.pdf\"",
                FileName.of("a\"\r\nb", "pdf").disposition().split("; ")[1]);
    }
}
