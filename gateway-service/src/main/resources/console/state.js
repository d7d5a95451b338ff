/// What one person's side of the page knows, and how each frame changes it. No document and no socket in here.
///
/// A conversation: `{view, seq, people, messages, drafts, unsent, typing, read}`: what the server says of it, the last
/// change heard, who takes part, messages by id, replies being written by id, what is on its way by key, who types,
/// and how far everybody has read. `seq` is what a next connection resumes from.
export function newState() {
  return { me: null, conversations: new Map(), selected: null, online: new Map(), notice: "" };
}

function conversation(state, id) {
  if (!state.conversations.has(id)) {
    const empty = { people: new Map(), messages: new Map(), drafts: new Map(), unsent: new Map() };
    state.conversations.set(id, { view: { id }, seq: null, ...empty, typing: new Set(), read: new Map() });
  }
  return state.conversations.get(id);
}

/// What to go on from after a lost connection.
export function positions(state) {
  return [...state.conversations]
    .filter(([, { seq }]) => seq !== null)
    .map(([conversation_id, { seq }]) => ({ conversation_id, seq }));
}

/// Connect's answer: conversations not known yet begin where they stand; the others are replayed.
export function connected(state, { user, conversations }) {
  state.me = user;
  for (const view of conversations) {
    listed(state, view);
  }
}

export function listed(state, view) {
  const known = conversation(state, view.id);
  known.view = view;
  known.seq ??= view.seq;
}

/// The answer to conversation.open: all of it as it stands at `seq`.
export function opened(state, { conversation: view, participants, messages, seq }) {
  const known = conversation(state, view.id);
  known.view = view;
  known.seq = Math.max(known.seq ?? 0, seq);
  known.people = new Map(participants.map((one) => [one.user_id, one]));
  participants.forEach((one) => mark(known, one.user_id, one.read_seq));
  messages.forEach((message) => store(known, message));
}

/// What the person just said, before the server has it.
export function say(state, id, key, content) {
  conversation(state, id).unsent.set(key, { key, content, failed: null });
}

export function notSent(state, id, key, why) {
  const unsent = conversation(state, id).unsent.get(key);
  if (unsent) {
    unsent.failed = why;
  }
}

export function hear(state, frame) {
  const id = frame.conversation_id;
  if (frame.type === "presence.changed") {
    state.online.set(frame.user_id, frame.online);
  } else if (id && frame.type === "error") {
    state.conversations.delete(id);
  } else if (id && HEARD[frame.type]) {
    const known = conversation(state, id);
    if (frame.seq !== undefined && frame.type !== "read.marked") {
      if (known.seq !== null && frame.seq <= known.seq && frame.type !== "conversation.gap") {
        return;
      }
      known.seq = frame.seq;
    }
    HEARD[frame.type](known, frame, state);
  }
}

const HEARD = {
  "conversation.created": (known, { conversation: view }) => (known.view = { ...view }),
  "conversation.updated": (known, { type, seq, conversation_id, ...changes }) => Object.assign(known.view, changes),
  "conversation.deleted": (known, frame, state) => state.conversations.delete(frame.conversation_id),
  "conversation.synced": () => {},
  "conversation.gap": (known) => (known.stale = true),
  "participant.added": (known, { participant }) => known.people.set(participant.user_id, participant),
  "participant.removed": gone,
  "participant.left": gone,
  "message.sent": (known, { message }) => store(known, message),
  "message.changed": (known, { message }) => store(known, message),
  "reply.started": (known, { reply_id, model }) => known.drafts.set(reply_id, { reply_id, model, text: "" }),
  "reply.delta": (known, { reply_id, offset, text }) => {
    const draft = known.drafts.get(reply_id);
    if (draft) {
      draft.text = draft.text.slice(0, offset) + text;
    }
  },
  "reply.completed": ended,
  "reply.stopped": ended,
  "reply.failed": ended,
  "reply.waiting": (known, { reply_id, reason }) => known.drafts.set(reply_id, { reply_id, text: "", waits: reason }),
  "read.marked": (known, { user_id, seq }) => mark(known, user_id, seq),
  "typing.changed": (known, { user_id, typing }) => known.typing[typing ? "add" : "delete"](user_id),
};

function gone(known, { user_id, conversation_id }, state) {
  known.people.delete(user_id);
  if (user_id === state.me?.id) {
    state.conversations.delete(conversation_id);
  }
}

function ended(known, { reply_id, message, code, reason }) {
  known.drafts.delete(reply_id);
  if (message?.id) {
    store(known, message);
  }
  if (code) {
    known.drafts.set(reply_id, { reply_id, text: "", failed: reason ?? message });
  }
}

/// The latest change wins, in whatever order they are told.
function store(known, message) {
  const before = known.messages.get(message.id);
  if (!before || before.changed_seq <= message.changed_seq) {
    known.messages.set(message.id, message);
  }
  if (message.key) {
    known.unsent.delete(message.key);
  }
}

function mark(known, person, seq) {
  known.read.set(person, Math.max(known.read.get(person) ?? 0, seq));
}

/// What is shown of a conversation, from its oldest message to what is on its way.
export function shown(known) {
  const messages = [...known.messages.values()].sort((a, b) => a.seq - b.seq);
  return [...messages, ...known.drafts.values(), ...known.unsent.values()];
}

/// Pinned ones first, then those in which something was said last.
export function sorted(state) {
  const latest = ({ view, messages }) =>
    Math.max(Date.parse(view.last_message_at ?? view.created_at) || 0, ...[...messages.values()].map((m) => Date.parse(m.created_at)));
  return [...state.conversations.values()].sort((a, b) => (b.view.pinned ?? 0) - (a.view.pinned ?? 0) || latest(b) - latest(a));
}

export function nameOf(state, known, person) {
  return person === state.me?.id ? "You" : (known.people.get(person)?.name ?? "Somebody");
}

export function titleOf(state, { view, people }) {
  const others = [...people.values()].filter(({ user_id }) => user_id !== state.me?.id).map(({ name }) => name);
  return view.title || others.join(", ") || { ai: "With the AI", group: "Group", direct: "Direct" }[view.kind] || "Conversation";
}

/// Those who have read up to the newest message, but oneself.
export function readers(state, known) {
  const newest = Math.max(0, ...[...known.messages.values()].map(({ seq }) => seq));
  return [...known.read].filter(([person, seq]) => newest && seq >= newest && person !== state.me?.id).map(([person]) => person);
}
