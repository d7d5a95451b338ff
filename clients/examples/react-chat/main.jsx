import { ParleyProvider, useMessages, useParley, useReply } from '@parley/react';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const url = new URLSearchParams(location.search).get('parley') ?? 'http://localhost:8080';
const token = (sessionStorage.token ??= prompt('Token?'));
const STATUS = { opening: 'Loading…', gone: 'This conversation was deleted.' };

function Chat() {
  const { parley, isConnected, state, reason } = useParley();
  const [id, setId] = useState();
  // The same key, the same conversation: on every device, and after every reload.
  useEffect(() => {
    parley.command('conversation.create', { kind: 'ai', key: 'react-chat' }).then(({ conversation }) => setId(conversation.id), console.error);
  }, [parley]);
  const { messages, status, send, retry } = useMessages(id);
  const { isStreaming, stop } = useReply(id);
  // What could not be sent is among the messages, and says so itself.
  const say = (form) => void send(form.get('text')).catch(() => {});
  return (
    <>
      {!isConnected && <p role="status">{state} {reason}</p>}
      {STATUS[status] && <p role="status">{STATUS[status]}</p>}
      <ol>
        {messages.map(({ localId, role, content, state }) => (
          <li key={localId}>
            {role}: {content}
            {state === 'failed' && <button onClick={() => void retry(localId).catch(() => {})}>Send again</button>}
          </li>
        ))}
      </ol>
      {status === 'ready' && (
        <form action={say}>
          <input name="text" autoComplete="off" autoFocus required /> <button>Send</button>
        </form>
      )}
      {isStreaming && <button onClick={() => void stop()}>Stop</button>}
    </>
  );
}

createRoot(document.getElementById('chat')).render(
  <ParleyProvider options={{ url, token }}>
    <Chat />
  </ParleyProvider>,
);
