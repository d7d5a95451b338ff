// Fills in a document in the terminal, as a client of the documents dialect: it asks, you answer, and when it is cut off it comes back to where it was.
// Usage: node documents-client.mjs http://localhost:8080 "$(./parley token --sub alice)" [mutual-nda|employment-contract|service-agreement] [pdf|word|html|md]
// Node 22 and browsers have a WebSocket of their own; Node 20 with `node --experimental-websocket`, or after `npm install ws`.
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

const WebSocket = globalThis.WebSocket ?? (await import('ws')).WebSocket;
const [base, token, template, format = 'pdf'] = process.argv.slice(2);
const url = `${base.replace(/^http/, 'ws')}/chat?token=${encodeURIComponent(token)}${template ? `&templateId=${template}` : ''}`;
const typed = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

let socket;
let asked; // the question on the screen
let answer = null; // what was said to it, until something comes of it

function say() {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: 'user_message', content: answer }));
}

async function ask(text, hint = '') {
  asked = text;
  answer = null;
  process.stdout.write(`\n${text}${hint}\n> `);
  const line = await typed.next();
  if (line.done) process.exit(0);
  answer = line.value;
  say();
}

const hears = {
  session_resumed({ history, question }) {
    const last = history.at(-1);
    if (last?.role === 'user') answer = last.content; // It is stored: what comes of it follows.
    else if (answer !== null && last?.content === asked) say(); // It never arrived.
    else if (question && last?.content !== asked) ask(last.content);
    else if (!template && !last && !asked) ask('Which document do you need?');
  },
  next_question: ({ question }) => ask(question.text),
  guardrail_reprompt: ({ message, remainingAttempts }) => ask(message, ` (attempts left: ${remainingAttempts})`),
  guardrail_exit: ({ message }) => (console.log(message), process.exit(1)),
  error: ({ message }) => (console.log(message), setTimeout(say, 2000)), // The same words again are the same turn.
  async session_complete({ documentId }) {
    const file = await fetch(`${base}/documents/${documentId}/export?format=${format}`, { headers: { Authorization: `Bearer ${token}` } });
    if (!file.ok) throw new Error(`${file.status} ${await file.text()}`);
    const name = /filename="([^"]+)"/.exec(file.headers.get('Content-Disposition'))[1];
    await writeFile(name, Buffer.from(await file.arrayBuffer()));
    console.log(`\nYour document: ${name}`);
    process.exit(0);
  },
};

(function connect() {
  socket = new WebSocket(url);
  socket.onmessage = ({ data }) => {
    const frame = JSON.parse(data);
    hears[frame.type]?.(frame);
  };
  socket.onerror = () => console.log('No connection (is Parley there, and the token good?); trying again');
  socket.onclose = ({ code, reason }) => (code === 1000 ? console.log(reason) : setTimeout(connect, 1000));
})();
