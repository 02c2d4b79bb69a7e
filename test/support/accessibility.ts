import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What on this page a person with a disability cannot use, by the rules WCAG 2 A and AA: serious and critical ones. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // A choice that was just made is still folding away, half transparent.
  await page.locator('.ant-select-dropdown:visible').first().waitFor({ state: 'hidden' });
  // The page's own policy forbids foreign scripts; the tester's goes in beside it.
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate<{ violations: Finding[] }>(
    'axe.run(document, { runOnly: ["wcag2a", "wcag2aa"] })',
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** Whether one must scroll sideways: on a phone nobody should. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');

/** Nothing of the page is still being read. */
export async function loaded(page: Page): Promise<void> {
  // Not `waitForFunction`: looked at again and again it is evaluated in the page, whose policy forbids that.
  await page.locator('.ant-spin-spinning').first().waitFor({ state: 'hidden', timeout: 30_000 });
}
