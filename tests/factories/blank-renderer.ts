import type { Renderer } from '../../main/engine/render.ts';
import { writeSealed } from '../../main/engine/temporary-file.ts';

/** For tests in which what is sent matters, not how it is drawn. */
export const blankRenderer: Renderer = {
  render: async (_kind, _data, path, { seal } = {}) => {
    if (seal) await writeSealed(path, seal, '%PDF-1.7\n');
  },
};
