export { ParleyChatTransport } from './transport.js';
