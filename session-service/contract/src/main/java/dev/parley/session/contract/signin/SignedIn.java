package dev.parley.session.contract.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.log.LogPosition;
import dev.parley.session.contract.person.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The answer to a sign-in: the person, where each of its conversations stands (the latest first; `more`: it has others
/// beyond those), and the first page of them, if one was asked for. What has moved since then
/// [dev.parley.session.contract.log.LogApi] tells who asks for it with `asOf`. `silenced` are its direct conversations
/// in which one has blocked the other (null: none).
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignedIn(
        PersonView person,
        List<LogPosition> heads,
        @Nullable ConversationPage conversations,
        Instant asOf,
        boolean more,
        @Nullable List<UUID> silenced) {}
