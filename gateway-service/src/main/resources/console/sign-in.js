import { byId } from "./elements.js";

const REMEMBERED = "parley.visitor";

/// Who the visitor is: a name for which the local stack gives tokens, somebody with a pasted token, or nobody.
/// `start` gets a function that gives the fields of `connect` that say who it is.
export class SignIn {
  constructor(settings, start) {
    this.settings = settings;
    this.start = start;
    byId("name-form").hidden = !settings.tokens;
    byId("token-form").hidden = settings.tokens;
    byId("anonymous").hidden = settings.anonymous === "refuse";
    byId("name-form").addEventListener("submit", (event) => this.#submitted(event, byId("name"), (name) => ({ name })));
    byId("token-form").addEventListener("submit", (event) => this.#submitted(event, byId("token"), (token) => ({ token })));
    byId("anonymous").addEventListener("click", () => this.#as({ anonymous: true }));
  }

  /// The visitor of before a reload, or the form.
  begin() {
    const before = JSON.parse(sessionStorage.getItem(REMEMBERED) ?? "null");
    if (before?.anonymous || (before?.name && this.settings.tokens)) {
      this.#as(before);
    } else {
      this.ask();
    }
  }

  ask(trouble) {
    sessionStorage.removeItem(REMEMBERED);
    byId("sign-in").hidden = false;
    byId("sign-in-error").hidden = !trouble;
    byId("sign-in-error").textContent = trouble ?? "";
    byId(this.settings.tokens ? "name" : "token").focus();
  }

  #submitted(event, field, visitor) {
    event.preventDefault();
    const value = field.value.trim();
    if (value) {
      this.#as(visitor(value));
    }
    if (field.type === "password") {
      field.value = "";
    }
  }

  #as(visitor) {
    if (!visitor.token) {
      sessionStorage.setItem(REMEMBERED, JSON.stringify(visitor));
    }
    byId("sign-in").hidden = true;
    this.start(async () => {
      if (visitor.name) {
        return { token: await localToken(visitor.name) };
      }
      return visitor.token ? { token: visitor.token } : {};
    });
  }
}

/// A token of the local stack's own issuer, for any name.
export async function localToken(name) {
  const answer = await fetch("/console/token", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ sub: name.toLowerCase(), name }),
  });
  const { token, message } = await answer.json().catch(() => ({}));
  if (!token) {
    throw new Error(message ?? "The local stack gave no token");
  }
  return token;
}
