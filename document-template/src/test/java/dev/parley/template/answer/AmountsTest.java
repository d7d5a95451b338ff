package dev.parley.template.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "€1.5k|1500.00|EUR",
                "1,500 EUR|1500.00|EUR",
                "EUR 1.500,00|1500.00|EUR",
                "$2,000.50|2000.50|USD",
                "£3m|3000000.00|GBP",
                "2000 dollars|2000.00|USD",
                "two thousand euros|2000.00|EUR",
                "CHF 80'000|80000.00|CHF",
                "CHF 80'000.-|80000.00|CHF",
                "85k a year|85000.00|GBP",
                "1500|1500.00|GBP",
                "500eur|500.00|EUR",
                "EUR500|500.00|EUR",
                "500 usd please|500.00|USD",
                "US$500|500.00|USD",
                "A$ 500|500.00|AUD",
                "500 US dollars|500.00|USD",
                "500 Canadian dollars|500.00|CAD",
                "$500 CAD|500.00|CAD",
                "1000 yen|1000|JPY",
                "¥1,000|1000|JPY",
                "KWD 1.5|1.500|KWD",
                "-€5|-5.00|EUR",
                "€-5|-5.00|EUR",
                "minus 20 pounds|-20.00|GBP",
                "20 pounds sterling|20.00|GBP",
                "500 ALL|500.00|ALL",
                "all in 500 EUR|500.00|EUR",
                "try 500|500.00|GBP",
                "it's €12.5, thanks|12.50|EUR",
                "2 million euros|2000000.00|EUR",
                "€ 2.5 million|2500000.00|EUR",
                "15 grand|15000.00|GBP",
                "100 Swiss francs|100.00|CHF",
                "100 kronor|100.00|SEK",
                "two hundred (200) euros|200.00|EUR",
                "$5k|5000.00|USD",
                "5k$|5000.00|USD",
                "€1,500|1500.00|EUR"
            })
    void oneAmountIsRead(String text, BigDecimal amount, String currency) {
        assertEquals(new Money(amount, currency), Expect.meant(Amounts.read(text, "GBP")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "euros",
                "€10 or $20",
                "10 EUR 20 USD",
                "10 EUR USD",
                "€1.234",
                "€1.2345",
                "JPY 1.5",
                "500 XYZ",
                "XAU 5",
                "50%",
                "50 cents",
                "100 kr",
                "100 pesos",
                "Rs 500",
                "2 bitcoins",
                "EUR-500",
                "5xeur",
                "2 euros 50",
                "Z$500",
                "500 Jamaican dollars",
                "€10-20",
                "10 to 20 euros",
                "1e5 EUR",
                "€1½",
                "5t",
                "millions of dollars"
            })
    void whatIsNotOneAmountIsAskedAgain(String text) {
        Expect.unclear(Amounts.read(text, "GBP"));
    }

    @Test
    void withoutAnyCurrencyItIsAskedFor() {
        Expect.unclear(Amounts.read("1500", null), "Which currency");
        Expect.unclear(Amounts.read("1500", "XXX"), "Which currency");
        Expect.unclear(Amounts.read("1500", "nonsense"), "Which currency");
        assertEquals(new Money(new BigDecimal("1500.00"), "EUR"), Expect.meant(Amounts.read("€1500", null)));
    }

    @Test
    void aSharedSignIsTheDefaultIfThatIsAmongThem() {
        assertEquals("AUD", Expect.meant(Amounts.read("$500", "AUD")).currency());
        assertEquals("USD", Expect.meant(Amounts.read("$500", "EUR")).currency());
        assertEquals("SEK", Expect.meant(Amounts.read("500 kr", "SEK")).currency());
        assertEquals("CNY", Expect.meant(Amounts.read("¥500", "CNY")).currency());
        assertEquals("USD", Expect.meant(Amounts.read("US$500", "AUD")).currency());
    }

    @Test
    void hostileTextTakesNoTime() {
        Expect.survives(text -> Amounts.read(text, "EUR"));
        Expect.survives(text -> Amounts.read(text, null));
    }
}
