/// The requests of the AI SDK's `useChat` (docs/http-chat.md): `DefaultChatTransport` works here as it is.
@NullMarked
package dev.parley.gateway.rest.aisdk;

import org.jspecify.annotations.NullMarked;
