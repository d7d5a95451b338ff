import { Desk } from "./desk.js";
import { byId } from "./elements.js";
import { localToken, SignIn } from "./sign-in.js";

/// Puts one or two people beside each other, each with a socket of its own.
const url = `${location.origin.replace(/^http/, "ws")}/parley`;
const settings = await fetch("/console/settings")
  .then((answer) => answer.json())
  .catch(() => ({ tokens: false, anonymous: "read-only" }));
const signIn = new SignIn(settings, (credentials) => seat(credentials));
const desks = [];

function seat(credentials) {
  const desk = new Desk(url, credentials);
  desks.push(desk);
  byId("desks").append(desk.root);
  desk.addEventListener("gone", ({ detail }) => {
    desks.splice(desks.indexOf(desk), 1);
    if (!desks.length) {
      signIn.ask(detail);
    }
    arrange();
  });
  desk.addEventListener("ready", arrange);
  desk.befriend(() => desks.find((other) => other !== desk)?.me);
  arrange();
  return desk;
}

function arrange() {
  byId("desks").dataset.count = String(desks.length);
  byId("second").hidden = !settings.tokens || desks.length !== 1 || !desks[0].me?.id;
  byId("toggle-frames").hidden = !desks.length;
}

byId("second").addEventListener("submit", (event) => {
  event.preventDefault();
  const [first] = desks;
  const name = byId("second-name").value.trim();
  const second = seat(async () => ({ token: await localToken(name) }));
  // The two begin with a conversation of their own, open on both sides.
  second.addEventListener("ready", async () => second.openWhenHeard(await first.startGroup()), { once: true });
});
byId("toggle-frames").addEventListener("click", ({ currentTarget }) => {
  const hidden = byId("desks").classList.toggle("without-frames");
  currentTarget.setAttribute("aria-pressed", String(!hidden));
});

signIn.begin();
