/// The REST of the pitchey system (DIALECTS.md, pitchey): what its clients fall back to without a socket.
package dev.parley.gateway.rest.pitchey;
