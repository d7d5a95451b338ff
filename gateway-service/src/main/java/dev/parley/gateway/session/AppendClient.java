package dev.parley.gateway.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parley.session.contract.message.AppendApi;
import dev.parley.session.contract.message.AppendBatch;
import dev.parley.session.contract.message.AppendResult;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.Refused;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// The one call every message makes, by hand: a generated REST client spends more on a small batch than everything else
/// the gateway does for it.
final class AppendClient implements AppendApi {
    private final HttpClient http;
    private final RequestOptions options;
    private final Supplier<String> token;
    private final long timeoutMillis;
    private final ObjectWriter writer;
    private final ObjectReader results;
    private final ObjectReader problems;

    AppendClient(HttpClient http, URI url, Supplier<String> token, Duration timeout, ObjectMapper json) {
        this.http = http;
        this.options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url.resolve(PATH).toString());
        this.token = token;
        this.timeoutMillis = timeout.toMillis();
        this.writer = json.writerFor(AppendBatch.class);
        this.results = json.readerFor(AppendResult.class);
        this.problems = json.readerFor(Problem.class);
    }

    private record Answer(int status, Buffer body) {}

    @Override
    public AppendResult append(AppendBatch batch) {
        var answer = send(body(batch));
        try {
            if (answer.status == 200) {
                return results.readValue(answer.body.getBytes());
            }
            Problem problem = problems.readValue(answer.body.getBytes());
            if (problem.code() != null) {
                throw new Refused(problem.code(), problem.detail());
            }
            throw new ProcessingException("HTTP " + answer.status);
        } catch (IOException e) {
            // Something in between answered, or only half of an answer came.
            throw new ProcessingException("HTTP " + answer.status, e);
        }
    }

    private Buffer body(AppendBatch batch) {
        try {
            return Buffer.buffer(writer.writeValueAsBytes(batch));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A batch could not be written", e);
        }
    }

    private Answer send(Buffer body) {
        var bearer = "Bearer " + token.get();
        Future<Answer> answer = http.request(options)
                .compose(request -> request.putHeader(HttpHeaders.AUTHORIZATION, bearer)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .send(body))
                .compose(response -> response.body().map(bytes -> new Answer(response.statusCode(), bytes)));
        try {
            return answer.toCompletionStage().toCompletableFuture().get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ProcessingException("No answer from session-service", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(ErrorCode.UNAVAILABLE, "The server is stopping");
        }
    }
}
