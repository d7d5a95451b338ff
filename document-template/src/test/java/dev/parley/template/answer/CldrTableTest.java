package dev.parley.template.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CldrTableTest {
    private static final Path FILES = Path.of("src/main/resources/cldr");

    /// With `-Dcldr.write=true` they are written anew, as after a new version of ICU.
    @ParameterizedTest
    @EnumSource
    void each_table_is_what_cldr_says(CldrTable table) throws IOException {
        var file = FILES.resolve(table.name().toLowerCase().replace('_', '-') + ".txt");
        var said = Cldr.table(table).entrySet().stream()
                .map(each -> each.getKey() + "\t" + each.getValue() + "\n")
                .collect(Collectors.joining());
        if (Boolean.getBoolean("cldr.write")) {
            Files.createDirectories(FILES);
            Files.writeString(file, said);
        }

        assertEquals(said, Files.readString(file));
    }
}
