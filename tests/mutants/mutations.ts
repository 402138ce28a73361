import { parseAst } from 'vite';

/** One small fault: what stands from `start` to `end` of a source is replaced. */
export interface Mutation {
  readonly operator:
    | 'negated condition'
    | 'moved boundary'
    | 'removed statement'
    | 'constant returned'
    | 'swapped argument';
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const BOUNDARIES: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };
/** What answers the same whichever argument comes first. */
const COMMUTATIVE = ['Math.max', 'Math.min'];
/** What of TypeScript is run; the rest is types, which a fault would not change. */
const RUN = ['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'];

/** Every fault of the five kinds that a TypeScript source can be given, in the order of their place. */
export function mutationsIn(source: string): Mutation[] {
  const found: Mutation[] = [];
  visit(parseAst(source, { lang: 'ts' }) as unknown as Node, (node) =>
    found.push(...mutationsOf(node, source)),
  );
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** The source with its fault. */
export function mutated(source: string, { start, end, replacement }: Mutation): string {
  return source.slice(0, start) + replacement + source.slice(end);
}

function visit(node: Node, see: (node: Node) => void): void {
  if (node.type.startsWith('TS') && !RUN.includes(node.type)) return;
  see(node);
  for (const child of Object.values(node)) {
    for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) visit(one, see);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function mutationsOf(node: Node, source: string): Mutation[] {
  const text = ({ start, end }: Node) => source.slice(start, end);
  const replace = (operator: Mutation['operator'], { start, end }: Node, replacement: string): Mutation[] => [
    { operator, start, end, replacement },
  ];
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement': {
      const test = node.test as Node;
      return replace('negated condition', test, `!(${text(test)})`);
    }
    case 'BinaryExpression': {
      const moved = BOUNDARIES[node.operator as string];
      if (moved === undefined) return [];
      const [left, right] = [node.left as Node, node.right as Node];
      return replace('moved boundary', node, `${text(left)} ${moved} ${text(right)}`);
    }
    case 'ExpressionStatement':
      return isDirective(node) ? [] : replace('removed statement', node, ';');
    case 'ThrowStatement':
    case 'ContinueStatement':
      return replace('removed statement', node, ';');
    case 'ReturnStatement': {
      const value = node.argument as Node | null;
      return value === null ? [] : replace('constant returned', value, constantFor(value, text(value)));
    }
    case 'ArrowFunctionExpression': {
      const body = node.body as Node;
      if (body.type === 'BlockStatement') return [];
      return replace('constant returned', body, constantFor(body, text(body)));
    }
    case 'CallExpression': {
      const [first, second] = node.arguments as Node[];
      if (!first || !second || [first, second].some(({ type }) => type === 'SpreadElement')) return [];
      if (text(first) === text(second) || COMMUTATIVE.includes(text(node.callee as Node))) return [];
      const between = source.slice(first.end, second.start);
      return [
        {
          operator: 'swapped argument',
          start: first.start,
          end: second.end,
          replacement: text(second) + between + text(first),
        },
      ];
    }
    default:
      return [];
  }
}

const isDirective = (node: Node): boolean => typeof node.directive === 'string';

/** A value of the kind that an expression seems to give, and not that one. */
function constantFor(node: Node, text: string): string {
  const isTest =
    (node.type === 'UnaryExpression' && node.operator === '!') ||
    (node.type === 'BinaryExpression' && /^(===|!==|<=?|>=?|in|instanceof)$/.test(node.operator as string));
  const candidates = isTest
    ? ['true']
    : node.type === 'ArrayExpression'
      ? ['[]', '[undefined]']
      : node.type === 'TemplateLiteral'
        ? ["''", "'x'"]
        : node.type === 'Literal'
          ? [typeof node.value === 'boolean' ? String(!node.value) : 'undefined']
          : ['undefined', 'null'];
  return candidates.find((candidate) => candidate !== text) ?? 'undefined';
}
