package dev.parley.gateway.proxy;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/// What stands before the gateway.
@StaticInitSafe
@ConfigMapping(prefix = "gateway.proxy")
public interface ProxyConfig {
    /// Networks (`10.0.0.0/8`, `fd00::/8`) or addresses of the proxies whose word about their clients' addresses is
    /// taken. Without any, every connection's own address is its client's.
    Optional<List<String>> trusted();

    /// In which header they tell it. Only one: what a proxy does not write itself it passes on as the client wrote it.
    @WithDefault("x-forwarded-for")
    Header header();

    enum Header {
        X_FORWARDED_FOR,
        FORWARDED
    }
}
