/**
 * One of the checker's devices that speaks by @parley/client, as its users do. Commands come in as lines of JSON with an
 * `id`, answers go out under it; what the client tells unasked goes out between them, in its order. Ends with its input.
 *
 *     node device.mjs [the module of the client]      (default: ../dist/index.js, made by npm run build)
 */
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { Picture } from './picture.mjs';

const { Parley } = await import(process.argv[2] ? pathToFileURL(process.argv[2]).href : '../dist/index.js');
// That of ws can be cut off without a word.
const Socket = await import('ws').then(({ WebSocket }) => WebSocket, () => globalThis.WebSocket);

/** As many as a page might show at once. */
const MOST_OPEN = 6;

/** The gateways, as a load balancer would give them: the next connection goes to the next one. */
let gateways = [];
let turn = 0;
let token;
let cable;
let parley;
/** What survives a reload. */
const kept = new Map();
/** Conversations that are looked at: how to stop, by id. */
const opened = new Map();
/** Conversations that are being marked as read. */
const reading = new Set();

class Cable extends Socket {
  constructor(_, protocols) {
    super(gateways[turn++ % gateways.length], protocols);
    cable = this;
  }
}

const storage = {
  load: () => [...kept.values()].map((text) => JSON.parse(text)).sort((a, b) => a.at - b.at),
  put: (command) => void kept.set(command.key, JSON.stringify(command)),
  remove: (key) => void kept.delete(key),
};

function tell(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function tellError({ code, message, inDoubt }) {
  return { code: code ?? 'broken', message: String(message), in_doubt: inDoubt === true };
}

/** A page that has just been loaded. */
function begin() {
  const client = new Parley({
    url: gateways[0],
    token,
    webSocket: Cable,
    client: { name: 'soak', version: '1' },
    backoff: { maxMs: 1_000 },
    connectTimeoutMs: 5_000,
    queue: { storage },
    conversations: { pageSize: 40, maxMessages: 120 },
  });
  const ours = (listener) => (event) => {
    if (client === parley) listener(event);
  };
  client.on('event', ours((event) => tell({ event })));
  client.on('error', ours((refused) => tell({ refused })));
  client.on('state', ours((state) => tell({ state })));
  client.on('command.dropped', ours(({ key, error }) => tell({ dropped: key, error: tellError(error) })));
  client.on('storage.failed', ours(({ error }) => tell({ broken: `storage: ${error}` })));
  client.on('frame', ours(({ sent, frame }) => {
    if (!sent && frame.type === 'ok' && frame.user) tell({ listed: frame.conversations.map(({ id, seq }) => ({ id, seq })) });
  }));
  parley = client;
  tell({ begun: true });
  parley.connect();
}

async function open(id) {
  const store = parley.conversation(id);
  if (!opened.has(id)) watch(id, store);
  await store.open();
}

function watch(id, store) {
  const [oldest] = opened.keys();
  if (opened.size >= MOST_OPEN) close(oldest);
  const picture = new Picture();
  const stop = store.subscribe(() => tell({ seen: id, wrong: picture.look(store.snapshot) }));
  opened.set(id, stop);
}

function close(id) {
  opened.get(id)?.();
  opened.delete(id);
}

/** The page is loaded anew, with all it shows: what it was about to hear is not heard. */
function reload() {
  const before = parley;
  const shown = [...opened.keys()];
  shown.forEach(close);
  reading.clear();
  parley = undefined;
  cable?.terminate?.();
  before.disconnect();
  begin();
  shown.forEach((id) => watch(id, parley.conversation(id)));
}

const storedOf = (store) => store.messages.filter(({ state }) => state === 'stored');

async function read(conversation) {
  const store = parley.conversation(conversation);
  const seq = storedOf(store).at(-1)?.seq;
  if (seq === undefined || reading.has(conversation)) return {};
  reading.add(conversation);
  try {
    await store.markRead(seq);
    return { seq };
  } finally {
    reading.delete(conversation);
  }
}

/** All that is shown, and the whole list. */
async function look() {
  const { conversations } = parley;
  while (parley.state === 'connected' && conversations.snapshot.hasMore && !conversations.snapshot.error) await conversations.loadMore();
  const { hasMore, status } = conversations.snapshot;
  const shown = [...opened.keys()].map((id) => ({ id, ...viewOf(parley.conversation(id).snapshot) }));
  return { connected: parley.state === 'connected', status, complete: !hasMore, listed: conversations.snapshot.conversations, shown };
}

function viewOf({ status, error, hasOlder, hasNewer, messages }) {
  return { status, error: error && tellError(error), has_older: hasOlder, has_newer: hasNewer, messages };
}

const deeds = {
  connect(given) {
    ({ gateways, token } = given);
    begin();
  },
  async say({ conversation, key, content, ask }) {
    const kind = parley.conversations.get(conversation)?.kind;
    const ai = !ask ? 'never' : kind === 'ai' ? 'auto' : kind === 'group' ? 'ask' : 'never';
    return { message: await parley.conversation(conversation).send(content, { key, ai }) };
  },
  open: ({ conversation }) => open(conversation),
  older: ({ conversation }) => parley.conversation(conversation).loadOlder(),
  newest: ({ conversation }) => parley.conversation(conversation).latest(),
  /** One of the newest that are shown. */
  pick({ conversation, number, mine }) {
    const fits = storedOf(parley.conversation(conversation)).filter(({ sender_id, deleted_at }) => !deleted_at && (!mine || sender_id === parley.user?.id));
    const newest = fits.slice(-40);
    return { message: newest.at(newest.length > 0 ? number % newest.length : 0) };
  },
  edit: ({ conversation, message, content }) => parley.conversation(conversation).edit(message, content),
  delete: ({ conversation, message }) => parley.conversation(conversation).delete(message),
  react: ({ conversation, message, emoji, on }) => parley.conversation(conversation).react(message, emoji, on),
  read: ({ conversation }) => read(conversation),
  type: ({ conversation, typing }) => parley.conversation(conversation).typing(typing),
  /** The cable, without a word. */
  cut: () => (cable?.terminate ? cable.terminate() : cable?.close()),
  leave() {
    parley.disconnect();
    parley.connect();
  },
  reload,
  look,
  /** Commands under a key that have not come to anything yet. */
  waiting: () => ({ count: kept.size }),
};

process.on('uncaughtException', (failure) => tell({ broken: String(failure?.stack ?? failure) }));

createInterface({ input: process.stdin }).on('line', async (line) => {
  const { id, do: deed, ...fields } = JSON.parse(line);
  try {
    tell({ id, ok: (await deeds[deed](fields)) ?? {} });
  } catch (failure) {
    tell({ id, error: tellError(failure) });
  }
}).on('close', () => process.exit(0));
