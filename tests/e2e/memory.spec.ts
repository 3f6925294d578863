import { expect, test } from './fixtures.ts';

// A control room keeps its windows open for weeks: what has left the screen must leave the memory.
test('R-F01 what is removed while it changes its colours is forgotten', async ({ openWorkstation }) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const { window } = workstation;
  await window.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const button = document.createElement('button');
    button.style.transition = 'color 60s, background-color 60s';
    document.body.append(button);
    await nextFrame();
    button.style.color = 'red';
    button.style.backgroundColor = 'blue';
    // The change begins with one frame and is told in the next.
    await nextFrame();
    await nextFrame();
    if (button.getAnimations().length !== 2) throw new Error('nothing changes');
    button.remove();
    Object.assign(globalThis, { removed: new WeakRef(button) });
  });
  const session = await window.context().newCDPSession(window);
  await expect
    .poll(async () => {
      await session.send('HeapProfiler.collectGarbage');
      return window.evaluate(
        () => (globalThis as unknown as { removed: WeakRef<HTMLElement> }).removed.deref() !== undefined,
      );
    })
    .toBe(false);
});
