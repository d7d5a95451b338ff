package dev.parley.service.log;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.logging.Handler;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;

/// Gives the console its form where that is to be JSON, before anything of ours starts.
@Singleton
class JsonConsole {
    private final LogConfig config;

    JsonConsole(LogConfig config) {
        this.config = config;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (config.json().orElse(false)) {
            form(InitialConfigurator.DELAYED_HANDLER.getHandlers());
        }
    }

    /// An asynchronous console lies within the handler that writes to it later.
    static void form(Handler... handlers) {
        for (var handler : handlers) {
            if (handler instanceof ConsoleHandler console) {
                console.setFormatter(new JsonLines());
            } else if (handler instanceof ExtHandler around) {
                form(around.getHandlers());
            }
        }
    }
}
