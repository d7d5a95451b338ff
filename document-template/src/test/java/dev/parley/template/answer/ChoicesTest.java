package dev.parley.template.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    private static final Map<String, List<Choice>> LISTS = new HashMap<>(Map.of(
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
            List.of(new Choice("y", "Yes"), new Choice("n", "No"), new Choice("u", "Not applicable"))));

    static {
        LISTS.put(
                "law",
                List.of(
                        new Choice("england", "England and Wales"),
                        new Choice("ireland", "Ireland"),
                        new Choice("germany", "Germany"),
                        new Choice("france", "France"),
                        new Choice("new_york", "New York"),
                        new Choice("other", "Another country or state")));
        LISTS.put(
                "benefits",
                List.of(
                        new Choice("pension", "Contributions to a company pension"),
                        new Choice("health", "Private health insurance"),
                        new Choice("bonus", "Annual bonus at the employer’s discretion"),
                        new Choice("training", "Paid training"),
                        new Choice("transport", "Public transport pass"),
                        new Choice("meals", "Meal allowance"),
                        new Choice("equipment", "Work phone and laptop for private use")));
        LISTS.put(
                "owner",
                List.of(
                        new Choice("client", "The client, once it has paid"),
                        new Choice("provider", "The provider, with a licence for the client"),
                        new Choice("shared", "Both together")));
        LISTS.put("extras", plain("Health", "Dental", "Pension", "Car"));
        LISTS.put("work", plain("Employed", "Unemployed", "Student"));
        LISTS.put("job", plain("President", "Director", "Tenant", "Mother"));
        LISTS.put("status", plain("Single", "Married", "Divorced"));
        LISTS.put("kind", plain("Direct", "Legal", "Permanent", "Payee", "Fixed term"));
        LISTS.put("sure", plain("Yes", "No", "Not sure"));
        LISTS.put("vote", plain("For", "Against"));
        LISTS.put("letters", plain("A", "B", "C"));
        LISTS.put("unless", plain("Yes, always", "Yes, if it is needed", "No, never", "No, unless it is needed"));
        LISTS.put("how", plain("Yes, fully", "Yes, in part", "No"));
    }

    private static List<Choice> plain(String... labels) {
        return Arrays.stream(labels)
                .map(label -> new Choice(label.toLowerCase(), label))
                .toList();
    }

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
                "months|2. 12 months|m12",
                "months|5) 2 years plus|more",
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
                "consent|doesn't apply|u",
                "companies|only the 2nd|second",
                "companies|only the first|first",
                "companies|only the second one|second",
                "owner|both of them|shared",
                "companies|1. Both parties|both",
                "companies|2|first",
                "companies|2. Only the first party|first",
                "companies|4|neither",
                "companies|option 2|first",
                "companies|the first party|first",
                "companies|neither of them|neither",
                "pay|2|fortnightly",
                "pay|the second one|fortnightly",
                "pay|2. Every two weeks|fortnightly",
                "pay|weekly, please|weekly",
                "pay|Weekly, that works best|weekly",
                "law|Germany|germany",
                "law|Germany, please|germany",
                "law|It should be Germany|germany",
                "law|germny|germany",
                "law|Irland|ireland",
                "law|German|germany",
                "law|I'd say Germany|germany",
                "law|Germany because we are there|germany",
                "law|new york|new_york",
                "law|the second one|ireland",
                "law|2nd|ireland",
                "law|3|germany",
                "law|3. Germany|germany",
                "law|Wales|england",
                "owner|the client|client",
                "owner|both|shared",
                "owner|the provider|provider",
                "owner|the first one|client",
                "work|employed|employed",
                "work|I am employed|employed",
                "work|I'm a student|student",
                "work|unemployed|unemployed",
                "status|I'm married|married",
                "kind|fixed-term|fixed term",
                "kind|permanent|permanent",
                "kind|permanant|permanent",
                "kind|a permanent one|permanent",
                "sure|no thanks|no",
                "sure|yes please|yes",
                "sure|I'm not sure|not sure",
                "sure|not sure|not sure",
                "vote|for|for",
                "vote|I am for it|for",
                "vote|against|against",
                "letters|A|a",
                "letters|b|b",
                "letters|option c|c",
                "how|no|no",
                "how|fully|yes, fully",
                "how|yes, in part|yes, in part",
                "how|in part|yes, in part"
            })
    void whatIsSaidOfAListIsFound(String list, String text, String value) {
        assertEquals(value, Expect.meant(Choices.one(text, LISTS.get(list))).value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "salary|On a monthly basis|monthly",
                "salary|We pay monthly|monthly",
                "salary|monthly payments|monthly",
                "salary|Monthly, as agreed|monthly",
                "salary|Monthly, as usual|monthly",
                "salary|Monthly, at the end of it|monthly",
                "salary|As in all our contracts, monthly|monthly",
                "salary|I'm happy with monthly|monthly",
                "salary|We're happy with monthly|monthly",
                "salary|No problem, monthly|monthly",
                "salary|Monthly. Thank you very much|monthly",
                "salary|It is being paid every two weeks|every two weeks",
                "employment|full time position|full-time",
                "employment|a full-time job|full-time",
                "employment|It's a full time role|full-time",
                "employment|full time contract|full-time",
                "employment|She will be working full time|full-time",
                "employment|He'll work part time|part-time",
                "employment|She'll be part-time|part-time",
                "employment|Part-time, in the shop|part-time",
                "governs|the law of Germany applies|germany",
                "governs|governed by German law|germany",
                "governs|Germany applies|germany",
                "office|Paris, France|france",
                "office|Berlin, Germany|germany",
                "office|Our office is in Berlin, Germany|germany",
                "office|It is in Germany, near the Rhine|germany",
                "delivery|the buyer pays for delivery|the buyer",
                "delivery|The buyer will be paying|the buyer",
                "salary|Monthly, subject to approval|",
                "salary|Monthly, provided she agrees|",
                "salary|Monthly provided she agrees|",
                "salary|Monthly, as long as we can|",
                "salary|Monthly, with exceptions|",
                "salary|Monthly, in exceptional cases|",
                "salary|Monthly, in summer|",
                "salary|Monthly, where possible|",
                "salary|Monthly, for now|",
                "salary|Monthly, for managers|",
                "salary|Monthly, only managers|",
                "salary|Monthly, to be confirmed|",
                "salary|Monthly, the manager decides|",
                "salary|Monthly, starting in May|",
                "salary|Monthly because we like it, unless she objects|",
                "salary|Monthly, when it suits|",
                "employment|Full-time once trained|",
                "employment|Full-time, limited to a season|",
                "office|Germany, apart from the shop|",
                "governs|Swiss law, unless agreed otherwise|",
                "governs|Swiss law|switzerland",
                "governs|French law|france",
                "governs|Irish law, please|ireland",
                "governs|English law|england and wales",
                "governs|Dutch law|the netherlands",
                "governs|the Swiss one|switzerland",
                "governs|Northern Irish law|",
                "governs|Swiss or German law|",
                "governs|Danish law|",
                "salary|Monthly, maybe|",
                "salary|Monthly, daily|",
                "salary|Monthly, quarterly|",
                "employment|Freelance, full time|",
                "office|Which is better, France|",
                "salary|Monthly, if you agree|",
                "salary|Monthly, twice|",
                "salary|Monthly, weekly in summer|",
                "salary|semi monthly payments|",
                "employment|nearly full time|",
                "employment|Formerly, full time|",
                "employment|Full time, before|",
                "governs|Northern Ireland applies|",
                "governs|the law of Northern Ireland applies|",
                "office|Belfast, Northern Ireland|",
                "office|Ireland, Northern|",
                "office|Ireland, the north|",
                "office|Vienna, Austria|",
                "office|Austria, Germany|",
                "office|Germany, Austria|",
                "office|N. Ireland|",
                "office|Paris, not France|",
                "office|France, but it moves|",
                "office|Paris France|"
            })
    void whatSaysNothingOfAChoiceMayStandBesideIt(String list, String text, String value) {
        var said = Choices.one(text, BESIDE.get(list), asked(list));
        if (value == null) {
            Expect.unclear(said);
        } else {
            assertEquals(value, Expect.meant(said).value());
        }
    }

    private static final Map<String, String> QUESTIONS = Map.of(
            "salary", "How often is the salary paid?",
            "employment", "What kind of employment is it?",
            "governs", "Which law governs the agreement?",
            "office", "In which country is the office?",
            "delivery", "Who bears the cost of delivery?",
            "perks", "Which benefits does the company offer?");
    private static final Map<String, List<Choice>> BESIDE = Map.of(
            "salary", plain("Weekly", "Every two weeks", "Monthly"),
            "employment", plain("Full-time", "Part-time", "Fixed term"),
            "governs", plain("Germany", "France", "Ireland", "England and Wales", "Switzerland", "The Netherlands"),
            "office", plain("Germany", "France", "Ireland", "Another country"),
            "delivery", plain("The buyer", "The seller"),
            "perks", plain("Bonus", "Company car", "Pension", "Dental care"));

    private static Set<String> asked(String list) {
        return Set.copyOf(List.of(QUESTIONS.get(list).toLowerCase(Locale.ROOT).split("[^a-z]+")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The company offers a bonus|bonus",
                "The company offers a bonus and a company car|bonus,company car",
                "The company offers a bonus and a car|bonus,company car",
                "The company offers a pension, a bonus and dental|bonus,pension,dental care",
                "bonus and pension, as usual|bonus,pension",
                "company bonus|bonus",
                "We provide a pension|pension",
                "we provide a pension and a bonus|bonus,pension",
                "A pension|pension",
                "all benefits|bonus,company car,pension,dental care",
                "We offer all of the benefits|bonus,company car,pension,dental care",
                "all four, please|bonus,company car,pension,dental care",
                "No benefits|''",
                "We offer no benefits|''",
                "there are no benefits at all|''",
                "none of the benefits|''",
                "no pension|",
                "no benefits but a pension|",
                "no company car|",
                "that's all|",
                "all right|",
                "all benefits, subject to approval|",
                "a pension, once she has stayed|",
                "a bonus if possible|",
                "a bonus for now|",
                "pension and dental, in exceptional cases|",
                "dental bonus|"
            })
    void whatStandsBesideAChoiceOfAListAddsNone(String text, String values) {
        var said = Choices.several(text, BESIDE.get("perks"), asked("perks"));
        if (values == null) {
            Expect.unclear(said);
        } else {
            assertEquals(
                    values.isEmpty() ? List.of() : Arrays.asList(values.split(",")),
                    Expect.meant(said).stream().map(Choice::value).toList());
        }
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
                "months|1. 12 months",
                "mail|option c",
                "mail|number 3",
                "mail|the third one",
                "mail|choice z",
                "mail|do not send",
                "mail|send or cancel",
                "clauses|you may decide",
                "clauses|whatever people use",
                "cover|silver",
                "cover|half gold",
                "companies|the first",
                "companies|the 2nd",
                "companies|first party is an individual",
                "companies|we are",
                "companies|they are",
                "law|Northern Ireland",
                "law|N. Ireland",
                "law|New South Wales",
                "law|outside Germany",
                "law|East Germany",
                "law|Iceland",
                "law|not Germany",
                "law|Germany or France",
                "law|Germany/France",
                "law|Germany, France",
                "law|Germany and Austria",
                "law|2, 3",
                "law|1. Germany",
                "law|this one",
                "law|that one",
                "work|self-employed",
                "work|self employed",
                "work|previously employed",
                "work|was employed",
                "job|vice president",
                "job|vice-president",
                "job|deputy director",
                "job|sub-tenant",
                "job|mother-in-law",
                "status|was married",
                "status|never married",
                "status|married before",
                "kind|in-direct",
                "kind|indirect",
                "kind|il-legal",
                "kind|illegal",
                "kind|impermanent",
                "kind|payer",
                "sure|no idea",
                "sure|no opinion",
                "sure|no problem",
                "sure|no objections",
                "sure|no comment",
                "sure|yes if needed",
                "sure|yes unless",
                "sure|no?",
                "sure|yes?",
                "sure|yes/no",
                "sure|no, yes",
                "sure|yes or no",
                "vote|for, against",
                "vote|for/against",
                "letters|A, B",
                "letters|a or b",
                "letters|A/C",
                "how|yes",
                "how|yes, if it rains",
                "unless|yes",
                "unless|no",
                "unless|no, if it rains",
                "pay|every week or month",
                "pay|weekly/monthly",
                "pay|every week, every month",
                "owner|the client or the provider"
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "benefits|1. Bonus\\n2. Pension|pension bonus",
                "benefits|1. bonus 2. pension|pension bonus",
                "benefits|1) Pension 2) Bonus|pension bonus",
                "benefits|a) bonus, b) meals|bonus meals",
                "benefits|a bonus and health insurance|health bonus",
                "benefits|training and meals|training meals",
                "benefits|training, meals please|training meals",
                "benefits|pension and meals too|pension meals",
                "benefits|health insurance, annual bonus|health bonus",
                "benefits|pension (1), health (2)|pension health",
                "benefits|- Pension\\n- Health|pension health",
                "benefits|1 and 3|pension bonus",
                "benefits|1, 3|pension bonus",
                "benefits|the first and the last one|pension equipment",
                "benefits|all but meals|pension health bonus training transport equipment",
                "benefits|everything except 1|health bonus training transport meals equipment",
                "extras|1) Pension 2) Car|pension car",
                "extras|1 Pension 2 Car|pension car",
                "extras|3. Pension\\n4. Car|pension car",
                "extras|everything but the car|health dental pension",
                "vote|for and against|for against",
                "letters|A, B|a b",
                "letters|a and c|a c"
            })
    void theNumbersOfOnesOwnListAreNoChoices(String list, String text, String values) {
        var found = Expect.meant(Choices.several(text.replace("\\n", "\n"), LISTS.get(list)));
        assertEquals(
                LISTS.get(list).stream()
                        .map(Choice::value)
                        .filter(Arrays.asList(values.split(" "))::contains)
                        .toList(),
                found.stream().map(Choice::value).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "benefits|company car",
                "benefits|a pension and a company car",
                "benefits|no pension",
                "benefits|non-pension",
                "benefits|all but one",
                "benefits|all but two",
                "benefits|everything except one",
                "benefits|pension or meals",
                "extras|health, gold"
            })
    void whatMayBeSomethingElseInAListIsAskedAbout(String list, String text) {
        Expect.unclear(Choices.several(text, LISTS.get(list)));
    }

    @Test
    void theWordsOfTheQuestionMayBeRepeated() {
        var asked = Set.of("which", "law", "should", "govern", "the", "agreement", "or", "not");

        assertEquals(
                List.of(LISTS.get("benefits").get(0), LISTS.get("benefits").get(5)),
                Expect.meant(Choices.several(
                        "The employer offers a pension and meals",
                        LISTS.get("benefits"),
                        Set.of("which", "benefits", "does", "the", "employer", "offer"))));
        assertEquals(
                "germany",
                Expect.meant(Choices.one("German law", LISTS.get("law"), asked)).value());
        assertEquals(
                "ireland",
                Expect.meant(Choices.one("Ireland should govern the agreement", LISTS.get("law"), asked))
                        .value());
        Expect.unclear(Choices.one("Germany or not", LISTS.get("law"), asked));
        Expect.unclear(Choices.one("Northern Ireland law", LISTS.get("law"), asked));
    }

    @Test
    void whatIsMentionedIsFoundAmongOtherWords() {
        assertEquals(
                "germany",
                Expect.meant(Choices.mentioned("change the Germany thing", LISTS.get("law")))
                        .value());
        Expect.unclear(Choices.mentioned("Germany or France", LISTS.get("law")));
    }

    @Test
    void bothIsAllOfTwo() {
        assertEquals(PLANS.subList(0, 2), Expect.meant(Choices.several("both", PLANS.subList(0, 2))));
        assertEquals(PLANS.subList(0, 2), Expect.meant(Choices.several("Include both", PLANS.subList(0, 2))));
        assertEquals(PLANS.subList(0, 2), Expect.meant(Choices.several("I'd like both, please", PLANS.subList(0, 2))));
        Expect.unclear(Choices.several("don't include both", PLANS.subList(0, 2)));
        Expect.unclear(Choices.several("include both", PLANS));
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
