// One stack for all of them.
import './http.js';
import './openai.js';
import './socket.js';
import { runTogether } from './together.js';

runTogether();
