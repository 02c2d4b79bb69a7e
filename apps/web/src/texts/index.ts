import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { zhCN } from './zh-CN';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'texts';
    resources: { texts: typeof zhCN };
    keySeparator: '/';
    returnNull: false;
  }
}

export type Language = 'zh-CN' | 'en';
const KEPT = 'yipanqi.language';

function keptLanguage(): Language {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

function show(language: Language): void {
  document.documentElement.lang = language;
}

// Codes such as `link.taken` are keys, hence the slash between levels and no separator inside names.
void i18next.use(initReactI18next).init({
  lng: keptLanguage(),
  fallbackLng: 'zh-CN',
  defaultNS: 'texts',
  keySeparator: '/',
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: { 'zh-CN': { texts: zhCN }, en: { texts: en } },
  initAsync: false,
});
show(i18next.language as Language);

export function speak(language: Language): void {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // A private window: the choice lasts as long as the page.
  }
  show(language);
  void i18next.changeLanguage(language);
}

/** The text of a key that comes from the region; the word itself when this console is older than it. */
export function textOf(group: string, key: string | null | undefined): string {
  if (!key) return '';
  // `kid.validity` is told as `kid` where there is no sentence of its own.
  const known = [key, key.split('.')[0]].find((word) => i18next.exists(`${group}/${word}`));
  return known ? i18next.t(`${group}/${known}` as never) : key;
}

/** Words one after the other, as the language writes a list. */
export const listed = (words: readonly (string | number)[]): string =>
  words.join(i18next.language === 'en' ? ', ' : '、');

export { i18next as texts };
