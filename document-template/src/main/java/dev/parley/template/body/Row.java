package dev.parley.template.body;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Results;
import io.quarkus.qute.ValueResolver;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/// Names and what they stand for; null where there is nothing. Qute's own maps know names like `keys` and `size`, which
/// a question may have too.
record Row(Map<String, Object> values) {
    static final class Resolver implements ValueResolver {
        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() instanceof Row;
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            return context.getBase() instanceof Row(var values) && values.containsKey(context.getName())
                    ? CompletedStage.of(values.get(context.getName()))
                    : Results.notFound(context);
        }
    }
}
