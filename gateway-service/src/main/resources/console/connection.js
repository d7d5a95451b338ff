import { waitBefore } from "./backoff.js";

const PING_EVERY = 25_000;
const SILENCE = 12_000;
const CLIENT = { name: "parley-page", version: "1" };

/// One person's parley.v1 socket, which comes back by itself and goes on where it was. It says what happens by events:
/// `state` (connecting, ready, waiting, closed), `frame` (sent or received), `ready` (connect's answer) and `refused`
/// (there is no coming back: a close code from 4500 on).
export class Connection extends EventTarget {
  #url;
  #credentials;
  #positions;
  #Socket;
  #socket = null;
  #attempt = 0;
  #retry;
  #pings;
  #silence;
  #refs = 0;
  #asked = new Map();
  #trouble = "";
  state = "closed";

  /// `credentials` gives, each time anew, the fields of `connect` that say who it is; `positions` what to resume.
  constructor(url, credentials, positions, Socket = globalThis.WebSocket) {
    super();
    this.#url = url;
    this.#credentials = credentials;
    this.#positions = positions;
    this.#Socket = Socket;
  }

  open() {
    clearTimeout(this.#retry);
    this.#drop();
    this.#become("connecting");
    const socket = new this.#Socket(this.#url, ["parley.v1"]);
    this.#socket = socket;
    socket.addEventListener("open", () => this.#connect(socket));
    socket.addEventListener("message", ({ data }) => socket === this.#socket && this.#hear(data));
    socket.addEventListener("close", ({ code, reason }) => socket === this.#socket && this.#closed(code, reason));
  }

  /// The answer to a command: its `ok`, or an error thrown with the refusal's `code`.
  ask(type, fields = {}) {
    const ref = `c${++this.#refs}`;
    return new Promise((resolve, reject) => {
      if (!this.#send({ type, ref, ...fields })) {
        reject(refusal("unavailable", "Not connected just now"));
      } else {
        this.#asked.set(ref, { resolve, reject });
      }
    });
  }

  close() {
    clearTimeout(this.#retry);
    this.#drop();
    this.#become("closed");
  }

  /// As if somebody had pulled the cable, and put it back after a while.
  cut(millis) {
    this.#drop();
    this.#retry = setTimeout(() => this.open(), millis);
    this.#become("waiting", millis);
  }

  #send(frame) {
    if (this.#socket?.readyState !== 1) {
      return false;
    }
    this.#socket.send(JSON.stringify(frame));
    this.#tell("frame", { sent: true, frame });
    return true;
  }

  async #connect(socket) {
    try {
      const fields = await this.#credentials();
      if (socket === this.#socket) {
        const answer = await this.ask("connect", { ...fields, client: CLIENT, resume: this.#positions() });
        this.#attempt = 0;
        this.#pings = setInterval(() => this.#ping(), PING_EVERY);
        this.#become("ready");
        this.#tell("ready", answer);
      }
    } catch (failure) {
      this.#trouble = failure.message;
      if (!failure.code) {
        this.#refused(failure.message);
      }
    }
  }

  #hear(data) {
    clearTimeout(this.#silence);
    let frame;
    try {
      frame = JSON.parse(data);
    } catch {
      return;
    }
    this.#tell("frame", { sent: false, frame });
    const asked = frame.ref && this.#asked.get(frame.ref);
    if (asked) {
      this.#asked.delete(frame.ref);
      if (frame.type === "ok") {
        asked.resolve(frame);
      } else {
        asked.reject(refusal(frame.code, frame.message));
      }
    }
  }

  /// A network that went away says nothing; an unanswered ping does.
  #ping() {
    this.ask("ping").catch(() => {});
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lost(), SILENCE);
  }

  #closed(code, reason) {
    if (code >= 4500 && code < 5000) {
      this.#refused(this.#trouble || reason);
    } else {
      this.#lost();
    }
  }

  #lost() {
    this.#drop();
    const wait = waitBefore(this.#attempt++);
    this.#retry = setTimeout(() => this.open(), wait);
    this.#become("waiting", wait);
  }

  #refused(reason) {
    this.close();
    this.#tell("refused", { reason });
  }

  #drop() {
    clearInterval(this.#pings);
    clearTimeout(this.#silence);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    for (const { reject } of this.#asked.values()) {
      reject(refusal("unavailable", "The connection broke"));
    }
    this.#asked.clear();
  }

  #become(state, wait) {
    this.state = state;
    this.#tell("state", { state, wait });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

function refusal(code, message) {
  return Object.assign(new Error(message), { code });
}
