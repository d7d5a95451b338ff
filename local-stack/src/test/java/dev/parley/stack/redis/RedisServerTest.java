package dev.parley.stack.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.stack.Heard;
import dev.parley.stack.child.Child;
import dev.parley.stack.child.Ports;
import dev.parley.stack.data.DataFolder;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {
    @Test
    void comesBackEmptyOnTheSamePortWhenItIsKilled(@TempDir Path folder) throws Exception {
        var data = DataFolder.create(folder);
        var heard = new Heard();
        var server = new RedisServer(data, new Ports().free());
        var child = new Child(server.child(), data, heard.progress());
        child.start();
        try {
            child.awaitReady(Duration.ofSeconds(20));
            assertEquals("+OK", answerTo(server, "SET greeting hello"));

            ProcessHandle.of(
                            Long.parseLong(Files.readString(data.pidOf("redis")).strip()))
                    .orElseThrow()
                    .destroyForcibly();
            heard.await("redis +is back after", Duration.ofSeconds(20));

            assertEquals("$-1", answerTo(server, "GET greeting"));
            assertTrue(answerToStranger(server, "GET greeting").startsWith("-NOAUTH"), "it has a password");
        } finally {
            child.askToStop();
            child.awaitStop(Duration.ofSeconds(5));
        }
        assertTrue(Files.notExists(data.redis().resolve("dump.rdb")), "it writes nothing down");
    }

    @Test
    void prefersTheMachinesOwnFromVersionSevenOn(@TempDir Path folder) throws Exception {
        var old = redisServer(folder.resolve("old"), "6.2.7");
        var current = redisServer(folder.resolve("current"), "7.0.15");

        assertEquals(Optional.of(current), RedisProgram.onPath(old.getParent() + ":" + current.getParent()));
        assertEquals(Optional.empty(), RedisProgram.onPath(old.getParent() + ":/no/such/folder"));
    }

    @Test
    void bringsOneForMachinesWithoutRedis(@TempDir Path folder) throws Exception {
        var program = RedisProgram.unpacked(folder);

        var version = new ProcessBuilder(program.toString(), "--version").start();

        assertTrue(new String(version.getInputStream().readAllBytes()).startsWith("Redis server v="));
    }

    private static Path redisServer(Path folder, String version) throws Exception {
        Files.createDirectories(folder);
        var program = Files.writeString(
                folder.resolve("redis-server"), "#!/bin/sh\necho Redis server v=" + version + " sha=0 bits=64\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String answerTo(RedisServer server, String command) throws Exception {
        var password = URI.create(server.url()).getUserInfo().substring(1);
        return lastAnswer(server, "AUTH " + password, command);
    }

    private static String answerToStranger(RedisServer server, String command) throws Exception {
        return lastAnswer(server, command);
    }

    private static String lastAnswer(RedisServer server, String... commands) throws Exception {
        try (var socket = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
            var answers = new java.io.BufferedReader(new java.io.InputStreamReader(socket.getInputStream()));
            var answer = "";
            for (var command : commands) {
                socket.getOutputStream().write((command + "\r\n").getBytes());
                answer = answers.readLine();
            }
            return answer;
        }
    }
}
