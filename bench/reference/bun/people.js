// The same reference on Bun: its own WebSocket server, and its native publish for the fan-out.
import { handler } from '../node/commands.js';

const people = new Map(); // person -> Set of sockets
let server;

const handle = handler({
  say: ({ socket }, frame) => socket.send(JSON.stringify(frame)),
  signedIn: (connection, person, conversations) => {
    if (!people.has(person)) people.set(person, new Set());
    people.get(person).add(connection.socket);
    conversations.forEach((conversation) => connection.socket.subscribe(conversation));
  },
  created: (conversation, participants) => {
    for (const person of participants) {
      for (const socket of people.get(person) ?? []) socket.subscribe(conversation);
    }
  },
  publish: (conversation, frame) => server.publish(conversation, JSON.stringify(frame)),
});

server = Bun.serve({
  port: process.env.PORT,
  fetch(request, own) {
    const protocol = request.headers.get('Sec-WebSocket-Protocol');
    const headers = protocol ? { 'Sec-WebSocket-Protocol': protocol } : {};
    const upgraded = new URL(request.url).pathname === '/parley' && own.upgrade(request, { headers, data: {} });
    return upgraded ? undefined : new Response('', { status: 404 });
  },
  websocket: {
    perMessageDeflate: false,
    maxPayloadLength: 256 * 1024,
    idleTimeout: 600,
    open: (socket) => { socket.data.connection = { socket }; },
    message: (socket, text) => { handle(socket.data.connection, text); },
    close: (socket) => {
      const { person } = socket.data.connection;
      people.get(person)?.delete(socket);
      if (people.get(person)?.size === 0) people.delete(person);
    },
  },
});
console.log(`listening on ${server.port}`);
process.on('SIGTERM', () => process.exit(0));
process.on('SIGUSR2', () => Bun.gc(true));
