// Asks for what is shown first while the rest of the page is still on its way: this module needs one other, app.js most of them.

import { askAhead } from './api.js';

if (!location.hash.startsWith('#token=')) {
  askAhead();
}
