package dev.parley.session.document;

import dev.parley.session.contract.document.DocumentView;
import dev.parley.session.contract.document.DocumentsApi;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import dev.parley.session.identity.Acting;
import java.util.UUID;

/// Documents over REST, to their owner.
class DocumentsResource implements DocumentsApi {
    private final Acting acting;
    private final DocumentRepository documents;

    DocumentsResource(Acting acting, DocumentRepository documents) {
        this.acting = acting;
        this.documents = documents;
    }

    @Override
    public DocumentView get(UUID id) {
        return acting.asCaller(
                true,
                () -> documents
                        .findByIdOptional(id)
                        .orElseThrow(() -> new Refused(ErrorCode.NOT_FOUND, "No such document"))
                        .view());
    }
}
