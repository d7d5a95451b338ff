package dev.parley.gateway.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/// Bodies are JSON in UTF-8 (RFC 8259, 8.1), whatever their first bytes look like.
@Singleton
class Utf8Bodies implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper json) {
        json.getFactory().configure(JsonFactory.Feature.CHARSET_DETECTION, false);
    }
}
