import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { CircleSlash, Upload } from '@/ui/icons';
import styles from './DropZone.module.css';

/** What becomes of files that are dropped, in words, or why they may not be. */
export type GridDrop = { text: string; onFiles: (transfer: DataTransfer) => void } | { refused: string };

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}

/** Takes files and folders from the desktop, anywhere on what it holds. */
export function DropZone({ drop, children }: { drop: GridDrop | null; children: ReactNode }) {
  const [isOver, setOver] = useState(false);
  // Entering a child comes before leaving its parent: only the count of both tells whether the pointer is out.
  const depth = useRef(0);

  function onDragEnter(event: DragEvent): void {
    if (drop === null || !carriesFiles(event)) return;
    event.preventDefault();
    depth.current += 1;
    setOver(true);
  }

  function onDragOver(event: DragEvent): void {
    if (drop === null || !carriesFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'refused' in drop ? 'none' : 'copy';
  }

  function onDragLeave(event: DragEvent): void {
    if (!carriesFiles(event)) return;
    depth.current = Math.max(depth.current - 1, 0);
    if (depth.current === 0) setOver(false);
  }

  function onDrop(event: DragEvent): void {
    depth.current = 0;
    setOver(false);
    if (drop === null || !carriesFiles(event)) return;
    event.preventDefault();
    if (!('refused' in drop)) drop.onFiles(event.dataTransfer);
  }

  return (
    <div
      className={styles.zone}
      onDragEnter={onDragEnter}
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={onDrop}
    >
      {children}
      {isOver && drop !== null && <Veil drop={drop} />}
    </div>
  );
}

function Veil({ drop }: { drop: GridDrop }) {
  const isRefused = 'refused' in drop;
  const Glyph = isRefused ? CircleSlash : Upload;
  return (
    <div className={styles.veil} data-refused={isRefused || undefined}>
      <div className={styles.sign}>
        <Glyph size={20} aria-hidden="true" strokeWidth={1.75} />
        <span>{isRefused ? drop.refused : drop.text}</span>
      </div>
    </div>
  );
}
