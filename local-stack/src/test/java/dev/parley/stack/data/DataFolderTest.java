package dev.parley.stack.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.stack.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @Test
    void onlyItsOwnerMayLookInside(@TempDir Path folder) throws Exception {
        var data = DataFolder.create(folder.resolve("data"));

        assertEquals("rwx------", permissions(data.root()));
    }

    @Test
    void aSecretIsMadeOnceAndKeptFromOthers(@TempDir Path folder) throws Exception {
        var file = folder.resolve("secret");

        var secret = OwnerOnly.secret(file);

        assertEquals(secret, OwnerOnly.secret(file));
        assertTrue(secret.length() >= 32);
        assertEquals("rw-------", permissions(file));
    }

    @Test
    void aSecondLauncherIsRefusedAndToldWhoHasTheFolder(@TempDir Path folder) throws Exception {
        var data = DataFolder.create(folder);
        Files.writeString(data.pidOf("parley"), "4711\n");
        var lock = DataLock.take(data);

        var refused = assertThrows(CannotStart.class, () -> DataLock.take(data));
        lock.close();

        assertTrue(refused.getMessage().startsWith("Parley already runs on " + data.root() + " (process 4711)."));
        DataLock.take(data).close();
    }

    @Test
    void aFileInThePlaceOfTheFolderIsToldInOneLine(@TempDir Path folder) throws Exception {
        var file = Files.createFile(folder.resolve("data"));

        assertTrue(assertThrows(CannotStart.class, () -> DataFolder.create(file))
                .getMessage()
                .startsWith("The data folder " + file + " cannot be written"));
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
