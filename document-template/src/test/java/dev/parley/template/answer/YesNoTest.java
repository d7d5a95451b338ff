package dev.parley.template.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YesNoTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "YES!",
                "Yeah",
                "yep",
                "sure",
                "ok",
                "okay.",
                "of course",
                "yes please",
                "Yes, please.",
                "please do",
                "definitely",
                "that's right",
                "That’s right",
                "thats right",
                "correct",
                "true",
                "y",
                "✓",
                "✔️",
                "👍",
                "👍🏽",
                "yes 👍🏿",
                "yes please!",
                "I agree",
                "oh yes",
                "well, yes",
                "yes, that's correct",
                "yes we do",
                "Yes, the office is in Berlin.",
                "sure, go ahead",
                "I think so",
                "yes yes",
                "absolutely",
                "ok thanks",
                "Sure we do",
                "Yes, in any case",
                "Yes, in all cases",
                "ｙｅｓ",
                "I thought about it, yes",
                "Yes, that's right.",
                "yes, we do",
                "yes, it is",
                "Yes, for sure",
                "yes, for that reason",
                "Yes, for all employees",
                "yes, for everyone",
                "Yes, that is fine for us",
                "yes, we pay for the phone",
                "Yes, he works for Acme",
                "Yes, from now on",
                "yes, from day one",
                "Yes, from home",
                "yes, as of now",
                "Yes, the whole of it",
                "Yes, there is one",
                "yes, two of my children live here"
            })
    void yes(String text) {
        assertEquals(true, Expect.meant(YesNo.read(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "No.",
                "nope",
                "nah",
                "no thanks",
                "No, thank you",
                "not really",
                "I don't think so",
                "i dont think so",
                "I don’t think so",
                "absolutely not",
                "of course not",
                "false",
                "n",
                "never",
                "no no no",
                "no we don't",
                "no, we do not",
                "no, the company has no employees",
                "please don't",
                "that's not right",
                "not at all",
                "no way",
                "👎",
                "👎🏻",
                "I decline",
                "no, I refuse",
                "no I disagree",
                "We object.",
                "✗",
                "No, not at all",
                "I'd rather not"
            })
    void no(String text) {
        assertEquals(false, Expect.meant(YesNo.read(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yes and no",
                "yes, no",
                "maybe",
                "not sure",
                "I'm not sure",
                "no problem",
                "No problem!",
                "no idea",
                "yes?",
                "no?",
                "right?",
                "ok?",
                "Yes？",
                "that's it",
                "that's all",
                "no more",
                "not another",
                "yes I decline",
                "yes I disagree",
                "yes, I refuse",
                "sure, we reject it",
                "ok, I object",
                "no doubt",
                "no objections",
                "no, go ahead",
                "I don't know",
                "yes but only on weekends",
                "y/n",
                "yes if it rains",
                "probably not",
                "not yet",
                "yes, we do not",
                "yes? what do you mean?",
                "ok what",
                "why",
                "no one",
                "perhaps yes",
                "please",
                "yes or no",
                "it depends",
                "not no",
                "12",
                "right now",
                "correct the name",
                "yesterday",
                "no, im not sure",
                "Yes, in principle",
                "yes, two days a week at most",
                "Yes, hopefully",
                "no, only in summer"
            })
    void neither(String text) {
        Expect.unclear(YesNo.read(text), "yes or no");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes, provided the manager agrees",
                "yes, providing that they pay",
                "Yes, subject to approval",
                "yes, as long as they are small",
                "Yes, so long as nobody objects",
                "yes with exceptions",
                "Yes, with the exception of Mondays",
                "yes, excluding weekends",
                "yes, weekends excepted, apart from Easter",
                "ok, in exceptional cases",
                "Yes, in some cases",
                "yes, exceptionally",
                "yes conditionally",
                "Yes, on condition that it stays quiet",
                "Yes, under certain conditions",
                "Yes, when it rains",
                "sure, whenever possible",
                "Yes, once they have moved in",
                "yes, besides cats",
                "yes, limited to two days",
                "Yes, up to two days",
                "Yes, within reason",
                "yes, occasionally",
                "Yes, temporarily",
                "yes, for now",
                "Yes, after the probation",
                "yes, depending on the size",
                "Yes, pending approval",
                "Yes, to be confirmed",
                "no, apart from small dogs",
                "no, except small dogs",
                "No, unless they are small",
                "no, apart from Fridays, with some exceptions",
                "yes, for senior staff",
                "Yes for managers",
                "yes, we do for senior staff",
                "Yes, just for managers",
                "ok, for the management",
                "Yes, that is possible for senior staff",
                "yes, from next year",
                "Yes, starting in May",
                "yes, as of 1 January",
                "Yes, from the second year",
                "yes, beginning in 2028",
                "Yes, next year",
                "sure, in two weeks",
                "Yes, soon",
                "yes, by the end of the year",
                "no, except for managers",
                "no, from next year",
                "Yes, with the manager's approval",
                "yes, upon request",
                "Yes, on Fridays",
                "Yes, some of them",
                "yes, most of the staff"
            })
    void aConditionMakesItNeither(String text) {
        Expect.unclear(YesNo.read(text), "yes or");
    }

    @Test
    void aConditionThatIsAskedForIsNone() {
        assertEquals(
                false, Expect.meant(YesNo.read("no more conditions", Set.of("is", "there", "another", "condition"))));
    }

    @Test
    void whatTheQuestionSaysRestrictsNothing() {
        var known = Set.of("does", "it", "apply", "for", "senior", "staff", "on", "fridays");

        assertEquals(true, Expect.meant(YesNo.read("Yes, for senior staff", Set.of(), known)));
        assertEquals(true, Expect.meant(YesNo.read("Yes, on Fridays", Set.of(), known)));
        Expect.unclear(YesNo.read("Yes, for junior staff", Set.of(), known), "yes or no");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"that's it", "That's all, thanks", "no more", "none left", "no more pets", "no", "not another"})
    void enoughIsANoWhereItIsAskedForMore(String text) {
        assertEquals(false, Expect.meant(YesNo.read(text, Set.of("is", "there", "another", "pet"))));
    }

    @Test
    void hostileTextTakesNoTime() {
        Expect.survives(YesNo::read);
    }
}
