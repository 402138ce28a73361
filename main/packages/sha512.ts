import { createHash } from 'node:crypto';
import type { Sha512Factory } from '../../shared/packages/port.ts';

export const sha512: Sha512Factory = () => {
  const hash = createHash('sha512');
  return {
    update(bytes) {
      hash.update(bytes);
    },
    hex: () => hash.digest('hex'),
  };
};
