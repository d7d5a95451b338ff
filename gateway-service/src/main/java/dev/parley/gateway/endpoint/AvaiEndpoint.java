package dev.parley.gateway.endpoint;

import dev.parley.gateway.protocol.avai.AvaiDialect;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.WebSocket;

/// The sockets of `avai`.
@WebSocket(
        path = AvaiDialect.PATH,
        endpointId = AvaiDialect.PATH,
        inboundProcessingMode = InboundProcessingMode.CONCURRENT)
class AvaiEndpoint extends DialectEndpoint {}
