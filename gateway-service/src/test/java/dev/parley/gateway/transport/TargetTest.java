package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a/b?c=d&e=%41",
                "//a",
                "/a/../b",
                "http://host/a?b",
                "HTTPS://[::1]:80/a",
                "/%00",
                "/a;b=c",
                "/api/v1/search?query=%F0%9F%98%80",
                "/api/v1/search?query=50%25+%E5%A4%A9"
            })
    void whatIsRightStaysAsItIs(String target) {
        assertEquals(target, Target.wellFormed(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "a",
                "host:443",
                "/%",
                "/%zz",
                "/%4",
                "/a?b=%g1",
                "/ü",
                "/a#b",
                "/a\u0000",
                "ftp://h/",
                "/api/v1/search?query=%ED%A0%BD",
                "/api/v1/conversations?cursor=%FF",
                "/api/v1/topics/%C3%28",
                "/api/v1/search?query=a%E5%A4",
                "http://host"
            })
    void whatNobodyCanReadIsRefused(String target) {
        assertNull(Target.wellFormed(target));
    }

    @Test
    void whatBrowsersLeaveIsEncoded() {
        assertEquals("/s?q=%7B%22a%22%3A%5B1%7C2%5D%7D&x=%5E%60%5C", Target.wellFormed("/s?q={\"a\"%3A[1|2]}&x=^`\\"));
    }
}
