package dev.parley.template.body;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Results;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.ValueResolver;
import java.util.concurrent.CompletionStage;

/// An answer in a body: shown as people read it, and with `.value` as it is stored.
record ShownAnswer(String text, String value) {
    /// `{answer.value}`.
    static final class Resolver implements ValueResolver {
        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() instanceof ShownAnswer;
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            return context.getBase() instanceof ShownAnswer(var _, var value)
                            && context.getName().equals("value")
                    ? CompletedStage.of(value)
                    : Results.notFound(context);
        }
    }

    /// What somebody has said is put aside; what counts the rows of a loop is part of the template.
    static final class Aside implements ResultMapper {
        @Override
        public boolean appliesTo(Origin origin, Object result) {
            return true;
        }

        @Override
        public String map(Object result, Expression expression) {
            return switch (result) {
                case ShownAnswer(var text, var _) -> SetAside.CURRENT.get().put(text);
                case String text -> SetAside.CURRENT.get().put(text);
                default -> result.toString();
            };
        }
    }
}
