/** What the title of the windows and the taskbar say. */
export interface Attention {
  readonly badge: number;
  readonly site: string | null;
}

/** The title of a window: the badge first, so that it is read even where the taskbar cuts it off. */
export function windowTitle({ badge, site }: Attention): string {
  const name = site === null ? 'Valerus' : `${site} – Valerus`;
  return badge > 0 ? `(${badge}) ${name}` : name;
}
