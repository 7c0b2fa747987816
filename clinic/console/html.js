/** The one way pages are written here: htm's tagged template over preact, and the hooks they use. */

import { h, render } from "./vendor/preact.module.js";
import htm from "./vendor/htm.module.js";

export { render };
export { useEffect, useLayoutEffect, useMemo, useRef, useState } from "./vendor/hooks.module.js";
export const html = htm.bind(h);
