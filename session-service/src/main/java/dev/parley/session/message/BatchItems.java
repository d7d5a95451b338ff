package dev.parley.session.message;

import dev.parley.session.contract.message.AppendOutcome;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.Attachment;
import dev.parley.session.contract.message.Mention;
import dev.parley.session.contract.message.MessageDetails;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.database.StorableText;
import dev.parley.session.database.Uuid7;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A batch after the checks that need no database: what is to be stored, each key once, and the way back from there to
/// the outcome of each item.
final class BatchItems {
    /// A message to be stored; `reply` is the id of the reply it would ask for, null when it asks for none.
    /// `asks`: even where people talk among themselves.
    record Candidate(NewMessage message, @Nullable UUID reply, boolean asks) {}

    private record Key(UUID conversation, UUID sender, String key) {}

    private final List<Candidate> unique = new ArrayList<>();
    private final @Nullable AppendOutcome[] refused;
    private final int[] place;
    private final boolean[] repeated;

    private BatchItems(int size) {
        refused = new AppendOutcome[size];
        place = new int[size];
        repeated = new boolean[size];
    }

    static BatchItems of(List<NewMessage> items, AppendConfig limits) {
        var candidates = new BatchItems(items.size());
        var places = HashMap.<Key, Integer>newHashMap(items.size());
        for (var item = 0; item < items.size(); item++) {
            var message = items.get(item);
            candidates.refused[item] = refusal(message, limits);
            if (candidates.refused[item] != null) {
                continue;
            }
            var next = candidates.unique.size();
            var known = places.putIfAbsent(new Key(message.conversationId(), message.senderId(), message.key()), next);
            candidates.repeated[item] = known != null;
            candidates.place[item] = known == null ? next : known;
            if (known == null) {
                var may = message.ai() != AskAi.NEVER;
                var asks = message.ai() == AskAi.ASK || (may && Mention.ofAi(message.content()));
                candidates.unique.add(new Candidate(message, may ? Uuid7.next() : null, asks));
            }
        }
        return candidates;
    }

    List<Candidate> unique() {
        return unique;
    }

    /// In the order of the items.
    List<AppendOutcome> outcomes(BatchResult batchResult) {
        var outcomes = new AppendOutcome[place.length];
        for (var item = 0; item < place.length; item++) {
            outcomes[item] = refused[item] != null ? refused[item] : batchResult.outcome(place[item], repeated[item]);
        }
        return Arrays.asList(outcomes);
    }

    private static boolean attachable(List<Attachment> attachments, AppendConfig limits) {
        return attachments.size() <= limits.maxAttachments()
                && attachments.stream()
                        .allMatch(one -> one != null
                                && one.url() != null
                                && addressed(one.url(), limits)
                                && StorableText.fits(one.url(), limits.maxAttachmentUrl())
                                && (one.name() == null || StorableText.fits(one.name(), limits.maxAttachmentName()))
                                && (one.contentType() == null
                                        || StorableText.fits(one.contentType(), limits.maxAttachmentType()))
                                && (one.size() == null || one.size() >= 0));
    }

    private static boolean describable(MessageDetails details, AppendConfig limits) {
        return (details.type() == null || StorableText.fits(details.type(), limits.maxMessageType()))
                && (details.subject() == null || StorableText.fits(details.subject(), limits.maxSubject()))
                && (details.about() == null || StorableText.fits(details.about(), limits.maxAbout()));
    }

    /// On the web: elsewhere lie scripts and the files of whoever follows the address.
    private static boolean addressed(String url, AppendConfig limits) {
        var scheme = url.indexOf("://");
        return scheme > 0
                && url.length() > scheme + 3
                && limits.attachmentSchemes().contains(url.substring(0, scheme).toLowerCase(Locale.ROOT))
                && url.chars().noneMatch(unit -> unit <= ' ');
    }

    /// Null: nothing is wrong with it as far as can be told without the database.
    private static @Nullable AppendOutcome refusal(@Nullable NewMessage message, AppendConfig limits) {
        if (message == null || message.conversationId() == null || message.senderId() == null) {
            return bad("A message is somebody's, in a conversation");
        }
        if (message.key() == null || message.key().isEmpty() || !StorableText.fits(message.key(), limits.maxKey())) {
            return bad("A key has 1 to " + limits.maxKey() + " characters");
        }
        if (message.contentType() == null || !StorableText.fits(message.contentType(), limits.maxContentType())) {
            return bad("A content type has 1 to " + limits.maxContentType() + " characters");
        }
        if (message.content() == null || message.content().isBlank()) {
            return bad("A message has text");
        }
        if (message.content().length() > limits.maxContent()) {
            return AppendOutcome.refused(ErrorCode.TOO_LARGE);
        }
        if (message.attachments() != null && !attachable(message.attachments(), limits)) {
            return bad("A message has at most " + limits.maxAttachments()
                    + " attachments, each at an address of the web and with a name and a type that are no longer than"
                    + " usual");
        }
        if (message.details() != null && !describable(message.details(), limits)) {
            return bad("The type, the subject or what the message is about is too long");
        }
        return StorableText.storable(message.content()) ? null : bad("The text cannot be stored");
    }

    private static AppendOutcome bad(String sentence) {
        return AppendOutcome.refused(ErrorCode.BAD_REQUEST, sentence);
    }
}
