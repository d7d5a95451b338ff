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
                "I'd like to use jane@example.org | jane@example.org",
                "No problem, it's jane@example.org | jane@example.org",
                "no, use jane@example.org | jane@example.org",
                "No. Use jane@example.org | jane@example.org",
                "Sure, jane@example.org works if you need it | jane@example.org",
                "You can write to jane@example.org about this | jane@example.org",
                "My e-mail is jane@example.org, the one I used to sign up | jane@example.org",
                "jane@example.org (I don't check it often) | jane@example.org",
                "The one I used to sign up is jane@example.org | jane@example.org",
                "I'd rather use jane@example.org | jane@example.org",
                "Use jane@example.org instead | jane@example.org",
                "My other address is jane@example.org | jane@example.org",
                "I am not at work today, so write to jane@example.org | jane@example.org",
                "I don't have a business address but jane@example.org works | jane@example.org",
                "Send it to jane@example.org, not to my assistant | jane@example.org",
                "I was told to give jane@example.org | jane@example.org",
                "jane@example.org, if that's all right | jane@example.org",
                "E-mail: jane@example.org | jane@example.org",
                "jane@example.org, if you have any questions | jane@example.org",
                "If you need it, jane@example.org | jane@example.org",
                "jane@example.org is what I usually use | jane@example.org",
                "jane@example.org if that works for you | jane@example.org",
                "If it rains, call me. Else: jane@example.org | jane@example.org",
                "The address I provided before: jane@example.org | jane@example.org",
                "just jane@example.org, only that one | jane@example.org",
                "I'm with Acme Limited, jane@example.org | jane@example.org"
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
                "do not write to jane@example.org",
                "please do not ever send anything to jane@example.org",
                "my old address is jane@example.org",
                "Old address: jane@example.org",
                "my former address (jane@example.org)",
                "I used to use jane@example.org",
                "it used to be jane@example.org",
                "it was jane@example.org",
                "instead of jane@example.org",
                "rather than jane@example.org",
                "by phone or at jane@example.org",
                "jane@example.org (old)",
                "jane@example.org isn't mine",
                "jane@example.org does not work",
                "jane@example.org, but it's no longer used",
                "jane@example.org doesn't work any more",
                "jane@example.org is invalid",
                "jane@example.org until March",
                "I'm not sure, jane@example.org",
                "jane@example.org, probably",
                "jane@straße.example",
                "jane@bü_cher.example",
                "jane@bücher",
                "jane–doe@example.org",
                "jane@example.org@example.org",
                "jane@example.org/john@example.org",
                "jane@10.0.0.1",
                "jane@example.o",
                "jane@example.org if it is urgent",
                "jane@example.org, if it's urgent",
                "jane@example.org, if it is about invoices",
                "If it is urgent, jane@example.org",
                "jane@example.org (only for invoices)",
                "jane@example.org from next year",
                "jane@example.org, starting in May",
                "From March on: jane@example.org",
                "jane@example.org during the week",
                "on weekdays jane@example.org",
                "jane@example.org unless I am away",
                "jane@example.org when I am in the office",
                "jane@example.org in urgent cases",
                "jane@example.org for the time being",
                "temporarily jane@example.org",
                "jane@example.org, provided nobody objects",
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
