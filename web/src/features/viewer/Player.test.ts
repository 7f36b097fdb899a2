import { beforeEach, describe, expect, test } from 'vitest';
import { centreOf } from './frames';
import { Player } from './Player';
import { backwards, forwards, type Speed } from './shuttle';

const NTSC = { numerator: 30_000, denominator: 1_001 };

describe('a film of ten seconds at 29.97', () => {
  let player: Player;
  let film: HTMLMediaElement;

  beforeEach(() => {
    player = new Player({ rate: NTSC, duration: 10.01 });
    film = document.createElement('audio');
    player.attach(film);
  });

  test('a step goes to the middle of the next frame', () => {
    player.step(1);
    expect(film.currentTime).toBe(centreOf(1, NTSC));
    expect(player.getState().frame).toBe(1);
  });

  test('steps add up, however fast they come', () => {
    for (let times = 0; times < 7; times += 1) player.step(1);
    player.step(-2);
    expect(player.getState().frame).toBe(5);
    expect(film.currentTime).toBe(centreOf(5, NTSC));
  });

  test('a second is thirty frames', () => {
    player.skip(1);
    expect(player.getState().frame).toBe(30);
    player.skip(-1);
    expect(player.getState().frame).toBe(0);
  });

  test('nothing goes before the first frame or after the last', () => {
    player.step(-1);
    expect(player.getState().frame).toBe(0);
    player.step(100_000);
    expect(player.getState().frame).toBe(299);
    expect(film.currentTime).toBe(centreOf(299, NTSC));
  });

  test('a place on the bar is a whole frame as well', () => {
    player.seek(5);
    expect(player.getState().frame).toBe(149);
    expect(film.currentTime).toBe(centreOf(149, NTSC));
  });
});

test('a sound goes by tenths of a second', () => {
  const player = new Player({ rate: null, duration: 60 });
  const sound = document.createElement('audio');
  player.attach(sound);
  player.step(3);
  expect(sound.currentTime).toBeCloseTo(0.3);
  expect(player.getState()).toMatchObject({ frame: null, speed: 0 });
});

test('a player without an element keeps what is asked of it', () => {
  const player = new Player({ rate: NTSC, duration: 10.01 });
  player.step(2);
  expect(player.getState().frame).toBe(2);
});

test('L goes faster and turns round what goes back, J the other way', () => {
  const go = (next: (speed: Speed) => Speed, times: number): Speed[] => {
    const speeds: Speed[] = [0];
    for (let each = 0; each < times; each += 1) speeds.push(next(speeds.at(-1) ?? 0));
    return speeds;
  };
  expect(go(forwards, 4)).toEqual([0, 1, 2, 4, 4]);
  expect(go(backwards, 4)).toEqual([0, -1, -2, -4, -4]);
  expect(forwards(-4)).toBe(1);
  expect(backwards(4)).toBe(-1);
});
