// Asks the AI something, and prints its answer as it comes.
// Usage: node --experimental-websocket hello.mjs "$(./parley token --sub alice)" (the flag is for Node 20; later ones need none)
const ws = new WebSocket(process.argv[3] ?? 'ws://localhost:8080/parley', ['parley.v1', `bearer.${process.argv[2]}`]);
const send = (type, fields) => ws.send(JSON.stringify({ type, ref: type, ...fields }));
ws.onopen = () => send('connect');
ws.onmessage = ({ data }) => {
  const { type, ref, text, conversation } = JSON.parse(data);
  if (ref === 'connect') send('conversation.create', { kind: 'ai', title: 'Hello' });
  if (ref === 'conversation.create') send('message.send', { conversation_id: conversation.id, key: '1', content: 'eval(input)' });
  if (type === 'reply.delta') process.stdout.write(text);
  if (type === 'reply.completed' || type === 'reply.failed') ws.close();
};
