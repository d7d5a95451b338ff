package dev.parley.ai.openai;

import static dev.parley.ai.openai.Manner.DONE;
import static dev.parley.ai.openai.Manner.STOP;
import static dev.parley.ai.openai.Manner.answer;
import static dev.parley.ai.openai.Manner.byteByByte;
import static dev.parley.ai.openai.Manner.chunk;
import static dev.parley.ai.openai.Manner.data;
import static dev.parley.ai.openai.Manner.delta;
import static dev.parley.ai.openai.Manner.failure;
import static dev.parley.ai.openai.Manner.finish;
import static dev.parley.ai.openai.Manner.manner;
import static dev.parley.ai.openai.Manner.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.RawServer;
import dev.parley.ai.fake.Surroundings;
import dev.parley.ai.openai.Manner.End;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.test.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a server sends besides, the text is complete or the reply says that it is not. The next manner is a line.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MannersTest {
    private static final String LOST = "AI connection lost";
    private static final String INVALID = "Invalid AI response";

    Surroundings around;
    private static RawServer server;

    static Stream<Manner> manners() {
        return Stream.of(ends(), counts(), shapes(), grammar(), text()).flatMap(each -> each);
    }

    private static Stream<Manner> ends() {
        var whole = say("Whole answer");
        return Stream.of(
                manner("[DONE] without a reason", whole + DONE, answer("Whole answer")),
                manner("[done]", whole + "data: [done]\n\n", answer("Whole answer")),
                manner("[DONE] without spaces or an empty line", whole + "data:[DONE]\n", answer("Whole answer")),
                manner("a reason without [DONE]", whole + finish("stop"), answer("Whole answer")),
                manner(
                        "an empty reason, and a clean end",
                        whole.replace("null", "\"\""),
                        failure(LOST, "Whole answer")),
                manner("no reason, and a clean end", whole, failure(LOST, "Whole answer")),
                manner("no reason, and cut", whole, End.CUT, failure(LOST, "Whole answer")),
                manner("reset before its end", whole, End.RESET, failure(LOST, "Whole answer")),
                manner(
                        "silence before its end",
                        whole,
                        End.SILENCE,
                        failure("AI response timeout - please try again", "Whole answer")),
                manner(
                        "an error after the end",
                        whole + finish("stop") + data("{\"error\":{\"message\":\"usage tracking failed\"}}"),
                        answer("Whole answer")),
                manner(
                        "a reason of error after the end",
                        whole + finish("stop") + finish("error"),
                        answer("Whole answer")),
                manner("cut after the end", whole + finish("stop"), End.CUT, answer("Whole answer")),
                manner("reset after the end", whole + finish("stop"), End.RESET, answer("Whole answer")),
                manner("silence after the end", whole + finish("stop"), End.SILENCE, answer("Whole answer")),
                manner(
                        "usage and silence after the end",
                        whole + finish("stop") + data("{\"choices\":[],\"usage\":{\"prompt_tokens\":3}}"),
                        End.SILENCE,
                        answer("Whole answer")),
                manner("silence after [DONE]", whole + DONE, End.SILENCE, answer("Whole answer")),
                manner(
                        "garbage after the end",
                        whole + finish("stop") + data("{\"choices\":[") + "\0\1\2",
                        answer("Whole answer")),
                manner(
                        "more words after the end",
                        whole + finish("stop") + say(", and more") + DONE,
                        answer("Whole answer, and more")),
                manner(
                        "words in the last chunk",
                        data(chunk("{\"content\":\"Whole answer\"}", "\"stop\"")) + DONE,
                        answer("Whole answer")),
                manner("until the connection ends", whole + finish("stop"), End.HTTP_1_0, answer("Whole answer")),
                manner("cut by length", whole + finish("length") + DONE, answer("Whole answer", FinishReason.LENGTH)),
                manner(
                        "cut by MAX_TOKENS",
                        whole + finish("MAX_TOKENS") + DONE,
                        answer("Whole answer", FinishReason.LENGTH)),
                manner(
                        "filtered",
                        whole + finish("content_filter") + DONE,
                        answer("Whole answer", FinishReason.CONTENT_FILTER)),
                manner(
                        "filtered for SAFETY",
                        whole + finish("SAFETY") + DONE,
                        answer("Whole answer", FinishReason.CONTENT_FILTER)),
                manner(
                        "cut by length, and an end behind it",
                        whole + finish("length") + finish("stop") + DONE,
                        answer("Whole answer", FinishReason.LENGTH)),
                manner(
                        "filtered, and an end by a tool behind it",
                        whole + finish("content_filter") + finish("tool_calls") + DONE,
                        answer("Whole answer", FinishReason.CONTENT_FILTER)),
                manner(
                        "an end, and cut by length behind it",
                        whole + finish("stop") + finish("length") + DONE,
                        answer("Whole answer", FinishReason.LENGTH)),
                manner(
                        "an end, and one behind it that says nothing",
                        whole + finish("stop") + finish("FINISH_REASON_UNSPECIFIED") + DONE,
                        answer("Whole answer")),
                manner(
                        "a reason that says nothing in each chunk",
                        data(chunk("{\"content\":\"Whole \"}", "\"FINISH_REASON_UNSPECIFIED\""))
                                + data(chunk("{\"content\":\"answer\"}", "\"FINISH_REASON_UNSPECIFIED\""))
                                + finish("FINISH_REASON_STOP")
                                + DONE,
                        answer("Whole answer")),
                manner(
                        "a reason that says nothing, and no other",
                        whole + finish("FINISH_REASON_UNSPECIFIED") + DONE,
                        answer("Whole answer", FinishReason.LENGTH)),
                manner(
                        "FINISH_REASON_OTHER",
                        whole + finish("FINISH_REASON_OTHER") + DONE,
                        answer("Whole answer", FinishReason.LENGTH)),
                manner(
                        "FINISH_REASON_MAX_TOKENS",
                        whole + finish("FINISH_REASON_MAX_TOKENS") + DONE,
                        answer("Whole answer", FinishReason.LENGTH)),
                manner("unfinished", whole + finish("unfinished") + DONE, answer("Whole answer", FinishReason.LENGTH)),
                manner("suspended", whole + finish("suspended") + DONE, answer("Whole answer", FinishReason.LENGTH)),
                manner("endTurn", whole + finish("endTurn") + DONE, answer("Whole answer")),
                manner("stop_sequence", whole + finish("stop_sequence") + DONE, answer("Whole answer")),
                manner(
                        "ended by a tool",
                        whole + finish("tool_calls") + DONE,
                        answer("Whole answer", FinishReason.TOOL)),
                manner(
                        "ended for a reason nobody knows",
                        whole + finish("OTHER") + DONE,
                        answer("Whole answer", FinishReason.LENGTH)),
                manner(
                        "interrupted",
                        whole + finish("interrupted") + DONE,
                        answer("Whole answer", FinishReason.LENGTH)),
                manner("complete", whole + finish("COMPLETE") + DONE, answer("Whole answer")),
                manner("ended by a token", whole + finish("eos_token") + DONE, answer("Whole answer")),
                manner("ended by a turn", whole + finish("end_turn") + DONE, answer("Whole answer")),
                manner("aborted", whole + finish("abort") + DONE, failure(LOST, "Whole answer")),
                manner(
                        "out of resources",
                        whole + finish("insufficient_system_resource") + DONE,
                        failure(LOST, "Whole answer")),
                manner(
                        "an error in the choice",
                        whole
                                + data(
                                        "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"error\",\"error\":{\"code\":502}}]}"),
                        failure(LOST, "Whole answer")),
                manner(
                        "an error in the stream",
                        whole + data("{\"error\":{\"message\":\"overloaded\"}}"),
                        failure(LOST, "Whole answer")),
                manner(
                        "a conversation too long, told in the stream",
                        data("{\"error\":{\"code\":\"context_length_exceeded\",\"message\":\"no\"}}"),
                        failure("The conversation is too long for the AI", null)),
                manner(
                        "an error that is a text",
                        whole + data("{\"error\":\"overloaded\"}"),
                        failure(LOST, "Whole answer")),
                manner(
                        "an event of the type error",
                        whole + "event: error\ndata: out of luck\n\n",
                        failure(LOST, "Whole answer")),
                manner(
                        "an object that is an error",
                        whole + data("{\"object\":\"error\",\"message\":\"CUDA out of memory\",\"code\":500}") + DONE,
                        failure(LOST, "Whole answer")),
                manner(
                        "an error by its code",
                        whole + data("{\"text\":\"NETWORK ERROR\",\"error_code\":50001}") + DONE,
                        failure(LOST, "Whole answer")),
                manner(
                        "an error by its type",
                        whole + data("{\"type\":\"error\",\"message\":\"overloaded\"}") + DONE,
                        failure(LOST, "Whole answer")),
                manner(
                        "an error that is a number",
                        whole + data("{\"error\":500,\"message\":\"x\"}") + DONE,
                        failure(LOST, "Whole answer")),
                manner(
                        "errors in a list",
                        whole + data("{\"errors\":[{\"message\":\"x\"}]}") + DONE,
                        failure(LOST, "Whole answer")),
                manner(
                        "an error on a line of its own",
                        whole + "{\"error\":{\"message\":\"context length exceeded\"}}\n" + DONE,
                        failure("The conversation is too long for the AI", "Whole answer")),
                manner(
                        "an error on lines of its own",
                        whole + "{\n  \"error\": {\n    \"message\": \"no\"\n  }\n}\n\n" + DONE,
                        failure(LOST, "Whole answer")),
                manner(
                        "an error that says so after its words",
                        whole + "data: {\"message\":\"boom\"}\nevent: error\n\n" + DONE,
                        failure(LOST, "Whole answer")),
                manner(
                        "errors that are none",
                        say("Whole ").replace("{\"model\"", "{\"error\":null,\"model\"")
                                + say("answer").replace("{\"model\"", "{\"error\":{},\"model\"")
                                + STOP,
                        answer("Whole answer")),
                manner(
                        "errors with nothing in them",
                        Stream.of(
                                                "{\"message\":\"\",\"type\":\"\",\"param\":\"\",\"code\":null}",
                                                "{\"code\":0,\"message\":\"success\"}",
                                                "{\"code\":\"0\",\"message\":\"OK\"}",
                                                "{\"success\":true}",
                                                "[]",
                                                "[{}]",
                                                "\"\"",
                                                "\"null\"",
                                                "0",
                                                "false")
                                        .map(error ->
                                                say("a").replace("{\"model\"", "{\"error\":" + error + ",\"model\""))
                                        .reduce("", String::concat)
                                + say("a").replace("{\"model\"", "{\"errors\":[null,{},\"\"],\"model\"")
                                + STOP,
                        answer("a".repeat(11))),
                manner(
                        "an error of which one value says something",
                        whole + data("{\"error\":{\"message\":\"\",\"code\":500}}") + DONE,
                        failure(LOST, "Whole answer")),
                manner(
                        "errors of which the second says something",
                        whole + data("{\"errors\":[{},{\"message\":\"Prompt is too long\"}]}") + DONE,
                        failure("The conversation is too long for the AI", "Whole answer")),
                manner(
                        "an error that is a list of texts",
                        whole + data("{\"error\":[\"Prompt is too long\"]}") + DONE,
                        failure("The conversation is too long for the AI", "Whole answer")),
                manner("nothing", "", failure("AI service error", null)),
                manner("nothing but an end", STOP, failure(INVALID, null)),
                manner("a page", "<!doctype html>\n<p>data: none</p>\n", failure("AI service error", null)),
                manner(
                        "filtered before its first word",
                        finish("content_filter") + DONE,
                        failure("AI response was filtered", null)),
                manner(
                        "thoughts alone, cut by length",
                        delta("{\"reasoning_content\":\"Well\"}") + finish("length") + DONE,
                        failure("AI response was cut off before its first word", null)),
                manner(
                        "a tool alone",
                        delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}")
                                + finish("tool_calls")
                                + DONE,
                        failure(INVALID, null)));
    }

    private static Stream<Manner> counts() {
        return Stream.of(
                        "{}",
                        "null",
                        "5",
                        "[]",
                        "{\"prompt_tokens\":11,\"total_tokens\":11}",
                        "{\"prompt_tokens\":null,\"completion_tokens\":null}",
                        "{\"prompt_tokens\":12,\"completion_tokens\":3.5}",
                        "{\"prompt_tokens\":\"12\",\"completion_tokens\":\"x\"}",
                        "{\"prompt_tokens\":12,\"completion_tokens\":99999999999}",
                        "{\"prompt_tokens\":12,\"completion_tokens\":-7}",
                        "{\"prompt_tokens\":1e400,\"completion_tokens\":NaN}",
                        "{\"prompt_tokens\":" + "9".repeat(5000) + "}",
                        "{\"input_tokens\":1,\"output_tokens\":2}")
                .map(usage -> manner(
                        "usage " + (usage.length() > 100 ? "of many digits" : usage),
                        "data: "
                                + chunk("{\"content\":\"Do NOT \"},\"x\":1", "null")
                                        .replaceFirst("}$", ",\"usage\":" + usage + "}")
                                + "\n\n"
                                + say("delete the backup.")
                                + finish("stop").replaceFirst("}\n", ",\"usage\":" + usage + "}\n") + DONE,
                        answer("Do NOT delete the backup.")));
    }

    private static Stream<Manner> shapes() {
        var whole =
                "{\"object\":\"chat.completion\",\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Whole answer\"},\"finish_reason\":\"stop\"}],\"usage\":{}}";
        return Stream.of(
                manner(
                        "content in parts",
                        delta(
                                        "{\"content\":[{\"type\":\"text\",\"text\":\"Whole \"},{\"type\":\"output_text\",\"text\":\"answer\"}]}")
                                + STOP,
                        answer("Whole answer")),
                manner(
                        "parts here, plain there",
                        delta("{\"content\":[{\"type\":\"text\",\"text\":\"Whole \"}]}") + say("answer") + STOP,
                        answer("Whole answer")),
                manner(
                        "parts that are texts",
                        delta("{\"content\":[\"Whole \",{\"text\":{\"value\":\"answer\"}}]}") + STOP,
                        answer("Whole answer")),
                manner(
                        "one part without a list",
                        delta("{\"content\":{\"type\":\"text\",\"text\":\"Whole answer\"}}") + STOP,
                        answer("Whole answer")),
                manner(
                        "a thought among the parts",
                        delta(
                                        "{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Hm\"}]},{\"type\":\"text\",\"text\":\"Whole answer\"}]}")
                                + STOP,
                        answer("Whole answer")),
                manner(
                        "a refusal",
                        delta("{\"content\":null,\"refusal\":\"I will not.\"}") + STOP,
                        answer("I will not.")),
                manner(
                        "a message in place of a delta",
                        data(
                                        "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"Whole answer\"},\"finish_reason\":\"stop\"}]}")
                                + DONE,
                        answer("Whole answer")),
                manner(
                        "messages that grow",
                        data("{\"choices\":[{\"message\":{\"content\":\"Whole \"}}]}")
                                + data(
                                        "{\"choices\":[{\"message\":{\"content\":\"Whole answer\"},\"finish_reason\":\"stop\"}]}")
                                + DONE,
                        answer("Whole answer")),
                manner(
                        "a message that repeats the deltas",
                        say("Whole ")
                                + say("answer")
                                + data(
                                        "{\"choices\":[{\"delta\":{\"content\":\"\"},\"message\":{\"content\":\"Whole answer\"},\"finish_reason\":\"stop\"}]}"),
                        answer("Whole answer")),
                manner(
                        "messages that grow word by word",
                        message("The")
                                + message("The quick")
                                + message("The quick brown")
                                + message("The quick brown fox")
                                + STOP,
                        answer("The quick brown fox")),
                manner(
                        "a message told twice",
                        message("Whole answer") + message("Whole answer") + STOP,
                        answer("Whole answer")),
                manner(
                        "messages that add up",
                        message("na") + message("na") + message(" batman") + STOP,
                        answer("nana batman")),
                manner("messages that add up to the same again", message("na") + message("na") + STOP, answer("nana")),
                manner(
                        "messages that add up, until they break off",
                        message("na") + message("na"),
                        failure(LOST, "nana")),
                manner(
                        "messages that add up behind a blank one",
                        message("\\n") + message("Hello ") + message("world") + STOP,
                        answer("\nHello world")),
                manner(
                        "a blank delta, and a message",
                        say("\\n") + message("Whole answer") + STOP,
                        answer("\nWhole answer")),
                manner(
                        "messages, then deltas",
                        message("na") + message("na") + say(" batman") + STOP,
                        answer("nana batman")),
                manner(
                        "legacy text",
                        data("{\"choices\":[{\"index\":0,\"text\":\"Whole \",\"finish_reason\":null}]}")
                                + data("{\"choices\":[{\"index\":0,\"text\":\"answer\",\"finish_reason\":\"stop\"}]}")
                                + DONE,
                        answer("Whole answer")),
                manner("a whole completion as an event", data(whole), answer("Whole answer")),
                manner("a whole completion", whole, answer("Whole answer")),
                manner(
                        "a whole completion without a reason",
                        whole.replace("\"stop\"", "null"),
                        answer("Whole answer")),
                manner(
                        "a whole completion, printed nicely",
                        whole.replace(",", ",\n  ").replace("{", "{\n  ").replace("}", "\n}"),
                        answer("Whole answer")),
                manner("a whole completion with a BOM and white space", "\ufeff\n\n  " + whole, answer("Whole answer")),
                manner("half a completion", whole.substring(0, 150), failure(INVALID, null)),
                manner("a whole error", "{\"error\":{\"message\":\"no\"}}", failure(LOST, null)),
                manner("an error in a list", "[{\"error\":{\"message\":\"no\"}}]", failure(LOST, null)),
                manner(
                        "lines of JSON",
                        chunk("{\"content\":\"Whole \"}", "null") + "\n" + chunk("{\"content\":\"answer\"}", "\"stop\"")
                                + "\n",
                        answer("Whole answer")),
                manner(
                        "thoughts apart",
                        delta("{\"reasoning_content\":\"Hm\"}")
                                + delta("{\"reasoning\":\"Hm\",\"content\":\"Whole answer\"}")
                                + STOP,
                        answer("Whole answer")),
                manner(
                        "choices null, empty, and of others",
                        data("{\"choices\":null}")
                                + data("{\"choices\":[]}")
                                + data(
                                        "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"Not this\"}},{\"index\":0,\"delta\":{\"content\":\"Whole answer\"}}]}")
                                + STOP,
                        answer("Whole answer")),
                manner(
                        "several answers, woven into each other",
                        data("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Whole \"}}]}")
                                + data("{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"Not this\"}}]}")
                                + data("{\"choices\":[{\"index\":1,\"delta\":{},\"finish_reason\":\"length\"}]}")
                                + data("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"answer\"}}]}")
                                + STOP,
                        answer("Whole answer")),
                manner(
                        "one of several answers that does not end",
                        data("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Whole \"}}]}")
                                + data("{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"Not this\"}}]}")
                                + data("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"answer\"}}]}")
                                + data("{\"choices\":[{\"index\":1,\"delta\":{},\"finish_reason\":\"stop\"}]}"),
                        failure(LOST, "Whole answer")),
                manner(
                        "chunks counted by their index",
                        data("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Whole \"}}]}")
                                + data("{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"ans\"}}]}")
                                + data("{\"choices\":[{\"index\":2,\"delta\":{\"content\":\"wer\"}}]}")
                                + data("{\"choices\":[{\"index\":3,\"delta\":{},\"finish_reason\":\"length\"}]}")
                                + DONE,
                        answer("Whole answer", FinishReason.LENGTH)),
                manner(
                        "a role by another index",
                        data("{\"choices\":[{\"index\":1,\"delta\":{\"role\":\"assistant\"}}]}")
                                + data("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Whole answer\"}}]}")
                                + STOP,
                        answer("Whole answer")),
                manner(
                        "a message that repeats the deltas, trimmed",
                        say("\\n Whole answer")
                                + data(
                                        "{\"choices\":[{\"message\":{\"content\":\"Whole answer\"},\"finish_reason\":\"stop\"}]}"),
                        answer("\n Whole answer")),
                manner("a comment, and a whole completion", ": PROCESSING\n\n" + whole, answer("Whole answer")),
                manner(
                        "a late model without a name",
                        say("Whole answer") + data("{\"model\":\"\",\"choices\":[]}") + STOP,
                        answer("Whole answer")),
                manner(
                        "values that are no chunks",
                        data("[]") + data("5") + data("null") + data("\"x\"") + say("Whole answer") + STOP,
                        answer("Whole answer")),
                manner(
                        "numbers that are none",
                        data("{\"choices\":[{\"delta\":{\"content\":\"Whole answer\"},\"logprobs\":[-Infinity,NaN]}]}")
                                + STOP,
                        answer("Whole answer")),
                manner(
                        "broken JSON",
                        say("Whole ") + data("{\"choices\": [") + say("answer") + STOP,
                        failure(INVALID, "Whole ")));
    }

    private static Stream<Manner> grammar() {
        var both = say("Whole ") + say("answer") + STOP;
        return Stream.of(
                manner("a byte order mark", "\ufeff" + both, answer("Whole answer")),
                manner("lines that end with CR LF", both.replace("\n", "\r\n"), answer("Whole answer")),
                manner("lines that end with CR", both.replace("\n", "\r"), answer("Whole answer")),
                byteByByte(
                        "CR LF, byte by byte, with wide characters",
                        (say("Größe 😀 ") + say("answer") + STOP).replace("\n", "\r\n"),
                        answer("Größe 😀 answer")),
                manner("no space after the colon", both.replace("data: ", "data:"), answer("Whole answer")),
                manner("no empty lines", both.replace("\n\n", "\n"), answer("Whole answer")),
                manner(
                        "no end of the last line",
                        say("Whole answer") + finish("stop").strip(),
                        answer("Whole answer")),
                manner(
                        "an event over several lines",
                        say("Whole ")
                                + "data: {\"choices\":\ndata: [{\"delta\":\ndata: {\"content\":\"answer\"}\ndata: }]}\n\n"
                                + STOP,
                        answer("Whole answer")),
                manner(
                        "two chunks in one event",
                        "data: " + chunk("{\"content\":\"Whole \"}", "null") + chunk("{\"content\":\"answer\"}", "null")
                                + "\n\n" + STOP,
                        answer("Whole answer")),
                manner(
                        "comments, ids, types, times",
                        ": hello\nretry: 5\nid: 1\nevent: message\n" + say("Whole ") + ":\n\n" + say("answer") + STOP,
                        answer("Whole answer")),
                manner(
                        "pings",
                        data("ping") + "event: ping\ndata: {}\n\n" + say("Whole ") + "data: ping\n" + say("answer")
                                + data("") + STOP,
                        answer("Whole answer")),
                manner(
                        "fields indented, and in capitals, here and there",
                        "  " + say("Whole ") + say("ans").replace("data", "Data") + "\t"
                                + say("wer").replace("data", "DATA") + STOP,
                        answer("Whole answer")),
                manner("data within data", both.replace("data: ", "data: data: "), answer("Whole answer")),
                manner(
                        "data within data, without spaces",
                        both.replace("data: ", "data:data:"),
                        answer("Whole answer")),
                manner(
                        "data within data, here and there",
                        say("Whole ") + "data: " + say("ans") + "data: data: " + say("wer") + finish("stop") + "data: "
                                + DONE,
                        answer("Whole answer")),
                manner(
                        "data within data, in the words",
                        say("Whole \ndata: data: answer") + STOP,
                        answer("Whole \ndata: answer")),
                manner(
                        "words within what nobody knows",
                        say("Whole ") + "data: chunk=" + chunk("{\"content\":\"ans\"}", "null") + "\n\n" + say("wer")
                                + STOP,
                        failure(INVALID, "Whole ")),
                manner("lines nobody knows", "hello\nhello: you\n" + both, answer("Whole answer")),
                manner(
                        "lines in brackets",
                        say("Whole ") + "[ping]\n\n{heartbeat}\n\n[2026-11-30 12:00] keepalive\n" + say("answer")
                                + STOP,
                        answer("Whole answer")),
                manner("a log line first", "[INFO] model loaded\n" + both, answer("Whole answer")),
                manner(
                        "an error of its own after a chunk, without empty lines",
                        say("Whole answer").strip()
                                + "\nevent: error\ndata: {\"error\":{\"code\":\"content_filter\",\"message\":\"no\"}}\n\n",
                        failure("AI service refused the message", "Whole answer")),
                manner(
                        "a code that says that nothing went wrong",
                        say("Whole ") + data("{\"error_code\":0,\"error_msg\":\"\"}") + say("answer") + STOP,
                        answer("Whole answer")),
                manner(
                        "an event larger than allowed",
                        say("Whole ") + "data: " + "x".repeat(300_000),
                        failure(INVALID, "Whole ")),
                manner(
                        "an event larger than allowed after the end",
                        say("Whole answer") + finish("stop") + "data: " + "x".repeat(300_000),
                        answer("Whole answer")));
    }

    private static Stream<Manner> text() {
        return Stream.of(
                manner(
                        "a pair in two chunks",
                        say("Lock \\ud83d") + say("\\udd12.") + STOP,
                        answer("Lock \ud83d\udd12.")),
                manner("half a pair at the end", say("Lock \\ud83d") + STOP, answer("Lock \ufffd")),
                manner("half a pair inside", say("a\\ud83db") + say("\\udd12c") + STOP, answer("a\ufffdb\ufffdc")),
                manner("a NUL", say("a\\u0000b") + STOP, answer("a\ufffdb")),
                manner("a raw tab in a string", say("a\tb") + STOP, answer("a\tb")),
                manner(
                        "blank beginnings",
                        say(" ") + say("\\n") + say("Whole answer") + STOP,
                        answer(" \nWhole answer")),
                manner(
                        "more than is kept",
                        say("x".repeat(15_000)) + say("x".repeat(15_000)) + STOP,
                        answer("x".repeat(20_000), FinishReason.LENGTH)),
                manner(
                        "more words than anybody waits for",
                        say("ab").repeat(9_000) + STOP,
                        answer("ab".repeat(9_000))));
    }

    @BeforeEach
    void alone() {
        around.withoutProviders();
        server = server == null ? new RawServer(port()) : server;
        Await.until(() -> Gateway.status().connectionCount() == 1);
    }

    /// A chunk that has a message in place of a delta.
    private static String message(String text) {
        return data("{\"choices\":[{\"index\":0,\"message\":{\"content\":\"" + text + "\"}}]}");
    }

    private int port() {
        return URI.create(around.openAi.url()).getPort();
    }

    @AfterAll
    static void leave() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("manners")
    void theTextIsCompleteOrTheReplySaysThatItIsNot(Manner manner) {
        server.manner = manner::answer;
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id);

        var ended = Await.done(reply.over);
        if (manner.becomes().failure() == null) {
            assertNotNull(ended.completion, () -> "it failed: " + ended.failure);
            assertEquals(manner.becomes().text(), ended.answer());
            assertEquals(manner.becomes().reason(), ended.completion.finishReason());
            assertFalse(ended.completion.modelUsed().isBlank());
            assertTrue(ended.completion.tokensIn() >= 0 && ended.completion.tokensOut() >= 0);
        } else {
            assertNotNull(ended.failure, () -> "it was taken for complete: " + ended.answer());
            assertEquals(manner.becomes().failure(), ended.failure.message());
            var heard = ended.failure.heard();
            assertEquals(
                    manner.becomes().text(), heard == null || heard.content().isEmpty() ? null : heard.content());
        }
    }
}
