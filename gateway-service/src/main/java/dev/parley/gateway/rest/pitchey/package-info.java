/// The REST of the pitchey system (docs/dialects/pitchey.md): what its clients fall back to without a socket.
package dev.parley.gateway.rest.pitchey;
