package dev.parley.nativecheck;

import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Static fields that must not be made when the image is: a seed would be the same in every process, a connection or a
/// thread would not be there.
final class StaticState {
    private static final Set<String> UNFIT = Set.of(
            "Ljava/util/Random;",
            "Ljava/util/SplittableRandom;",
            "Ljava/security/SecureRandom;",
            "Ljava/util/random/RandomGenerator;",
            "Ljava/net/http/HttpClient;",
            "Ljava/net/Socket;",
            "Ljava/lang/Thread;",
            "Ljava/util/Timer;",
            "Ljava/util/concurrent/ExecutorService;",
            "Ljava/util/concurrent/ScheduledExecutorService;",
            "Lio/vertx/core/Vertx;",
            "Lio/vertx/redis/client/Redis;",
            "Lio/vertx/core/http/HttpClient;");

    private StaticState() {}

    static Set<String> unfit(Map<String, ClassModel> own) {
        var unfit = new TreeSet<String>();
        own.forEach((name, type) -> {
            for (var field : type.fields()) {
                if (field.flags().has(AccessFlag.STATIC)
                        && UNFIT.contains(field.fieldType().stringValue())) {
                    unfit.add(name + "." + field.fieldName().stringValue());
                }
            }
        });
        return unfit;
    }
}
