// Ticks off, for this tab, the deed that the page confirms: its form posted by itself, so no app
// could do it.
// @ts-check
{
  const deed = document.currentScript?.dataset.deed;
  try {
    // In the format of `src/state/deeds.rs`.
    const deeds = sessionStorage.getItem("deeds") ?? "";
    if (deed && !deeds.includes(`,${deed},`)) sessionStorage.setItem("deeds", `${deeds},${deed},`);
  } catch {
    // Blocked or full storage: nothing is ticked off.
  }
}
