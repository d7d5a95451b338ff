/// What the page knows, and how each frame changes it. No document and no socket in here.
///
/// An entry of a conversation: `{key, id, role, content, status, about, revision}`; `status` is sending, saved, failed,
/// streaming or done; `revision` grows with every change, so that a view knows what to draw again.
export function newState() {
  return { user: null, threads: new Map(), archived: false, selected: null, conversations: new Map(), typing: new Set() };
}

export function entriesOf(state, threadId) {
  if (!state.conversations.has(threadId)) {
    state.conversations.set(threadId, []);
  }
  return state.conversations.get(threadId);
}

/// Pinned ones first, then those that were spoken in last.
export function sortedThreads(state) {
  const latest = (thread) => Date.parse(thread.last_message_at ?? thread.created_at) || 0;
  return [...state.threads.values()].sort((a, b) => b.is_pinned - a.is_pinned || latest(b) - latest(a));
}

/// What the person just said, before the server has it.
export function say(state, threadId, key, content) {
  add(state, threadId, { key, role: "user", content, status: "sending" });
}

export function hear(state, frame) {
  HEARD[frame.type]?.(state, frame);
}

const HEARD = {
  auth_success: (state, { user }) => (state.user = user),
  threads_list: (state, { threads }) => (state.threads = new Map(threads.map((thread) => [thread.id, thread]))),
  thread_created: (state, { thread }) => state.archived || state.threads.set(thread.id, thread),
  thread_updated: (state, { thread_id, type, timestamp, ...changes }) => update(state, thread_id, changes),
  thread_archived: (state, { thread_id }) => forget(state, thread_id),
  thread_deleted: (state, { thread_id }) => forget(state, thread_id),
  thread_history: history,
  message_sent: sent,
  ai_typing: (state, { thread_id, is_typing }) => state.typing[is_typing ? "add" : "delete"](thread_id),
  ai_response_chunk: chunk,
  ai_response: response,
  ai_unavailable: (state, { thread_id, reason }) =>
    notice(state, thread_id, reason || "The AI is away. Your message is kept and answered once it is back."),
  ai_error: (state, { thread_id, error }) => notice(state, thread_id, error),
  error: failed,
};

function add(state, threadId, entry) {
  entriesOf(state, threadId).push({ revision: 0, ...entry });
}

function change(entry, changes) {
  Object.assign(entry, changes, { revision: entry.revision + 1 });
}

function update(state, threadId, changes) {
  const thread = state.threads.get(threadId);
  if (thread) {
    state.threads.set(threadId, { ...thread, ...changes });
  }
}

function forget(state, threadId) {
  state.threads.delete(threadId);
}

/// History replaces what was shown, but for what is still on its way.
function history(state, { thread_id, messages }) {
  const unsent = entriesOf(state, thread_id).filter((entry) => entry.status === "sending" || entry.status === "failed");
  const stored = messages.map((message) => ({
    key: message.id,
    id: message.id,
    role: message.role,
    content: message.content,
    status: message.role === "user" ? "saved" : "done",
    about: about(message),
    revision: 0,
  }));
  state.conversations.set(thread_id, [...stored, ...unsent]);
}

/// Without a `messageId` of ours it was said on another connection.
function sent(state, { thread_id, message_id, messageId, content, saved_at }) {
  const entries = entriesOf(state, thread_id);
  const ours = messageId && entries.find((entry) => entry.key === messageId);
  if (ours) {
    change(ours, { id: message_id, status: "saved" });
  } else if (content != null && !entries.some((entry) => entry.id === message_id)) {
    add(state, thread_id, { key: message_id, id: message_id, role: "user", content, status: "saved" });
  }
  update(state, thread_id, { last_message_at: saved_at ?? new Date().toISOString() });
}

function chunk(state, { thread_id, message_id, index, delta }) {
  const draft = entriesOf(state, thread_id).find((entry) => entry.id === message_id);
  if (!draft) {
    const content = index > 0 ? `…${delta}` : delta;
    const entry = { key: message_id, id: message_id, role: "assistant", content, status: "streaming", next: index + 1 };
    add(state, thread_id, entry);
  } else if (draft.status === "streaming" && index >= draft.next) {
    change(draft, { content: draft.content + delta, next: index + 1 });
  }
}

function response(state, frame) {
  state.typing.delete(frame.thread_id);
  const whole = { content: frame.content, status: "done", about: about(frame) };
  const draft = entriesOf(state, frame.thread_id).find((entry) => entry.id === frame.message_id);
  if (draft) {
    change(draft, whole);
  } else {
    add(state, frame.thread_id, { key: frame.message_id, id: frame.message_id, role: "assistant", ...whole });
  }
  update(state, frame.thread_id, { last_message_at: frame.created_at ?? new Date().toISOString() });
}

/// A draft that will not be finished goes with the notice that says why.
function notice(state, threadId, content) {
  state.typing.delete(threadId);
  const entries = entriesOf(state, threadId).filter((entry) => entry.status !== "streaming");
  state.conversations.set(threadId, entries);
  add(state, threadId, { key: `notice-${entries.length}-${content}`, role: "notice", content, status: "done" });
}

function failed(state, { messageId, message, error }) {
  const text = message ?? error?.message ?? "Something went wrong";
  for (const entries of state.conversations.values()) {
    const ours = messageId && entries.find((entry) => entry.key === messageId);
    if (ours) {
      change(ours, { status: "failed", about: text });
      return;
    }
  }
  if (state.selected) {
    notice(state, state.selected, text);
  }
}

function about({ model_used, processing_time_ms }) {
  const parts = [model_used, processing_time_ms != null && `${(processing_time_ms / 1000).toFixed(1)} s`];
  return parts.filter(Boolean).join(" · ");
}
