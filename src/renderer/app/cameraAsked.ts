import { createAction } from '@reduxjs/toolkit';
import type { BridgeEventBody } from '../../shared/bridge/contract.ts';

/** A definition asks to show a camera of an alarm (R-D11); whoever has players shows it. */
export const cameraAsked = createAction<BridgeEventBody<'camera.asked'>>('cameraAsked');
