// Empties the functions of the app that nothing calls. For each view Leptos has three ways to take over what was drawn:
// from the server, step by step (`hydrate_async`) and from a template (`hydrate_from_template`). A table holds all three,
// so no compiler can see that the app only takes the first. Whoever came to call one of the others would meet a trap,
// and the page would stay as it was drawn.

import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const NEVER = /\bhydrate_(async|from_template)\b/;

const library = resolve("target/tools/node_modules/binaryen/index.js");
const { default: binaryen } = await import(pathToFileURL(library).href);

const [path] = process.argv.slice(2);
const module = binaryen.readBinary(readFileSync(path));
let emptied = 0;
for (let index = 0; index < module.getNumFunctions(); index += 1) {
  const found = module.getFunctionByIndex(index);
  if (NEVER.test(binaryen.getFunctionInfo(found).name)) {
    binaryen.Function.setBody(found, module.unreachable());
    emptied += 1;
  }
}
if (emptied === 0) throw new Error(`${path}: no such function. Has Leptos given them other names?`);
binaryen.setDebugInfo(true);
writeFileSync(path, module.emitBinary());
