package dev.parley.session.message;

import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.SearchApi;
import dev.parley.session.contract.message.SearchHit;
import dev.parley.session.contract.message.SearchPage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.conversation.Conversations;
import dev.parley.session.database.StorableText;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.identity.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Search in one's own conversations.
class SearchResource implements SearchApi {
    private static final int MOST = 100;
    private static final int READ_TOGETHER = 25;

    private final ActorTransactions actorTransactions;
    private final Caller caller;
    private final Conversations conversations;
    private final SearchRepository texts;
    private final MessageRepository messages;
    private final MessageViews messageViews;
    private final Pages pages;
    private final SearchConfig config;

    SearchResource(
            ActorTransactions actorTransactions,
            Caller caller,
            Conversations conversations,
            SearchRepository texts,
            MessageRepository messages,
            MessageViews messageViews,
            Pages pages,
            SearchConfig config) {
        this.actorTransactions = actorTransactions;
        this.caller = caller;
        this.conversations = conversations;
        this.texts = texts;
        this.messages = messages;
        this.messageViews = messageViews;
        this.pages = pages;
        this.config = config;
    }

    @Override
    public SearchPage search(String query, @Nullable UUID conversation, int limit, @Nullable String cursor) {
        caller.someone();
        if (query == null || query.isBlank() || !StorableText.fits(query, config.maxQuery())) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A query has 1 to " + config.maxQuery() + " characters");
        }
        if (limit < 1 || limit > MOST) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The limit is between 1 and " + MOST);
        }
        var after = SearchCursor.read(cursor);
        return actorTransactions.asCallerAtOneMoment(() -> {
            if (conversation != null && conversations.standing(conversation).isEmpty()) {
                throw new RequestRejected(ErrorCode.NOT_FOUND, "No such conversation");
            }
            return page(query, texts.search(query, conversation, after, limit + 1), limit);
        });
    }

    private SearchPage page(String query, List<SearchRepository.Found> found, int limit) {
        var asked = found.subList(0, Math.min(found.size(), limit));
        var hits = new ArrayList<SearchHit>();
        var shown = 0;
        var full = false;
        while (shown < asked.size() && !full) {
            var next = asked.subList(shown, Math.min(asked.size(), shown + READ_TOGETHER));
            hits.addAll(read(query, next));
            var fitting = pages.fitting(hits, hit -> JsonSize.of(hit.message()) + JsonSize.of(hit.snippet()));
            full = fitting < hits.size();
            shown = full ? place(asked, hits.get(fitting - 1)) + 1 : shown + next.size();
            hits.subList(fitting, hits.size()).clear();
        }
        var last = shown < found.size() ? found.get(shown - 1) : null;
        return new SearchPage(hits, last == null ? null : new SearchCursor(last.rank(), last.message()).text());
    }

    private List<SearchHit> read(String query, List<SearchRepository.Found> found) {
        var byId = messageViews
                .of(messages.all(
                        found.stream().map(SearchRepository.Found::message).toList()))
                .stream()
                .collect(Collectors.toMap(MessageView::id, Function.identity()));
        return found.stream()
                .flatMap(hit -> Optional.ofNullable(byId.get(hit.message()))
                        .map(message -> new SearchHit(message, Snippet.of(hit.snippet(), message.content(), query)))
                        .stream())
                .toList();
    }

    private static int place(List<SearchRepository.Found> found, SearchHit hit) {
        return found.stream()
                .map(SearchRepository.Found::message)
                .toList()
                .indexOf(hit.message().id());
    }
}
