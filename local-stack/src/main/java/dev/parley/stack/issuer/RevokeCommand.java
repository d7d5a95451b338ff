package dev.parley.stack.issuer;

import dev.parley.stack.CannotStart;
import dev.parley.stack.Help;
import dev.parley.stack.child.Orphans;
import dev.parley.stack.data.DataFolder;
import dev.parley.stack.service.ServiceJars;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `revoke`: withdraws the tokens of a person of the running stack, as any service of an operator may over the internal
/// REST API.
@Command(name = "revoke")
public final class RevokeCommand implements Callable<Integer> {
    /// By which session-service knows whoever calls it for an operator.
    private static final String OPERATOR = "operator";

    @Option(names = "--sub", paramLabel = "SUBJECT")
    private String subject;

    @Option(names = "--token-id", paramLabel = "ID")
    private String tokenId;

    @Option(names = "--data", paramLabel = "DIR")
    private Path data;

    @Option(names = {"-h", "--help"})
    private boolean help;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (help) {
            System.out.print(Help.page("revoke"));
            return CommandLine.ExitCode.OK;
        }
        if (subject == null || subject.isBlank()) {
            throw new CannotStart("Whose tokens? Say --sub NAME (see ./parley revoke --help)");
        }
        var folder = new DataFolder(data == null ? ServiceJars.projectHome().resolve(".parley") : data);
        if (Orphans.running(folder.pidOf("parley")).isEmpty()) {
            throw new CannotStart("No Parley runs on " + folder.root() + ". Run ./parley start first.");
        }
        var answer = ask(folder);
        if (answer.statusCode() >= 300) {
            throw new CannotStart("Nothing is revoked: " + new JsonObject(answer.body()).getString("detail"));
        }
        System.out.println(
                tokenId == null ? "All tokens of " + subject + " so far are revoked" : "The token is revoked");
        return CommandLine.ExitCode.OK;
    }

    private HttpResponse<String> ask(DataFolder folder) throws IOException, InterruptedException {
        var token = ServiceSignature.token(folder, OPERATOR, "session-service");
        var addresses = new Properties();
        try (var in = Files.newBufferedReader(folder.addresses())) {
            addresses.load(in);
        }
        var url = addresses.getProperty("session-1");
        var body = new JsonObject().put("subject", subject).put("tokenId", tokenId);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url + "/internal/v1/revocations"))
                            .timeout(Duration.ofSeconds(10))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + token)
                            .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
