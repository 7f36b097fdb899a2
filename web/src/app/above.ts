/**
 * Whether a window is open above the page. A notice is an alert dialog too, but it came up unasked and
 * stands in a region of its own: the page below it is used on.
 */
export function isBelowWindow(): boolean {
  const windows = document.querySelectorAll('[role=dialog], [role=alertdialog]');
  return [...windows].some((each) => each.closest('[role=region]') === null);
}
