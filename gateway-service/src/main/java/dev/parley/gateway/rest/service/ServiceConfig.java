package dev.parley.gateway.rest.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/// Which services may call the gateway.
@ConfigMapping(prefix = "gateway.services")
interface ServiceConfig {
    /// The issuers of service tokens that are let in, beside the shared secret they are signed with. Set to nothing it
    /// means these, too; for nobody, name one there is not, such as `nobody`.
    @WithDefault("${PUBLISHING_SERVICES:session-service,ai-bridge-service,backend,operator}")
    Set<String> allowed();
}
