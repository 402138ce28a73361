/** Files that are given faults, and the tests that must notice them. Paths from the root of the project. */
export interface Target {
  readonly name: string;
  /** Folders or files. */
  readonly files: readonly string[];
  /** Folders or files of tests. */
  readonly tests: readonly string[];
}

export const TARGETS: readonly Target[] = [
  {
    name: 'packages',
    files: ['shared/packages', 'shared/packages/formats', 'shared/text/csv.ts', 'shared/text/file-names.ts'],
    tests: ['tests/unit/packages', 'tests/integration/packages'],
  },
  {
    name: 'counts',
    files: ['shared/registrations/turnout.ts', 'main/registrations/counts.ts'],
    tests: ['tests/unit/registrations', 'tests/integration/registrations', 'tests/integration/syntheses'],
  },
  {
    name: 'undo',
    files: ['main/history/undo.ts', 'main/history/places.ts'],
    tests: [
      'tests/integration/history',
      'tests/integration/dossier/history.test.ts',
      'tests/integration/trash',
      'tests/integration/syntheses/frozen-in-history.test.ts',
      'tests/integration/personal-data/forgotten.test.ts',
    ],
  },
];
