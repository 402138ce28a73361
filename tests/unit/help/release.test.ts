import { expect, it } from 'vitest';

it('components are read from what the build says of licences', async () => {
  Object.assign(globalThis, { CAHIERS_RELEASE: { version: '1.0.0', day: '2026-11-30', homepage: '' } });
  const { componentsIn } = await import('../../../renderer/help/release.ts');
  const text =
    '# Licenses\n\n## @tanstack/react-query - 5.108.0 (MIT)\n\nMIT License\n\n## zod - 4.6.7 (MIT OR Apache-2.0)\n';
  expect(componentsIn(text)).toEqual([
    { name: '@tanstack/react-query', version: '5.108.0', licence: 'MIT' },
    { name: 'zod', version: '4.6.7', licence: 'MIT OR Apache-2.0' },
  ]);
});
