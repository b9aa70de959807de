// Ticks off, for this tab, what the page says was done: its form posted by itself, so no app could.
// @ts-check
{
  const deed = document.currentScript?.dataset.deed;
  try {
    // As `src/state/deeds.rs` keeps them.
    const deeds = sessionStorage.getItem("deeds") ?? "";
    if (deed && !deeds.includes(`,${deed},`)) sessionStorage.setItem("deeds", `${deeds},${deed},`);
  } catch {
    // Blocked or full storage: nothing is ticked off.
  }
}
