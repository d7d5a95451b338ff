package dev.parley.stack.rehearsal;

import dev.parley.stack.Progress;
import dev.parley.stack.data.DataFolder;
import dev.parley.stack.issuer.TokenMint;
import java.nio.file.Path;
import java.util.List;

/// A rehearsal on a stack that runs already, and a short one.
public final class TestRehearsal {
    private static final int PART = 10;

    private TestRehearsal() {}

    /// @return the scenes that broke off
    public static List<String> of(int gatewayPort, Path data) throws InterruptedException {
        try (var stage = new Stage(gatewayPort, new TokenMint(new DataFolder(data)), PART)) {
            return Scenes.play(stage, new Progress(System.out));
        }
    }
}
