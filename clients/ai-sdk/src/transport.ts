import type { Parley } from '@parley/client';
import type { ChatTransport, UIMessage, UIMessageChunk } from 'ai';
import { Answers } from './answer.js';

/** What `GET /api/v1/chat/{id}` says. */
interface Chat {
  /** Missing where nothing has been said yet. */
  readonly conversationId?: string;
  readonly writing?: { readonly replyId: string };
}

/** `useChat` over Parley's socket: the same chats as over `/api/v1/chat`, by the same ids. */
export class ParleyChatTransport<UI_MESSAGE extends UIMessage = UIMessage> implements ChatTransport<UI_MESSAGE> {
  readonly resumeStreamIsReplay = true;
  readonly #parley: Parley;
  readonly #conversations = new Map<string, string>();

  constructor(parley: Parley) {
    this.#parley = parley;
  }

  async sendMessages({ chatId, messages, trigger, abortSignal }: Parameters<ChatTransport<UI_MESSAGE>['sendMessages']>[0]): Promise<ReadableStream<UIMessageChunk>> {
    const said = messages.filter(({ role }) => role === 'user').at(-1);
    if (!said) throw new Error('There is no message of the user');
    const answers = new Answers(this.#parley, await this.#findOrBegin(chatId));
    try {
      await answers.open();
      return answers.stream(await this.#ask(answers.conversation, said, trigger), abortSignal);
    } catch (failure) {
      answers.release();
      throw failure;
    }
  }

  async reconnectToStream({ chatId, abortSignal }: Parameters<ChatTransport<UI_MESSAGE>['reconnectToStream']>[0]): Promise<ReadableStream<UIMessageChunk> | null> {
    const { conversationId, writing } = await this.#look(chatId);
    if (conversationId === undefined || writing === undefined) return null;
    return new Answers(this.#parley, conversationId).stream(writing.replyId, abortSignal);
  }

  /** Stops what is being written, whoever asked for it. `stop()` of the AI SDK only ceases to listen. */
  async stop(chatId: string): Promise<void> {
    const { writing } = await this.#look(chatId);
    if (writing) await this.#parley.command('reply.stop', { reply_id: writing.replyId });
  }

  async #ask(conversation_id: string, said: UIMessage, trigger: 'submit-message' | 'regenerate-message'): Promise<string> {
    const content = said.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
    const attachments = said.parts.flatMap((part) => (part.type === 'file' ? [{ url: part.url, name: part.filename, content_type: part.mediaType }] : []));
    const { message, reply_id } = await this.#parley.command('message.send', {
      conversation_id,
      key: said.id,
      content,
      ai: 'ask',
      ...(attachments.length > 0 && { attachments }),
    });
    const changed = message.content !== content;
    if (changed) await this.#parley.command('message.edit', { message_id: message.id, content });
    const isWritten = reply_id !== undefined && !changed && (trigger === 'submit-message' || (await this.#isOpen(reply_id)));
    return isWritten ? reply_id : (await this.#parley.command('reply.regenerate', { message_id: message.id })).reply_id;
  }

  async #isOpen(reply: string): Promise<boolean> {
    const { status } = await this.#get(`/api/v1/replies/${reply}`);
    return status === 'pending' || status === 'streaming';
  }

  async #findOrBegin(chatId: string): Promise<string> {
    const known = this.#conversations.get(chatId) ?? (await this.#look(chatId)).conversationId;
    const id = known ?? (await this.#parley.command('conversation.create', { kind: 'ai', key: `chat:${chatId}` })).conversation.id;
    this.#conversations.set(chatId, id);
    return id;
  }

  #look(chatId: string): Promise<Chat> {
    return this.#get(`/api/v1/chat/${encodeURIComponent(chatId)}?limit=1`);
  }

  async #get(path: string) {
    const response = await this.#parley.fetch(path);
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.detail ?? `${response.status} of ${path}`);
    return answer;
  }
}
