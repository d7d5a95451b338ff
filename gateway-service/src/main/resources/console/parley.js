import { Connection } from "./connection.js";
import { ConversationView } from "./conversation.js";
import { byId } from "./elements.js";
import { FrameList } from "./frame-list.js";
import { SignIn } from "./sign-in.js";
import { entriesOf, hear, newState, say } from "./state.js";
import { drawThreads } from "./thread-list.js";

/// Joins the parts: what happens on the socket changes the state, what changed is drawn, what one does becomes a frame.
const MAX_TITLE = 60;
const CONNECTION_WORDS = { connecting: "Connecting…", ready: "Connected", closed: "Not connected" };

let state = newState();
let connection = null;
/// What is to be said once the thread made for it exists.
let firstWords = null;
let drawing = false;

const frames = new FrameList();
const conversation = new ConversationView(send);
const settings = await fetch("/console/settings")
  .then((answer) => answer.json())
  .catch(() => ({ tokens: false, anonymous: "read-only" }));
const signIn = new SignIn(settings, start);

function start(credentials) {
  state = newState();
  showPanes(true);
  connection = new Connection(`${location.origin.replace(/^http/, "ws")}/ws`, credentials);
  connection.addEventListener("state", ({ detail }) => connectionChanged(detail));
  connection.addEventListener("frame", ({ detail }) => framePassed(detail));
  connection.addEventListener("refused", ({ detail }) => leave(detail.reason || "The server did not accept this token"));
  connection.open();
  draw();
}

function leave(trouble) {
  connection?.close();
  connection = null;
  state = newState();
  showPanes(false);
  draw();
  signIn.ask(trouble);
}

function showPanes(shown) {
  for (const id of ["panes", "sign-out", "toggle-frames"]) {
    byId(id).hidden = !shown;
  }
}

function connectionChanged({ state: now, wait }) {
  byId("connection").dataset.state = now;
  byId("connection-text").textContent =
    now === "waiting" ? `Connection lost, trying again in ${Math.max(1, Math.round(wait / 1000))} s` : CONNECTION_WORDS[now];
  byId("retry").hidden = now !== "waiting";
  draw();
}

function framePassed(passed) {
  frames.add(passed);
  if (passed.sent) {
    return;
  }
  const frame = passed.frame;
  hear(state, frame);
  if (frame.type === "auth_success") {
    listThreads();
    if (state.selected) {
      connection.send({ type: "get_history", thread_id: state.selected });
      sendAgain();
    }
  } else if (frame.type === "thread_created" && firstWords?.key === frame.messageId) {
    open(frame.thread.id, false);
    sendMessage(firstWords.content);
    firstWords = null;
  } else if (frame.type === "error" && firstWords && firstWords.key === frame.messageId) {
    byId("message").value = firstWords.content;
    firstWords = null;
    byId("typing").textContent = frame.message;
    return;
  }
  draw();
}

/// What was on its way when the connection broke may or may not have arrived: one decides oneself.
function sendAgain() {
  for (const entry of entriesOf(state, state.selected)) {
    if (entry.status === "sending") {
      Object.assign(entry, { status: "failed", about: "the connection broke", revision: entry.revision + 1 });
    }
  }
}

function listThreads() {
  connection.send({ type: "get_threads", limit: 100, ...(state.archived && { status: "archived" }) });
}

function open(threadId, withHistory = true) {
  state.selected = threadId;
  if (withHistory && threadId) {
    connection.send({ type: "get_history", thread_id: threadId });
  }
  draw();
  byId("message").focus();
}

function send(text) {
  const content = text.trim();
  if (!content || connection?.state !== "ready" || !mayWrite()) {
    return false;
  }
  if (state.selected) {
    sendMessage(content);
  } else {
    firstWords = { key: newKey(), content };
    const title = content.split("\n")[0].slice(0, MAX_TITLE);
    connection.send({ type: "create_thread", title, messageId: firstWords.key });
  }
  return true;
}

function sendMessage(content) {
  const key = newKey();
  say(state, state.selected, key, content);
  connection.send({ type: "send_message", thread_id: state.selected, content, messageId: key });
  draw();
}

function newKey() {
  return `m-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}

function mayWrite() {
  return state.user && (!state.user.isAnonymous || settings.anonymous === "guest");
}

function draw() {
  if (drawing) {
    return;
  }
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    byId("user").textContent = state.user ? state.user.name || state.user.email || "Signed in" : "";
    const ready = connection?.state === "ready";
    const quiet = ready && !mayWrite();
    byId("message").disabled = quiet;
    byId("send").disabled = !ready || quiet;
    byId("new-thread").disabled = quiet;
    byId("message").placeholder = quiet
      ? "Visitors may read what is shared. Sign in to ask."
      : "Ask the AI — Enter sends, Shift+Enter starts a new line";
    drawThreads(state, acts);
    conversation.draw(state);
  });
}

const acts = {
  open,
  pin: (thread) => connection.send({ type: "pin_thread", thread_id: thread.id, is_pinned: !thread.is_pinned }),
  archive: (thread) => {
    connection.send({ type: "archive_thread", thread_id: thread.id });
    if (state.selected === thread.id) {
      open(null);
    }
  },
};

byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  if (send(byId("message").value)) {
    byId("message").value = "";
  }
});
byId("message").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId("composer").requestSubmit();
  }
});
byId("new-thread").addEventListener("click", () => open(null));
byId("sign-out").addEventListener("click", () => leave());
byId("retry").addEventListener("click", () => connection?.open());
window.addEventListener("online", () => connection?.state === "waiting" && connection.open());
byId("show-archived").addEventListener("change", ({ target }) => {
  state.archived = target.checked;
  state.selected = null;
  listThreads();
  draw();
});
byId("toggle-frames").addEventListener("click", ({ currentTarget }) => {
  const hidden = byId("frames-pane").toggleAttribute("hidden");
  byId("panes").classList.toggle("without-frames", hidden);
  currentTarget.setAttribute("aria-pressed", String(!hidden));
});

signIn.begin();
