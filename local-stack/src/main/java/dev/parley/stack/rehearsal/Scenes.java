package dev.parley.stack.rehearsal;

import dev.parley.stack.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is played in a rehearsal, in every wire language one after the other. It only warms, whether all of it works is
/// for the tests; but what broke off is told, as the caches then know less.
final class Scenes {
    private static final Map<String, Scene> ALL = new LinkedHashMap<>();

    static {
        ALL.put("avai", new AvaiScene());
        ALL.put("guests", new GuestScene());
        ALL.put("parley.v1", new ParleyScene());
        ALL.put("rooms", new RoomsScene());
        ALL.put("pitchey", new PitcheyScene());
        ALL.put("documents", new DocumentsScene());
    }

    private Scenes() {}

    /// @return what broke off
    static List<String> play(Stage stage, Progress progress) throws InterruptedException {
        var broken = new ArrayList<String>();
        for (var scene : ALL.entrySet()) {
            try {
                scene.getValue().play(stage);
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception brokeOff) {
                progress.says(scene.getKey(), "broke off, so this will be less quick: " + brokeOff);
                broken.add(scene.getKey());
            }
        }
        return broken;
    }
}
