import { createAsyncThunk, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { BridgeFailure } from '../../../shared/bridge/contract.ts';
import type { CommandOutcome, PendingCommand } from '../../../shared/bridge/state.ts';
import type { ErrorCode } from '../../../shared/domain/errorCodes.ts';
import type { CommandName, CommandRequest } from '../../../shared/link/commands.ts';
import { placeChanged } from '../../app/alarmsPlace.ts';
import { bridge } from '../../app/bridge.ts';
import { sessionChanged, workstationLoaded } from '../../app/workstationSlice.ts';

/** Something that the user asked for and that did not come about. */
export interface Refusal {
  readonly key: string;
  readonly command: CommandName;
  readonly alarm: string;
  /** The ID that operators know the alarm by, where the alarm is known. */
  readonly number: number | null;
  readonly code: ErrorCode | BridgeFailure;
  /** Who has the alarm now. */
  readonly holder: { readonly id: string; readonly name: string } | null;
  /** The bulk command whose summary tells it: it is marked on its row, but is no message of its own. */
  readonly summary?: string;
}

/** What became of a bulk command, to be read once (R-E13, R-E14). */
export interface BulkSummary {
  readonly key: string;
  readonly command: CommandName;
  readonly alarms: number;
  readonly refused: number;
}

/** A request on its way to main's disk. */
interface Submission {
  readonly key: string;
  readonly request: CommandRequest;
}

interface Commands {
  readonly pending: readonly PendingCommand[];
  readonly submitting: readonly Submission[];
  readonly refusals: readonly Refusal[];
  /** Alarms that this user is closing here: they leave the list as he expects them to. */
  readonly closing: readonly string[];
  readonly summaries: readonly BulkSummary[];
}

const initialState: Commands = { pending: [], submitting: [], refusals: [], closing: [], summaries: [] };

/** What the list says of an alarm that a bulk command was for. */
interface KnownAlarm {
  readonly number: number | null;
  readonly holder: Refusal['holder'];
}

/** Hands a command to main; its outcome comes as an event (R-J07). */
export const submitCommand = createAsyncThunk<
  string,
  { readonly request: CommandRequest; readonly number: number | null },
  { rejectValue: BridgeFailure }
>('commands/submit', async ({ request }, { rejectWithValue }) => {
  const result = await bridge().call('command.submit', request);
  return result.ok ? result.value.id : rejectWithValue(result.error);
});

/** The alarms that a command is for. */
export function targetsOf(command: CommandRequest): readonly string[] {
  return 'alarm' in command ? [command.alarm] : command.alarms;
}

/** Commands without an answer, and the refusals that the user has not read yet. */
export const commandsSlice = createSlice({
  name: 'commands',
  initialState,
  reducers: {
    pendingChanged: (state, { payload }: PayloadAction<readonly PendingCommand[]>) => ({
      ...state,
      pending: payload,
    }),
    outcomeArrived(
      state,
      {
        payload,
      }: PayloadAction<{
        outcome: CommandOutcome;
        number: number | null;
        known?: Readonly<Record<string, KnownAlarm>>;
      }>,
    ) {
      const { command, code, alarm, outcomes } = payload.outcome;
      const pending = state.pending.filter((each) => each.command.id !== command.id);
      if (code === null) {
        if (!('alarms' in command)) {
          return { ...state, pending };
        }
        const refused = outcomes.flatMap((outcome): Refusal[] =>
          outcome.code === null
            ? []
            : [
                {
                  key: `${command.id} ${outcome.alarm}`,
                  summary: command.id,
                  command: command.name,
                  alarm: outcome.alarm,
                  code: outcome.code,
                  ...(payload.known?.[outcome.alarm] ?? { number: null, holder: null }),
                },
              ],
        );
        const summary: BulkSummary = {
          key: command.id,
          command: command.name,
          alarms: outcomes.length,
          refused: refused.length,
        };
        return {
          ...state,
          pending,
          refusals: [...state.refusals, ...refused],
          summaries: [...state.summaries, summary],
        };
      }
      const target = targetsOf(command)[0] ?? '';
      const refusal: Refusal = {
        key: command.id,
        command: command.name,
        alarm: target,
        number: alarm?.number ?? payload.number,
        code,
        holder: alarm?.assignee ?? null,
      };
      return {
        ...state,
        pending,
        closing: command.name === 'alarm.close' ? without(state.closing, target) : state.closing,
        refusals: [...state.refusals, refusal],
      };
    },
    refusalRead: (state, { payload }: PayloadAction<string>) => ({
      ...state,
      refusals: state.refusals.filter(({ key }) => key !== payload),
    }),
    summaryRead: (state, { payload }: PayloadAction<string>) => ({
      ...state,
      refusals: state.refusals.filter(({ summary }) => summary !== payload),
      summaries: state.summaries.filter(({ key }) => key !== payload),
    }),
  },
  extraReducers: (builder) => {
    builder
      .addCase(submitCommand.pending, (state, { meta }) => {
        const { request } = meta.arg;
        return {
          ...state,
          submitting: [...state.submitting, { key: meta.requestId, request }],
          // A new attempt makes the last refusal for this alarm old news.
          refusals: state.refusals.filter(({ alarm }) => !targetsOf(request).includes(alarm)),
          closing:
            request.name === 'alarm.close'
              ? [...without(state.closing, request.alarm), request.alarm]
              : state.closing,
        };
      })
      .addCase(submitCommand.fulfilled, (state, { meta }) => ({
        ...state,
        submitting: state.submitting.filter(({ key }) => key !== meta.requestId),
      }))
      .addCase(submitCommand.rejected, (state, { meta, payload }) => {
        const { request, number } = meta.arg;
        const alarm = targetsOf(request)[0] ?? '';
        return {
          ...state,
          submitting: state.submitting.filter(({ key }) => key !== meta.requestId),
          closing: without(state.closing, alarm),
          refusals: [
            ...state.refusals,
            {
              key: meta.requestId,
              command: request.name,
              alarm,
              number,
              code: payload ?? 'unexpected',
              holder: null,
            },
          ],
        };
      })
      .addCase(workstationLoaded, (state, { payload }) => ({ ...state, pending: payload.pending }))
      // What was told in the other window is not told again here.
      .addCase(placeChanged, (state) => ({ ...state, refusals: [], summaries: [] }))
      .addCase(sessionChanged, (state, { payload }) =>
        payload.status === 'signedOut' ? initialState : state,
      );
  },
});

function without(ids: readonly string[], id: string): readonly string[] {
  return ids.filter((each) => each !== id);
}

export const { pendingChanged, outcomeArrived, refusalRead, summaryRead } = commandsSlice.actions;
