import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../node/requireNode24.mjs';

/** Draws the sound of a new alarm (R-J03) into assets/ping.wav: two soft bell tones, heard over a room's talk without startling. */

const sampleRate = 44_100;
const durationSeconds = 0.9;
/** A falling fourth, in the range where the ear is keenest. */
const tones = [
  { frequency: 1318.5, atSeconds: 0, level: 0.5 },
  { frequency: 987.8, atSeconds: 0.14, level: 0.5 },
];
/** Overtones of a small bell: multiple of the tone, share, and how fast it dies away. */
const partials = [
  { multiple: 1, share: 0.72, decay: 7 },
  { multiple: 2.01, share: 0.2, decay: 12 },
  { multiple: 3.93, share: 0.08, decay: 22 },
];
/** Without these ramps the tones would begin and end with a click. */
const attackSeconds = 0.004;
const releaseSeconds = 0.03;

/** @param {number} seconds */
function levelAt(seconds) {
  let level = 0;
  for (const { frequency, atSeconds, level: toneLevel } of tones) {
    const age = seconds - atSeconds;
    if (age >= 0) {
      const attack = Math.min(1, age / attackSeconds);
      for (const { multiple, share, decay } of partials) {
        level +=
          toneLevel *
          attack *
          share *
          Math.exp(-decay * age) *
          Math.sin(2 * Math.PI * frequency * multiple * age);
      }
    }
  }
  return level * Math.min(1, (durationSeconds - seconds) / releaseSeconds);
}

/**
 * A WAV file with 16-bit samples, one channel.
 * @param {Int16Array} samples
 */
function wavOf(samples) {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}

const samples = Int16Array.from(
  { length: Math.round(sampleRate * durationSeconds) },
  (_none, index) => levelAt(index / sampleRate) * 0.9 * 0x7f_ff,
);
writeFileSync(path.join(projectFolder, 'assets', 'ping.wav'), wavOf(samples));
