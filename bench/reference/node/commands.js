// The commands of parley.v1 which the references know, whatever carries the frames. A connection is an object whose
// `person` is set once it has signed in.
import { randomUUID } from 'node:crypto';
import { append, createConversation, Refused, signIn } from './store.js';

// `transport`: say(socket, frame) · signedIn(socket, person, conversationIds) · created(conversationId, people)
// · publish(conversationId, frame)
export function handler(transport) {
  const commands = {
    async connect(socket, frame) {
      const { user, conversations } = await signIn(frame.token);
      socket.person = user.id;
      transport.signedIn(socket, user.id, conversations.map(({ id }) => id));
      return {
        connection_id: randomUUID(), user, server: { version: 'reference' }, heartbeat_ms: 25_000,
        limits: { max_frame_bytes: 262_144, max_content_chars: 10_000 }, conversations,
      };
    },
    async 'conversation.create'(socket, frame) {
      const { people, conversation } = await createConversation(socket.person, frame);
      transport.created(conversation.id, people);
      transport.publish(conversation.id, {
        type: 'conversation.created', conversation_id: conversation.id, seq: 1, conversation,
      });
      return { conversation };
    },
    async 'message.send'(socket, frame) {
      const message = await append(socket.person, frame);
      transport.publish(message.conversation_id, {
        type: 'message.sent', conversation_id: message.conversation_id, seq: message.seq, message,
      });
      return { message };
    },
    async ping() {
      return {};
    },
  };

  return async function handle(socket, text) {
    let frame;
    try {
      frame = JSON.parse(text);
      const command = Object.hasOwn(commands, frame.type) && commands[frame.type];
      if (!command) throw new Refused('unknown_type', 'There is no command of this type');
      if (!socket.person && frame.type !== 'connect' && frame.type !== 'ping') {
        throw new Refused('unauthenticated', 'Sign in first');
      }
      const answer = await command(socket, frame);
      if (frame.ref) transport.say(socket, { type: 'ok', ref: frame.ref, ...answer });
    } catch (error) {
      const refused = error instanceof Refused;
      if (!refused) console.error(error.message);
      transport.say(socket, {
        type: 'error', ref: frame?.ref, code: refused ? error.code : 'internal',
        message: refused ? error.message : 'Internal error', retryable: !refused,
      });
    }
  };
}
