// Shows the button before it, which prints the page: no app is there to do it.
// @ts-check
{
  const button = document.currentScript?.previousElementSibling;
  if (button instanceof HTMLButtonElement) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}
