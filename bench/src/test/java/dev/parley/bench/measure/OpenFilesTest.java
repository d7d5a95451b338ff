package dev.parley.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class OpenFilesTest {
    @Test
    void readsTheLimitThatCannotBeRaised() {
        var limits = """
                Limit                     Soft Limit           Hard Limit           Units
                Max processes             95834                95834                processes
                Max open files            1024                 20000                files
                """;
        assertEquals(20_000, OpenFiles.hardLimit(limits));
        assertEquals(Long.MAX_VALUE, OpenFiles.hardLimit("Max open files   1024   unlimited   files"));
    }

    @Test
    void saysHowManyWouldBeNeeded() {
        var refused = assertThrows(IOException.class, () -> OpenFiles.mustAllow(2_000_000_000));
        assertEquals(true, refused.getMessage().contains("open files"), refused.getMessage());
    }
}
