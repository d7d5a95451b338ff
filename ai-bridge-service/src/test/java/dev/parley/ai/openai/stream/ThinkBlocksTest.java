package dev.parley.ai.openai.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinkBlocksTest {
    /// `|` stands between two pieces.
    @ParameterizedTest
    @CsvSource({
        "<think>Hm.</think>Yes., Yes., Hm.",
        "<thi|nk>H|m.</th|ink>| Y|es., Yes., Hm.",
        "Yes <think>hm</think>and no, Yes <think>hm</think>and no, ''",
        "Use the <think> tag. The end., Use the <think> tag. The end., ''",
        "' |\\n<th|ink>Hm.</think>\\n\\nYes.', Yes., Hm.",
        "<think>Hm, '', Hm",
        "a < b and <thin, a < b and <thin, ''",
        "No thought at all, No thought at all, ''",
        "<think>1</think> <think>2</think>b, b, 12",
        "<think>1</think>a<think>2</think>b, a<think>2</think>b, 1",
        "<think></think>Yes, Yes, ''",
    })
    void whatIsThoughtFirstIsToldApartFromWhatIsSaid(String pieces, String said, String thought) {
        assertToldApart(ThinkBlocks.Mode.ON, pieces, said, thought);
    }

    @ParameterizedTest
    @CsvSource({
        "I should say no.</th|ink>|\\n\\nYes., Yes., I should say no.",
        "<th|ink>Hm.</think>Yes., Yes., Hm.",
        "Hm.</think>Yes </think> and no., Yes </think> and no., Hm.",
        "<thin, '', <thin",
        "Hm, '', Hm",
    })
    void aBlockThatWasOpenedUnseenEndsAsAnyOther(String pieces, String said, String thought) {
        assertToldApart(ThinkBlocks.Mode.BEGUN, pieces, said, thought);
    }

    private static void assertToldApart(ThinkBlocks.Mode mode, String pieces, String said, String thought) {
        var blocks = mode.reader();
        var allSaid = new StringBuilder();
        var allThought = new StringBuilder();
        for (var piece : pieces.translateEscapes().split("\\|")) {
            var words = blocks.more(piece);
            allSaid.append(words.said());
            allThought.append(words.thought());
        }
        var rest = blocks.end();

        assertEquals(said, allSaid + rest.said());
        assertEquals(thought, allThought + rest.thought());
    }
}
