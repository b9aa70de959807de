// Moves the answer to a form, in a frame of fixed height, to the place where the reader has pressed
// the button, which may be a thousand pixels below the top of the frame.
// @ts-check

/**
 * Moves the thanks into view, and scrolls to mistakes.
 * @param {HTMLElement} main
 */
export function comeIntoView(main) {
  const thanks = main.querySelector("#thanks");
  const wrong = main.querySelector("[autofocus]");
  if (thanks) moveTo(main);
  else wrong?.scrollIntoView({ block: "center" });
}

/** How long the browser may take to tell. */
const PATIENCE_MS = 2000;

/**
 * The page around does not tell which part of the frame is in view, but the browser tells how the
 * root is clipped. On a slow device its first answer may come too early: that all of it is in view.
 * @param {HTMLElement} main
 */
function moveTo(main) {
  const { documentElement } = document;
  // The probe is as high as the frame, whatever its content.
  documentElement.style.minBlockSize = "100vh";
  let seenFrom = 0;
  const place = () => {
    // As far down as the space below allows.
    const top = Math.min(seenFrom, innerHeight - main.offsetHeight);
    if (top <= 0) return;
    main.style.marginBlockStart = `${top}px`;
    stop();
  };
  const threshold = Array.from({ length: 101 }, (_, percent) => percent / 100);
  const look = new IntersectionObserver(
    (entries) => {
      const latest = entries.at(-1);
      if (!latest?.isIntersecting) return;
      seenFrom = latest.intersectionRect.top;
      place();
    },
    { threshold },
  );
  const size = new ResizeObserver(place);
  const stop = () => {
    look.disconnect();
    size.disconnect();
  };
  look.observe(documentElement);
  size.observe(main);
  setTimeout(stop, PATIENCE_MS);
}
