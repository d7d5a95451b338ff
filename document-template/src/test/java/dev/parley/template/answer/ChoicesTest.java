package dev.parley.template.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoicesTest {
    private static final List<Choice> PLANS = List.of(
            new Choice("std", "Standard plan"),
            new Choice("prem", "Premium plan"),
            new Choice("ent", "Enterprise"),
            new Choice("cafe", "Café & bar"));
    private static final List<Choice> YEARS =
            List.of(new Choice("y1", "1 year"), new Choice("y3", "3 years"), new Choice("y2", "2 years"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Standard plan|std",
                "STANDARD PLAN|std",
                "std|std",
                "2|prem",
                "the second one|prem",
                "option b|prem",
                "b|prem",
                "number two|prem",
                "the last one|cafe",
                "3rd|ent",
                "stand|std",
                "premium|prem",
                "I'd like premium please|prem",
                "enterprize|ent",
                "standrad|std",
                "cafe|cafe",
                "Cafe and bar|cafe",
                "the enterprise one|ent",
                "premium because it is cheaper|prem",
                "first|std",
                "#3|ent",
                "option 4|cafe",
                "bar|cafe"
            })
    void oneIsFound(String text, String value) {
        assertEquals(value, Expect.meant(Choices.one(text, PLANS)).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gold", "9", "not premium", "anything but premium", "z", "0", "?"})
    void whatNamesNoneListsThem(String text) {
        Expect.unclear(Choices.one(text, PLANS), "Standard plan; Premium plan; Enterprise; Café & bar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "standard plan or premium plan", "standard premium"})
    void whatNamesTwoNamesThem(String text) {
        Expect.unclear(Choices.one(text, PLANS), "Standard plan; Premium plan?");
    }

    @Test
    void aNumberThatIsAPlaceAndALabelIsAskedAbout() {
        Expect.unclear(Choices.one("2", YEARS), "3 years; 2 years?");
        assertEquals("y3", Expect.meant(Choices.one("option 2", YEARS)).value());
        assertEquals("y2", Expect.meant(Choices.one("2 years", YEARS)).value());
        assertEquals("y1", Expect.meant(Choices.one("1", YEARS)).value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "standard plan, enterprise|std ent", "1 and 3|std ent", "enterprise and premium|prem ent",
                        "2, 4|prem cafe",
                "all|std prem ent cafe", "all of them|std prem ent cafe", "Everything!|std prem ent cafe", "none|''",
                "none of them|''", "everything except premium|std ent cafe", "all but 1 and 2|ent cafe",
                        "Café & bar|cafe",
                "cafe & bar and standrad|std cafe", "just enterprise please|ent", "a, b|std prem",
                        "both 1 and 2|std prem"
            })
    void severalAreFound(String text, String values) {
        List<String> found = Expect.meant(Choices.several(text, PLANS)).stream()
                .map(Choice::value)
                .toList();
        assertEquals(values.isEmpty() ? List.of() : Arrays.asList(values.split(" ")), found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-3",
                "both",
                "standard or premium",
                "enterprise but not premium",
                "premium, gold",
                "plan",
                "everything except gold"
            })
    void unclearListsAreAskedAgain(String text) {
        Expect.unclear(Choices.several(text, PLANS));
    }

    private static final Map<String, List<Choice>> LISTS = Map.of(
            "companies",
            List.of(
                    new Choice("both", "Both parties"),
                    new Choice("first", "Only the first party"),
                    new Choice("second", "Only the second party"),
                    new Choice("neither", "Neither: both are individuals")),
            "pay",
            List.of(
                    new Choice("weekly", "Every week"),
                    new Choice("fortnightly", "Every two weeks"),
                    new Choice("monthly", "Every month")),
            "months",
            List.of(
                    new Choice("m6", "6 months"),
                    new Choice("m12", "12 months"),
                    new Choice("m18", "18 months"),
                    new Choice("m24", "24 months"),
                    new Choice("more", "2 years plus")),
            "mail",
            List.of(new Choice("send", "Send"), new Choice("cancel", "Cancel")),
            "cover",
            List.of(new Choice("gold", "Gold"), new Choice("gold_plus", "Gold plus"), new Choice("none", "None")),
            "clauses",
            List.of(
                    new Choice("return", "Return or destruction of materials on request"),
                    new Choice("residuals", "Residuals: people may use general knowledge they remember")),
            "consent",
            List.of(new Choice("y", "Yes"), new Choice("n", "No"), new Choice("u", "Not applicable")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "companies|both are individuals|neither",
                "companies|Neither|neither",
                "companies|both|both",
                "companies|both parties|both",
                "companies|individuals|neither",
                "companies|only the first party|first",
                "companies|the second party|second",
                "pay|monthly|monthly",
                "pay|every month|monthly",
                "pay|per month|monthly",
                "pay|each week|weekly",
                "pay|every two weeks|fortnightly",
                "pay|every 2 weeks|fortnightly",
                "pay|weekly please|weekly",
                "pay|I'd prefer fortnightly|fortnightly",
                "months|12 months|m12",
                "months|twelve months|m12",
                "months|six months|m6",
                "months|18|m18",
                "months|2 years plus|more",
                "mail|send|send",
                "mail|option b|cancel",
                "mail|cancel it|cancel",
                "cover|gold|gold",
                "cover|gold plus|gold_plus",
                "cover|the gold plus one|gold_plus",
                "cover|none|none",
                "cover|nothing|none",
                "consent|nope|n",
                "consent|yes please|y",
                "consent|of course|y",
                "consent|n/a|u",
                "consent|doesn't apply|u"
            })
    void whatIsSaidOfAListIsFound(String list, String text, String value) {
        assertEquals(value, Expect.meant(Choices.one(text, LISTS.get(list))).value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "companies|none, both are individuals",
                "companies|both, only the first party",
                "companies|both of them are individuals",
                "companies|party",
                "companies|n/a",
                "companies|no",
                "companies|the companies",
                "pay|bi-weekly",
                "pay|biweekly or so",
                "pay|semi-monthly",
                "pay|twice a month",
                "pay|twice monthly",
                "pay|once a month",
                "pay|bi-monthly",
                "pay|every other week",
                "pay|every three weeks",
                "pay|every 4 weeks",
                "pay|three times a month",
                "pay|half-monthly",
                "pay|more than monthly",
                "pay|weekly or monthly",
                "pay|every year",
                "months|half a year",
                "months|a year",
                "months|1 year",
                "months|year",
                "months|two",
                "months|2",
                "months|years",
                "months|about 12 months",
                "months|over 24 months",
                "months|3 months",
                "mail|option c",
                "mail|number 3",
                "mail|the third one",
                "mail|choice z",
                "mail|do not send",
                "mail|send or cancel",
                "clauses|you may decide",
                "clauses|whatever people use",
                "cover|silver",
                "cover|half gold"
            })
    void whatMayBeSomethingElseIsAskedAbout(String list, String text) {
        Expect.unclear(Choices.one(text, LISTS.get(list)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one, two and three|s1 s2 s3",
                "one and two|s1 s2",
                "s1 s13|s1 s13",
                "s1, s13|s1 s13",
                "1, 13|s1 s13",
                "S18|s18",
                "the first one and the last one|s1 s18"
            })
    void noneOfAListIsLost(String text, String values) {
        List<Choice> many = IntStream.rangeClosed(1, 18)
                .mapToObj(index -> new Choice("s" + index, "Service no. " + (char) ('A' + index) + "x"))
                .toList();
        assertEquals(
                Arrays.asList(values.split(" ")),
                Expect.meant(Choices.several(text, many)).stream()
                        .map(Choice::value)
                        .toList());
    }

    @Test
    void bothIsAllOfTwo() {
        assertEquals(PLANS.subList(0, 2), Expect.meant(Choices.several("both", PLANS.subList(0, 2))));
    }

    @Test
    void hostileTextTakesNoTime() {
        List<Choice> many = IntStream.range(0, 300)
                .mapToObj(index -> new Choice("value" + index, "Berlin branch number " + index))
                .toList();
        Expect.survives(text -> Choices.one(text, many));
        Expect.survives(text -> Choices.several(text, many));
        Expect.survives(text -> Choices.several(text, List.of()));
    }
}
