/// The requests of OpenAI's clients (docs/http-chat.md): chat completions, each a turn of a conversation that is kept.
package dev.parley.gateway.rest.openai;
