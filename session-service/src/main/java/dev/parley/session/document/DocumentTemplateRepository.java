package dev.parley.session.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Templates by id and version.
@ApplicationScoped
class DocumentTemplateRepository implements PanacheRepositoryBase<DocumentTemplate, DocumentTemplate.Key> {
    Optional<DocumentTemplate> newest(String id) {
        return find("id = ?1 order by version desc", id).page(0, 1).firstResultOptional();
    }

    List<DocumentTemplate> offered() {
        return find("""
                from DocumentTemplate t where t.withdrawnAt is null
                    and t.version = (select max(o.version) from DocumentTemplate o where o.id = t.id)
                order by t.title, t.id
                """).list();
    }

    /// Until it is let go, no other version of it is stored.
    void hold(String id) {
        getEntityManager()
                .createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended('document_template ' || ?1, 0)) as text)",
                        String.class)
                .setParameter(1, id)
                .getResultList();
    }
}
