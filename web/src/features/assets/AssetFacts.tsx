import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Asset, Metadata } from '@/api/types';
import { formatBytes, formatInstant, formatTaken } from '@/app/format';
import { formatDuration } from '@/grid/duration';
import { useLocale } from '@/i18n/useLocale';
import { nameOf } from '@/i18n/words';
import { Facts } from '@/ui/Facts';
import { formatName } from './formatName';

interface Props {
  asset: Asset;
}

const MEGA = 1_000_000;

/** What the file tells of itself, and how it came here. */
export function AssetFacts({ asset }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { metadata } = asset;
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  const rate = metadata.frame_rate;

  return (
    <Facts
      facts={[
        { name: t('assets.fact.file'), value: asset.file_name },
        { name: t('assets.fact.kind'), value: kindOf(t, asset) },
        {
          name: t('assets.fact.dimensions'),
          value:
            // A document has pages, and no pixels of its own.
            asset.kind === 'document' || asset.width === null || asset.height === null
              ? null
              : `${asset.width} × ${asset.height}${
                  asset.kind === 'picture'
                    ? ` · ${t('assets.megapixels', { value: number((asset.width * asset.height) / MEGA, 1) })}`
                    : ''
                }`,
        },
        {
          name: t('assets.fact.duration'),
          value: asset.duration === null ? null : formatDuration(asset.duration),
        },
        {
          name: t('assets.fact.rate'),
          value:
            rate === null ? null : t('assets.fps', { value: number(rate.numerator / rate.denominator, 3) }),
        },
        {
          name: t('assets.fact.sound'),
          value:
            metadata.sample_rate === null
              ? null
              : [
                  t('assets.khz', { value: number(metadata.sample_rate / 1000, 1) }),
                  metadata.channels === null ? null : t('assets.channels', { count: metadata.channels }),
                ]
                  .filter((part) => part !== null)
                  .join(' · '),
        },
        { name: t('assets.fact.size'), value: formatBytes(asset.size, locale) },
        {
          name: t('assets.fact.taken'),
          value: asset.taken_at === null ? null : formatTaken(asset.taken_at, metadata.taken_offset, locale),
        },
        { name: t('assets.fact.camera'), value: metadata.camera },
        { name: t('assets.fact.lens'), value: metadata.lens },
        { name: t('assets.fact.exposure'), value: exposureOf(metadata, number) },
        { name: t('assets.fact.pages'), value: metadata.pages === null ? null : number(metadata.pages) },
        { name: t('assets.fact.profile'), value: metadata.profile },
        {
          name: t('assets.fact.codecs'),
          value:
            [metadata.video_codec, metadata.audio_codec].filter((codec) => codec !== null).join(' · ') ||
            null,
        },
        {
          name: t('assets.fact.loudness'),
          value:
            metadata.loudness === null ? null : t('assets.lufs', { value: number(metadata.loudness, 1) }),
        },
        {
          name: t('assets.fact.where'),
          value:
            metadata.latitude === null || metadata.longitude === null
              ? null
              : `${number(metadata.latitude, 5)}, ${number(metadata.longitude, 5)}`,
        },
        { name: t('assets.fact.place'), value: asset.path.map((step) => nameOf(t, step)).join(' / ') },
        { name: t('assets.fact.added'), value: formatInstant(asset.added_at, locale) },
        { name: t('assets.fact.by'), value: asset.added_by.name ?? t('common.someone') },
        {
          name: t('assets.fact.version'),
          value: asset.versions.length > 1 ? t('assets.versions', { count: asset.versions.length }) : null,
        },
      ]}
    />
  );
}

/** A kind with its format, in the words of people. */
function kindOf(t: TFunction, { kind, content_type }: Asset): string {
  const format = formatName(content_type);
  return format === null ? t(`assets.kind.${kind}`) : t(`assets.kind_of.${kind}`, { format });
}

type Number = (value: number, digits?: number) => string;

/** Time, aperture, sensitivity and focal length as photographers write them; null where none is known. */
function exposureOf(metadata: Metadata, number: Number): string | null {
  const { exposure_seconds: time, aperture, iso, focal_length: focal } = metadata;
  const parts = [
    time === null ? null : `${time < 0.5 ? `1/${number(1 / time)}` : number(time, 1)}\u00a0s`,
    aperture === null ? null : `f/${number(aperture, 1)}`,
    iso === null ? null : `ISO\u00a0${iso}`,
    focal === null ? null : `${number(focal, 1)}\u00a0mm`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}
