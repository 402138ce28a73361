import { CAMPAIGN } from './operations/campaign.ts';
import { CONTENTS } from './operations/contents.ts';
import type { Operation } from './operations/operation.ts';
import { SEARCH } from './operations/search.ts';
import { SYNTHESES } from './operations/syntheses.ts';

/** All that a machine may ask, in the order in which it is told. */
export const OPERATIONS: readonly Operation[] = [...SYNTHESES, ...CAMPAIGN, ...CONTENTS, ...SEARCH];
