// The answer to a form, in a frame that keeps its height: it comes to where the reader has pressed the button, which
// may be a thousand pixels below the beginning of the frame.
// @ts-check

/**
 * Thanks stand where the reader looks; mistakes are scrolled to.
 * @param {HTMLElement} main
 */
export function comeIntoView(main) {
  const thanks = main.querySelector("#thanks");
  const wrong = main.querySelector("[autofocus]");
  if (thanks) moveTo(main);
  else wrong?.scrollIntoView({ block: "center" });
}

/**
 * Which part of the frame is in view, the page around does not tell; how the root is cut, the browser does.
 * @param {HTMLElement} main
 */
function moveTo(main) {
  const { documentElement } = document;
  // As high as the frame, whatever stands in it.
  documentElement.style.minBlockSize = "100vh";
  const look = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    look.disconnect();
    // As far down as there is room below.
    const room = innerHeight - main.offsetHeight;
    const top = Math.min(entry.intersectionRect.top, room);
    if (top > 0) main.style.marginBlockStart = `${top}px`;
  });
  look.observe(documentElement);
}
