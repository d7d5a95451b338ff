package dev.parley.session.document;

import dev.parley.session.contract.document.DocumentView;
import dev.parley.session.contract.document.DocumentsApi;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import dev.parley.session.identity.Acting;
import dev.parley.session.identity.Caller;

/// Documents over REST, to their owner.
class DocumentsResource implements DocumentsApi {
    private final Acting acting;
    private final Caller caller;
    private final DocumentRepository documents;

    DocumentsResource(Acting acting, Caller caller, DocumentRepository documents) {
        this.acting = acting;
        this.caller = caller;
        this.documents = documents;
    }

    @Override
    public DocumentView get(String id) {
        var person = caller.someone();
        return acting.asCaller(
                true,
                () -> documents
                        .known(person, id)
                        .orElseThrow(() -> new Refused(ErrorCode.NOT_FOUND, "No such document"))
                        .view());
    }
}
