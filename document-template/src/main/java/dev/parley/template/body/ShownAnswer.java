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
    /// An answer that was not given. It is put aside as any is, so that no sign of Markdown stays around it, and
    /// `{#if}` takes it for none.
    static final String NOTHING = "";

    /// `{answer.value}`.
    static final class Resolver implements ValueResolver {
        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() instanceof ShownAnswer || NOTHING.equals(context.getBase());
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            if (!context.getName().equals("value")) {
                return Results.notFound(context);
            }
            return CompletedStage.of(context.getBase() instanceof ShownAnswer(var _, var value) ? value : NOTHING);
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
