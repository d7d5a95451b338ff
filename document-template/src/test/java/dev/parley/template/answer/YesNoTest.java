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
                "ｙｅｓ",
                "I thought about it, yes"
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
                "no, im not sure"
            })
    void neither(String text) {
        Expect.unclear(YesNo.read(text), "yes or no");
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
