import type { ElementHandle, Page } from '@playwright/test';
import { judgeWalk, type Step } from './judge-walk';

const controlsSelector = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** Walks through the page by Tab until it begins anew; what could not be reached, or shows no focus. */
export async function findUnreachable(page: Page): Promise<string[]> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  const all = await page.locator(controlsSelector).elementHandles();
  const handles: ElementHandle[] = [];
  for (const handle of all) if (await handle.evaluate(isForTab)) handles.push(handle);
  const controls = await Promise.all(
    handles.map(async (handle) => ({
      name: await handle.evaluate(nameOf),
      atRest: await handle.evaluate(lookOf),
    })),
  );
  return judgeWalk(controls, await walk(page, handles));
}

async function walk(page: Page, handles: readonly ElementHandle[]): Promise<Step[]> {
  const steps: Step[] = [];
  // More than all controls are only walked where the focus is caught somewhere between them.
  for (let press = 0; press < handles.length * 2 + 5; press += 1) {
    await page.keyboard.press('Tab');
    const control = await page.evaluate(
      (all) => all.findIndex((one) => one.isSameNode(document.activeElement)),
      [...handles],
    );
    const handle = handles[control];
    if (!handle) continue;
    if (control === steps[0]?.control) break;
    steps.push({ control, focused: await handle.evaluate(lookOf) });
  }
  return steps;
}

// These run inside the page, alone: they see nothing of this file, and hold no functions with names.

/** Whether somebody who sees the control may expect Tab to come to it. */
function isForTab(node: Node): boolean {
  if (!(node instanceof HTMLElement) || node.tabIndex < 0 || node.matches(':disabled')) return false;
  const dialog = document.querySelector(':modal');
  if (node.closest('[inert]') || (dialog && !dialog.contains(node))) return false;
  if (node instanceof HTMLInputElement && node.type === 'radio') {
    // Of choices that exclude one another one stands for all; arrow keys move between them.
    const group = document.querySelectorAll<HTMLInputElement>(`input[type="radio"][name="${node.name}"]`);
    const choices = [...group].filter(({ form }) => form === node.form);
    if ((choices.find(({ checked }) => checked) ?? choices[0]) !== node) return false;
  }
  return node.checkVisibility({ visibilityProperty: true }) && node.getClientRects().length > 0;
}

/** All that a focus ring may be drawn with, on the control or, if it is hidden itself, on the label it is drawn by. */
function lookOf(node: Node): string {
  if (!(node instanceof HTMLElement)) return '';
  const label = node.closest('label') ?? (node instanceof HTMLInputElement ? node.labels?.[0] : undefined);
  const isDrawn = node.offsetWidth > 4 && getComputedStyle(node).opacity !== '0';
  return [...(isDrawn ? [node] : []), ...(label ? [label, ...label.querySelectorAll('*')] : [])]
    .map((one) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, border } = getComputedStyle(one);
      const outline = outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
      return `${outline} ${boxShadow} ${border}`;
    })
    .join('\n');
}

function nameOf(node: Node): string {
  if (!(node instanceof HTMLElement)) return '';
  const words = node.getAttribute('aria-label') ?? node.getAttribute('name') ?? node.innerText;
  return `${node.localName} "${words.trim().slice(0, 40)}"`;
}
