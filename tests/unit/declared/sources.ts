import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

export const ROOT = join(import.meta.dirname, '../../..');

/** A node of a syntax tree (ESTree, with its JSX). */
export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

export interface Source {
  /** From the root of the project, with slashes. */
  readonly path: string;
  readonly nodes: readonly Node[];
}

/** The parsed files of some folders, each as the list of all its nodes. */
export function sourcesOf(folders: readonly string[], pattern: RegExp): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => pattern.test(path))
      .toSorted()
      .map((path) => ({ path, nodes: nodesIn(parsed(path)) })),
  );
}

const parsed = (path: string): Node =>
  parseSync(path, readFileSync(join(ROOT, path), 'utf8')).program as unknown as Node;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

export const nodesIn = (node: Node): Node[] => [node, ...childrenOf(node).flatMap(nodesIn)];

/** What an expression may be worth, where it is written as text: each side of a choice. */
export function textsOf(value: unknown): string[] {
  if (!isNode(value)) return [];
  switch (value.type) {
    case 'Literal':
      return typeof value.value === 'string' ? [value.value] : [];
    case 'JSXText':
      return [
        String(value.value)
          .replace(/[^\S\u00a0]+/gu, ' ')
          .trim(),
      ];
    case 'TemplateLiteral': {
      const [only, ...others] = value.quasis as readonly { value: { cooked: string } }[];
      return only && others.length === 0 ? [only.value.cooked] : [];
    }
    case 'JSXExpressionContainer':
      return textsOf(value.expression);
    case 'ConditionalExpression':
      return [...textsOf(value.consequent), ...textsOf(value.alternate)];
    case 'LogicalExpression':
      return [...textsOf(value.left), ...textsOf(value.right)];
    default:
      return [];
  }
}

/** The properties of an object, by their names. */
export function propertiesOf(node: unknown): ReadonlyMap<string, unknown> {
  const properties =
    isNode(node) && node.type === 'ObjectExpression' ? (node.properties as readonly Node[]) : [];
  return new Map(
    properties.flatMap(({ key, value }) => {
      const { name, value: quoted } = (key ?? {}) as { name?: string; value?: unknown };
      return key ? [[name ?? String(quoted), value] as const] : [];
    }),
  );
}
