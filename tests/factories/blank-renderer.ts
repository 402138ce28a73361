import type { Renderer } from '../../main/render.ts';
import { writeSealed } from '../../main/temporary-file.ts';

/** For tests in which what is sent matters, not how it is drawn. */
export const blankRenderer: Renderer = {
  render: async (_kind, _data, path, { seal } = {}) => {
    if (seal) await writeSealed(path, seal, '%PDF-1.7\n');
  },
};
