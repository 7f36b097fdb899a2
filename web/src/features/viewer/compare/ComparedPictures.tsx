import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssetVersion, Rendition } from '@/api/types';
import { fit, type Size } from '@/grid/fit';
import { KindGlyph } from '@/grid/KindGlyph';
import { useElementSize } from '../useElementSize';
import { useGestures } from '../useGestures';
import { useKeys } from '../useKeys';
import { FITTED, keep, MIDDLE, scaleForKey, zoomAt, zoomTo, type Stage, type Zoom } from '../zoom';
import { ZoomBar } from '../ZoomBar';
import styles from './ComparedPictures.module.css';

type Pair = readonly [AssetVersion, AssetVersion];

const LARGEST = 12;

/** Two pictures that are zoomed and moved as one. */
export function ComparedPictures({ versions: [left, right] }: { versions: Pair }) {
  const measured = useRef<HTMLDivElement>(null);
  const size = useElementSize(measured);
  const [chosen, setZoom] = useState<Zoom>(FITTED);
  const fitted = [fit(left, size), fit(right, size)] as const;
  // Both are moved as far as the larger of them goes, so that the same place of each stays beside that of the other.
  const stage: Stage = { size, fitted: around(...fitted), largest: LARGEST };
  const zoom = keep(chosen, stage);
  const change = (next: (now: Zoom) => Zoom): void => setZoom((now) => next(keep(now, stage)));

  useKeys((event) => {
    const scale = scaleForKey(event.key, zoom.scale, null);
    if (scale !== null) change((now) => zoomTo(now, scale, MIDDLE, stage));
    return scale !== null;
  });

  return (
    <div className={styles.sides}>
      <div className={styles.measure} ref={measured} aria-hidden="true" />
      {[left, right].map((version, at) => (
        <Side
          key={at}
          version={version}
          fitted={fitted[at] ?? size}
          stage={stage}
          zoom={zoom}
          change={change}
        />
      ))}
      <ZoomBar scale={zoom.scale} onStep={(factor) => change((now) => zoomAt(now, factor, MIDDLE, stage))} />
    </div>
  );
}

interface SideProps {
  version: AssetVersion;
  fitted: Size;
  stage: Stage;
  zoom: Zoom;
  change: (next: (now: Zoom) => Zoom) => void;
}

function Side({ version, fitted, stage, zoom, change }: SideProps) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  useGestures(ref, { stage, zoom, change, actual: 2, onSwipe: () => undefined });
  const picture = pictureOf(version, zoom.scale);
  return (
    <div className={styles.side} ref={ref} data-zoomed={zoom.scale > 1 || undefined}>
      {picture === null ? (
        <div className={styles.none}>
          <KindGlyph kind={version.kind} size={28} />
          <p>{t(version.processing === 'waiting' ? 'viewer.waiting.title' : 'viewer.compare.no_preview')}</p>
        </div>
      ) : (
        <img
          src={picture.url}
          alt={t('viewer.compare.version', { number: version.number })}
          draggable={false}
          decoding="async"
          className={styles.picture}
          style={{
            width: fitted.width,
            height: fitted.height,
            transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})`,
          }}
        />
      )}
    </div>
  );
}

/** The picture of a version that is sharp enough for the scale, as far as one may have it. */
function pictureOf({ renditions }: AssetVersion, scale: number): Rendition | null {
  const named = (name: Rendition['name']) => renditions.find((each) => each.name === name);
  return (scale > 1.2 ? named('2560') : undefined) ?? named('1280') ?? named('320') ?? null;
}

function around(one: Size, other: Size): Size {
  return { width: Math.max(one.width, other.width), height: Math.max(one.height, other.height) };
}
