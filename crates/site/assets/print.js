// Shows the button before this script, which prints the page: there is no app to do it.
// @ts-check
{
  const button = document.currentScript?.previousElementSibling;
  if (button instanceof HTMLButtonElement) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}
