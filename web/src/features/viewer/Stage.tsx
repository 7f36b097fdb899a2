import { useTranslation } from 'react-i18next';
import { renditionOf } from '@/api/pictures';
import type { Asset } from '@/api/types';
import type { Neighbours } from '@/grid/neighbours';
import { whyNoPreview } from '@/i18n/words';
import { FilmPlayer } from './FilmPlayer';
import { Message } from './Message';
import { PagesStage } from './PagesStage';
import { PictureStage } from './PictureStage';
import { SoundPlayer } from './SoundPlayer';

/** Shows an asset by its renditions, never by its source; where there are none, says why. */
export function Stage({ asset, neighbours }: { asset: Asset; neighbours: Neighbours }) {
  const { t } = useTranslation();
  const proxy = renditionOf(asset, 'proxy');
  const preview = renditionOf(asset, '1280');
  if (asset.kind === 'film' && proxy) return <FilmPlayer asset={asset} proxy={proxy} />;
  if (asset.kind === 'sound' && proxy) {
    return <SoundPlayer asset={asset} proxy={proxy} waveform={renditionOf(asset, 'waveform')} />;
  }
  const large = renditionOf(asset, '2560');
  const pages = asset.metadata.pages_shown ?? 0;
  if (pages > 1 && preview) {
    return <PagesStage asset={asset} preview={preview} large={large} count={pages} neighbours={neighbours} />;
  }
  if (asset.kind !== 'film' && asset.kind !== 'sound' && preview) {
    const small = renditionOf(asset, '320');
    return (
      <PictureStage asset={asset} small={small} preview={preview} large={large} neighbours={neighbours} />
    );
  }
  if (asset.processing === 'waiting') {
    return <Message kind="working" title={t('viewer.waiting.title')} text={t('viewer.waiting.text')} />;
  }
  const kind = asset.processing === 'failed' ? 'failed' : 'unsupported';
  return <Message kind={kind} title={whyNoPreview(t, asset)} text={t('preview.kept')} />;
}
