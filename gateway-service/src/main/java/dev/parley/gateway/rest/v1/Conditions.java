package dev.parley.gateway.rest.v1;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The conditions under which a request is made (RFC 9110, 13.1), held against the tag of what it is about.
record Conditions(List<String> ifMatch, List<String> ifNoneMatch) {
    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");

    static Conditions of(HttpHeaders headers) {
        return new Conditions(lines(headers, HttpHeaders.IF_MATCH), lines(headers, HttpHeaders.IF_NONE_MATCH));
    }

    private static List<String> lines(HttpHeaders headers, String name) {
        var lines = headers.getRequestHeader(name);
        return lines == null ? List.of() : lines;
    }

    boolean none() {
        return ifMatch.isEmpty() && ifNoneMatch.isEmpty();
    }

    /// For who only looks: null, or that nothing has changed.
    ///
    /// @throws WebApplicationException with 412
    @Nullable
    Response unchanged(EntityTag tag) {
        mustMatch(tag);
        return named(ifNoneMatch, tag.getValue()::equals, true)
                ? Response.notModified(tag).build()
                : null;
    }

    /// Whether something is to be changed only as it was known, and not whatever is there.
    boolean nameWhatIsThere() {
        return !ifMatch.isEmpty() && ifMatch.stream().noneMatch(Conditions::isAny);
    }

    /// For who changes something.
    ///
    /// @throws WebApplicationException with 412
    void mustHold(EntityTag tag) {
        mustMatch(tag);
        if (named(ifNoneMatch, known -> Tag.isOf(tag, known), true)) {
            throw new WebApplicationException(Status.PRECONDITION_FAILED);
        }
    }

    private void mustMatch(EntityTag tag) {
        if (!ifMatch.isEmpty() && !named(ifMatch, known -> Tag.isOf(tag, known), false)) {
            throw new WebApplicationException(Status.PRECONDITION_FAILED);
        }
    }

    /// `weakly`: whoever compresses on the way may have weakened the tag, which is no other for that.
    private static boolean named(List<String> lines, Predicate<String> isThere, boolean weakly) {
        for (var line : lines) {
            if (isAny(line)) {
                return true;
            }
            var tags = TAG.matcher(line);
            while (tags.find()) {
                if (isThere.test(tags.group(2)) && (weakly || tags.group(1) == null)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAny(String line) {
        return line.strip().equals("*");
    }
}
