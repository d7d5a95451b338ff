package dev.parley.session.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Documents, of whoever the transaction acts for.
@ApplicationScoped
class DocumentRepository implements PanacheRepositoryBase<Document, UUID> {}
