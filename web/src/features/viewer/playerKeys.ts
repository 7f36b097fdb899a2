import type { Player } from './Player';
import { isForControl } from './useKeys';

/** The keys of a player: Space and K, J and L, arrows by frames and seconds, M, F. Returns whether the key was one of them. */
export function answerPlayerKey(event: KeyboardEvent, player: Player, fullScreen: () => void): boolean {
  if (isForControl(event)) return false;
  switch (event.key) {
    case ' ':
    case 'k':
    case 'K':
      player.toggle();
      return true;
    case 'j':
    case 'J':
      player.backwards();
      return true;
    case 'l':
    case 'L':
      player.forwards();
      return true;
    case 'ArrowLeft':
      arrow(event, player, -1);
      return true;
    case 'ArrowRight':
      arrow(event, player, 1);
      return true;
    case 'Home':
      player.seek(0);
      return true;
    case 'End':
      player.seek(player.getState().duration);
      return true;
    case 'm':
    case 'M':
      player.toggleMute();
      return true;
    case 'f':
    case 'F':
      fullScreen();
      return true;
    default:
      return false;
  }
}

/** One frame; with Shift one second; with Shift and Alt ten frames. */
function arrow(event: KeyboardEvent, player: Player, way: 1 | -1): void {
  if (!event.shiftKey) player.step(way);
  else if (event.altKey) player.step(10 * way);
  else player.skip(way);
}
