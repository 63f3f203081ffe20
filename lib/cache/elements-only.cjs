const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

/** How a page says that our elements are all the script it needs. */
const mark = '<meta name="doorstep-scripts" content="elements"/>';

/** Next's scripts and what they read; on such a page there are no others. */
const frameworkScripts = /<script\b[^>]*>[\s\S]*?<\/script>|<link rel="preload" as="script"[^>]*>/g;
/** Parts that came after the shell stand at the end, for a script to put in their place. */
const latePart = /<template id="[BP]:/;

/**
 * A marked page without React: half of its HTML, and nearly all of its script, would be there for a few small things
 * that the elements do alone. Any other page, and one with parts that need the framework, stays as it is.
 *
 * @param {string} html The whole document.
 * @param {string | null} script The path of the elements' script; null without one.
 * @returns {string}
 */
function elementsOnly(html, script) {
  if (script === null || !html.includes(mark) || latePart.test(html)) return html;
  return html.replace(frameworkScripts, '').replace(mark, `<script type="module" src="${script}"></script>`);
}

/** What was found in each build: a build does not change under a server. */
const found = new Map();

/**
 * What `scripts/build-elements.mjs` has left in a build, as a path of the site; null when there is none, as in a
 * build by `next build` alone.
 *
 * @param {string} distDir The folder of the build.
 * @returns {string | null}
 */
function elementsScript(distDir) {
  if (!found.has(distDir)) found.set(distDir, findScript(join(distDir, 'static', 'elements')));
  return found.get(distDir);
}

function findScript(folder) {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const entry = files.find((file) => /^page-\w+\.js$/.test(file));
  return entry ? `/_next/static/elements/${entry}` : null;
}

module.exports = { elementsOnly, elementsScript };
