package dev.parley.stack.data;

import dev.parley.stack.CannotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/// The right of one launcher to a data folder. The system takes it back when that process ends, however it ends.
public final class DataLock implements AutoCloseable {
    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    public static DataLock take(DataFolder data) {
        try {
            var channel = FileChannel.open(
                    data.root().resolve("parley.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new CannotStart("Parley already runs on " + data.root() + process(data)
                        + ". Stop it first, or choose another folder with --data.");
            }
            return new DataLock(channel);
        } catch (IOException e) {
            throw new CannotStart("The data folder " + data.root() + " cannot be locked: " + e.getMessage(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static String process(DataFolder data) {
        try {
            return " (process " + Files.readString(data.pidOf("parley")).strip() + ")";
        } catch (IOException notWrittenYet) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
