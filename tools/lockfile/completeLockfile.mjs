// Completes package-lock.json after `npm install` against a registry that serves only some platforms.
//
// npm leaves an optional package out of the lockfile when the registry does not serve it, and `npm ci` then refuses that lockfile
// everywhere ("Missing … from lock file"). Each such package is pinned exactly by its parent, so its entry can be written from there.
// Usage: node tools/lockfile/completeLockfile.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const file = 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [];

for (const [place, parent] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    if (lock.packages[key] || lock.packages[`${place}/${key}`]) continue;
    const entry = entryOf(name, version, parent.dev === true);
    if (!entry) throw new Error(`${name}@${version}: neither platform nor exact version can be told`);
    lock.packages[key] = entry;
    added.push(key);
  }
}

// The root's own key is the empty text, so it stays first.
const packages = Object.entries(lock.packages);
packages.sort(([one], [other]) => one.localeCompare(other, 'en'));
lock.packages = Object.fromEntries(packages);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added.length} entries added\n`);

/**
 * The entry as npm itself would write it, or `null` where the name does not tell the platform.
 * @param {string} name
 * @param {string} version
 * @param {boolean} dev
 */
function entryOf(name, version, dev) {
  const platform = name.slice(name.lastIndexOf('/') + 1);
  const os = /android|darwin|linux|win32|freebsd|openharmony/.exec(platform)?.[0];
  const cpu = /arm64|x64|ia32|ppc64|riscv64|s390x|arm/.exec(platform)?.[0];
  if (!os || !cpu || !/^\d/.test(version)) return null;
  const libc = /musl/.test(platform) ? 'musl' : /gnu/.test(platform) && os === 'linux' ? 'glibc' : null;
  return {
    version,
    cpu: [cpu],
    ...(dev && { dev: true }),
    ...(libc && { libc: [libc] }),
    optional: true,
    os: [os],
  };
}
