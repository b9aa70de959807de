// What a partner's page loads: two elements, once, however often the script stands there.
// @ts-check
import { MarathonCounter } from "./counter.js";
import { MarathonPetition } from "./petition.js";

if (!customElements.get("marathon-petition")) {
  customElements.define("marathon-petition", MarathonPetition);
  customElements.define("marathon-counter", MarathonCounter);
}
