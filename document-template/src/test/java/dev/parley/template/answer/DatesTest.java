package dev.parley.template.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    private static final LocalDate WEDNESDAY = LocalDate.of(2027, 2, 10);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "2027-03-03|2027-03-03",
                "3 March 2027|2027-03-03",
                "March 3, 2027|2027-03-03",
                "3rd of March 2027|2027-03-03",
                "3 Mar 27|2027-03-03",
                "3 Mar '27|2027-03-03",
                "3 Mar 47|2047-03-03",
                "1.1.20|2020-01-01",
                "3 May 1985|1985-05-03",
                "03.03.2027|2027-03-03",
                "3.4.2027|2027-04-03",
                "13/04/2027|2027-04-13",
                "04/13/2027|2027-04-13",
                "03/03/2027|2027-03-03",
                "3 March|2027-03-03",
                "3 January|2028-01-03",
                "10 February|2027-02-10",
                "29 February|2028-02-29",
                "today|2027-02-10",
                "tomorrow|2027-02-11",
                "the day after tomorrow|2027-02-12",
                "yesterday|2027-02-09",
                "Friday|2027-02-12",
                "this Friday|2027-02-12",
                "on Friday|2027-02-12",
                "Wednesday|2027-02-17",
                "next Friday|2027-02-19",
                "next Monday|2027-02-15",
                "Friday next week|2027-02-19",
                "last Friday|2027-02-05",
                "from next Friday|2027-02-19",
                "in two weeks|2027-02-24",
                "in 10 days|2027-02-20",
                "a month from now|2027-03-10",
                "in 3 months|2027-05-10",
                "in twenty-one days|2027-03-03",
                "two weeks from tomorrow|2027-02-25",
                "in a year's time|2028-02-10",
                "end of the month|2027-02-28",
                "end of next month|2027-03-31",
                "the end of March|2027-03-31",
                "end of January|2028-01-31",
                "end of the year|2027-12-31",
                "first of next month|2027-03-01",
                "the 15th of this month|2027-02-15",
                "1st of January|2028-01-01",
                "the twenty-first of March|2027-03-21",
                "it starts on 3 March 2027 please|2027-03-03",
                "Wednesday, 3 March 2027|2027-03-03",
                "3 March 2027 at 10:30|2027-03-03",
                "３ Ｍａｒｃｈ　２０２７|2027-03-03",
                "3 March next year|2028-03-03",
                "20270303|2027-03-03",
                "3-Mar-2027|2027-03-03",
                "March 3rd|2027-03-03",
                "3. März 2027, so 3 March 2027|",
                "May 3 2027|2027-05-03",
                "2027/03/04|2027-03-04",
                "Sept 1, 2027|2027-09-01",
                "by 3 March 2027.|2027-03-03",
                "today, 10 February 2027|2027-02-10",
                "three weeks ago|2027-01-20",
                "Friday morning|2027-02-12",
                "let's say Friday|2027-02-12",
                "I start on Monday|2027-02-15",
                "the effective date is 3 March 2027|2027-03-03",
                "starting on Monday|2027-02-15",
                "as of 3 March 2027|2027-03-03",
                "(3 March 2027)|2027-03-03",
                "Sat, 6 March 2027|2027-03-06",
                "sat|2027-02-13",
                "next sat|2027-02-20",
                "on sun please|2027-02-14",
                "5 mar. 2027|2027-03-05"
            })
    void oneDateIsRead(String text, LocalDate date) {
        ParseResult<LocalDate> parseResult = Dates.read(text, WEDNESDAY);
        if (date == null) {
            Expect.unclear(parseResult);
        } else {
            assertEquals(date, Expect.meant(parseResult));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "next month",
                "next week",
                "next year",
                "in March",
                "March",
                "March 2027",
                "the 15th",
                "early March",
                "3 March or 4 March",
                "3 March, 27 May",
                "3-5 March",
                "March 3-5",
                "3 to 5 March",
                "before 3 March",
                "two weeks after 3 March",
                "not 3 March",
                "around 3 March",
                "every Friday",
                "in 3-4 weeks",
                "in two and a half weeks",
                "two or three weeks from now",
                "a week from Friday",
                "in 10 working days",
                "last Friday of March",
                "first Friday in May",
                "Friday, 3 March 2027",
                "03-04-27",
                "1899-12-31",
                "2201-01-01",
                "in 9999 years",
                "3 March 20270",
                "12",
                "-",
                "2027-03-03-04",
                "0000-00-00",
                "3 March 2027 and 4 March 2027",
                "in 2 weeks and 3 days",
                "end of the week",
                "March 3, 10 people",
                "Good Friday",
                "Black Friday",
                "Easter Monday",
                "Easter Sunday",
                "Palm Sunday",
                "Cyber Monday",
                "Ash Wednesday",
                "Maundy Thursday",
                "Whit Monday",
                "Super Tuesday",
                "Good Friday 2027",
                "the third Friday",
                "first Friday",
                "second Monday",
                "any Friday",
                "some Friday",
                "most Fridays",
                "every other Friday",
                "Friday at the latest",
                "Friday at the earliest",
                "Friday or so",
                "until Friday",
                "till Friday",
                "no later than Friday",
                "since Friday",
                "prior to Friday",
                "the Friday following Christmas",
                "the Friday after next",
                "Friday week",
                "Casual Friday",
                "Friday the 13th",
                "Friday's child",
                "sat nav",
                "I sat",
                "we sat there",
                "the sun",
                "sun cream",
                "to wed",
                "mon ami",
                "tomorrow never dies",
                "today's special",
                "the 3rd may work",
                "may 3 do it",
                "march 3 miles",
                "mar. 5 mai",
                "lun. 3 mai",
                "dom 3 mar",
                "mar 3 mar 2027",
                "am 3. Mai",
                "~3 March 2027",
                "3 March 2027 -",
                "3 March 2027 –",
                "- 3 March 2027",
                "3 March 2027?",
                "3 March 2027+",
                "> 3 March 2027",
                "≤ 3 March 2027",
                "3 March 2027 ± 1",
                "3 March 2027 BC",
                "New Year's Day",
                "0027-03-03",
                "-0044-03-15",
                "9999-12-31"
            })
    void whatIsNotOneExactDateIsAskedAgain(String text) {
        Expect.unclear(Dates.read(text, WEDNESDAY));
    }

    @Test
    void theWordsOfTheQuestionMayBeRepeatedButNotItsBounds() {
        Set<String> known = Set.of("until", "when", "does", "the", "contract", "run", "at", "latest");

        assertEquals(
                LocalDate.of(2027, 3, 3),
                Expect.meant(Dates.read("the contract does run 3 March 2027", WEDNESDAY, known)));
        Expect.unclear(Dates.read("until 3 March 2027", WEDNESDAY, known));
        Expect.unclear(Dates.read("3 March 2027 at the latest", WEDNESDAY, known));
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        Expect.unclear(Dates.read("Good Friday", WEDNESDAY), "“good”");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30 February",
                "30 February 2027",
                "2027-02-29",
                "31/02/2027",
                "31.04.2027",
                "2027-13-01",
                "32 March"
            })
    void whatDoesNotExistIsSaidSo(String text) {
        Expect.unclear(Dates.read(text, WEDNESDAY), "There is no such");
    }

    @Test
    void bothReadingsAreNamed() {
        Expect.unclear(Dates.read("03/04/2027", WEDNESDAY), "Is that 3 April or 4 March 2027?");
        Expect.unclear(Dates.read("03-04-2027", WEDNESDAY), "Is that 3 April or 4 March 2027?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "03.05.85|1985 or 2085?",
                "3 May '85|1985 or 2085?",
                "May 3, 85|1985 or 2085?",
                "end of May '85|1985 or 2085?",
                "31/12/99|1999 or 2099?",
                "03/04/85|1985 or 2085?",
                "1.1.48|1948 or 2048?",
                "03-04-85|Which of these is the year?"
            })
    void twoDigitsThatMayBeOfTheLastCenturyAreAskedAbout(String text, String reason) {
        Expect.unclear(Dates.read(text, WEDNESDAY), reason);
    }

    @Test
    void aMonthFromTheLastDayIsTheLastDay() {
        assertEquals(LocalDate.of(2027, 2, 28), Expect.meant(Dates.read("in a month", LocalDate.of(2027, 1, 31))));
    }

    @Test
    void hostileTextTakesNoTime() {
        Expect.survives(text -> Dates.read(text, WEDNESDAY));
    }
}
