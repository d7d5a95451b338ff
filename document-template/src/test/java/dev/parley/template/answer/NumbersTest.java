package dev.parley.template.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
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
                "point 5|0.5",
                "5 point 5|5.5",
                "5 point 25|5.25",
                "point oh five|0.05",
                "two point oh five|2.05",
                "two point five million|2500000",
                "2 point 5 million|2500000",
                "minus point 5|-0.5",
                "12 (12)|12",
                "12 (twelve)|12",
                "thirty, 30 days|30",
                "30 per cent|30",
                "5 metres|5",
                "5 litres|5",
                "80 kilos|80",
                "30 points|30",
                "1 500 000 items|1500000",
                "one|1",
                "10 km/h|10",
                "1.500,750|1500.75",
                "3bn|3000000000",
                "999999999999999999|999999999999999999",
                "0.123456|0.123456",
                "007|7",
                "five grand|5000",
                "5 grand|5000",
                "twenty k|20000",
                "a hundred k|100000",
                "5 thou|5000",
                "3 lakh|300000",
                "three lakhs|300000",
                "two and a half crore|25000000",
                "2 lac|200000",
                "ten bn|10000000000",
                "1.5 mln|1500000",
                "2 Mio.|2000000",
                "2 Mrd|2000000000",
                "2 Tsd.|2000",
                "10 tausend|10000",
                "3 Millionen|3000000",
                "5 milliards|5000000000",
                "5 miljoen|5000000",
                "5 тысяч|5000",
                "5 тыс.|5000",
                "2 млн|2000000",
                "5万|50000",
                "5 億|500000000",
                "3千|3000",
                "5만|50000",
                "5 लाख|500000",
                "2 करोड़|20000000",
                "5 مليون|5000000",
                "5 ล้าน|5000000",
                "point five|0.5",
                "minus point five|-0.5",
                "zero point seven five|0.75",
                "thirty people|30",
                "30 employees|30",
                "12 kilograms|12",
                "3 hours a day|3",
                "exactly 30, please|30",
                "let it be 12.|12",
                "five (5)|5",
                "(-500)|-500",
                "negative 3|-3"
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
                "five five",
                "twenty twenty",
                "5 5",
                "two and two",
                "30 days, 30 days",
                "500 500",
                "100 100 100",
                "5 point",
                "point",
                "5 point twelve",
                "five point five twelve",
                "5 point 1,500",
                "5.5 point 5",
                "5 point 5 point 5",
                "5 point 1234567",
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
                "3 thousand 500",
                "about 30",
                "~30",
                "≈30",
                "≥ 30",
                "approx. 30",
                "circa 30",
                "30 or so",
                "30-ish",
                "roughly thirty",
                "nearly thirty",
                "up to 30",
                "max. 30",
                "maximum 30",
                "min 30",
                "from 30",
                "30+",
                "30 +",
                "30-",
                "30 -",
                "30?",
                "over 30",
                "no less than 30",
                "(30)",
                "(thirty)",
                "30 elephants",
                "30 zillion",
                "5 mil",
                "5 bil",
                "5 t",
                "5 x",
                "$30",
                "30 €",
                "#5",
                "№5",
                "5*",
                "30 👍",
                "5&6",
                "10\n000",
                "10\r\n000",
                "10\t000",
                "10\u2028000",
                "5 лет назад",
                "fünf",
                "5 hoch 3"
            })
    void whatIsNotOneNumberIsAskedAgain(String text) {
        Expect.unclear(Numbers.read(text));
    }

    @Test
    void aDotBeforeThreeDigitsIsAskedAbout() {
        Expect.unclear(Numbers.read("1.500"), "1500 or 1.5?");
        Expect.unclear(Numbers.read("1.500k"), "1500 or 1.5?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "24|24",
                "24 months|24",
                "two dozen months|24",
                "the term is 24 months|24",
                "2 years|",
                "2 yrs|",
                "30 days|",
                "24 months and a day|",
                "maximum 24 months|"
            })
    void aStretchOfTimeHasToBeTheOneThatIsAskedFor(String text, BigDecimal value) {
        var read = Numbers.read(text, Set.of("what", "is", "the", "maximum", "term", "in", "months"));
        if (value == null) {
            Expect.unclear(read);
        } else {
            assertEquals(value, Expect.meant(read));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How long is the fence, in metres?|5 metres|5",
                "How long is the fence, in metres?|5 meters|5",
                "How long is the fence, in metres?|5 m|5",
                "How long is the fence, in metres?|5m|5",
                "How long is the fence, in metres?|5|5",
                "How long is the fence, in metres?|5 km|",
                "How long is the fence, in metres?|500 cm|",
                "How long is the fence, in metres?|5 miles|",
                "How long is the fence, in metres?|5 kg|",
                "How long is the fence, in metres?|5 days|",
                "How long is the fence, in metres?|5%|",
                "How long is the fence, in metres?|5 square metres|",
                "How large is the flat, in square metres?|50 square metres|50",
                "How large is the flat, in square metres?|50 square feet|",
                "How far is it in miles?|5 miles|5",
                "How far is it in miles?|5 mi|5",
                "How far is it in miles?|5 metres|",
                "How fast does it go, in miles per hour?|60 mph|60",
                "How fast does it go, in miles per hour?|60 miles per hour|60",
                "How fast does it go, in miles per hour?|60 km/h|",
                "Weight in kg?|5 kg|5",
                "Weight in kg?|5 kilograms|5",
                "Weight in kg?|5 kilos|5",
                "Weight in kg?|5 lb|",
                "Weight in kg?|5 lbs|",
                "Weight in kg?|5 grams|",
                "Weight in kg?|5 tonnes|",
                "Storage in GB?|2 gigabytes|2",
                "Storage in GB?|2 GB|2",
                "Storage in GB?|2 TB|",
                "How many kWh a year?|500 kilowatt hours|500",
                "How many employees?|5 employees|5",
                "How many employees?|5 people|5",
                "How many employees?|5 percent|",
                "How many employees?|5 per cent|",
                "How many employees?|5%|",
                "How many employees?|5 kg|5",
                "Which share do you hold?|5%|5",
                "What percentage?|5 percent|5",
                "What is the interest, in %?|5%|5",
                "What is the rate of interest?|5 per cent|5",
                "How many days of holiday per year?|25 days|25",
                "How many days of holiday per year?|25 a year|25",
                "How many days of holiday per year?|25 annually|25",
                "How many days of holiday per year?|2 a month|",
                "How many days of holiday per year?|2 monthly|",
                "How many days of holiday per year?|5 weeks|",
                "How many people does the second party employ?|30 a day|30",
                "How much water is used per year?|500 litres|500",
                "How far do you drive in a year?|5000 km|5000",
                "How far do you drive in a year?|3 hours|",
                "What is the min. temperature?|20 degrees|20",
                "How long is the fence of annex c?|5 metres|5",
                "How much time is there, in hours?|90 minutes|",
                "How many points?|5 points|5",
                "How large is the flat in square metres?|80 sqm|80",
                "How large is the flat in square metres?|80 sq m|80",
                "How large is the flat in square metres?|80 sq. m|80",
                "How large is the flat in square metres?|80 m²|80",
                "How large is the flat in square metres?|80m²|80",
                "How large is the flat in square metres?|80 m2|80",
                "How large is the flat in square metres?|80m2|80",
                "How large is the flat in square metres?|80 metres squared|80",
                "How large is the flat in square metres?|80|80",
                "How large is the flat in square metres?|80 metres|",
                "How large is the flat in square metres?|80 m|",
                "How large is the flat in square metres?|80 sqft|",
                "How large is the flat in square metres?|80 m3|",
                "How large is the flat in square metres?|80 cubic metres|",
                "How large is the flat in square feet?|800 sqft|800",
                "How large is the flat in square feet?|800 sq ft|800",
                "How large is the flat in square feet?|800 sq. ft.|800",
                "How large is the flat in square feet?|800 ft2|800",
                "How large is the flat in sqm?|80 sqm|80",
                "How large is the flat in sqm?|80 square metres|80",
                "How much fits in, in cubic metres?|3 m³|3",
                "How much fits in, in cubic metres?|3 cubic metres|3",
                "How long is the fence, in metres?|5 m2|",
                "How long is the fence, in metres?|5 sqm|",
                "How much of the deposit is refundable?|50%|50",
                "How much of the deposit is refundable?|50 %|50",
                "How much of the deposit is refundable?|half|",
                "What uptime is guaranteed?|99.9%|99.9",
                "What uptime is guaranteed?|99.9 percent|99.9",
                "What uptime is guaranteed per month?|99.9 per cent|99.9",
                "How much of the price is due on signing?|30%|30",
                "What part of the fee is paid in advance?|30%|30",
                "By how much may the rent rise each year?|3%|3",
                "By how much may the rent rise each year?|3% a year|3",
                "How long is the term in months?|24%|",
                "How old is the building?|50%|",
                "How many people work there?|50%|"
            })
    void aUnitHasToBeOneThatIsAskedFor(String question, String text, BigDecimal value) {
        var read = Numbers.read(
                text,
                Set.copyOf(
                        List.of(question.toLowerCase().replace("%", "percent").split("[^a-z]+"))));
        if (value == null) {
            Expect.unclear(read);
        } else {
            assertEquals(value, Expect.meant(read));
        }
    }

    @Test
    void anotherUnitIsToldFromTheOneThatIsAskedFor() {
        Expect.unclear(Numbers.read("5 km", Set.of("how", "long", "metres")), "about metres, not km");
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        Expect.unclear(Numbers.read("30 zorkmids"), "“zorkmids”");
        Expect.unclear(Numbers.read("30 " + "z".repeat(500)), "zzz…");
    }

    @Test
    void hostileTextTakesNoTime() {
        Expect.survives(Numbers::read);
    }
}
