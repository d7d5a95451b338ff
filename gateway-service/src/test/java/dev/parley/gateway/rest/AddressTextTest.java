package dev.parley.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {
    @ParameterizedTest
    @CsvSource({
        "/api/v1/search?query=hello, true",
        "/api/v1/search?query=%F0%9F%98%80, true",
        "/api/v1/search?query=50%25+%E5%A4%A9, true",
        "/api/v1/search?query=%ED%A0%BD, false",
        "/api/v1/conversations?cursor=%FF, false",
        "/api/v1/topics/%C3%28, false",
        "/api/v1/search?query=a%E5%A4, false"
    })
    void whatIsEscapedIsUtf8(String address, boolean isText) {
        assertEquals(isText, AddressText.isText(address));
    }
}
