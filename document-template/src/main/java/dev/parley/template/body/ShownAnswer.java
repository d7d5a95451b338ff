package dev.parley.template.body;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Results;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.ValueResolver;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

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

    /// What somebody has typed stays what it was typed as, whatever it means in Markdown.
    static final class Escaped implements ResultMapper {
        private static final Pattern ANYWHERE = Pattern.compile("[\\\\`*_{}\\[\\]<>|~&]");
        private static final Pattern AT_LINE_START = Pattern.compile("(?m)^(?:(\\d{1,9})([.)])(?=\\s|$)|([#+=-]))");
        private static final Pattern INDENT = Pattern.compile("(?m)^[ \t]+");

        @Override
        public boolean appliesTo(Origin origin, Object result) {
            return true;
        }

        @Override
        public String map(Object result, Expression expression) {
            return switch (result) {
                case ShownAnswer(var text, var _) -> escape(text);
                default -> escape(result.toString());
            };
        }

        private static String escape(String text) {
            var flat = INDENT.matcher(text).replaceAll("").replace('\t', ' ');
            var inline = ANYWHERE.matcher(flat).replaceAll("\\\\$0");
            return AT_LINE_START
                    .matcher(inline)
                    .replaceAll(start -> start.group(1) == null
                            ? "\\\\" + start.group(3)
                            : start.group(1) + "\\\\" + start.group(2));
        }
    }
}
