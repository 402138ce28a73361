import { expect, it } from 'vitest';
import { proxySettings } from '../../../main/hosts/web/proxy-settings.ts';

const through = (proxy: string, without = 'localhost,127.0.0.1,[::1]') => ({
  HTTPS_PROXY: proxy,
  HTTP_PROXY: proxy,
  NO_PROXY: without,
});

it('are none where the environment names no proxy', () => {
  expect(proxySettings({})).toBeUndefined();
  expect(proxySettings({ HTTPS_PROXY: '', https_proxy: '', NO_PROXY: '*' })).toBeUndefined();
});

it('are those of the environment, small letters first, http’s where there is none for https', () => {
  const both = { https_proxy: 'http://a.test:3128', HTTPS_PROXY: 'http://b.test' };
  expect(proxySettings(both)).toEqual(through('http://a.test:3128/'));
  expect(proxySettings({ HTTP_PROXY: ' c.test:8080 ' })).toEqual(through('http://c.test:8080/'));
  const named = 'http://us%C3%A9r:p%40ss@d.test:3128/';
  expect(proxySettings({ HTTPS_PROXY: named })).toEqual(through(named));
});

it('never send what is for this very computer to a proxy', () => {
  const settings = { HTTPS_PROXY: 'http://a.test', NO_PROXY: '.academie.test, 10.0.0.1' };
  expect(proxySettings(settings)?.NO_PROXY).toBe('.academie.test,10.0.0.1,localhost,127.0.0.1,[::1]');
  expect(proxySettings({ ...settings, no_proxy: 'a.test *' })?.NO_PROXY).toBe('*');
});

it.each(['socks5://nom:secret@a.test', 'http://nom:secret@', 'nom:secret@', 'pas une adresse secret'])(
  'refuse « %s », and do not repeat the password that it may hold',
  (address) => {
    const start = () => proxySettings({ HTTPS_PROXY: address });
    expect(start).toThrow(/^L’adresse que donne HTTPS_PROXY n’est pas celle d’un proxy\u00a0: elle s’écrit/);
    expect(start).not.toThrow(/secret/);
  },
);
