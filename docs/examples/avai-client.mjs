// Does every operation of the avai dialect once. Usage: node avai-client.mjs ws://localhost:8080/ws "$(./parley token --sub alice)"
// Node 22 and browsers have a WebSocket of their own; Node 20 with `node --experimental-websocket`, or after `npm install ws`.
const WebSocket = globalThis.WebSocket ?? (await import('ws')).WebSocket;
const [url, token] = process.argv.slice(2);

async function connect() {
  const socket = new WebSocket(url);
  const waiting = [];
  const frames = [];
  await new Promise((opened, failed) => ((socket.onopen = opened), (socket.onerror = failed)));
  socket.onmessage = ({ data }) => {
    frames.push(JSON.parse(data));
    waiting.splice(0).forEach((look) => look());
  };
  const hears = (type) => new Promise((heard, failed) => {
    const late = setTimeout(() => failed(new Error(`no ${type}; heard ${JSON.stringify(frames)}`)), 15_000);
    const look = () => {
      const at = frames.findIndex((frame) => frame.type === type);
      if (at < 0) return waiting.push(look);
      clearTimeout(late);
      heard(frames.splice(at, 1)[0]);
    };
    look();
  });
  const says = (type, fields) => socket.send(JSON.stringify({ type, ...fields }));
  const asks = (type, fields, answer) => (says(type, fields), hears(answer));
  await hears('welcome');
  return { says, hears, asks, close: () => socket.close() };
}

function check(fact, what) {
  if (!fact) throw new Error(what);
  console.log('ok', what);
}

const visitor = await connect();
check((await visitor.asks('ping', {}, 'pong')).timestamp, 'ping before signing in');
check((await visitor.asks('auth', {}, 'auth_success')).user.isAnonymous, 'anonymous sign-in');
check(Array.isArray((await visitor.asks('get_threads', {}, 'threads_list')).threads), 'anonymous thread list');
check((await visitor.asks('create_thread', { title: 'no' }, 'error')).code === 'AUTHENTICATION_REQUIRED', 'anonymous people cannot create threads');
check((await visitor.asks('heartbeat', {}, 'heartbeat_ack')).serverTime > 0, 'heartbeat');
visitor.close();

const me = await connect();
check((await me.asks('auth', { token }, 'auth_success')).user.isAuthenticated, 'sign-in with a token');
const { thread } = await me.asks('create_thread', { title: 'My New Thread', description: 'Thread description' }, 'thread_created');
check(thread.status === 'active', 'create a thread');
check((await me.asks('pin_thread', { thread_id: thread.id, is_pinned: true }, 'thread_updated')).is_pinned, 'pin it');
check((await me.asks('get_threads', { limit: 10 }, 'threads_list')).threads.some(({ id }) => id === thread.id), 'find it in the list');
check((await me.asks('typing', { thread_id: thread.id, typing: true }, 'typing_acknowledged')).is_typing, 'show typing');
const sent = await me.asks('send_message', { thread_id: thread.id, content: 'Analyze this code for security issues...', content_type: 'text' }, 'message_sent');
check(sent.message_id && sent.saved_at, 'send a message');
check((await me.hears('ai_typing')).is_typing, 'see the AI typing');
const answer = await me.hears('ai_response');
check(answer.content.length > 0 && answer.model_used, 'get its answer');
const history = await me.asks('get_history', { thread_id: thread.id }, 'thread_history');
check(history.messages.map(({ role }) => role).join() === 'user,assistant', 'find both in the history');
check((await me.asks('archive_thread', { thread_id: thread.id }, 'thread_archived')).status === 'archived', 'archive the thread');
me.close();
console.log('everything works');
process.exit(0);
