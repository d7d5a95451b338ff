package dev.parley.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// docs/settings.md, made of the services' sources.
final class SettingsPage {
    private static final List<String> SERVICES =
            List.of("gateway-service", "session-service", "ai-bridge-service", "rendering-service");

    private static final String HEAD = """
            # Settings

            Every setting of every service, made of the sources by a test: `./parley test -pl docs -Dupdate` writes this page anew. What `./parley start` takes besides is in
            `./parley start --help`.

            Each is given by its environment variable, or by its name as a system property (`-Dgateway.limits.commands-per-second=50`). Durations are `500ms`, `30s`, `5m`, `24h`, `30d`. Where
            a short variable is listed, the long form of the name works too (`GATEWAY_SESSION_URL`) and wins. Secrets come from the environment alone.

            """;

    private static final String DATABASE = """
            ### The database
            | environment | meaning |
            |---|---|
            | `DATABASE_URL` | Required: `postgres://user:password@host:port/database`, or `jdbc:postgresql://…` with `DATABASE_USER` and `DATABASE_PASSWORD`. The login of the pool: `parley_app`, or a member of it, which owns nothing. |
            | `FLYWAY_DATABASE_URL` | The same as the owner of the schema, for migrations only. Without it `DATABASE_URL` does both. |
            | `DATABASE_REPLICA_URL` | A streaming replica of it, for pages of history ([operations](operations.md#history-from-a-replica)); user and password as in `DATABASE_URL` where it names none. Without it there is none. |

            """;

    private static final String TABLE = """
            | setting | environment | default | in | meaning |
            |---|---|---|---|---|
            """;

    private final Path home;

    SettingsPage(Path home) {
        this.home = home;
    }

    String text() {
        var page = new StringBuilder(HEAD);
        var kit = ConfigReader.groups(home.resolve("service-kit/src/main/java"));
        page.append("## Every service\n\n");
        kit.values()
                .forEach(group -> append(
                        page,
                        group.prefix(),
                        group.meaning(),
                        group.settings().stream().map(this::inEachService).toList()));
        for (var service : SERVICES) {
            page.append("## ").append(service).append("\n\n");
            if (service.equals("session-service")) {
                page.append(DATABASE);
            }
            append(page, service);
        }
        return page.toString().stripTrailing() + "\n";
    }

    /// The names of settings of which nothing is said.
    List<String> unsaid() {
        return text().lines()
                .filter(line -> line.endsWith("|  |"))
                .map(line -> line.split("`")[1])
                .toList();
    }

    private void append(StringBuilder page, String service) {
        var groups = ConfigReader.groups(home.resolve(service, "src/main/java"));
        var properties = properties(service);
        var process = new ArrayList<Setting>();
        for (var name : properties.values().keySet()) {
            var variable = properties.variable(name);
            var known = groups.values().stream()
                    .flatMap(group -> group.settings().stream())
                    .anyMatch(setting -> setting.name().equals(name));
            if (variable != null && !known && !name.startsWith("%")) {
                process.add(new Setting(
                        name,
                        variable.name(),
                        variable.fallback(),
                        "",
                        properties.comments().get(name)));
            }
        }
        append(page, "The process", "", process);
        groups.values()
                .forEach(group -> append(
                        page,
                        group.prefix(),
                        group.meaning(),
                        group.settings().stream()
                                .map(setting -> {
                                    var variable = properties.variable(setting.name());
                                    return variable == null
                                            ? setting
                                            : setting.withEnvironment(variable.name(), variable.fallback());
                                })
                                .toList()));
    }

    private static void append(StringBuilder page, String title, String meaning, List<Setting> settings) {
        page.append("### ")
                .append(
                        title.contains(".") || title.equals(title.toLowerCase(Locale.ROOT))
                                ? "`" + title + "`"
                                : title);
        page.append("\n");
        if (!meaning.isEmpty()) {
            page.append(meaning).append("\n\n");
        }
        page.append(TABLE);
        settings.forEach(setting -> page.append(setting.row()));
        page.append("\n");
    }

    private Setting inEachService(Setting setting) {
        var own = new ArrayList<String>();
        for (var service : SERVICES) {
            var value = properties(service).values().get(setting.name());
            if (value != null) {
                own.add(value + " " + service);
            }
        }
        return own.size() == SERVICES.size() ? setting.withFallback(String.join(", ", own)) : setting;
    }

    private PropertiesReader properties(String service) {
        return PropertiesReader.of(home.resolve(service, "src/main/resources/application.properties"));
    }
}
