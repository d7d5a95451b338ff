package dev.parley.template.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
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
