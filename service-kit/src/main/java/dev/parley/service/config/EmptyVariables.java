package dev.parley.service.config;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A variable set to nothing (`PORT=`) counts as one that is not set, where a setting takes it: `${PORT:8080}`. Files
/// of variables list what they leave open that way, and whoever passes them on passes on nothing.
@StaticInitSafe
@Priority(Priorities.LIBRARY + 100) // Within the interceptor that resolves expressions, at LIBRARY + 300.
public final class EmptyVariables implements ConfigSourceInterceptor {
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        var value = context.proceed(name);
        return value != null
                        && value.getValue() != null
                        && value.getValue().isEmpty()
                        && VARIABLE.matcher(name).matches()
                ? null
                : value;
    }
}
