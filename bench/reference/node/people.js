// The reference of `./parley bench fanout`, `connect` and `idle` on Node: the part of parley.v1 they need. Whoever is
// in a conversation hears each message; its frame is made once and written to every socket.
import http from 'node:http';
import { WebSocketServer } from 'ws';
import { handler } from './commands.js';

const rooms = new Map(); // conversation -> Set of sockets
const people = new Map(); // person -> Set of sockets

function enter(socket, conversation) {
  if (!rooms.has(conversation)) rooms.set(conversation, new Set());
  rooms.get(conversation).add(socket);
  socket.rooms.push(conversation);
}

const handle = handler({
  say: (socket, frame) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  },
  signedIn: (socket, person, conversations) => {
    if (!people.has(person)) people.set(person, new Set());
    people.get(person).add(socket);
    conversations.forEach((conversation) => enter(socket, conversation));
  },
  created: (conversation, participants) => {
    for (const person of participants) {
      for (const socket of people.get(person) ?? []) enter(socket, conversation);
    }
  },
  publish: (conversation, frame) => {
    const bytes = Buffer.from(JSON.stringify(frame));
    for (const socket of rooms.get(conversation) ?? []) {
      if (socket.readyState === socket.OPEN) socket.send(bytes, { binary: false });
    }
  },
});

function left(socket) {
  for (const conversation of socket.rooms) {
    rooms.get(conversation)?.delete(socket);
    if (rooms.get(conversation)?.size === 0) rooms.delete(conversation);
  }
  people.get(socket.person)?.delete(socket);
  if (people.get(socket.person)?.size === 0) people.delete(socket.person);
}

const server = http.createServer((request, response) => response.writeHead(404).end());
const sockets = new WebSocketServer({
  server, path: '/parley', perMessageDeflate: false, maxPayload: 256 * 1024,
});
sockets.on('connection', (socket) => {
  socket.rooms = [];
  socket.on('message', (data) => handle(socket, data.toString()));
  socket.on('close', () => left(socket));
  socket.on('error', () => socket.terminate());
});
server.listen({ port: process.env.PORT, backlog: 4096 }, () => console.log(`listening on ${process.env.PORT}`));
process.on('SIGTERM', () => process.exit(0));
process.on('SIGUSR2', () => globalThis.gc?.());
