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

/**
 * The page around does not tell which part of the frame is in view, but the browser tells how the
 * root is clipped.
 * @param {HTMLElement} main
 */
function moveTo(main) {
  const { documentElement } = document;
  // The probe is as high as the frame, whatever its content.
  documentElement.style.minBlockSize = "100vh";
  const look = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    look.disconnect();
    // Moves it as far down as the space below allows.
    const room = innerHeight - main.offsetHeight;
    const top = Math.min(entry.intersectionRect.top, room);
    if (top > 0) main.style.marginBlockStart = `${top}px`;
  });
  look.observe(documentElement);
}
