import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { dateInWords } from '../../shared/text/dates.ts';

/** How a version is cited. `address` is that of its page. */

/** « Académie de Poitiers, « Synthèse… », États généraux…, version 2, 16 octobre 2020. https://… » */
export function quotation(document: SynthesisDocument, address: string): string {
  const { territory, title, campaign, validatedOn } = document;
  const { version } = document.package;
  return `${territory.name}, «\u00a0${title}\u00a0», ${campaign.name}, version ${version}, ${dateInWords(validatedOn)}. ${address}`;
}

/** A BibTeX entry: the braces keep the capitals of what they hold. */
export function bibtex(document: SynthesisDocument, address: string): string {
  const { territory, title, campaign, validatedOn, licence } = document;
  const { id, version } = document.package;
  const [year = '', month = ''] = validatedOn.split('-');
  const fields = {
    author: `{${texText(territory.name)}}`,
    title: `{${texText(title)}}`,
    howpublished: texText(campaign.name),
    year,
    month: String(Number(month)),
    version: String(version),
    url: address,
    note: texText(licence.name),
    language: 'french',
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return [`@misc{${id}-v${version},`, ...lines, '}', ''].join('\n');
}

/** An item of CSL-JSON (Citation Style Language 1.0.2), as Zotero reads it. */
export function cslJson(document: SynthesisDocument, address: string): object[] {
  const { territory, title, campaign, validatedOn } = document;
  const { id, version } = document.package;
  return [
    {
      id: `${id}-v${version}`,
      type: 'report',
      title,
      author: [{ literal: territory.name }],
      'collection-title': campaign.name,
      genre: 'Synthèse',
      version: String(version),
      issued: { 'date-parts': [validatedOn.split('-').map(Number)] },
      language: 'fr',
      URL: address,
    },
  ];
}

const TEX_SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function texText(text: string): string {
  return text.replace(/[\\{}~^#$%&_]/g, (one) => TEX_SPECIAL[one] ?? `\\${one}`);
}
