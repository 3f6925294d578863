import { app } from 'electron';

/** The first of the system's languages that the product speaks, else English (R-J04). */
export function systemLocale(): 'es' | 'en' {
  for (const language of app.getPreferredSystemLanguages()) {
    const [name] = language.toLowerCase().split('-');
    if (name === 'es' || name === 'en') return name;
  }
  return 'en';
}
