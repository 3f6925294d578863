import { useMemo } from 'react';
import { useAppSelector } from './hooks.ts';
import { useTick } from './secondTicker.ts';
import { createSiteTime, type SiteTime } from './siteTime.ts';
import { selectLink, selectLocale, selectTimeZone } from './workstationSlice.ts';

const made = new Map<string, SiteTime>();

/** The formats of the user's language and the site's time zone. */
export function useSiteTime(): SiteTime {
  const locale = useAppSelector(selectLocale);
  const timeZone = useAppSelector(selectTimeZone);
  return useMemo(() => {
    const key = `${locale} ${timeZone}`;
    const known = made.get(key) ?? createSiteTime(locale, timeZone);
    made.set(key, known);
    return known;
  }, [locale, timeZone]);
}

/** The server's time, ms, again at every `seconds`-th second: deadlines and ages are judged by its clock, not this machine's. */
export function useServerNow(seconds = 1): number {
  // The offset alone: the rest of the link's state changes with every heartbeat.
  const clockOffsetMs = useAppSelector((state) => selectLink(state).clockOffsetMs);
  return useTick(seconds) + clockOffsetMs;
}
