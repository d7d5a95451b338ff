package dev.parley.session.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@SessionTest
class DocumentTemplatesTest {
    private final Paper admin = Paper.ofAdmin();
    private final Paper alice = Paper.of(Session.somebody());
    private final String id = "note-" + UUID.randomUUID();

    @Test
    void an_imported_template_is_offered_to_everybody() {
        admin.imports(Paper.note(id));

        assertTrue(alice.templates().stream().anyMatch(each -> each.id().equals(id) && each.body() == null));
    }

    @Test
    void another_text_makes_another_version_and_the_one_before_stays() {
        admin.imports(Paper.note(id));
        admin.imports(Paper.note(id).put("title", "Memo"));

        assertEquals("Note", alice.template(id, 1).title());
        assertEquals("Memo", alice.template(id, 2).title());
    }

    @Test
    void the_same_text_again_makes_no_version() {
        admin.imports(Paper.note(id));

        assertEquals(1, admin.imports(Paper.note(id)).version());
    }

    @Test
    void only_an_admin_imports_and_withdraws() {
        admin.imports(Paper.note(id));

        assertEquals(
                ErrorCode.FORBIDDEN,
                refused(() -> alice.imports(Paper.note(id).put("title", "Mine")))
                        .code());
        assertEquals(ErrorCode.FORBIDDEN, refused(() -> alice.withdraws(id)).code());
    }

    @Test
    void an_unknown_placeholder_is_refused_with_its_line() {
        var refusal = refused(() -> admin.imports(Paper.note(id).put("body", "# Note\n\n{txet}")));

        assertEquals(ErrorCode.BAD_REQUEST, refusal.code());
        assertEquals("The template cannot be used. body line 3: unknown placeholder {txet}", refusal.getMessage());
    }

    @Test
    void letters_that_a_pdf_cannot_show_are_told_to_who_imports_them_each_time() {
        var korean = Paper.note(id).put("body", "# \uacc4\uc57d\n\n{text}");

        for (var time = 0; time < 2; time++) {
            assertEquals(
                    List.of(
                            "body line 1: a PDF cannot show “\uacc4\uc57d” and has boxes there; Word and HTML files can"),
                    admin.imports(korean).warnings());
        }
        assertNull(alice.template(id, 1).warnings());
        assertNull(admin.imports(Paper.note(id)).warnings());
    }

    @Test
    void a_withdrawn_template_is_offered_no_longer_and_sessions_go_on_with_it() {
        admin.imports(Paper.note(id));
        var session = alice.opens(id, null).session();

        admin.withdraws(id);

        assertFalse(alice.templates().stream().anyMatch(each -> each.id().equals(id)));
        assertEquals(session.id(), alice.opens(id, null).session().id());
        assertEquals(
                ErrorCode.NOT_FOUND,
                refused(() -> Paper.of(Session.somebody()).opens(id, null)).code());
    }

    private static RequestRejected refused(Executable action) {
        return assertThrows(RequestRejected.class, action);
    }
}
