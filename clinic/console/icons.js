/** Line drawings of 24 units, drawn in the colour of the text beside them. */

import { html } from "./html.js";

const PATHS = {
  station: "M5 3h14v11H5zM12 14v5M8.5 21h7M7.5 9h2l1.5-3 2 5 1.5-2h2",
  queue: "M4 6h16M4 12h16M4 18h10",
  keys: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M17.5 10h.01M7 14.5h10",
  pen: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  camera: "M3 6.5h12v11H3zM15 11l6-3.5v9L15 13",
  cameraOff: "M3 6.5h8M15 10v7.5H3v-11M15 11l6-3.5v9L15 13M3 3l18 18",
  mic: "M9 4.5a3 3 0 0 1 6 0v6a3 3 0 0 1-6 0zM5.5 11c0 4 2.5 6 6.5 6s6.5-2 6.5-6M12 17v4",
  micOff: "M9 9v1.5a3 3 0 0 0 5 2.200M15 9V4.5a3 3 0 0 0-6 0M5.5 11c0 4 2.5 6 6.5 6 1.5 0 2.800-.3 3.800-.9M18.5 11c0 1-.2 2-.5 2.700M12 17v4M3 3l18 18",
  still: "M3 8h4l2-3h6l2 3h4v11H3zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7",
  pulse: "M2 12h4l2-5 4 11 3-8 1.5 2H22",
  text: "M4 4.5h16v12H10l-4 4v-4H4zM8 9h8M8 12.5h5",
  end: "M2.5 15c-.6-2.5.5-4.5 2.5-5.400 4.5-2 9.5-2 14 0 2 .9 3.100 2.900 2.5 5.400l-4.5.8-1.600-3.600c-2.200-.8-4.600-.8-6.800 0L7 15.800z",
  bell: "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4",
  sound: "M4 9.5v5h3.5L12 18V6L7.5 9.5zM15.5 9.5a4 4 0 0 1 0 5M18 7a8 8 0 0 1 0 10",
  soundOff: "M4 9.5v5h3.5L12 18V6L7.5 9.5zM16 10l4.5 4.5M20.5 10L16 14.5",
  globe: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9M12 3c-3 3-3.5 6-3.5 9s.5 6 3.5 9",
  shield: "M12 3l7.5 2.5v6c0 5-3.5 8-7.5 9.5-4-1.5-7.5-4.5-7.5-9.5v-6zM8.5 12l2.5 2.5 4.5-5",
  tick: "M4.5 12.5l5 5L20 7",
  next: "M9 5l7 7-7 7",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5.5l3.5 2",
  ring: "M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15",
  octagon: "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v6M12 16.5v.01",
  warn: "M12 3.5L22 20.5H2zM12 10v5M12 17.800v.01",
  home: "M4 11l8-7 8 7v9H4zM10 20v-5h4v5",
  pill: "M5.200 12.800l7.600-7.600a4.200 4.200 0 0 1 6 6l-7.600 7.600a4.200 4.200 0 0 1-6-6zM9 9l6 6",
  drop: "M12 3.5c4 4.5 6 7.5 6 10.5a6 6 0 0 1-12 0c0-3 2-6 6-10.5z",
  people: "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c0-4 2.5-6 6.5-6s6.5 2 6.5 6M15.5 5a3.5 3.5 0 0 1 0 6.5M18 14.5c2.300.8 3.5 2.700 3.5 5.5",
  phone: "M5 4h4l1.5 5-2.5 1.5c1 2.5 3 4.5 5.5 5.5l1.5-2.5 5 1.5v4c-9 1-16-6-15-15z",
  calendar: "M4 6h16v14H4zM4 10.5h16M8.5 3.5V7M15.5 3.5V7",
  offline: "M3 3l18 18M2.5 9.5c1.700-1.5 3.600-2.5 5.600-3M21.5 9.5A14 14 0 0 0 12 5.700M6 13.5c1-.9 2.200-1.600 3.5-2M18 13.5c-1-.9-1.700-1.300-2.5-1.700M12 18.5v.01",
  signal: "M4 20v-3M9 20v-7M14 20V9M19 20V4",
  signout: "M13 4H5v16h8M10 12h11M17.5 8.5L21 12l-3.5 3.5",
  cross: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  user: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 20.5c0-4.5 3-6.5 8-6.5s8 2 8 6.5",
  up: "M12 20V5M6 11l6-6 6 6",
  down: "M12 4v15M6 13l6 6 6-6",
  listen: "M4 9.5v5h3.5L12 18V6L7.5 9.5zM15.5 9.5a4 4 0 0 1 0 5",
  document: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
};

/** @param {{name: keyof typeof PATHS, size?: number, fill?: boolean}} props */
export function Icon({ name, size = 20, fill = false }) {
  return html`<svg
    class="icon"
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    fill=${fill ? "currentColor" : "none"}
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${PATHS[name]} />
  </svg>`;
}

/** A filled warning triangle with its mark left open. @param {{size?: number}} props */
export function Warning({ size = 20 }) {
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 2.5L23 21.5H1z" fill="currentColor" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" />
    <path class="mark" d="M12 9.5v5.5M12 18.200v.01" fill="none" stroke-width="2.200" stroke-linecap="round" />
  </svg>`;
}

/** A filled disc with a tick. @param {{size?: number}} props */
export function Done({ size = 18 }) {
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="10.5" fill="currentColor" />
    <path class="mark" d="M7 12.5l3.5 3.5 6.5-7.5" fill="none" stroke-width="2.200" stroke-linecap="round" stroke-linejoin="round" />
  </svg>`;
}
