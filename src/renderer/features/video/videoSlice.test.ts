import { expect, test } from 'vitest';
import { cameraAsked } from '../../app/cameraAsked.ts';
import { cameraPlaced, playersOf, videoSlice } from './videoSlice.ts';

const resource = (id: string, hasVideo: boolean) => ({
  id,
  name: id,
  kind: 'camera' as const,
  trigger: false,
  hasVideo,
});
const resources = [resource('door', false), resource('a', true), resource('b', true), resource('c', true)];

test('R-F03 the players show the first two resources with video', () => {
  expect(playersOf(resources, undefined).map((each) => each?.id)).toEqual(['a', 'b']);
  expect(playersOf(resources.slice(0, 2), undefined)).toEqual([resources[1], null]);
});

test('R-F04 what the operator put into a player stays there; what has no video is never shown', () => {
  expect(playersOf(resources, { 0: 'c', 1: null }).map((each) => each?.id)).toEqual(['c', 'b']);
  expect(playersOf(resources, { 0: 'door', 1: 'gone' }).map((each) => each?.id)).toEqual(['a', 'b']);
});

test('R-D11 R-F04 a camera that is asked for takes the left player of its alarm and leaves the right one', () => {
  const { reducer } = videoSlice;
  const placed = reducer(undefined, cameraPlaced({ alarm: 'x', place: 1, resource: 'b' }));
  const asked = reducer(placed, cameraAsked({ alarm: 'x', camera: 'c' }));
  expect(asked.placed.x).toEqual({ 0: 'c', 1: 'b' });
});
