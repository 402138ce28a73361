import type { FastifyInstance } from 'fastify';
import type { ReadSpace } from '../http/reading.ts';
import { AccessibilityPage } from './accessibility-page.tsx';
import { PersonalDataPage } from './personal-data-page.tsx';
import type { FixedPath } from './site.ts';

/** What the space says of itself. */
export function aboutRoutes(app: FastifyInstance, { settings, reading }: ReadSpace): void {
  const pages: Partial<Record<FixedPath, typeof AccessibilityPage>> = {
    '/accessibilite': AccessibilityPage,
    '/donnees-personnelles': PersonalDataPage,
  };
  for (const [path, About] of Object.entries(pages)) {
    app.get(path, (request, reply) => reading.html(request, reply, async () => <About space={settings} />));
  }
}
