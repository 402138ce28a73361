import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';
import { type Figure, figure, median } from './figure.ts';

const VISITS = 5;

interface Sight {
  /** Milliseconds to the largest paint. */
  readonly paint: number;
  /** Bytes on the wire, fonts apart. */
  readonly weight: number;
}

/** What someone who comes for the first time waits for and downloads, for each kind of page. */
export async function* measureFirstSight(
  url: string,
  paths: Readonly<Record<string, string>>,
): AsyncGenerator<Figure> {
  const executablePath = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync);
  const browser = await chromium.launch({
    args: ['--no-sandbox'],
    ...(executablePath && { executablePath }),
  });
  try {
    for (const [kind, path] of Object.entries(paths)) {
      const sights: Sight[] = [];
      for (let visit = 0; visit < VISITS; visit += 1) sights.push(await look(browser, url + path));
      const paint = Math.round(median(sights.map((sight) => sight.paint)));
      yield figure(`space.reading-largest-paint-${kind}`, 'ms', paint, '<= 1000 ms');
      yield figure(`space.reading-weight-${kind}`, 'B', sights[0]?.weight ?? Number.NaN, '<= 150000 B');
    }
  } finally {
    await browser.close();
  }
}

/** With nothing kept from another visit. */
async function look(browser: Browser, address: string): Promise<Sight> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'networkidle' });
    return await page.evaluate(async () => {
      const paint = await new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) =>
          resolve(list.getEntries().at(-1)?.startTime ?? NaN),
        );
        observer.observe({ type: 'largest-contentful-paint', buffered: true });
      });
      const loaded = [
        ...performance.getEntriesByType('navigation'),
        ...performance.getEntriesByType('resource'),
      ] as PerformanceResourceTiming[];
      const counted = loaded.filter(({ name }) => !name.endsWith('.woff2'));
      return { paint, weight: counted.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) };
    });
  } finally {
    await context.close();
  }
}
