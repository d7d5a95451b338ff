package dev.parley.ai.openai.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    private final Messages messages = new Messages();

    private List<String> told(List<String> said) {
        var told = new ArrayList<String>();
        said.forEach(message -> told.add(messages.message(message)));
        told.add(messages.end());
        return told;
    }

    static Stream<Arguments> manners() {
        return Stream.of(
                Arguments.of("Whole answer", List.of("Whole answer")),
                Arguments.of("Whole answer", List.of("Whole ", "Whole answer")),
                Arguments.of("Whole answer", List.of("Whole ", "Whole ", "Whole answer", "Whole answer")),
                Arguments.of("Whole answer", List.of("Whole answer", "Whole answer")),
                Arguments.of("\n Whole answer", List.of("\n Whole ", "Whole answer")),
                Arguments.of("The quick brown fox", List.of("The", "The quick", "The quick brown fox")),
                Arguments.of("Yes, it is.", List.of("Yes", "Yes", "Yes, it", "Yes, it is.")),
                Arguments.of("\n\nHello", List.of("\n", "\n\nHello")),
                Arguments.of("nana batman", List.of("na", "na", " batman")),
                Arguments.of("\nHello world", List.of("\n", "Hello ", "world")),
                Arguments.of(" nana batman", List.of(" na", "na", " batman")),
                Arguments.of("---- Title", List.of("-", "---", " Title")),
                Arguments.of("very very much so", List.of("very ", "very much", " so")),
                Arguments.of("=".repeat(10_000) + "!", messages(10_000, "=", "!")),
                // Open to the end: words told twice are better than words lost.
                Arguments.of("nana", List.of("na", "na")),
                Arguments.of("hahaha", List.of("ha", "haha")),
                Arguments.of("no no no", List.of("no ", "no no")),
                Arguments.of("=====", List.of("==", "===")),
                Arguments.of("\n\n", List.of("\n", "\n")));
    }

    private static List<String> messages(int times, String each, String last) {
        return Stream.concat(Stream.generate(() -> each).limit(times), Stream.of(last))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("manners")
    void messagesThatGrowAreToldFromThoseThatAddUp(String text, List<String> said) {
        assertEquals(text, String.join("", told(said)));
    }

    @Test
    void whatGrowsIsToldAsItGrowsOnceThatIsKnown() {
        assertEquals(
                List.of("The", "", " quick brown", "", " fox", ""),
                told(List.of("The", "The quick", "The quick brown", "The quick brown", "The quick brown fox")));
    }

    @Test
    void whatAddsUpIsToldAsItComesOnceThatIsKnown() {
        assertEquals(List.of("na", "", "na batman", " ", "na", ""), told(List.of("na", "na", " batman", " ", "na")));
    }

    @Test
    void aMessageRepeatsTheDeltasBeforeIt() {
        assertEquals("no", messages.delta("no"));
        assertEquals("", messages.message("no"));
        assertEquals(", never", messages.message("no, never"));
        assertEquals("!", messages.delta("!"));
        assertEquals("", messages.message("no, never!"));
    }

    @Test
    void aMessageThatDoesNotRepeatTheDeltasIsNew() {
        assertEquals("\n", messages.delta("\n"));
        assertEquals("Hello ", messages.message("Hello "));
    }

    @Test
    void aDeltaBehindMessagesTakesNothingFromThem() {
        assertEquals("na", messages.message("na"));
        assertEquals("", messages.message("na"));
        assertEquals("na batman", messages.delta(" batman"));
        assertEquals("", messages.end());
    }
}
