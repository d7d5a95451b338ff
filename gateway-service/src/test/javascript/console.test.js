import assert from "node:assert/strict";
import { test } from "node:test";
import { waitBefore } from "../../main/resources/console/backoff.js";
import { masked } from "../../main/resources/console/masking.js";
import { entriesOf, hear, newState, say, sortedThreads } from "../../main/resources/console/state.js";

const T = "thread-1";
const contents = (state) => entriesOf(state, T).map(({ role, content, status }) => [role, content, status]);

test("waits double, stay below fifteen seconds and differ between tabs", () => {
  assert.equal(waitBefore(0, () => 0), 250);
  assert.equal(waitBefore(3, () => 1), 4000);
  assert.equal(waitBefore(99, () => 1), 15_000);
  assert.notEqual(waitBefore(5, () => 0.1), waitBefore(5, () => 0.9));
});

test("no token is shown, wherever it stands", () => {
  const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";
  const shown = JSON.stringify(masked({ type: "auth", token: jwt, data: { token: "short", note: `see ${jwt}!` }, list: [jwt] }));
  assert.ok(!shown.includes("c2lnbmF0dXJl") && !shown.includes("short"));
  assert.deepEqual(masked({ type: "message_sent", token_count: 7, text: "a token" }), {
    type: "message_sent",
    token_count: 7,
    text: "a token",
  });
});

test("an answer grows piece by piece and ends as the whole", () => {
  const state = newState();
  say(state, T, "k1", "hello");
  hear(state, { type: "message_sent", thread_id: T, message_id: "m1", messageId: "k1", content: "hello" });
  hear(state, { type: "ai_typing", thread_id: T, is_typing: true });
  hear(state, { type: "ai_response_chunk", thread_id: T, message_id: "a1", index: 0, delta: "Hi " });
  hear(state, { type: "ai_response_chunk", thread_id: T, message_id: "a1", index: 1, delta: "the" });
  hear(state, { type: "ai_response_chunk", thread_id: T, message_id: "a1", index: 1, delta: "the" });
  assert.deepEqual(contents(state), [["user", "hello", "saved"], ["assistant", "Hi the", "streaming"]]);
  hear(state, { type: "ai_response", thread_id: T, message_id: "a1", content: "Hi there", model_used: "m", processing_time_ms: 1500 });
  assert.deepEqual(contents(state), [["user", "hello", "saved"], ["assistant", "Hi there", "done"]]);
  assert.equal(entriesOf(state, T)[1].about, "m · 1.5 s");
  assert.equal(state.typing.size, 0);
});

test("what was said on another device appears, and only once", () => {
  const state = newState();
  const sent = { type: "message_sent", thread_id: T, message_id: "m1", content: "from my phone" };
  hear(state, sent);
  hear(state, sent);
  assert.deepEqual(contents(state), [["user", "from my phone", "saved"]]);
});

test("an error marks the message it belongs to, or is told in the open thread", () => {
  const state = newState();
  state.selected = T;
  say(state, T, "k1", "hello");
  hear(state, { type: "error", messageId: "k1", message: "Rate limit exceeded" });
  hear(state, { type: "error", message: "Something else" });
  assert.deepEqual(contents(state), [["user", "hello", "failed"], ["notice", "Something else", "done"]]);
});

test("an answer that breaks off leaves its reason only", () => {
  const state = newState();
  hear(state, { type: "ai_response_chunk", thread_id: T, message_id: "a1", index: 0, delta: "Hi " });
  hear(state, { type: "ai_error", thread_id: T, error: "AI connection lost" });
  assert.deepEqual(contents(state), [["notice", "AI connection lost", "done"]]);
});

test("history replaces what was shown but keeps what is on its way", () => {
  const state = newState();
  hear(state, { type: "ai_response_chunk", thread_id: T, message_id: "a1", index: 0, delta: "Hi " });
  say(state, T, "k2", "and then?");
  hear(state, { type: "thread_history", thread_id: T, messages: [{ id: "m1", role: "user", content: "hello" }] });
  assert.deepEqual(contents(state), [["user", "hello", "saved"], ["user", "and then?", "sending"]]);
});

test("pinned threads come first, then the latest", () => {
  const state = newState();
  const thread = (id, last_message_at, is_pinned = false) => ({ id, last_message_at, is_pinned });
  const threads = [thread("old", "2026-01-01T00:00:00Z"), thread("new", "2026-02-01T00:00:00Z"), thread("pin", null, true)];
  hear(state, { type: "threads_list", threads });
  assert.deepEqual(sortedThreads(state).map(({ id }) => id), ["pin", "new", "old"]);
  hear(state, { type: "thread_archived", thread_id: "new" });
  hear(state, { type: "thread_updated", thread_id: "pin", is_pinned: false });
  hear(state, { type: "message_sent", thread_id: "pin", message_id: "m", content: "x", saved_at: "2026-03-01T00:00:00Z" });
  assert.deepEqual(sortedThreads(state).map(({ id }) => id), ["pin", "old"]);
});
