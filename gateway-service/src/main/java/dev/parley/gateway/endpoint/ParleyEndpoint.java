package dev.parley.gateway.endpoint;

import dev.parley.gateway.protocol.parley.ParleyDialect;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.WebSocket;

/// The sockets of our own protocol, `parley.v1`.
@WebSocket(
        path = ParleyDialect.PATH,
        endpointId = ParleyDialect.PATH,
        inboundProcessingMode = InboundProcessingMode.CONCURRENT)
class ParleyEndpoint extends DialectEndpoint {}
