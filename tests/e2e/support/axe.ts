import axeCore from 'axe-core';
import type { Tab } from '../../tools/stage';

/** What the accessibility engine finds wrong, WCAG 2.2 AA and good practice, one line each. */
export async function axe(tab: Tab): Promise<string[]> {
  await tab.page.evaluate(axeCore.source);
  return tab.fn(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          root: Document,
          options: object,
        ): Promise<{
          violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary: string }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}) ${String(target)} ${failureSummary}`),
    );
  });
}

/** Elements that make the page scroll sideways. */
export function tooWide(tab: Tab): Promise<string[]> {
  return tab.fn(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > room + 0.5)
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} : ${element.textContent?.slice(0, 40)}`);
  });
}
