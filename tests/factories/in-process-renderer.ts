import { renderDocument } from '../../main/documents/render.ts';
import type { Renderer } from '../../main/engine/render.ts';

/** Draws on the thread of the test: the same documents, without starting a worker. */
export const inProcessRenderer: Renderer = {
  render: (kind, data, path, options) =>
    renderDocument(kind, data, path, options?.onPage ?? (() => undefined), options?.seal),
};
