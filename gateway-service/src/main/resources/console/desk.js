import { Connection } from "./connection.js";
import { ConversationView } from "./conversation-view.js";
import { byId, element } from "./elements.js";
import { FrameList } from "./frame-list.js";
import { connected, hear, listed, nameOf, newState, notSent, opened, positions, say, sorted, titleOf } from "./state.js";

const CUT_MILLIS = 3000;
const TYPING_EVERY = 2000;
const WORDS = { connecting: "Connecting…", ready: "Connected", closed: "Not connected" };

/// One person at the page: a socket, what comes over it, and what it looks like. It says by events that it is `ready`
/// (with the person), and that it is `gone` (with a reason, if the server refused it).
export class Desk extends EventTarget {
  #state = newState();
  #connection;
  #view;
  #drawing = false;
  #typedAt = 0;
  #wanted = null;
  #friend = () => null;
  root;

  constructor(url, credentials) {
    super();
    this.root = byId("desk").content.firstElementChild.cloneNode(true);
    const frames = new FrameList(this.#part("frames"));
    this.#view = new ConversationView(this.#part("messages"), {
      edit: (message) => this.#edit(message),
      remove: ({ id }) => this.#ask("message.delete", { message_id: id }),
      react: ({ id }, emoji, on) => this.#ask("message.react", { message_id: id, emoji, on }),
      stop: (reply_id) => this.#ask("reply.stop", { reply_id }),
    });
    this.#connection = new Connection(url, credentials, () => positions(this.#state));
    this.#connection.addEventListener("state", ({ detail }) => this.#connectionChanged(detail));
    this.#connection.addEventListener("frame", ({ detail }) => {
      frames.add(detail);
      if (!detail.sent) {
        this.#heard(detail.frame);
      }
    });
    this.#connection.addEventListener("ready", ({ detail }) => this.#ready(detail));
    this.#connection.addEventListener("refused", ({ detail }) => this.#leave(detail.reason || "The server did not accept this token"));
    this.#listen();
    this.#connection.open();
  }

  get me() {
    return this.#state.me;
  }

  /// Who is offered for new groups: the person at the desk beside.
  befriend(friend) {
    this.#friend = friend;
    this.#draw();
  }

  /// A conversation with the person beside, open on this desk.
  async startGroup() {
    const friend = this.#friend();
    const title = friend ? `${this.me.name} & ${friend.name}` : `${this.me.name}'s group`;
    const answer = await this.#ask("conversation.create", { kind: "group", title, participants: friend ? [friend.id] : [] });
    if (answer) {
      await this.open(answer.conversation.id);
    }
    return answer?.conversation.id;
  }

  async open(id) {
    this.#state.selected = id;
    this.#draw();
    const answer = await this.#ask("conversation.open", { conversation_id: id });
    if (answer) {
      opened(this.#state, answer);
      const presence = await this.#ask("presence.get", { conversation_id: id });
      presence?.users.forEach((user) => this.#state.online.set(user.id, user.online));
    }
    this.#draw();
  }

  /// Opens it as soon as it is heard of.
  openWhenHeard(id) {
    this.#wanted = id;
    if (this.#state.conversations.has(id)) {
      this.#openWanted();
    }
  }

  #openWanted() {
    const id = this.#wanted;
    this.#wanted = null;
    this.open(id);
  }

  #part(name) {
    return this.root.querySelector(`.${name}`);
  }

  async #ask(type, fields) {
    try {
      this.#state.notice = "";
      return await this.#connection.ask(type, fields);
    } catch (refused) {
      this.#state.notice = refused.message;
      this.#draw();
      return null;
    }
  }

  #ready(answer) {
    connected(this.#state, answer);
    // What was on its way when the connection broke is sent again: under the same key it is stored once.
    for (const [id, { unsent }] of this.#state.conversations) {
      unsent.forEach(({ key, content }) => this.#send(id, key, content));
    }
    this.#draw();
    this.dispatchEvent(new CustomEvent("ready", { detail: this.me }));
  }

  #heard(frame) {
    hear(this.#state, frame);
    if (this.#wanted && this.#wanted === frame.conversation_id) {
      this.#openWanted();
    }
    const open = this.#state.conversations.get(this.#state.selected);
    if (open?.stale) {
      open.stale = false;
      this.open(this.#state.selected);
    }
    if (frame.type === "message.sent" && open?.view.id === frame.conversation_id && document.hasFocus()) {
      this.#ask("read.mark", { conversation_id: frame.conversation_id, seq: frame.seq });
    }
    this.#draw();
  }

  #leave(reason) {
    this.#connection.close();
    this.root.remove();
    this.dispatchEvent(new CustomEvent("gone", { detail: reason }));
  }

  #connectionChanged({ state, wait }) {
    this.#part("connection").dataset.state = state;
    this.#part("connection-text").textContent = state === "waiting" ? `Away, back in ${Math.max(1, Math.round(wait / 1000))} s` : WORDS[state];
    this.#draw();
  }

  async #write(content) {
    let id = this.#state.selected;
    if (!id) {
      const created = await this.#ask("conversation.create", { kind: "ai" });
      if (!created) {
        return;
      }
      id = created.conversation.id;
      listed(this.#state, created.conversation);
      await this.open(id);
    }
    const key = crypto.randomUUID();
    say(this.#state, id, key, content);
    this.#draw();
    this.#send(id, key, content);
  }

  async #send(id, key, content) {
    try {
      await this.#connection.ask("message.send", { conversation_id: id, key, content });
    } catch (refused) {
      // A broken connection is no answer: it is sent again when there is another.
      if (refused.code !== "unavailable") {
        notSent(this.#state, id, key, refused.message);
      }
    }
    this.#draw();
  }

  #edit({ id, content }) {
    const changed = prompt("The message", content);
    if (changed?.trim() && changed !== content) {
      this.#ask("message.edit", { message_id: id, content: changed });
    }
  }

  #typing() {
    const now = Date.now();
    if (this.#state.selected && now - this.#typedAt > TYPING_EVERY) {
      this.#typedAt = now;
      this.#ask("typing.set", { conversation_id: this.#state.selected, typing: true });
    }
  }

  #listen() {
    const field = this.#part("message-field");
    this.#part("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      const content = field.value.trim();
      if (content) {
        field.value = "";
        this.#write(content);
      }
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#part("composer").requestSubmit();
      }
    });
    field.addEventListener("input", () => this.#typing());
    this.#part("new-ai").addEventListener("click", () => {
      this.#state.selected = null;
      this.#draw();
      field.focus();
    });
    this.#part("new-group").addEventListener("click", () => this.startGroup());
    this.#part("cut").addEventListener("click", () => this.#connection.cut(CUT_MILLIS));
    this.#part("leave").addEventListener("click", () => this.#leave());
  }

  #draw() {
    if (this.#drawing) {
      return;
    }
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#drawNow();
    });
  }

  #drawNow() {
    const state = this.#state;
    const known = state.conversations.get(state.selected);
    this.#part("who").textContent = state.me ? (state.me.name ?? "Visitor") : "";
    this.#part("own-id").textContent = state.me?.id ? `Your id: ${state.me.id}` : "";
    this.#part("title").textContent = known ? titleOf(state, known) : "Ask the AI, or open a conversation";
    this.#part("message-field").disabled = !state.me?.id;
    this.#part("conversations").replaceChildren(...sorted(state).map((one) => this.#item(one)));
    this.#part("people").replaceChildren(...(known ? [...known.people.values()].map((person) => this.#person(known, person)) : []));
    const typists = known ? [...known.typing].map((person) => nameOf(state, known, person)) : [];
    this.#part("typing").textContent = state.notice || (typists.length ? `${typists.join(", ")} writing…` : "");
    this.#view.draw(state, known);
  }

  #item(one) {
    const { id, pinned } = one.view;
    const open = element("button", { type: "button", class: "open", "aria-current": String(id === this.#state.selected), onclick: () => this.open(id) }, titleOf(this.#state, one));
    const pin = element("button", { type: "button", class: "act", "aria-pressed": String(Boolean(pinned)), onclick: () => this.#ask("conversation.update", { conversation_id: id, pinned: !pinned }) }, pinned ? "Unpin" : "Pin");
    return element("li", {}, open, pin);
  }

  #person(known, { user_id, name, role }) {
    const online = user_id === this.me?.id ? this.#connection.state === "ready" : this.#state.online.get(user_id);
    return element("li", { "data-online": String(Boolean(online)) }, element("span", { class: "dot", "aria-hidden": "true" }), `${name ?? "Somebody"}${role === "owner" ? " (owner)" : ""}${online ? "" : ", away"}`);
  }
}
