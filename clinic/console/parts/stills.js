/** One still at full resolution over the picture. */

import { html, useEffect, useLayoutEffect, useRef } from "../html.js";
import { Icon } from "../icons.js";
import { hms, stillWords } from "../words.js";

/** @param {{still: any, name: string, close: () => void}} props */
export function StillViewer({ still, name, close }) {
  const canvas = useRef(null);
  const shut = useRef(null);
  useEffect(() => canvas.current?.getContext("2d").drawImage(still.image, 0, 0), [still.image]);
  useLayoutEffect(() => {
    const before = document.activeElement;
    shut.current?.focus();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  return html`<section class="still-viewer" data-open aria-label="Still of ${name}">
    <header><b>Still of ${name}</b><span>${hms(still.at)} · ${still.image.width} × ${still.image.height}${stillWords(still) && ` · ${stillWords(still)}`}</span><span class="spring"></span>
      <button type="button" ref=${shut} data-key="shut" onClick=${close}><${Icon} name="cross" size=${16} />Back to the video</button></header>
    <canvas ref=${canvas} width=${still.image.width} height=${still.image.height} role="img" aria-label="Still of ${name}"></canvas>
  </section>`;
}
