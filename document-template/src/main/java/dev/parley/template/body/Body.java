package dev.parley.template.body;

import dev.parley.template.Answers;
import dev.parley.template.InvalidTemplate.Fault;
import dev.parley.template.Template;
import io.quarkus.qute.Engine;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolvers;
import java.time.LocalDate;
import java.util.List;

/// The text of a template: Markdown in which Qute puts the answers. Only `{#if}`, `{#for}`/`{#each}` and plain
/// placeholders are known, nothing can be called, and answers never become Markdown of their own.
public final class Body {
    private static final Engine ENGINE = Engine.builder()
            .addSectionHelpers(
                    new IfSectionHelper.Factory(),
                    new LoopSectionHelper.Factory(LoopSectionHelper.Factory.ITERATION_METADATA_PREFIX_ALIAS_UNDERSCORE))
            .addValueResolvers(
                    ValueResolvers.mapperResolver(),
                    ValueResolvers.logicalAndResolver(),
                    ValueResolvers.logicalOrResolver())
            .addValueResolver(new Row.Resolver())
            .addValueResolver(new ShownAnswer.Resolver())
            .addResultMapper(new ShownAnswer.Aside())
            .strictRendering(true)
            .removeStandaloneLines(true)
            .build();

    private Body() {}

    /// Everything that would fail later, with its line; empty: it is good.
    public static List<Fault> check(Template template) {
        try {
            var faults = new Placeholders(template)
                    .check(ENGINE.parse(template.body()).getRootNode());
            return faults.isEmpty()
                    ? Outline.check(template.body(), render(template, Answers.NONE, LocalDate.EPOCH))
                    : faults;
        } catch (TemplateException e) {
            var line = e.getOrigin() == null ? 0 : e.getOrigin().getLine();
            return List.of(new Fault("body line " + line, firstLine(e)));
        }
    }

    private static String firstLine(TemplateException e) {
        var message = e.getMessage() == null ? "cannot be read" : e.getMessage();
        return message.lines().findFirst().orElse("cannot be read");
    }

    /// The document, Markdown: the same answers and the same day give the same text. An answer may have several lines
    /// and paragraphs, and is never Markdown itself; what stands around it is what it is around one word.
    public static String render(Template template, Answers answers, LocalDate day) {
        var body = ENGINE.parse(SetAside.withoutMarks(template.body()));
        var aside = new SetAside();
        var laidOut = ScopedValue.where(SetAside.CURRENT, aside)
                .call(() -> body.render(TemplateContext.of(template, answers, day)));
        return Inlay.of(laidOut, aside);
    }
}
