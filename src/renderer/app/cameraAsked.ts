import { createAction } from '@reduxjs/toolkit';

/** A definition's action asks to see a camera with an alarm (R-D11); the list opens the alarm, the players show the camera. */
export const cameraAsked = createAction<{ readonly camera: string; readonly alarm: string }>('cameraAsked');
