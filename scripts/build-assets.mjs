// Makes the files that crates/web embeds: the design system's stylesheet (only what our pages
// use, its colours as CSS variables so that app.css can turn them for a dark screen), five font
// files, a sprite of icons, and our own stylesheet. Reads node_modules and crates/web/assets/src,
// writes crates/web/assets/generated. Run by `make assets`.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dkfds = join(root, "node_modules/dkfds/dist");
const source = join(root, "crates/web/assets/src");
const target = join(root, "crates/web/assets/generated");

/** Icons the templates name with `#name`. */
const SPRITE = [
  "arrow-forward", "check", "chevron-right", "close", "edit", "delete", "error", "help", "info",
  "language", "minus", "success", "warning", "person", "document",
];

/** Latin-1 holds all of Danish and English; other letters fall back to the system's font. */
const FONTS = ["Regular", "Italic", "Medium", "SemiBold", "Bold"];

/** Colour literal → name in the design system. The first name of a value wins. */
function palette() {
  const text = readFileSync(join(dkfds, "scss/values/colors/_fds-colors.scss"), "utf8");
  const names = new Map();
  for (const [, name, value] of text.matchAll(/"([a-z0-9-]+)":\s*(#[0-9a-fA-F]{3,8})/g)) {
    const colour = long(value);
    if (!name.startsWith("data-") && !names.has(colour)) names.set(colour, `--fds-${name}`);
  }
  names.set("#ffffff", "--fds-white").set("#000000", "--fds-black");
  return names;
}

/** `#ABC` and `#AABBCC` are the same colour; `#aabbcc` is how we compare. */
function long(hex) {
  const digits = hex.slice(1).toLowerCase();
  return "#" + (digits.length <= 4 ? [...digits].map((it) => it + it).join("") : digits);
}

/** Replaces every colour literal by a variable, and puts the variables first. */
function withVariables(css) {
  const names = palette();
  const used = new Map();
  const turned = css.replace(/url\([^)]*\)|#[0-9a-fA-F]{3,8}\b|:(white|black)\b/g, (match, word) => {
    if (match.startsWith("url")) return match;
    const colour = word ? { white: "#ffffff", black: "#000000" }[word] : long(match);
    const name = names.get(colour);
    if (!name) return match;
    used.set(name, colour);
    return `${word ? ":" : ""}var(${name})`;
  });
  const list = [...used].map(([name, colour]) => `${name}:${colour}`).join(";");
  return `:root{${list}}` + turned.replace(/^(@charset "UTF-8";|\uFEFF)/, "");
}

/** The icons a stylesheet asks for by address. */
function iconsNamedIn(css) {
  return new Set([...css.matchAll(/svg-icons\/([a-z-]+\.svg)/g)].map((match) => match[1]));
}

function sprite() {
  const symbols = SPRITE.map((name) => {
    const svg = readFileSync(join(dkfds, `img/svg-icons/${name}.svg`), "utf8");
    const box = svg.match(/viewBox="([^"]+)"/)[1];
    const inner = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
    return `<symbol id="${name}" viewBox="${box}">${inner}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

const compiled = sass.compile(join(source, "dkfds.scss"), {
  loadPaths: [join(dkfds, "scss")],
  style: "compressed",
  quietDeps: true,
  logger: sass.Logger.silent,
});
const css = withVariables(compiled.css);
const own = readFileSync(join(source, "app.css"), "utf8");

rmSync(`${target}.stamp`, { force: true });
rmSync(target, { recursive: true, force: true });
for (const folder of ["css", "fonts", "img/svg-icons"]) {
  mkdirSync(join(target, folder), { recursive: true });
}
writeFileSync(join(target, "css/dkfds.css"), css);
writeFileSync(join(target, "css/app.css"), own);
for (const icon of iconsNamedIn(css + own)) {
  cpSync(join(dkfds, "img/svg-icons", icon), join(target, "img/svg-icons", icon));
}
writeFileSync(join(target, "img/icons.svg"), sprite());
cpSync(join(source, "rettesnor.svg"), join(target, "img/rettesnor.svg"));
for (const font of FONTS) {
  const name = `IBMPlexSans-${font}-Latin1.woff2`;
  cpSync(join(dkfds, "fonts/IBMPlexSans/split/woff2", name), join(target, "fonts", name));
}
cpSync(join(dkfds, "LICENSE.md"), join(target, "LICENSE-dkfds.md"));
cpSync(
  join(dkfds, "fonts/IBMPlexSans/complete/woff2/license.txt"),
  join(target, "fonts/LICENSE-IBM-Plex.txt"),
);
// The stamp that `make` looks at; it comes last, so that a broken run is run again.
writeFileSync(`${target}.stamp`, "");
