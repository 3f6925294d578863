import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectFolder } from '../node/requireNode24.mjs';
import { runCaptured, toolFile } from './runNodeTool.ts';

/** Per environment: code that must compile, and code that must not, with a word of the compiler's complaint. */
const environments = [
  {
    environment: 'shared',
    accepted: [`import { z } from 'zod';\nexport const x = z.string();`],
    refused: [
      ['export const x = document.title;', 'document'],
      ['export const x = process.env;', 'process'],
      ['export enum State { New }', 'erasableSyntaxOnly'],
      ['export const x = (list: string[]): string => list[0];', 'undefined'],
    ],
  },
  {
    environment: 'server',
    accepted: ['export const x = [process.env, Buffer.from("")];'],
    refused: [['export const x = document.title;', 'document']],
  },
  {
    environment: 'main',
    accepted: [`import { app } from 'electron';\nexport const x = [app.getVersion(), process.argv];`],
    refused: [['export const x = document.title;', 'document']],
  },
  {
    environment: 'preload',
    accepted: [
      `import { ipcRenderer } from 'electron';\nexport const x = [ipcRenderer.invoke, document.title];`,
    ],
    refused: [['export const x: string = 1;', 'not assignable']],
  },
  {
    environment: 'renderer',
    // Every library of the pages is named, because any of them could bring Node's types along.
    accepted: [
      `import { configureStore } from '@reduxjs/toolkit';
       import { useVirtualizer } from '@tanstack/react-virtual';
       import * as table from '@tanstack/react-table';
       import { Bell } from 'lucide-react';
       import { Button } from 'react-aria-components';
       import { createRoot } from 'react-dom/client';
       import { useForm } from 'react-hook-form';
       import { useTranslation } from 'react-i18next';
       import { Provider } from 'react-redux';
       import styles from './row.module.css';
       export const x = [configureStore, useVirtualizer, table, Bell, <Button key="1" />, createRoot, useForm, useTranslation, Provider, styles];`,
    ],
    refused: [
      ['export const x = process.env;', 'process'],
      ['export const x = Buffer.from("");', 'Buffer'],
      [`import { readFile } from 'node:fs';\nexport const x = readFile;`, 'node:fs'],
    ],
  },
] as const;

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'valerus-types-'));
  symlinkSync(path.join(projectFolder, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the compiler settings', () => {
  it.each(environments)(
    'of $environment accept and refuse what they should',
    async ({ environment, accepted, refused }) => {
      const code = path.join(folder, 'code');
      mkdirSync(code);
      const extension = environment === 'renderer' ? 'tsx' : 'ts';
      for (const [index, text] of accepted.entries()) {
        writeFileSync(path.join(code, `accepted${index}.${extension}`), text);
      }
      for (const [index, [text]] of refused.entries()) {
        writeFileSync(path.join(code, `refused${index}.${extension}`), text);
      }
      const settings = {
        extends: path.join(projectFolder, `tsconfig.${environment}.json`),
        include: ['code/*'],
      };
      writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(settings));

      const { output } = await runCaptured([toolFile('typescript', 'tsc'), '-p', 'tsconfig.json'], folder);

      expect(output).not.toContain('accepted');
      const complaints = output.split('\n');
      for (const [index, [, word]] of refused.entries()) {
        expect(complaints.filter((line) => line.includes(`refused${index}.`)).join('\n')).toContain(word);
      }
    },
  );
});
