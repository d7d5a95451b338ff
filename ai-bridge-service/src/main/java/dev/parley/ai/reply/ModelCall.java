package dev.parley.ai.reply;

import dev.parley.ai.provider.Provider;
import dev.parley.ai.provider.ProviderKind;
import dev.parley.ai.reply.ReplyResult.Answered;
import dev.parley.ai.reply.ReplyResult.NotAnswered;
import dev.parley.ai.reply.ReplyResult.NotTaken;
import dev.parley.ai.reply.ReplyResult.Stopped;
import dev.parley.service.tracing.Span;
import dev.parley.session.contract.message.FinishReason;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.regex.Pattern;

/// What a trace tells of one call of an AI, in OpenTelemetry's words for generative AI: who was asked, how much was
/// read and written, and why it ended. Never what was said.
final class ModelCall {
    /// A model's name is what its service says of it, and no place to say more.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}");

    private static final String OPERATION = "chat";

    /// An AI is heard out.
    interface Hearing {
        ReplyResult hear() throws InterruptedException;
    }

    private ModelCall() {}

    static ReplyResult traced(Span span, Provider provider, Hearing hearing) throws InterruptedException {
        if (!span.isRecording()) {
            return hearing.hear();
        }
        var model = provider.model().filter(ModelCall::isName).orElse(null);
        var call = span.child(model == null ? OPERATION : OPERATION + " " + model, SpanKind.CLIENT)
                .put("gen_ai.operation.name", OPERATION)
                .put("gen_ai.provider.name", provider.kind() == ProviderKind.OPENAI ? "openai" : "canister")
                .put("gen_ai.request.model", model);
        try {
            var result = hearing.hear();
            tell(call, result);
            return result;
        } catch (RuntimeException | InterruptedException e) {
            call.failed(e.getClass().getSimpleName());
            throw e;
        } finally {
            call.end();
        }
    }

    private static void tell(Span call, ReplyResult result) {
        switch (result) {
            case Answered answered -> {
                var finished = answered.finished();
                if (finished.model() != null && isName(finished.model())) {
                    call.put("gen_ai.response.model", finished.model());
                }
                // What the service has not counted is estimated for the reply, and not told as its count here.
                if (finished.tokensIn() != null) {
                    call.put("gen_ai.usage.input_tokens", finished.tokensIn());
                }
                if (finished.tokensOut() != null) {
                    call.put("gen_ai.usage.output_tokens", finished.tokensOut());
                }
                ended(call, finished.reason());
            }
            case NotAnswered notAnswered ->
                call.failed(notAnswered.failed().code().wire());
            case NotTaken _ -> call.failed("not_taken");
            case Stopped _ -> ended(call, FinishReason.STOPPED);
        }
    }

    private static void ended(Span call, FinishReason reason) {
        if (reason != null) {
            call.put("gen_ai.response.finish_reasons", List.of(reason.wire()));
        }
    }

    private static boolean isName(String model) {
        return NAME.matcher(model).matches();
    }
}
