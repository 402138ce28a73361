import { test as base } from '../fixtures.ts';

export { expect, openNewDossier } from '../fixtures.ts';

import type { Desktop } from '../desktop-host.ts';

/** A test of what only the desktop does. */
export const test = base.extend<{ desktop: Desktop }>({
  desktop: ({ cahiers }, use) => {
    if (!cahiers.desktop) throw new Error('this test is of the desktop host');
    return use(cahiers.desktop);
  },
});
