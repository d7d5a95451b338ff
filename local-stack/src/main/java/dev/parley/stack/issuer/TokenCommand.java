package dev.parley.stack.issuer;

import dev.parley.stack.CannotStart;
import dev.parley.stack.Help;
import dev.parley.stack.child.Orphans;
import dev.parley.stack.data.DataFolder;
import dev.parley.stack.service.ServiceJars;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `token`: prints a token of the running stack's own issuer, or one of a service for the gateway, and nothing else.
@Command(name = "token")
public final class TokenCommand implements Callable<Integer> {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhd])");

    @Option(names = "--sub", paramLabel = "SUBJECT")
    private String subject;

    @Option(names = "--service", paramLabel = "NAME")
    private String service;

    @Option(names = "--name")
    private String name;

    @Option(names = "--email")
    private String email;

    @Option(names = "--role")
    private String role;

    @Option(names = "--expires-in", paramLabel = "1h", defaultValue = "1h")
    private String expiresIn;

    @Option(names = "--data", paramLabel = "DIR")
    private Path data;

    @Option(names = {"-h", "--help"})
    private boolean help;

    @Override
    public Integer call() throws IOException {
        if (help) {
            System.out.print(Help.page("token"));
            return CommandLine.ExitCode.OK;
        }
        if (service != null) {
            System.out.println(ServiceSignature.token(runningStack(), service, "gateway-service"));
            return CommandLine.ExitCode.OK;
        }
        if (subject == null || subject.isBlank()) {
            throw new CannotStart("Whom is the token for? Say --sub NAME (see ./parley token --help)");
        }
        var request = new TokenRequest(
                subject,
                Optional.ofNullable(name),
                Optional.ofNullable(email),
                Optional.ofNullable(role),
                duration(expiresIn));
        System.out.println(request.signedWith(new Issuer(runningStack()).privateKey(), Clock.systemUTC()));
        return CommandLine.ExitCode.OK;
    }

    private DataFolder runningStack() {
        var folder = new DataFolder(data == null ? ServiceJars.projectHome().resolve(".parley") : data);
        if (Orphans.running(folder.pidOf("parley")).isEmpty()) {
            throw new CannotStart("No Parley runs on " + folder.root() + ". Run ./parley start"
                    + (data == null ? "" : " --data " + data) + " first.");
        }
        return folder;
    }

    static Duration duration(String text) {
        var parts = DURATION.matcher(text);
        if (!parts.matches() || parts.group(1).matches("0+")) {
            throw new CannotStart("--expires-in wants a number and a unit, as in 30s, 15m, 1h or 7d, not " + text);
        }
        var amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
