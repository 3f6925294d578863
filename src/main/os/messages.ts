import { dialog } from 'electron';
import english from '../../../locales/en/workstation.json' with { type: 'json' };
import spanish from '../../../locales/es/workstation.json' with { type: 'json' };

const texts = { es: spanish, en: english } as const;
const messages = {
  siteServerFailed: { title: 'siteServerFailedTitle', text: 'siteServerFailed' },
  unexpected: { title: 'unexpectedTitle', text: 'unexpected' },
} as const;

/** A text of what main itself says on the desktop. */
export function desktopText(key: keyof typeof spanish, locale: 'es' | 'en'): string {
  return texts[locale][key];
}

/** Shows one of the few messages that cannot be shown in a window of the app. */
export function showMessage(message: keyof typeof messages, locale: 'es' | 'en'): void {
  const { title, text } = messages[message];
  dialog.showErrorBox(texts[locale][title], texts[locale][text]);
}
