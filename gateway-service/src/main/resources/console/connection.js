import { waitBefore } from "./backoff.js";

const PING_EVERY = 25_000;
const SILENCE = 12_000;

/// One person's socket, which comes back by itself. It says what happens by events:
/// `state` (connecting, ready, waiting, closed), `frame` (sent or received) and `refused` (the token was not accepted).
export class Connection extends EventTarget {
  #url;
  #credentials;
  #socket = null;
  #attempt = 0;
  #retry;
  #pings;
  #silence;
  state = "closed";

  /// `credentials` gives, each time anew, the fields of the `auth` frame.
  constructor(url, credentials) {
    super();
    this.#url = url;
    this.#credentials = credentials;
  }

  open() {
    clearTimeout(this.#retry);
    this.#drop();
    this.#become("connecting");
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.addEventListener("open", () => this.#authenticate(socket));
    socket.addEventListener("message", ({ data }) => socket === this.#socket && this.#hear(data));
    socket.addEventListener("close", () => socket === this.#socket && this.#lost());
  }

  /// False when there is nobody to send to just now.
  send(frame) {
    if (this.#socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.#socket.send(JSON.stringify(frame));
    this.#tell("frame", { sent: true, frame });
    return true;
  }

  close() {
    clearTimeout(this.#retry);
    this.#drop();
    this.#become("closed");
  }

  async #authenticate(socket) {
    try {
      const fields = await this.#credentials();
      if (socket === this.#socket) {
        this.send({ type: "auth", ...fields });
      }
    } catch (failure) {
      this.#refused(failure.message);
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
    if (frame.type === "auth_error") {
      this.#refused(frame.message);
    } else if (frame.type === "auth_success") {
      this.#attempt = 0;
      this.#pings = setInterval(() => this.#ping(), PING_EVERY);
      this.#become("ready");
    }
  }

  /// A network that went away says nothing; an unanswered ping does.
  #ping() {
    if (this.send({ type: "ping" })) {
      clearTimeout(this.#silence);
      this.#silence = setTimeout(() => this.#lost(), SILENCE);
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
  }

  #become(state, wait) {
    this.state = state;
    this.#tell("state", { state, wait });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
