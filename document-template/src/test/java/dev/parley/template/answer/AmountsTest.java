package dev.parley.template.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
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
                "ALL 500|500.00|ALL",
                "FIVE HUNDRED ALL|500.00|ALL",
                "We pay 500 ALL|500.00|ALL",
                "WE PAY 500 ALL IN|500.00|GBP",
                "WE PAY 500 FOR ALL OF IT|500.00|GBP",
                "TRY 500, PLEASE|500.00|GBP",
                "WE PAY 500 EUR ALL IN|500.00|EUR",
                "WE PAY 500 USD|500.00|USD",
                "all in 500 EUR|500.00|EUR",
                "try 500|500.00|GBP",
                "it's €12.5, thanks|12.50|EUR",
                "2 million euros|2000000.00|EUR",
                "€ 2.5 million|2500000.00|EUR",
                "15 grand|15000.00|GBP",
                "100 Swiss francs|100.00|CHF",
                "100 kronor|100.00|SEK",
                "Fr. 500|500.00|CHF",
                "500 fr.|500.00|CHF",
                "SFr. 500|500.00|CHF",
                "EUR 500|500.00|EUR",
                "5 point 5 euros|5.50|EUR",
                "two point five million euros|2500000.00|EUR",
                "Kč. 500|500.00|CZK",
                "500 Serbian dinars|500.00|RSD",
                "500 euros (EUR 500)|500.00|EUR",
                "500 (five hundred) euros|500.00|EUR",
                "two hundred (200) euros|200.00|EUR",
                "$5k|5000.00|USD",
                "5k$|5000.00|USD",
                "€1,500|1500.00|EUR",
                "five grand|5000.00|GBP",
                "twenty k|20000.00|GBP",
                "fifty k|50000.00|GBP",
                "ten bn|10000000000.00|GBP",
                "5 thou|5000.00|GBP",
                "35 lakh rupees|3500000.00|INR",
                "₹ 35 lakh|3500000.00|INR",
                "2 crore|20000000.00|GBP",
                "5 万|50000.00|GBP",
                "¥5 万円|50000|JPY",
                "5万円|50000|JPY",
                "3億円|300000000|JPY",
                "500万元|5000000.00|CNY",
                "5만원|50000|KRW",
                "500원|500|KRW",
                "3 Millionen Euro|3000000.00|EUR",
                "10 tausend Euro|10000.00|EUR",
                "2 Tsd Euro|2000.00|EUR",
                "1.5 mln|1500000.00|GBP",
                "2 mln zł|2000000.00|PLN",
                "2 Mrd. Euro|2000000000.00|EUR",
                "5 milliards|5000000000.00|GBP",
                "50 тысяч рублей|50000.00|RUB",
                "2 млн руб.|2000000.00|RUB",
                "100 zł|100.00|PLN",
                "100 złotych|100.00|PLN",
                "500 Kč|500.00|CZK",
                "₱500|500.00|PHP",
                "฿500|500.00|THB",
                "500 บาท|500.00|THB",
                "₫500000|500000|VND",
                "₦500|500.00|NGN",
                "GH₵500|500.00|GHS",
                "500 ₸|500.00|KZT",
                "₼500|500.00|AZN",
                "₾500|500.00|GEL",
                "₡500|500.00|CRC",
                "₭500|500.00|LAK",
                "៛500|500.00|KHR",
                "₮500|500.00|MNT",
                "R$ 500|500.00|BRL",
                "NT$500|500.00|TWD",
                "HK$ 500|500.00|HKD",
                "R500|500.00|ZAR",
                "Rp 1.000.000|1000000.00|IDR",
                "KSh 500|500.00|KES",
                "500 Ft|500.00|HUF",
                "500 元|500.00|CNY",
                "500 tenge|500.00|KZT",
                "500 taka|500.00|BDT",
                "500 Polish zloty|500.00|PLN",
                "500 Kenyan shillings|500.00|KES",
                "500 Jamaican dollars|500.00|JMD",
                "500 dollars canadiens|500.00|CAD",
                "500 pesos mexicanos|500.00|MXN",
                "500 norske kroner|500.00|NOK",
                "500 francs suisses|500.00|CHF",
                "500 гривень|500.00|UAH",
                "500 лир|500.00|TRY",
                "500 dirhams des Émirats|500.00|AED",
                "500 KM|500.00|BAM",
                "C$ 500|500.00|CAD",
                "€60k p.a.|60000.00|EUR",
                "500 € / month|500.00|EUR",
                "500 per month|500.00|GBP",
                "€500 monthly|500.00|EUR",
                "500,- EUR|500.00|EUR",
                "the amount should be 500 pounds|500.00|GBP",
                "(-500)|-500.00|GBP"
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
                "500 rb",
                "500 rb.",
                "500 marks",
                "500 Mark",
                "500 DEM",
                "500 HRK",
                "Rs. 500",
                "500 EUR and 500 EUR",
                "500 500 EUR",
                "€500 €500",
                "five five euros",
                "5 point euros",
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
                "€10-20",
                "10 to 20 euros",
                "1e5 EUR",
                "€1½",
                "5t",
                "millions of dollars",
                "(500)",
                "€(500)",
                "(€500)",
                "500-",
                "€500-",
                "500 €-",
                "about 500",
                "~500",
                "≈500",
                "up to 500",
                "max. 500",
                "max 500 EUR",
                "maximum of 500",
                "500+",
                "€500+",
                "from 500",
                "from €500",
                "under 500",
                "at most 500",
                "no more than 500",
                "not exceeding 500",
                "500 plus VAT",
                "500?",
                "500 or so",
                "500ish",
                "around five hundred",
                "250\n300",
                "10\n000",
                "3 mil",
                "5 bil",
                "5 bln",
                "500 quatloos",
                "500 zorkmids",
                "¤500",
                "₿500",
                "500 DM",
                "500 kr.",
                "500p",
                "500 leva coins",
                "500 chickens",
                "500 days",
                "500 km",
                "500 £ €",
                "500 zł EUR",
                "500 korun",
                "500 лв",
                "£500 👍",
                "MAKE IT 500 TOP",
                "GIVE BOB 500",
                "PAY 500 XYZ",
                "GET 500 MAD PEOPLE"
            })
    void whatIsNotOneAmountIsAskedAgain(String text) {
        Expect.unclear(Amounts.read(text, "GBP"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the gross salary per year?|60000|60000.00",
                "What is the gross salary per year?|60000 a year|60000.00",
                "What is the gross salary per year?|60k p.a.|60000.00",
                "What is the gross salary per year?|60k annually|60000.00",
                "What is the gross salary per year?|60k/year|60000.00",
                "What is the gross salary per year?|EUR 60,000 yearly, please|60000.00",
                "What is the gross salary per year?|3000 a month|",
                "What is the gross salary per year?|3000 monthly|",
                "What is the gross salary per year?|3000 pcm|",
                "What is the gross salary per year?|20 an hour|",
                "What is the gross salary per year?|20/h|",
                "What is the gross salary per year?|55000 EUR gross, paid monthly|55000.00",
                "What is the gross salary per year?|36000 EUR a year, paid monthly|36000.00",
                "What is the gross salary per year?|36000 EUR p.a. (payable every month)|36000.00",
                "What is the gross salary per year?|36000 EUR gross, in twelve monthly instalments|36000.00",
                "What is the gross salary per year?|36000, paid yearly|36000.00",
                "What is the gross salary per year?|3000 EUR gross, paid monthly|",
                "What is the gross salary per year?|300000 JPY, paid monthly|",
                "What is the gross salary per year?|3000 paid every month|",
                "What is the rate per month?|500, paid weekly|",
                "What is the annual salary?|60000 per year|60000.00",
                "What is the annual salary?|3000 per month|",
                "What is the rate, per hour or per month?|20 an hour|20.00",
                "What is the rate, per hour or per month?|2000 monthly|2000.00",
                "What is the rate, per hour or per month?|800 a day|",
                "How much may the expenses be per month?|500 per month|500.00",
                "How much may the expenses be per month?|500 per year|",
                "How much may the expenses be per month?|500 p.a.|",
                "What does the second party pay?|500 a month|500.00",
                "What is the price?|500 a month|500.00"
            })
    void anAmountHasToBeForTheStretchOfTimeThatIsAskedFor(String question, String text, BigDecimal amount) {
        var read = Amounts.read(
                text, "EUR", Set.copyOf(List.of(question.toLowerCase().split("[^a-z]+"))));
        if (amount == null) {
            Expect.unclear(read);
        } else {
            assertEquals(new Money(amount, "EUR"), Expect.meant(read));
        }
    }

    @Test
    void anAmountByTheMonthIsToldFromOneByTheYear() {
        Expect.unclear(Amounts.read("3000, paid monthly", "EUR", Set.of("salary", "per", "year")), "per year?");
    }

    @Test
    void aCurrencyThatIsNoMoneyTodayIsNone() {
        assertFalse(Amounts.isCurrency("DEM") || Amounts.isCurrency("XAU") || Amounts.isCurrency("eur"));
        assertTrue(Amounts.isCurrency("EUR") && Amounts.isCurrency("CLF"));
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
        assertEquals("PKR", Expect.meant(Amounts.read("Rs 500", "PKR")).currency());
        assertEquals("BYN", Expect.meant(Amounts.read("500 рублей", "BYN")).currency());
        assertEquals("KPW", Expect.meant(Amounts.read("500 won", "KPW")).currency());
        assertEquals("CNY", Expect.meant(Amounts.read("¥500", "CNY")).currency());
        assertEquals("CHF", Expect.meant(Amounts.read("Fr. 500", "CHF")).currency());
        assertEquals("CHF", Expect.meant(Amounts.read("Fr. 60000", "EUR")).currency());
        assertEquals("RWF", Expect.meant(Amounts.read("500 fr.", "RWF")).currency());
        assertEquals("BAM", Expect.meant(Amounts.read("500 marks", "BAM")).currency());
        Expect.unclear(Amounts.read("500 rb", "IDR"));
        assertEquals("USD", Expect.meant(Amounts.read("US$500", "AUD")).currency());
    }

    @Test
    void hostileTextTakesNoTime() {
        Expect.survives(text -> Amounts.read(text, "EUR"));
        Expect.survives(text -> Amounts.read(text, null));
    }
}
