import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { z } from 'zod';
import enAlarms from '../../../locales/en/alarms.json';
import enDefinitions from '../../../locales/en/definitions.json';
import enErrors from '../../../locales/en/errors.json';
import enSearch from '../../../locales/en/search.json';
import enSession from '../../../locales/en/session.json';
import enSettings from '../../../locales/en/settings.json';
import enShell from '../../../locales/en/shell.json';
import enSite from '../../../locales/en/site.json';
import enVideo from '../../../locales/en/video.json';
import esAlarms from '../../../locales/es/alarms.json';
import esDefinitions from '../../../locales/es/definitions.json';
import esErrors from '../../../locales/es/errors.json';
import esSearch from '../../../locales/es/search.json';
import esSession from '../../../locales/es/session.json';
import esSettings from '../../../locales/es/settings.json';
import esShell from '../../../locales/es/shell.json';
import esSite from '../../../locales/es/site.json';
import esVideo from '../../../locales/es/video.json';
import type { localeSchema } from '../../shared/link/frames.ts';

/** A language of the product (R-J04). */
export type Locale = z.infer<typeof localeSchema>;

const resources = {
  es: {
    alarms: esAlarms,
    definitions: esDefinitions,
    errors: esErrors,
    search: esSearch,
    session: esSession,
    settings: esSettings,
    shell: esShell,
    site: esSite,
    video: esVideo,
  },
  en: {
    alarms: enAlarms,
    definitions: enDefinitions,
    errors: enErrors,
    search: enSearch,
    session: enSession,
    settings: enSettings,
    shell: enShell,
    site: enSite,
    video: enVideo,
  },
} as const;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: (typeof resources)['es'];
  }
}

/** Prepares the texts of both languages; they are part of the bundle, so that a change of language is immediate. */
export async function startTexts(locale: Locale): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    resources,
    lng: locale,
    fallbackLng: 'en',
    ns: ['shell', 'session', 'alarms', 'definitions', 'errors', 'search', 'settings', 'site', 'video'],
    defaultNS: 'shell',
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return i18next;
}
