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
        "Yes <think>hm</think>and no, Yes and no, hm",
        "<think>Hm, '', Hm",
        "a < b and <thin, a < b and <thin, ''",
        "No thought at all, No thought at all, ''",
        "<think>1</think>a<think>2</think>b, ab, 12",
        "<think></think>Yes, Yes, ''",
    })
    void whatIsThoughtIsToldApartFromWhatIsSaid(String pieces, String said, String thought) {
        var blocks = new ThinkBlocks();
        var allSaid = new StringBuilder();
        var allThought = new StringBuilder();
        for (var piece : pieces.split("\\|")) {
            var words = blocks.more(piece);
            allSaid.append(words.said());
            allThought.append(words.thought());
        }
        var rest = blocks.end();

        assertEquals(said, allSaid + rest.said());
        assertEquals(thought, allThought + rest.thought());
    }
}
