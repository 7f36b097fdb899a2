import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asset, Rendition } from '@/api/types';
import { fitWithin } from '@/grid/fit';
import type { Neighbours } from '@/grid/neighbours';
import { Message } from './Message';
import styles from './PictureStage.module.css';
import { useElementSize } from './useElementSize';
import { useGestures } from './useGestures';
import { useKeys } from './useKeys';
import { FITTED, keep, MIDDLE, scaleForKey, zoomAt, zoomTo, type Stage, type Zoom } from './zoom';
import { ZoomBar } from './ZoomBar';

interface PictureStageProps {
  asset: Asset;
  /** What stands there until the preview does; null for nothing. */
  small: Rendition | null;
  preview: Rendition;
  /** The larger rendition, where the asker may have it. */
  large: Rendition | null;
  neighbours: Neighbours;
}

/** How far a picture can be enlarged over the fit, if its own pixels do not ask for more. */
const LEAST_LARGEST = 4;

/** A picture that can be zoomed and moved by wheel, pinch, keys and double click. */
export function PictureStage({ asset, small, preview, large, neighbours }: PictureStageProps) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  const size = useElementSize(ref);
  const [chosen, setZoom] = useState<Zoom>(FITTED);
  const [shown, setPreview] = useState<'loading' | 'shown' | 'broken'>('loading');

  const natural = naturalSize(asset, preview);
  const fitted = fitWithin(natural, inset(size), window.devicePixelRatio);
  /** The scale at which one pixel of the original takes one of the screen. */
  const actual = natural.width / Math.max(fitted.width, 1) / window.devicePixelRatio;
  const stage: Stage = { size, fitted, largest: Math.max(LEAST_LARGEST, actual * 2) };
  const zoom = keep(chosen, stage);
  const change = (next: (now: Zoom) => Zoom): void => setZoom((now) => next(keep(now, stage)));

  useGestures(ref, {
    stage,
    zoom,
    change,
    actual,
    onSwipe: (way) => (way === 'next' ? neighbours.next?.() : neighbours.previous?.()),
  });
  useKeys((event) => {
    if (event.altKey) return false;
    const step =
      event.key === 'ArrowLeft' ? neighbours.previous : event.key === 'ArrowRight' ? neighbours.next : null;
    if (step !== null) {
      step();
      return true;
    }
    const scale = scaleForKey(event.key, zoom.scale, actual);
    if (scale !== null) change((now) => zoomTo(now, scale, MIDDLE, stage));
    return scale !== null;
  });

  if (shown === 'broken') return <Message kind="problem" title={t('viewer.broken')} />;
  const isLargeWanted = fitted.width * zoom.scale * window.devicePixelRatio > (preview.width ?? 1_280) * 1.1;
  return (
    <div className={styles.stage} ref={ref} data-zoomed={zoom.scale > 1 || undefined}>
      {size.width > 0 && (
        <div
          className={styles.picture}
          style={{
            width: fitted.width,
            height: fitted.height,
            transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})`,
          }}
        >
          {small !== null && (
            <img
              className={styles.layer}
              src={small.url}
              alt=""
              draggable={false}
              data-covered={shown === 'shown' || undefined}
            />
          )}
          <Layer
            url={preview.url}
            alt={asset.title}
            onShown={() => setPreview('shown')}
            onError={() => setPreview('broken')}
          />
          {large !== null && isLargeWanted && <Layer url={large.url} alt="" />}
        </div>
      )}
      <ZoomBar
        scale={zoom.scale / actual}
        onStep={(factor) => change((now) => zoomAt(now, factor, MIDDLE, stage))}
      />
    </div>
  );
}

/** The size of the original; of the rendition where that is not known. */
function naturalSize(asset: Asset, preview: Rendition): { width: number; height: number } {
  if (asset.width !== null && asset.height !== null) return { width: asset.width, height: asset.height };
  return { width: preview.width ?? 1_280, height: preview.height ?? 960 };
}

/** Leaves a little of the surround around a fitted picture. */
function inset({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const room = width < 640 ? 0 : 24;
  return { width: Math.max(width - 2 * room, 1), height: Math.max(height - 2 * room, 1) };
}

interface LayerProps {
  url: string;
  alt: string;
  onShown?: () => void;
  onError?: () => void;
}

/** A rendition over the coarser ones below it. */
function Layer({ url, alt, onShown, onError }: LayerProps) {
  const [isShown, setShown] = useState(false);
  return (
    <img
      className={styles.layer}
      src={url}
      alt={alt}
      draggable={false}
      decoding="async"
      data-fades
      data-shown={isShown || undefined}
      onLoad={() => {
        setShown(true);
        onShown?.();
      }}
      onError={onError}
    />
  );
}
