package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The page on `/` as it lies in the gateway's jar, in a real browser, as a newcomer uses it. What else it does is
/// tested beside its sources, in `clients/console/test-system`.
class FirstPageTest {
    @TempDir(cleanup = CleanupMode.NEVER)
    Path profile;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(profile, NewcomersStack.get().http(1, "/"));
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /// React hears of a value only where the element's own setter has put it there.
    private void types(String field, String text) {
        browser.sees("document.querySelector('" + field + "')");
        browser.does("const field = document.querySelector('" + field + "');"
                + " Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, '" + text
                + "');"
                + " field.dispatchEvent(new Event('input', { bubbles: true }));"
                + " field.form.requestSubmit()");
    }

    @Test
    void whoeverPicksANameAsksTheAiAndSeesItsAnswerAndTheFramesBehindIt() {
        types("#name", "Alice");
        browser.sees("document.querySelector('.connection-state')?.dataset.state === 'connected'");
        types(".composer textarea", "is eval(input) fine?");
        browser.sees("document.querySelector('.message[data-role=assistant][data-state=stored]')"
                + "?.textContent.includes('Text run as code')");

        browser.does("document.querySelector('.brand button[aria-label=Frames]').click()");
        browser.sees("document.querySelector('.frames')?.textContent.includes('reply.completed')");
        var frames = browser.text("document.querySelector('.frames').textContent");
        assertTrue(!frames.matches("(?s).*eyJ[\\w-]{5,}\\.[\\w-]+\\..*"), frames);
    }
}
