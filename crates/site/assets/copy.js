// Shows the button before it, which copies what stands in a field: no app is there to do it.
// @ts-check
{
  const button = document.currentScript?.previousElementSibling;
  const field = button instanceof HTMLElement && document.getElementById(button.dataset.copies ?? "");
  if (button instanceof HTMLButtonElement && field instanceof HTMLInputElement) {
    const { copied = "", failed = "" } = button.dataset;
    /** @param {string} words */
    const say = (words) => {
      // It stands after the button.
      const outcome = document.getElementById(`${field.id}-outcome`);
      if (outcome) outcome.textContent = words;
    };
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        say(copied);
      } catch {
        // The device refuses, or is not asked on a page without TLS: all of it is chosen, to be copied by hand.
        field.focus();
        field.select();
        say(failed);
      }
    });
  }
}
