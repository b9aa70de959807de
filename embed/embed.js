// The script that a partner's page loads: it defines two elements, once, however often it is
// included.
// @ts-check
import { MarathonCounter } from "./counter.js";
import { MarathonPetition } from "./petition.js";

if (!customElements.get("marathon-petition")) {
  customElements.define("marathon-petition", MarathonPetition);
  customElements.define("marathon-counter", MarathonCounter);
}
