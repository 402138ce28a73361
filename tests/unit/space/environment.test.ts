import { expect, it } from 'vitest';
import { describeEnvironment, readEnvironment } from '../../../space/environment.ts';

const read = (variables: NodeJS.ProcessEnv) => readEnvironment(variables, '/srv');

const several = {
  DATABASE_URL: 'postgresql://espace:m0t-de-passe@base.exemple.fr/espace?sslpassword=autre-secret',
  SPACE_S3_BUCKET: 'espace',
  SPACE_S3_ENDPOINT: 'https://s3.exemple.fr',
  SPACE_S3_ACCESS_KEY_ID: 'SCWIDENTIFIANT',
  SPACE_S3_SECRET_ACCESS_KEY: 'un-secret-de-magasin',
  SPACE_SIGNING_SECRET: 'un-secret-qui-scelle-les-clés-de-signature',
};

it('needs nothing: one process, in a folder of its user', () => {
  const { place, ...rest } = read({ SPACE_PORT: '', DATABASE_URL: '' });
  expect(place).toEqual({ dataFolder: expect.stringMatching(/CahiersSpace$/) });
  expect(rest).toEqual({ host: undefined, port: 4280, stopWithin: 20_000, logLevel: 'info' });
  expect(read({ SPACE_DATA: 'ici', SPACE_PORT: '0' })).toMatchObject({
    place: { dataFolder: '/srv/ici' },
    port: 0,
  });
});

it('reads where several instances keep what they share', () => {
  expect(read({ ...several, SPACE_S3_PREFIX: 'egn/2020/', SPACE_SETTINGS: 'espace.json' }).place).toEqual({
    dataFolder: expect.any(String),
    database: { url: several.DATABASE_URL, connections: 10 },
    s3: {
      bucket: 'espace',
      region: 'us-east-1',
      endpoint: 'https://s3.exemple.fr',
      prefix: 'egn/2020/',
      accessKeyId: 'SCWIDENTIFIANT',
      secretAccessKey: 'un-secret-de-magasin',
    },
    signingSecret: several.SPACE_SIGNING_SECRET,
    settingsFile: '/srv/espace.json',
  });
});

it('names at once all that is to mend, without quoting what it was given', () => {
  const attempt = () =>
    read({
      SPACE_PORT: '70000',
      DATABASE_URL: 'mysql://u:secret@x',
      SPACE_SIGNING_SECRET: 'court',
      SPACE_LOG: 'x',
    });
  expect(attempt).toThrow(
    'La configuration est à corriger :\n- SPACE_PORT attend un nombre de 0 à 65535\n- SPACE_SIGNING_SECRET attend au moins 32 caractères\n- SPACE_LOG attend debug, info, warn, error, silent\n- DATABASE_URL attend une adresse comme postgresql://utilisateur:secret@hote/base',
  );
  expect(() => read({ SPACE_S3_BUCKET: 'espace' })).toThrow(
    /SPACE_S3_ACCESS_KEY_ID manque\n.*SPACE_S3_SECRET_ACCESS_KEY manque\n.*DATABASE_URL manque.*\n.*SPACE_SIGNING_SECRET manque/,
  );
  expect(() => read({ ...several, SPACE_S3_BUCKET: '' })).toThrow('SPACE_S3_BUCKET manque');
  expect(() => read({ SPACE_SIGNING_SECRET_NEXT: 'a'.repeat(32) })).toThrow('SPACE_SIGNING_SECRET manque');
});

it('says what is in force without its secrets', () => {
  const next = { SPACE_SIGNING_SECRET_NEXT: 'un-secret-qui-remplacera-l’autre' };
  const said = describeEnvironment(read({ ...several, ...next })).join('\n');
  expect(said).toContain('scellées, sous l’un des deux secrets donnés');
  expect(said).toContain('postgresql://espace:***@base.exemple.fr/espace');
  expect(said).toContain('magasin S3 espace à https://s3.exemple.fr, clé d’accès SCWI***');
  expect(said).not.toMatch(/m0t|autre-secret|magasin-secret|un-secret|IDENTIFIANT/);
});
