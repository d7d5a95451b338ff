export { useMessaging, usePitchUpdates, useWebSocket } from './compat.js';
export { ParleyProvider, type ParleyProviderProps, type ParleyState, useClient, useParley } from './context.js';
export { useConversation, useConversations, useMessages, usePresence, useReply, useTyping } from './conversation.js';
export { DocAPI, type DocEvents, type DocOptions, DocSession } from './doc-api.js';
export { useDocument } from './document.js';
export { type NotificationOptions, type ShownNotification, type TopicOptions, useNotifications, useTopic } from './topic.js';
