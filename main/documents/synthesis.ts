import { Document } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { codeMark } from '../../shared/syntheses/document-code.ts';
import type { DrawnSynthesis } from '../../shared/syntheses/frozen.ts';
import { openFace } from './fonts.ts';
import { legible } from './legible.ts';
import { METADATA } from './metadata.ts';
import { coverPage } from './synthesis-cover.ts';
import { bodyPages } from './synthesis-pages.ts';
import { type SectionPages, sectionsOf } from './synthesis-sections.ts';

type Draw<Data> = (data: Data, onPage: (done: number, total: number) => void) => Promise<ReactElement>;

/** What leaves with a package. */
export const synthesis: Draw<SynthesisDocument> = ({ package: { version }, ...document }, onPage) =>
  drawn({ ...document, version }, onPage);

/** The same, for those who sign it. */
export const synthesisToSign: Draw<DrawnSynthesis> = (document, onPage) => drawn(document, onPage);

/**
 * The synthesis as a react-pdf document. The contents show page numbers without a second layout: react-pdf resolves
 * what it renders per page once while cutting pages, which fills `pages`, and once more when all pages are known.
 */
async function drawn(
  received: DrawnSynthesis,
  onPage: (done: number, total: number) => void,
): Promise<ReactElement> {
  const data = legible(received, await openFace(400));
  const pages: SectionPages = new Map();
  const sections = sectionsOf(data);
  return createElement(
    Document,
    {
      ...METADATA,
      title: data.title,
      subject: data.campaign.name,
      ...(data.code && { keywords: codeMark(data.code) }),
      // The only date that leaves with a package is that of its validation.
      ...(data.signOff && { creationDate: new Date(`${data.signOff.date}T12:00:00Z`) }),
    },
    coverPage(data, sections, pages),
    bodyPages(data, sections, { pages, onPage }),
  );
}
