import type { Fraction } from '@/api/types';

/**
 * Frames are whole numbers; times are made from them when a player needs one, never the other way round in sums.
 *
 * A player that is sent to the very start of a frame shows the frame before it about a third of the time at 29.97 and
 * 23.976 frames a second, because the start has no exact binary value. So it is sent to the middle.
 */

/** The time in the middle of a frame, in seconds: one division, of whole numbers. */
export function centreOf(frame: number, rate: Fraction): number {
  return ((2 * frame + 1) * rate.denominator) / (2 * rate.numerator);
}

/** The frame whose start a player reported (`mediaTime` of a presented frame). */
export function frameStartingAt(seconds: number, rate: Fraction): number {
  return Math.max(Math.round((seconds * rate.numerator) / rate.denominator), 0);
}

/** The frame that is on screen at a time somewhere within it. */
export function frameAt(seconds: number, rate: Fraction): number {
  // A ten-thousandth of a frame: the start of a frame, rounded down by its last bit, still belongs to it.
  return Math.max(Math.floor((seconds * rate.numerator) / rate.denominator + 1e-4), 0);
}

/** How many frames a film of this length has; at least one. */
export function frameCount(seconds: number, rate: Fraction): number {
  return Math.max(Math.round((seconds * rate.numerator) / rate.denominator), 1);
}

/** Frames a second as people count them: 30 for 30000/1001. */
export function nominalRate(rate: Fraction): number {
  return Math.max(Math.round(rate.numerator / rate.denominator), 1);
}

/** Non-drop timecode, `HH:MM:SS:FF`: the frame's number, counted by the nominal rate. */
export function timecode(frame: number, rate: Fraction): string {
  const nominal = nominalRate(rate);
  const seconds = Math.floor(frame / nominal);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60, frame % nominal];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
