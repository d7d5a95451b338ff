package dev.parley.session.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {
    @ParameterizedTest
    @CsvSource({
        "👍, 👍",
        "👍\uFE0F, 👍",
        "👍🏽, 👍🏽",
        "👍\uFE0F🏽, 👍🏽",
        "\u2764, \u2764\uFE0F",
        "\u2764\uFE0E, \u2764\uFE0F",
        "1\u20E3, 1\uFE0F\u20E3",
        "🇩🇪, 🇩🇪",
        "🇪🇺, 🇪🇺",
        "🇽🇰, 🇽🇰",
        "👨\u200D👩\u200D👧, 👨\u200D👩\u200D👧",
        "\u2764\u200D🔥, \u2764\uFE0F\u200D🔥",
        "\u2764\uFE0F\u200D🔥, \u2764\uFE0F\u200D🔥",
        "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F, "
                + "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
        "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F, "
                + "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
        "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC77\uDB40\uDC6C\uDB40\uDC73\uDB40\uDC7F, "
                + "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC77\uDB40\uDC6C\uDB40\uDC73\uDB40\uDC7F",
        "🏴, 🏴",
        "🏴\u200D\u2620, 🏴\u200D\u2620\uFE0F",
        "\u00A9, \u00A9\uFE0F"
    })
    void anEmojiHasOneForm(String sent, String form) {
        assertEquals(Optional.of(form), Emoji.normalized(sent));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "7",
                "#",
                "\uFE0F",
                "\u200D",
                "👍\u200D",
                "\u200D👍",
                "👍👍",
                "👍 ",
                "🇩",
                "🇩🇪🇫",
                "🇿🇿",
                "🍎🏽",
                "\u20E3",
                "<b>",
                "👍\u200Bx",
                "\u202E",
                "天",
                "🏴\uDB40\uDC67",
                "🏴\uDB40\uDC7F",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC78\uDB40\uDC78\uDB40\uDC78\uDB40\uDC7F",
                "🏴\uDB40\uDC75\uDB40\uDC73\uDB40\uDC63\uDB40\uDC61\uDB40\uDC7F",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F\uDB40\uDC7F",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F\uDB40\uDC61\uDB40\uDC7F",
                "👍\uDB40\uDC61\uDB40\uDC7F",
                "👍🏽\uDB40\uDC61\uDB40\uDC7F",
                "🏳\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "👨\u200D👩\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "👍\uDB40\uDC01"
            })
    void whatIsNotOneEmojiIsNone(String text) {
        assertEquals(Optional.empty(), Emoji.normalized(text));
    }
}
