import { z } from 'zod';
import { SpaceError } from '../../shared/publishing/protocol.ts';
import type { SpaceSettings } from '../configuration.ts';
import { LICENCE } from '../pages/page.tsx';
import { DUMPS } from './dumps.ts';
import type { Operation } from './operations/operation.ts';
import { OPERATIONS } from './operations.ts';

const UNCHANGED = { description: 'Rien n’a changé depuis la réponse qui portait cet «\u00a0ETag\u00a0».' };

/** Description of the interface for machines (OpenAPI 3.1), made from what validates its questions and answers. */
export function openApi({ name, campaign, contact, visibility }: SpaceSettings): object {
  const paths = OPERATIONS.map((operation) => [operation.path, { get: described(operation) }]);
  const isOpen = visibility === 'public';
  return {
    openapi: '3.1.0',
    info: {
      title: name,
      version: '1',
      description: `Synthèses, propositions et pratiques publiées pour la campagne «\u00a0${campaign.name}\u00a0».`,
      license: { name: LICENCE.name, url: LICENCE.url },
      ...(contact && { contact: { email: contact } }),
    },
    servers: [{ url: '/' }],
    // Without a key, a restricted space answers 401.
    security: isOpen ? [] : [{ key: [] }],
    paths: { ...Object.fromEntries(paths), ...dumpPaths() },
    components: {
      schemas: { Error: schemaOf(SpaceError, 'output') },
      ...(!isOpen && { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } }),
    },
  };
}

function described({ id, summary, params, query, answer }: Operation): object {
  return {
    operationId: id,
    summary,
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    responses: {
      200: {
        description: 'Réponse',
        headers: {
          etag: { description: 'À renvoyer en «\u00a0If-None-Match\u00a0».', schema: { type: 'string' } },
        },
        content: { 'application/json': { schema: schemaOf(answer, 'output') } },
      },
      304: UNCHANGED,
      400: refusal('Question non comprise'),
      ...(Object.keys(params.shape).length > 0
        ? { 404: refusal('Synthèse inconnue'), 410: refusal('Version retirée') }
        : {}),
    },
  };
}

function refusal(description: string): object {
  return {
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  };
}

function parametersOf(object: z.ZodObject, place: 'path' | 'query'): object[] {
  return Object.entries(object.shape).map(([name, schema]) => {
    const { description, ...rest } = schemaOf(schema as z.ZodType, 'input') as { description?: string };
    const required = place === 'path' || !(schema as z.ZodType).safeParse(undefined).success;
    return { name, in: place, required, ...(description && { description }), schema: rest };
  });
}

function dumpPaths(): object {
  const paths = DUMPS.flatMap(({ name, title }) =>
    (['csv', 'json'] as const).map((format) => [
      `/donnees/${name}.${format}`,
      {
        get: {
          operationId: `dump-${name}-${format}`,
          summary: `${title}, en entier`,
          responses: {
            200: {
              description: 'Fichier',
              content: { [format === 'csv' ? 'text/csv' : 'application/json']: {} },
            },
            304: UNCHANGED,
          },
        },
      },
    ]),
  );
  return Object.fromEntries(paths);
}

function schemaOf(type: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' });
  return schema;
}
