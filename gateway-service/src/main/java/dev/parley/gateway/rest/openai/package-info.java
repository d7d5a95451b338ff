/// The requests of OpenAI's clients (docs/http-chat.md): chat completions, each a turn of a conversation that is kept.
@NullMarked
package dev.parley.gateway.rest.openai;

import org.jspecify.annotations.NullMarked;
