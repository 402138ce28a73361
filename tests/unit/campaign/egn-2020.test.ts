import { expect, it } from 'vitest';
import { CAMPAIGNS } from '../../../shared/campaign/built-in.ts';
import { EGN_2020 } from '../../../shared/campaign/egn-2020.ts';
import { Campaign } from '../../../shared/campaign/model.ts';
import { AgendaKind } from '../../../shared/meetings/model.ts';
import { importsOf } from '../architecture/imports.ts';

it('is a campaign as any other', () => {
  expect(CAMPAIGNS.map((campaign) => Campaign.parse(campaign))).toEqual(CAMPAIGNS);
});

it('is imported by nothing but the list of those built in', () => {
  const imports = importsOf(['main', 'shared', 'renderer', 'preload', 'space', 'scripts']);
  const importers = [...imports].filter(([, imported]) => imported.has('shared/campaign/egn-2020.ts'));
  expect(importers.map(([file]) => file)).toEqual(['shared/campaign/built-in.ts']);
});

it('has five themes and fourteen subjects, each with an identifier of its own', () => {
  const subjects = EGN_2020.themes.flatMap((theme) => theme.subjects);
  expect(EGN_2020.themes).toHaveLength(5);
  expect(subjects).toHaveLength(14);
  expect(new Set(subjects.map(({ id }) => id)).size).toBe(14);
});

it('opens at 8:30 and closes at 13:00', () => {
  const { startTime, items } = EGN_2020.departmentalAgenda;
  const minutes = items.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0);
  expect(startTime).toBe('08:30');
  expect(minutes).toBe(4.5 * 60);
  for (const { kind } of items) AgendaKind.parse(kind);
});

it('places every usual function in one of its categories, once', () => {
  const categories = new Set(EGN_2020.categories.map(({ id }) => id));
  for (const { category } of EGN_2020.functions) expect(categories).toContain(category);
  const labels = EGN_2020.functions.map(({ label }) => label.toLowerCase());
  expect(new Set(labels).size).toBe(labels.length);
});
