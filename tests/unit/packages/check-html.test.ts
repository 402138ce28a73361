import { expect, it } from 'vitest';
import { htmlFault } from '../../../shared/packages/check-html.ts';

it.each([
  '<!DOCTYPE html>\r\n<p lang="fr">a</p>',
  '\ufeff<!doctype html><meta charset="UTF-8"><meta name="viewport" content="width=device-width">',
  '<style>p { color: red }</style><p>a > b</p><br/>',
  '<a href="https://example.org" rel="noopener">a</a><a href="mailto:a@example.org">b</a><a href="#c">c</a>',
  `<p title="${'a'.repeat(4000 - '<p title="">'.length)}">a</p>`,
])('a page may be made of %j', (page) => {
  expect(htmlFault(page)).toBeNull();
});

it.each([
  ['<p>a</p><script src="https://example.org/x.js">', '<script src="https://example.org/x.js">'],
  ['<SCRIPT src="https://example.org/x.js">', '<SCRIPT src="https://example.o'],
  ['<object>a</object>', '<object>'],
  ['<p>a</p></form>', '</form>'],
  ['<p onclick="x()">a</p>', 'onclick="x()"'],
  ['<p class="a" class="b">a</p>', 'class="b"'],
  ['<p href="https://example.org">a</p>', 'href="https://example.org"'],
  [`<a href="javascript:${'a'.repeat(100)}">a</a>`, `href="javascript:${'a'.repeat(49)}"`],
  ['<meta name="referrer" content="unsafe-url">', '<meta>'],
  ['<meta content="a">', '<meta>'],
  ['<meta charset="utf-8" name="viewport">', '<meta>'],
  ['<style>p { background: url(a) }</style>', 'une feuille de style qui appelle l’extérieur'],
  ['<style>a<p>', '<p>'],
  ['<p>a\u001b</p>', 'un caractère de commande'],
  ['<p>a\rb</p>', 'un caractère de commande'],
  ['<p>a</p><p a', '<p a'],
  [`<p title="${'a'.repeat(4001 - '<p title="">'.length)}">a</p>`, `<p title="${'a'.repeat(20)}`],
])('what is not admitted in a page is shown: %j', (page, fault) => {
  expect(htmlFault(page)).toBe(fault);
});
