package dev.parley.ai.interview.desk;

import dev.parley.ai.contract.interview.InterviewsApi;
import dev.parley.ai.contract.interview.Prefill;
import dev.parley.ai.interview.builtin.BuiltInInterviewer;
import dev.parley.ai.interview.builtin.Prefilling;
import dev.parley.ai.interview.service.AiService;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.TurnOutcome;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.jspecify.annotations.Nullable;

/// Interviews over REST: the AI service leads where one is configured, else the built-in interviewer.
@RunOnVirtualThread
class InterviewsResource implements InterviewsApi {
    private final BuiltInInterviewer builtIn;
    private final AiService aiService;
    private final Prefilling prefilling;

    InterviewsResource(BuiltInInterviewer builtIn, AiService aiService, Prefilling prefilling) {
        this.builtIn = builtIn;
        this.aiService = aiService;
        this.prefilling = prefilling;
    }

    @Override
    public TurnOutcome next(@Nullable DocumentSessionView session) {
        if (session == null || session.pending() == null) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A session with a pending turn is wanted");
        }
        return (aiService.isConfigured() ? aiService : builtIn).next(session, session.pending());
    }

    @Override
    public Prefill prefill(@Nullable Prefill prefill) {
        if (prefill == null
                || prefill.templateId() == null
                || prefill.values() == null
                || !prefill.values().isObject()) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "Prefilled answers are an object by question");
        }
        return prefilling.fill(prefill.templateId(), prefill.values());
    }
}
