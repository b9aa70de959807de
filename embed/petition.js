// <marathon-petition case="…" section="…" lang="…" theme="…" accent="…">: a petition in a frame.
// The element's content is shown if the frame does not come; by default a link to its page.
// @ts-check
import { frameOf, lookOf, pageOf } from "./address.js";
import { refresh } from "./counts.js";
import { fromFrame } from "./messages.js";
import { SITE } from "./site.js";
import { PETITION } from "./style.js";
import { languageOf, wordsIn } from "./words.js";

/** How long a loaded frame may stay silent, and how long a frame near the view may take to load. */
const SILENT_MS = 4_000;
const SLOW_MS = 15_000;

export class MarathonPetition extends HTMLElement {
  static observedAttributes = ["case", "section", "lang", "theme", "accent"];

  #root = this.attachShadow({ mode: "open" });
  #slot = document.createElement("slot");
  #link = document.createElement("a");
  #place = document.createElement("div");
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  #isReady = false;
  #lacksRoom = false;
  /** Whether a form was sent, so that the frame shows another page now. */
  #hasActed = false;
  #timer = 0;
  /**
   * Ends every listener of this connection. Undefined while the element is not in a document.
   * @type {AbortController | undefined}
   */
  #connection;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [PETITION];
    this.#link.part.add("link");
    this.#link.target = "_blank";
    this.#link.rel = "noopener";
    this.#slot.append(this.#link);
    const width = document.createElement("div");
    width.className = "width";
    this.#place.className = "place";
    this.#root.append(width, this.#slot, this.#place);
  }

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    // The copied line has reserved the space until now; from now on the styles of the shadow root
    // do.
    this.style.removeProperty("min-height");
    addEventListener("message", (event) => this.#hear(event), { signal });
    this.#show();
    this.#watchRoom(signal);
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#connection = undefined;
    this.#remove();
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (!this.#connection || before === now) return;
    const isLook = name === "theme" || name === "accent";
    // A change of looks keeps what was typed.
    if (isLook && this.#isReady) {
      this.#frame?.contentWindow?.postMessage({ marathon: "look", ...lookOf(this) }, SITE);
    } else {
      this.#show();
    }
  }

  /** Whether the place of the element in the page has no width. */
  #isWithoutRoom() {
    return this.offsetWidth === 0 && this.getClientRects().length > 0;
  }

  /**
   * A place may lose its width and get it back. What was typed stays.
   * @param {AbortSignal} signal
   */
  #watchRoom(signal) {
    const watch = new ResizeObserver(() => {
      if (!this.#isReady && this.#isWithoutRoom() !== this.#lacksRoom) this.#show();
    });
    watch.observe(this);
    signal.addEventListener("abort", () => watch.disconnect());
  }

  /** Shows the frame that the attributes ask for. */
  #show() {
    this.#remove();
    const page = pageOf(this);
    const words = wordsIn(languageOf(this));
    this.#link.textContent = words.link;
    this.#link.href = page ?? SITE;
    this.#lacksRoom = this.#isWithoutRoom();
    if (!page || this.#lacksRoom) {
      this.#fail(page ? "room" : "attributes");
      return;
    }
    const frame = document.createElement("iframe");
    frame.part.add("frame");
    frame.title = words.link;
    frame.loading = "lazy";
    frame.referrerPolicy = "no-referrer";
    // Links open our pages in tabs of their own, where printing and downloads work.
    const popups = ["allow-popups", "allow-popups-to-escape-sandbox"];
    frame.sandbox.add("allow-scripts", "allow-forms", ...popups, "allow-same-origin");
    frame.addEventListener("load", () => this.#expect(SILENT_MS));
    frame.src = frameOf(page, this);
    this.#slot.hidden = true;
    this.#place.append(frame);
    this.#frame = frame;
    this.#expectOnceNear(frame);
  }

  #remove() {
    clearTimeout(this.#timer);
    // The wait for the next frame begins anew.
    this.#timer = 0;
    this.#frame?.remove();
    this.#frame = undefined;
    this.#isReady = this.#hasActed = false;
  }

  /** Waits for the frame once it is near the view: out of view it does not load. */
  #expectOnceNear(/** @type {HTMLIFrameElement} */ frame) {
    const near = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      near.disconnect();
      if (frame === this.#frame && !this.#timer) this.#expect(SLOW_MS);
    });
    near.observe(frame);
    this.#connection?.signal.addEventListener("abort", () => near.disconnect());
  }

  #expect(/** @type {number} */ milliseconds) {
    clearTimeout(this.#timer);
    if (this.#isReady) return;
    this.#timer = setTimeout(() => this.#fail("silent"), milliseconds);
  }

  /** Shows the link instead. The frame stays, out of sight: it may only be slow. */
  #fail(/** @type {string} */ reason) {
    this.#slot.hidden = false;
    if (this.#frame) this.#frame.hidden = true;
    this.#tell("error", { reason });
  }

  #hear(/** @type {MessageEvent} */ event) {
    const frame = this.#frame;
    if (!frame || event.origin !== SITE || event.source !== frame.contentWindow) return;
    const said = fromFrame(event.data);
    if (!said) return;
    if (said.marathon === "ready") this.#begin(frame);
    if (said.marathon === "ready" || said.marathon === "height") {
      this.#fit(frame, said.height);
    } else if (said.marathon === "covered") {
      this.#tell("error", { reason: "covered" });
    } else {
      // The page around knows the petition from its own markup.
      this.#tell(said.marathon, { petition: this.getAttribute("case") });
    }
  }

  /** A page in the frame is ready: the first one, or the answer to a form. */
  #begin(/** @type {HTMLIFrameElement} */ frame) {
    clearTimeout(this.#timer);
    this.#slot.hidden = true;
    frame.hidden = false;
    if (!this.#isReady) {
      this.#isReady = true;
      this.#tell("ready");
      return;
    }
    this.#hasActed = true;
    refresh();
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
  }

  /** Gives the frame the height of its content: at once if nobody sees anything move (its end is out of view) or
   * a form was sent; otherwise only if it needs more. */
  #fit(/** @type {HTMLIFrameElement} */ frame, /** @type {number} */ height) {
    const { top } = frame.getBoundingClientRect();
    const end = top + Math.min(height, frame.offsetHeight);
    frame.style.setProperty("--height", `${height}px`);
    frame.toggleAttribute("data-exact", this.#hasActed || end > innerHeight);
  }

  /**
   * @param {string} name
   * @param {object} [detail]
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`marathon:${name}`, { bubbles: true, detail }));
  }
}
