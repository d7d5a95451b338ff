package dev.parley.template.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "jane@example.org | jane@example.org",
                "it's Jane.Doe@Example.ORG, thanks | Jane.Doe@example.org",
                "Write to jane@example.org. | jane@example.org",
                "Jane Doe <jane+forms@mail.example.co.uk> | jane+forms@mail.example.co.uk",
                "mailto:jane@example.org | jane@example.org",
                "'jane@example.org'! | jane@example.org",
                "(jane_doe@example.org) | jane_doe@example.org",
                "jane@example.org, yes jane@EXAMPLE.org | jane@example.org",
                "jane＠example.org | jane@example.org",
                "o'hara@example.org | o'hara@example.org",
                "x@xn--bcher-kva.example | x@xn--bcher-kva.example",
                "jane@bücher.example | jane@xn--bcher-kva.example",
                "Jane@München.DE | Jane@xn--mnchen-3ya.de",
                "jane@例え.jp | jane@xn--r8jz45g.jp",
                "my address is jane@example.org please | jane@example.org",
                "You can reach me at jane@example.org, yes | jane@example.org",
            })
    void theOneAddressIsFound(String text, String address) {
        assertEquals(address, Expect.meant(Emails.read(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jane",
                "jane@example",
                "jane@",
                "@example.org",
                "jane..doe@example.org",
                ".jane@example.org",
                "jane@example..org",
                "jane@-example.org",
                "jane@example-.org",
                "jane@exa_mple.org",
                "jane@ example.org",
                "jane at example dot org",
                "müller@example.org",
                "not jane@example.org",
                "old one was jane@example.org",
                "anything but jane@example.org",
                "don't use jane@example.org",
                "it isn’t jane@example.org",
                "maybe jane@example.org",
                "jane@example.org is no longer mine",
                "something like jane@example.org",
                "jane@example.org, or by phone",
                "jane@straße.example",
                "jane@bü_cher.example",
                "jane@bücher",
                "jane–doe@example.org",
                "jane@example.org@example.org",
                "jane@example.org/john@example.org",
                "jane@10.0.0.1",
                "jane@example.o",
                "jane@example.org or john@example.org",
                "Jane@example.org jane@example.org"
            })
    void anythingElseIsAskedAgain(String text) {
        Expect.unclear(Emails.read(text));
    }

    @Test
    void theLimitsOfTheStandardHold() {
        String domain = ("a".repeat(60) + ".").repeat(3) + "org";
        assertEquals("l".repeat(64) + "@example.org", Expect.meant(Emails.read("l".repeat(64) + "@example.org")));
        Expect.unclear(Emails.read("l".repeat(65) + "@example.org"));
        Expect.meant(Emails.read("l".repeat(64) + "@" + domain));
        Expect.unclear(Emails.read("l".repeat(64) + "@aaaaaa." + domain));
        Expect.unclear(Emails.read("jane@" + "a".repeat(64) + ".org"));
    }

    @Test
    void hostileTextTakesNoTime() {
        Expect.survives(Emails::read);
        Expect.survives(text -> Emails.read("a@" + text));
    }
}
