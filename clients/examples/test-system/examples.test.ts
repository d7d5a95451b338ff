// One stack for all of them.
import './bot.js';
import './chats.js';
import './plain-page.js';
