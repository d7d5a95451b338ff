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

    /// Whether the trusted proxies' connections begin with a header of the PROXY protocol (version 1 or 2), which tells
    /// whose they are. One that does not is closed. Everybody else's begin as ever.
    @WithDefault("false")
    boolean protocol();

    /// Bytes of what such a header of version 2 may say beside the addresses.
    @WithDefault("1024")
    int maxProtocolExtraBytes();

    enum Header {
        X_FORWARDED_FOR,
        FORWARDED
    }
}
