import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type PointerEvent } from 'react';
import { renditionOf } from '@/api/pictures';
import { assetQuery } from '@/api/queries';
import type { Id } from '@/api/types';
import styles from './HoverScrub.module.css';
import { frameAt, placeOf } from './sprite';

/** How long the pointer stays before frames are asked for, in milliseconds: one that only passes asks for nothing. */
const STAY = 150;

interface Props {
  id: Id;
  /** The width of the picture that it lies on, in pixels. */
  width: number;
}

/** The frames of a film under the pointer: where it is from left to right is where in the film one looks. */
export function HoverScrub({ id, width }: Props) {
  const [part, setPart] = useState<number | null>(null);
  const [stayed, setStayed] = useState(false);
  const isOver = part !== null;
  useEffect(() => {
    if (!isOver) return;
    const timer = window.setTimeout(() => setStayed(true), STAY);
    return () => window.clearTimeout(timer);
  }, [isOver]);
  const { data } = useQuery({ ...assetQuery(id), enabled: isOver && stayed, staleTime: 60_000 });
  const sprite = data?.metadata.sprite ?? null;
  const picture = data === undefined ? undefined : renditionOf(data, 'sprite')?.url;

  function follow(event: PointerEvent<HTMLElement>): void {
    if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
    const { left, width: whole } = event.currentTarget.getBoundingClientRect();
    setPart((event.clientX - left) / whole);
  }

  const place = sprite === null || part === null ? null : placeOf(sprite, frameAt(sprite, part), width);
  return (
    <div
      className={styles.scrub}
      onPointerMove={follow}
      onPointerLeave={() => {
        setPart(null);
        setStayed(false);
      }}
      aria-hidden
    >
      {place !== null && picture !== undefined && part !== null && (
        <>
          <div
            className={styles.frame}
            style={{
              backgroundImage: `url("${picture}")`,
              backgroundSize: place.size,
              backgroundPosition: place.position,
            }}
          />
          <div className={styles.line} style={{ transform: `translateX(${part * width}px)` }} />
        </>
      )}
    </div>
  );
}
