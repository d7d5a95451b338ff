package dev.parley.session.document;

import dev.parley.session.contract.document.DocumentView;
import dev.parley.session.contract.document.DocumentsApi;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.identity.Caller;

/// Documents over REST, to their owner.
class DocumentsResource implements DocumentsApi {
    private final ActorTransactions actorTransactions;
    private final Caller caller;
    private final DocumentRepository documents;

    DocumentsResource(ActorTransactions actorTransactions, Caller caller, DocumentRepository documents) {
        this.actorTransactions = actorTransactions;
        this.caller = caller;
        this.documents = documents;
    }

    @Override
    public DocumentView get(String id) {
        var person = caller.someone();
        return actorTransactions.asCaller(
                true,
                () -> documents
                        .known(person, id)
                        .orElseThrow(() -> new RequestRejected(ErrorCode.NOT_FOUND, "No such document"))
                        .view());
    }
}
