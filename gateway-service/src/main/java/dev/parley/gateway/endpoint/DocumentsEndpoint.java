package dev.parley.gateway.endpoint;

import dev.parley.gateway.protocol.documents.DocumentsDialect;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.WebSocket;

/// The sockets of `documents`.
@WebSocket(
        path = DocumentsDialect.PATH,
        endpointId = DocumentsDialect.PATH,
        inboundProcessingMode = InboundProcessingMode.CONCURRENT)
class DocumentsEndpoint extends DialectEndpoint {}
