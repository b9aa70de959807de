// Shows the button before this script, which copies the text of a field: there is no app to do it.
// @ts-check
{
  const button = document.currentScript?.previousElementSibling;
  const field = button instanceof HTMLElement && document.getElementById(button.dataset.copies ?? "");
  if (button instanceof HTMLButtonElement && field instanceof HTMLInputElement) {
    const { copied = "", failed = "" } = button.dataset;
    /** @param {string} words */
    const say = (words) => {
      // The place for this text is after the button.
      const outcome = document.getElementById(`${field.id}-outcome`);
      if (outcome) outcome.textContent = words;
    };
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        say(copied);
      } catch {
        // The device refuses, or the page has no TLS: the whole text is selected, to be copied by hand.
        field.focus();
        field.select();
        say(failed);
      }
    });
  }
}
