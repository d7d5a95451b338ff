package dev.parley.session.identity;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.token.ServiceToken;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/// For whom the request under way was made.
@RequestScoped
public class Caller {
    private ServiceToken token;

    void is(ServiceToken token) {
        this.token = token;
    }

    /// The person the calling service acts for, or empty for somebody without an account.
    public Optional<UUID> person() {
        return token.person();
    }

    /// The person, where only a person may do it.
    public UUID someone() {
        return person().orElseThrow(() -> new RequestRejected(ErrorCode.FORBIDDEN, "Sign in to do this"));
    }

    /// What concerns many people's rows is no business of a call for one of them.
    public void mustBeService() {
        if (token.person().isPresent()) {
            throw new RequestRejected(ErrorCode.FORBIDDEN, "Only a service itself may do this");
        }
    }
}
