import { net, powerMonitor } from 'electron';

/** Electron tells pages when the network comes back, not main: so it is asked. */
const askEveryMs = 2_000;

/** Tells when the machine wakes or its network comes back; answers how to stop. */
export function watchNetwork(isBack: () => void): () => void {
  let wasOnline = net.isOnline();
  const timer = setInterval(() => {
    const isOnline = net.isOnline();
    if (isOnline && !wasOnline) isBack();
    wasOnline = isOnline;
  }, askEveryMs);
  powerMonitor.on('resume', isBack);
  powerMonitor.on('unlock-screen', isBack);
  return () => {
    clearInterval(timer);
    powerMonitor.off('resume', isBack);
    powerMonitor.off('unlock-screen', isBack);
  };
}
