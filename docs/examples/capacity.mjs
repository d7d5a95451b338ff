// Computes from the figures of docs/benchmarks.md what an installation of a size needs; docs/scaling.md says how, and where it is wrong.
// Usage: node capacity.mjs [--connections 1000000] [--messages 50000] [--listeners 10] [--conversations 3] [--pod-gib 2.5] [--pace-ms 5]
import { parseArgs } from 'node:util';

const given = parseArgs({
  options: {
    connections: { type: 'string', default: '1000000' }, // open at a time
    messages: { type: 'string', default: '50000' }, // said a second, by all
    listeners: { type: 'string', default: '10' }, // connections that hear each of them
    conversations: { type: 'string', default: '3' }, // of each person
    'pod-gib': { type: 'string', default: '2.5' }, // memory of a gateway's pod
    'pace-ms': { type: 'string', default: '5' }, // gateway.messaging.pace
  },
}).values;
const number = (name) => {
  const value = Number(given[name]);
  if (!(value > 0)) throw new Error(`--${name} is a number above 0`);
  return value;
};

// CPU in µs. Of a batch and of a message in it, from append at 2 000/s and at its maximum; of a delivery from fanout; of a sign-in from connect.
const BATCH = { gateway: 1480, session: 1340, postgresql: 1170, redis: 80 };
const MESSAGE = { gateway: 0, session: 0, postgresql: 28, redis: 1 };
const SIGN_IN = { gateway: 322, session: 181, postgresql: 116, redis: 41 };
const DELIVERY = 1.1;
// KB of a connection and of each conversation it hears, MB of a gateway without any, and the part of a pod that is its heap.
const CONNECTION = 7.7;
const CONVERSATION = 5;
const EMPTY = 290;
const HEAP = 0.6;
const MOST_CONNECTIONS = 50_000; // gateway.transport.max-connections
const RETURN_SECONDS = 2; // gateway.connection.reconnect-within
const MAX_BATCH = 256; // gateway.messaging.max-batch

const connections = number('connections');
const messages = number('messages');
const held = CONNECTION + CONVERSATION * number('conversations');
const fits = Math.min(MOST_CONNECTIONS, Math.floor(((number('pod-gib') * 1024 * HEAP - EMPTY) * 1000) / held));
if (fits < 1) throw new Error('--pod-gib is too small for a gateway');
const gateways = Math.ceil(connections / fits) + 1; // One may be away.
const batches = Math.max(messages / MAX_BATCH, Math.min(messages, (gateways * 1000) / number('pace-ms')));
const cores = (part) => (batches * BATCH[part] + messages * MESSAGE[part] + (part === 'gateway' ? messages * number('listeners') * DELIVERY : 0)) / 1e6;
const back = connections / gateways / RETURN_SECONDS;

const round = (value) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));
const row = (what, value) => console.log(`| ${what} | ${value} |`);
row('gateways, pods, of which one may be away', gateways);
row('connections of a gateway at most', round(fits));
row('gateways, memory for connections', `${round((connections * held) / 1e6)} GB`);
row('messages in a batch', round(messages / batches));
row('CPU of all gateways', `${round(cores('gateway'))} cores`);
row('CPU of all session-services', `${round(cores('session'))} cores`);
row('CPU of PostgreSQL', `${round(cores('postgresql'))} cores`);
row('CPU of Redis, publishing', `${round(cores('redis'))} cores`);
row('messages out of Redis at most', `${round(messages * Math.min(gateways, number('listeners')))}/s`);
row('a gateway dies: sign-ins', `${round(back)}/s for ${RETURN_SECONDS} s`);
for (const part of ['session', 'postgresql']) row(`a gateway dies: CPU of ${part === 'session' ? 'session-services' : 'PostgreSQL'} more`, `${round((back * SIGN_IN[part]) / 1e6)} cores`);
