package dev.parley.service.log;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.jboss.logmanager.handlers.ConsoleHandler;

/// Gives the console its form where that is to be JSON, before anything of ours starts.
@Singleton
class JsonConsole {
    private final LogConfig config;

    JsonConsole(LogConfig config) {
        this.config = config;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (config.json()) {
            for (var handler : InitialConfigurator.DELAYED_HANDLER.getHandlers()) {
                if (handler instanceof ConsoleHandler) {
                    handler.setFormatter(new JsonLines());
                }
            }
        }
    }
}
