import assert from "node:assert/strict";
import { test } from "node:test";
import { waitBefore } from "../../main/resources/console/backoff.js";
import { masked } from "../../main/resources/console/masking.js";
import { connected, hear, newState, notSent, opened, positions, readers, say, shown, sorted, titleOf } from "../../main/resources/console/state.js";

const C = "conversation-1";
const alice = { user_id: "alice", name: "Alice", role: "owner", read_seq: 0 };
const bob = { user_id: "bob", name: "Bob", role: "member", read_seq: 0 };
const message = (id, seq, content, more = {}) => ({ id, seq, changed_seq: seq, sender_id: "bob", role: "user", content, created_at: "2026-11-27T12:00:00.000Z", ...more });
const sent = (seq, one) => ({ type: "message.sent", conversation_id: C, seq, message: one });

function withConversation() {
  const state = newState();
  connected(state, { user: { id: "alice", name: "Alice" }, conversations: [{ id: C, kind: "group", seq: 3, created_at: "2026-11-27T11:00:00.000Z" }] });
  opened(state, { conversation: { id: C, kind: "group", seq: 3 }, participants: [alice, bob], messages: [message("m1", 2, "hello")], seq: 3 });
  return { state, known: state.conversations.get(C) };
}

const texts = (known) => shown(known).map((entry) => entry.content ?? entry.text);

test("waits double, stay below fifteen seconds and differ between tabs", () => {
  assert.equal(waitBefore(0, () => 0), 250);
  assert.equal(waitBefore(3, () => 1), 4000);
  assert.equal(waitBefore(99, () => 1), 15_000);
  assert.notEqual(waitBefore(5, () => 0.1), waitBefore(5, () => 0.9));
});

test("no token is shown, wherever it stands", () => {
  const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";
  const frame = masked({ type: "connect", token: jwt, data: { token: "short", note: `see ${jwt}!` }, list: [jwt] });
  assert.ok(!JSON.stringify(frame).includes("c2lnbmF0dXJl") && !JSON.stringify(frame).includes("short"));
  assert.deepEqual(masked({ token_count: 7, text: "a token" }), { token_count: 7, text: "a token" });
});

test("what one says is shown at once, and once only when the server has it", () => {
  const { state, known } = withConversation();
  say(state, C, "k1", "and now?");
  assert.deepEqual(texts(known), ["hello", "and now?"]);
  hear(state, sent(4, message("m2", 4, "and now?", { key: "k1", sender_id: "alice" })));
  hear(state, sent(4, message("m2", 4, "and now?", { key: "k1", sender_id: "alice" })));
  assert.deepEqual(texts(known), ["hello", "and now?"]);
  assert.equal(known.unsent.size, 0);
});

test("a refused message stays and says why", () => {
  const { state, known } = withConversation();
  say(state, C, "k1", "too much");
  notSent(state, C, "k1", "Rate limit exceeded");
  assert.equal(shown(known).at(-1).failed, "Rate limit exceeded");
});

test("an answer is assembled by its offsets and begins again with a new attempt", () => {
  const { state, known } = withConversation();
  const reply = { conversation_id: C, reply_id: "r1" };
  hear(state, { type: "reply.started", ...reply, attempt: 1 });
  hear(state, { type: "reply.delta", ...reply, offset: 0, text: "It " });
  hear(state, { type: "reply.delta", ...reply, offset: 0, text: "It was" });
  assert.equal(texts(known).at(-1), "It was");
  hear(state, { type: "reply.started", ...reply, attempt: 2 });
  hear(state, { type: "reply.delta", ...reply, offset: 0, text: "Once" });
  assert.equal(texts(known).at(-1), "Once");
  hear(state, { type: "reply.completed", ...reply, seq: 4, message: message("m3", 4, "Once upon", { role: "assistant" }) });
  assert.deepEqual(texts(known), ["hello", "Once upon"]);
});

test("a reply that fails leaves its reason", () => {
  const { state, known } = withConversation();
  hear(state, { type: "reply.started", conversation_id: C, reply_id: "r1", attempt: 1 });
  hear(state, { type: "reply.failed", conversation_id: C, seq: 4, reply_id: "r1", code: "ai_unavailable", message: "AI connection lost" });
  assert.equal(shown(known).at(-1).failed, "AI connection lost");
});

test("what was heard of a reply that fails stays, with its reason", () => {
  const { state, known } = withConversation();
  hear(state, { type: "reply.started", conversation_id: C, reply_id: "r1", attempt: 1 });
  const heard = message("m3", 4, "Once", { role: "assistant", finish_reason: "error", truncated: true });
  hear(state, { type: "reply.failed", conversation_id: C, seq: 4, reply_id: "r1", code: "ai_unavailable", reason: "AI connection lost", message: heard });
  assert.deepEqual(texts(known).slice(0, 2), ["hello", "Once"]);
  assert.equal(shown(known).at(-1).failed, "AI connection lost");
});

test("the last change of a message wins, however late an earlier one is told", () => {
  const { state, known } = withConversation();
  hear(state, { type: "message.changed", conversation_id: C, seq: 5, message: message("m1", 2, "edited", { changed_seq: 5 }) });
  hear(state, { type: "message.changed", conversation_id: C, seq: 4, message: message("m1", 2, "older", { changed_seq: 4 }) });
  assert.deepEqual(texts(known), ["edited"]);
});

test("a next connection goes on after the last change heard", () => {
  const { state } = withConversation();
  hear(state, sent(4, message("m2", 4, "more")));
  hear(state, { type: "read.marked", conversation_id: C, user_id: "bob", seq: 9 });
  hear(state, { type: "conversation.updated", conversation_id: C, pinned: true });
  assert.deepEqual(positions(state), [{ conversation_id: C, seq: 4 }]);
});

test("whoever has read the newest message is told, but oneself", () => {
  const { state, known } = withConversation();
  assert.deepEqual(readers(state, known), []);
  hear(state, { type: "read.marked", conversation_id: C, user_id: "alice", seq: 2 });
  hear(state, { type: "read.marked", conversation_id: C, user_id: "bob", seq: 2 });
  hear(state, { type: "read.marked", conversation_id: C, user_id: "bob", seq: 1 });
  assert.deepEqual(readers(state, known), ["bob"]);
});

test("a conversation one is removed from is gone, and so is a deleted one", () => {
  const { state } = withConversation();
  hear(state, { type: "participant.removed", conversation_id: C, seq: 4, user_id: "bob" });
  assert.ok(state.conversations.has(C));
  hear(state, { type: "participant.removed", conversation_id: C, seq: 5, user_id: "alice" });
  assert.equal(state.conversations.size, 0);
});

test("pinned conversations come first and those without a title are named after the others", () => {
  const { state, known } = withConversation();
  hear(state, { type: "conversation.created", conversation_id: "c2", seq: 1, conversation: { id: "c2", kind: "ai", created_at: "2026-11-28T12:00:00.000Z" } });
  assert.deepEqual(sorted(state).map(({ view }) => view.id), ["c2", C]);
  hear(state, { type: "conversation.updated", conversation_id: C, pinned: true });
  assert.deepEqual(sorted(state).map(({ view }) => view.id), [C, "c2"]);
  assert.equal(titleOf(state, known), "Bob");
});
