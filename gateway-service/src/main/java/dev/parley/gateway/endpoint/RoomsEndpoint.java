package dev.parley.gateway.endpoint;

import dev.parley.gateway.protocol.rooms.RoomsDialect;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.WebSocket;

/// The sockets of `rooms`.
@WebSocket(
        path = RoomsDialect.PATH,
        endpointId = RoomsDialect.PATH,
        inboundProcessingMode = InboundProcessingMode.CONCURRENT)
class RoomsEndpoint extends DialectEndpoint {}
