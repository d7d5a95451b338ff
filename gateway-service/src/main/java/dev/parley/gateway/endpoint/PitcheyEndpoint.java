package dev.parley.gateway.endpoint;

import dev.parley.gateway.protocol.pitchey.PitcheyDialect;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.WebSocket;

/// The sockets of `pitchey`.
@WebSocket(
        path = PitcheyDialect.PATH,
        endpointId = PitcheyDialect.PATH,
        inboundProcessingMode = InboundProcessingMode.CONCURRENT)
class PitcheyEndpoint extends DialectEndpoint {}
