package dev.parley.template.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "12|12",
                "0|0",
                "1,500|1500",
                "1.500,75|1500.75",
                "1,500.75|1500.75",
                "1 500.75|1500.75",
                "1'500|1500",
                "1’500.5|1500.5",
                "1.5k|1500",
                "2 million|2000000",
                "2.5 million|2500000",
                "about 30|30",
                "~30|30",
                "twelve|12",
                "twenty-five|25",
                "twenty five|25",
                "Twelve.|12",
                "three hundred and five|305",
                "two thousand and five|2005",
                "a hundred|100",
                "one hundred twenty|120",
                "two hundred thousand|200000",
                "one million two hundred thousand and one|1200001",
                "30 days|30",
                "30days|30",
                "a 30-day period|30",
                "ninety (90) days|90",
                "50%|50",
                "50 percent|50",
                "-5|-5",
                "−5|-5",
                "minus five|-5",
                "(-5)|-5",
                "+5|5",
                "12,5|12.5",
                "0.500|0.5",
                "0,500|0.5",
                "1234.500|1234.5",
                "1.500.000|1500000",
                "1,500,000|1500000",
                "12.50|12.5",
                "1 500 000|1500000",
                "１２|12",
                "1 500|1500",
                "two point five|2.5",
                "two and a half|2.5",
                "two and a half million|2500000",
                "half a million|500000",
                "a dozen|12",
                "two dozen|24",
                "3 thousand|3000",
                "2 hundred thousand|200000",
                "It is 7, thanks!|7",
                "zero|0",
                "twelve hundred|1200",
                "5 a day|5",
                "one|1",
                "10 km/h|10",
                "1.500,750|1500.75",
                "3bn|3000000000",
                "999999999999999999|999999999999999999",
                "0.123456|0.123456",
                "007|7"
            })
    void oneNumberIsRead(String text, BigDecimal value) {
        assertEquals(value, Expect.meant(Numbers.read(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "many",
                "30-40",
                "30 to 40",
                "30 or 40",
                "twelve or 13",
                "3 4",
                "one two",
                "nineteen ninety",
                "1/2",
                "2/2",
                "10:30",
                "10:10",
                "1e5",
                "A4",
                "covid-19",
                "2nd",
                "½",
                "1½",
                "5²",
                "2 x 3",
                "2*2",
                ">5",
                "more than 5",
                "2m",
                "at least 3",
                "not 5",
                "don't use 5",
                "1,50,000",
                "1.2.3",
                "1,2,3",
                ".5",
                "5,,5",
                "30-30",
                "- 5",
                "half a year",
                "a quarter",
                "a couple",
                "thousands",
                "that one",
                "no one",
                "1 500,750",
                "1234567890123456789",
                "0.1234567",
                "999999999999999999 thousand",
                "0x1F",
                "1_000",
                "two and three",
                "a",
                "one point twelve",
                "3 thousand 500"
            })
    void whatIsNotOneNumberIsAskedAgain(String text) {
        Expect.unclear(Numbers.read(text));
    }

    @Test
    void aDotBeforeThreeDigitsIsAskedAbout() {
        Expect.unclear(Numbers.read("1.500"), "1500 or 1.5?");
        Expect.unclear(Numbers.read("1.500k"), "1500 or 1.5?");
    }

    @Test
    void hostileTextTakesNoTime() {
        Expect.survives(Numbers::read);
    }
}
