package dev.parley.gateway.rest.v1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.protocol.WireId;
import dev.parley.gateway.protocol.parley.ParleyForm;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The fields of a command as they come with a request: in its body, and over that in its path and query.
public final class CommandFields {
    private final ObjectNode fields;

    private CommandFields(ObjectNode fields) {
        this.fields = fields;
    }

    static CommandFields of(byte @Nullable [] body) {
        return new CommandFields(ParleyForm.fields(body));
    }

    public static CommandFields empty() {
        return of(null);
    }

    ObjectNode fields() {
        return fields;
    }

    /// An id of the path.
    public CommandFields about(String name, String id) {
        fields.put(name, known(id).toString());
        return this;
    }

    /// What cannot be an id is the id of nothing.
    static UUID known(String id) {
        var known = WireId.of(id);
        if (known == null) {
            throw new RequestRejected(ErrorCode.NOT_FOUND, "There is no such thing");
        }
        return known;
    }

    /// Null: it is not said.
    public CommandFields text(String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    /// The key may come as a header instead; the one in the body counts.
    CommandFields key(@Nullable String header) {
        return fields.hasNonNull("key") ? this : text("key", header);
    }

    /// What is no number is said as it stands, to be refused by its name.
    public CommandFields number(String name, @Nullable String value) {
        if (value != null) {
            try {
                fields.put(name, Long.parseLong(value));
            } catch (NumberFormatException e) {
                fields.put(name, value);
            }
        }
        return this;
    }

    /// None where the list is empty.
    public CommandFields list(String name, ArrayNode list) {
        if (!list.isEmpty()) {
            fields.set(name, list);
        }
        return this;
    }

    CommandFields flag(String name, boolean value) {
        fields.put(name, value);
        return this;
    }
}
