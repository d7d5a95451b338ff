// Answers "!roll" and "!time" in every group it takes part in.
import { connect } from '@parley/client';
import { WebSocket } from 'ws';

const COMMANDS = new Map([
  ['!roll', () => `You rolled ${1 + Math.floor(Math.random() * 6)}.`],
  ['!time', () => `It is ${new Date().toISOString()}.`],
]);

const [token, url = 'http://localhost:8080'] = process.argv.slice(2);
const parley = connect({ url, token, webSocket: WebSocket });

parley.on('message.sent', async ({ conversation_id, message }) => {
  const answer = COMMANDS.get(message.content);
  if (!answer || message.sender_id === parley.user?.id) return;
  try {
    // The same key, the same answer: whoever runs this bot twice is not answered twice.
    await parley.command('message.send', { conversation_id, key: `bot:${message.id}`, content: answer(), reply_to: message.id, ai: 'never' });
  } catch (error) {
    console.error(`${message.content} was not answered: ${error.message}`);
  }
});

parley.on('state', ({ state, code, reason }) => {
  console.log(state, parley.user?.name ?? '', code ?? '', reason ?? '');
  if (state === 'disconnected') process.exitCode = 1;
});
