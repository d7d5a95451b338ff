package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The page on `/`, in a real browser, as a newcomer uses it.
class FirstPageTest {
    private static final String DESKS = "document.querySelectorAll('.desk')";

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

    private void types(String field, String text) {
        browser.does("const field = " + field + "; field.value = '" + text + "'; field.form.requestSubmit()");
    }

    private void says(int desk, String text) {
        types(DESKS + "[" + desk + "].querySelector('.message-field')", text);
    }

    private void hears(int desk, String text) {
        browser.sees(DESKS + "[" + desk + "].querySelector('.messages').textContent.includes('" + text + "')");
    }

    private void twoPeopleSitDown() {
        browser.sees("!document.getElementById('name-form').hidden");
        types("document.getElementById('name')", "Alice");
        browser.sees("!document.getElementById('second').hidden");
        types("document.getElementById('second-name')", "Bob");
        browser.sees(
                "[..." + DESKS + "].filter((desk) => desk.querySelectorAll('.people li').length === 2).length === 2");
    }

    @Test
    void twoPeopleTalkToEachOtherAndBothSeeTheAnswerOfTheAi() {
        twoPeopleSitDown();

        says(0, "Hi Bob");
        hears(1, "Hi Bob");
        says(1, "@ai is eval(input) fine?");
        browser.sees(
                "[..." + DESKS + "].every((desk) =>"
                        + " desk.querySelector('.message.assistant:not([aria-busy=true])')?.textContent.includes('Text run as code'))");

        assertTrue(browser.text("document.body.innerText").contains("Hi Bob"));
    }

    @Test
    void whoeverWasCutOffSeesWhatItHasMissed() {
        twoPeopleSitDown();

        browser.does(DESKS + "[1].querySelector('.cut').click()");
        browser.sees(DESKS + "[1].querySelector('.connection').dataset.state === 'waiting'");
        says(0, "while you were away");

        hears(1, "while you were away");
        browser.sees(DESKS + "[1].querySelector('.frames').textContent.includes('conversation.synced')");
    }

    @Test
    void noTokenStandsAmongTheFrames() {
        twoPeopleSitDown();

        var frames = browser.text(DESKS + "[0].querySelector('.frames').textContent");

        assertTrue(frames.contains("masked"), frames);
        assertTrue(!frames.matches("(?s).*eyJ[\\w-]{5,}\\.[\\w-]+\\..*"), frames);
    }
}
