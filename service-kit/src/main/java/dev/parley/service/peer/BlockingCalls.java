package dev.parley.service.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.service.problem.ProblemMapper;
import dev.parley.session.contract.problem.Problem;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Calls to one instance of a sibling service, written and read by the thread that asks, over connections that are
/// kept: for what is called some hundred times a second by a thread that would only wait, and pay for each hand-over to
/// an event loop and back (docs/adr/0063-batches-by-blocking-calls.md).
public final class BlockingCalls {
    private static final int FIRST_ERROR = 400;

    /// Without a slash at its end.
    private final String base;
    private final int connectMillis;
    private final int readMillis;
    private final Supplier<String> token;
    private final ObjectMapper json;

    /// `token`: of a service, asked for each call. `json` as the siblings write and read it.
    public BlockingCalls(
            URI base, Duration connectTimeout, Duration readTimeout, Supplier<String> token, ObjectMapper json) {
        this.base = base.toString().replaceFirst("/+$", "");
        this.connectMillis = Math.toIntExact(connectTimeout.toMillis());
        this.readMillis = Math.toIntExact(readTimeout.toMillis());
        this.token = token;
        this.json = json;
    }

    /// May be sent twice: a kept connection that turns out to be closed is replaced by a new one.
    ///
    /// @throws dev.parley.session.contract.problem.RequestRejected as the sibling refused it
    /// @throws ProcessingException where no answer came; because of a [ConnectException] where nothing was asked
    public <T> T post(String path, Object body, Class<T> answer) {
        try {
            var connection = (HttpURLConnection) URI.create(base + path).toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(connectMillis);
            connection.setReadTimeout(readMillis);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestMethod("POST");
            connection.setRequestProperty(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
            connection.setRequestProperty(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
            connection.setRequestProperty(HttpHeaders.AUTHORIZATION, "Bearer " + token.get());
            connection.setDoOutput(true);
            connect(connection);
            connection.getOutputStream().write(json.writeValueAsBytes(body));
            var status = connection.getResponseCode();
            if (status < FIRST_ERROR) {
                try (var content = connection.getInputStream()) {
                    return json.readValue(content.readAllBytes(), answer);
                }
            }
            throw ProblemMapper.refusal(status, problem(connection));
        } catch (IOException e) {
            throw new ProcessingException(e);
        }
    }

    /// One that nobody takes in time has never been asked, as one that is refused has not.
    private static void connect(HttpURLConnection connection) throws IOException {
        try {
            connection.connect();
        } catch (SocketTimeoutException late) {
            throw (ConnectException) new ConnectException("Nobody took the connection in time").initCause(late);
        }
    }

    /// Null: something in between answered.
    private @Nullable Problem problem(HttpURLConnection connection) throws IOException {
        try (var content = connection.getErrorStream()) {
            return content == null ? null : readable(content.readAllBytes());
        }
    }

    private @Nullable Problem readable(byte[] content) {
        try {
            return json.readValue(content, Problem.class);
        } catch (IOException noProblem) {
            return null;
        }
    }
}
