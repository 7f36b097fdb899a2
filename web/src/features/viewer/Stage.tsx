import { useTranslation } from 'react-i18next';
import type { Asset, Rendition, RenditionName } from '@/api/types';
import type { Neighbours } from '@/grid/neighbours';
import { FilmPlayer } from './FilmPlayer';
import { Message } from './Message';
import { PictureStage } from './PictureStage';
import { SoundPlayer } from './SoundPlayer';

/** Shows an asset by its renditions, never by its source; where there are none, says why. */
export function Stage({ asset, neighbours }: { asset: Asset; neighbours: Neighbours }) {
  const { t } = useTranslation();
  const proxy = rendition(asset, 'proxy');
  const preview = rendition(asset, '1280');
  if (asset.kind === 'film' && proxy) return <FilmPlayer asset={asset} proxy={proxy} poster={preview} />;
  if (asset.kind === 'sound' && proxy) {
    return <SoundPlayer asset={asset} proxy={proxy} waveform={rendition(asset, 'waveform')} />;
  }
  if (asset.kind !== 'film' && asset.kind !== 'sound' && preview) {
    return (
      <PictureStage
        asset={asset}
        preview={preview}
        large={rendition(asset, '2560')}
        neighbours={neighbours}
      />
    );
  }
  if (asset.processing === 'waiting') {
    return <Message kind="working" title={t('viewer.waiting.title')} text={t('viewer.waiting.text')} />;
  }
  if (asset.processing === 'failed') {
    return <Message kind="failed" title={t('viewer.failed.title')} text={t('viewer.failed.text')} />;
  }
  return (
    <Message kind="unsupported" title={t('viewer.unsupported.title')} text={t('viewer.unsupported.text')} />
  );
}

function rendition(asset: Asset, name: RenditionName): Rendition | null {
  return asset.renditions.find((each) => each.name === name) ?? null;
}
