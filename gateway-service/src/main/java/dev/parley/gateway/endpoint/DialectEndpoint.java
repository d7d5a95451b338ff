package dev.parley.gateway.endpoint;

import io.quarkus.logging.Log;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;

/// Where the sockets of a dialect open and end. There is nothing to hear on: frames are read and written below it
/// (the transport), and never reach the queues of WebSockets Next, which have no bounds.
abstract class DialectEndpoint {
    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection socket) {
        socket.userData().get(SocketCheck.CONNECTION).opened();
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection socket) {
        Log.debugf("socket closed path=%s socket=%s", socket.endpointId(), socket.id());
    }

    /// A client that resets its connection is no news; our own close frames Vert.x has not seen.
    @OnError
    @NonBlocking
    void failed(WebSocketConnection socket, Throwable failure) {
        Log.debugf(
                "socket failed path=%s socket=%s cause=%s",
                socket.endpointId(), socket.id(), failure.getClass().getSimpleName());
    }
}
