import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { changeAsset } from '@/api/assets';
import { queryKeys } from '@/api/keys';
import { renditionOf } from '@/api/pictures';
import { isPassing, Problem } from '@/api/problem';
import { assetQuery, refreshLibrary } from '@/api/queries';
import type { Asset, AssetChange, Id } from '@/api/types';
import { tagQuery } from '@/app/search';
import { forgetUndo, keepUndoable } from '@/app/undo';
import { useTagSuggestions } from '@/app/useTagSuggestions';
import { useWhy } from '@/app/useWhy';
import { problemText, whyNoPreview, whyNot } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { ButtonLink } from '@/ui/ButtonLink';
import { EditableText, type Kept } from '@/ui/EditableText';
import { Download, ShieldCheck } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { TagField } from '@/ui/TagField';
import { toast } from '@/ui/toasts';
import { AssetFacts } from './AssetFacts';
import styles from './AssetInfo.module.css';
import { FieldList } from './FieldList';

/** The most letters of a tag's name. */
const LONGEST_TAG = 100;

interface Props {
  id: Id;
  /** Left out where the picture itself is beside it. */
  picture?: 'left out';
}

/** What is known of an asset, and what may be changed of it, in place. */
export function AssetInfo({ id, picture }: Props) {
  const { t } = useTranslation();
  const { data, error } = useQuery({
    ...assetQuery(id),
    // Previews are made after the upload; until they are there the panel looks again.
    refetchInterval: (query) => (query.state.data?.processing === 'waiting' ? 3_000 : false),
  });
  // What is known stays in sight while nobody answers, and what is being written with it.
  if (error !== null && !(data !== undefined && isPassing(error))) {
    return (
      <div className={styles.panel}>
        <Notice tone="error">{problemText(t, error)}</Notice>
      </div>
    );
  }
  if (data === undefined) return <Skeleton lines={8} className={styles.panel} />;
  return <AssetDetails key={data.id} asset={data} picture={picture} />;
}

function AssetDetails({ asset, picture }: { asset: Asset; picture: Props['picture'] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const save = useSave(asset);
  const locked = whyNot(t, asset.can.edit);
  const borne = asset.tags.map((tag) => tag.name);
  const suggest = useTagSuggestions(borne);
  const preview = renditionOf(asset, '320');

  return (
    <div className={styles.panel}>
      {preview !== null && picture === undefined && (
        <img src={preview.url} alt="" className={styles.preview} />
      )}
      <EditableText
        label={t('assets.title')}
        value={asset.title}
        tone="title"
        required={t('assets.title_needed')}
        maxLength={255}
        unavailable={locked}
        onCommit={(title) => save({ title })}
      />
      {(asset.processing === 'unsupported' || asset.failure !== null) && (
        <Notice tone={asset.processing === 'unsupported' ? 'info' : 'warn'}>
          {t(asset.processing === 'ready' ? 'preview.partly' : 'preview.notice', {
            why: whyNoPreview(t, asset),
          })}
        </Notice>
      )}
      <DownloadButton asset={asset} />
      <EditableText
        label={t('assets.caption')}
        value={asset.caption}
        placeholder={locked === null ? t('assets.caption_add') : t('common.none')}
        multiline
        unavailable={locked}
        onCommit={(caption) => save({ caption })}
      />
      <TagField
        label={t('assets.tags')}
        addLabel={t('assets.tag_add')}
        removeLabel={(tag) => t('assets.tag_remove', { tag })}
        emptyText={t('common.none')}
        value={borne}
        unavailable={locked}
        suggest={suggest}
        noneText={t('tags.makes_new')}
        longest={{ letters: LONGEST_TAG, text: t('tags.too_long', { count: LONGEST_TAG }) }}
        onChange={(tags) => void save({ tags })}
        open={{
          label: (tag) => t('tags.find', { tag }),
          go: (tag) => void navigate({ to: '/library', search: { q: tagQuery(tag) } }),
        }}
      />
      <EditableText
        label={t('assets.credit')}
        value={asset.credit}
        placeholder={locked === null ? t('assets.credit_add') : t('common.none')}
        unavailable={locked}
        onCommit={(credit) => save({ credit })}
      />
      <EditableText
        label={t('assets.rights')}
        value={asset.rights}
        placeholder={locked === null ? t('assets.rights_add') : t('common.none')}
        multiline
        unavailable={locked}
        onCommit={(rights) => save({ rights })}
      />
      <FieldList
        asset={asset}
        locked={locked}
        onChange={(field, value) => save({ fields: [{ field: field.id, value }] })}
      />
      <AssetFacts asset={asset} />
      <Button
        variant="quiet"
        icon={ShieldCheck}
        onPress={() => void navigate({ to: '/access', search: { view: 'who', asset: asset.id } })}
      >
        {t('assets.who_can')}
      </Button>
    </div>
  );
}

function DownloadButton({ asset }: { asset: Asset }) {
  const { t } = useTranslation();
  const why = useWhy();
  if (asset.source_url === null) {
    return (
      <Button
        icon={Download}
        unavailable={whyNot(t, asset.can.download) ?? t('why.function_unset')}
        onUnavailable={() => why('download', { kind: 'asset', id: asset.id })}
      >
        {t('assets.download')}
      </Button>
    );
  }
  return (
    <ButtonLink href={asset.source_url} download icon={Download}>
      {t('assets.download')}
    </ButtonLink>
  );
}

/** Saves one change at once and shows it before the answer; what was not saved goes back. */
function useSave(asset: Asset): (change: AssetChange) => Promise<Kept> {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const key = queryKeys.asset(asset.id);
  const { mutateAsync } = useMutation({
    mutationFn: (change: AssetChange) => {
      // A second change may follow before the first was answered: it builds on what is newest.
      const newest = queryClient.getQueryData<Asset>(key) ?? asset;
      return changeAsset(newest, change);
    },
    scope: { id: `asset-${asset.id}` },
    onMutate: (change) => {
      const before = queryClient.getQueryData<Asset>(key);
      if (before !== undefined) queryClient.setQueryData<Asset>(key, changed(before, change));
      return { before };
    },
    onSuccess: async (saved, change, { before }) => {
      if (saved === null || before === undefined) forgetUndo();
      else {
        keepUndoable(t, async () => {
          await changeAsset(saved, asItWas(before, change));
          await refreshLibrary(queryClient);
          toast({ tone: 'success', text: t('common.undone') });
        });
      }
      if (saved === null) await queryClient.invalidateQueries({ queryKey: key });
      else queryClient.setQueryData(key, saved);
      await queryClient.invalidateQueries({ queryKey: queryKeys.views() });
    },
    onError: async (error, _change, context) => {
      if (context?.before !== undefined) queryClient.setQueryData(key, context.before);
      toast({ tone: 'error', text: problemText(t, error) });
      if (error instanceof Problem && error.code === 'stale')
        await queryClient.invalidateQueries({ queryKey: key });
    },
  });
  return (change) =>
    mutateAsync(change).then(
      () => 'kept',
      () => 'refused',
    );
}

/** The asset as it is going to be; tags get their ids with the answer. */
function changed(asset: Asset, { tags, fields = [], ...words }: AssetChange): Asset {
  const kept = asset.fields.filter(({ field }) => !fields.some((each) => each.field === field));
  const set = fields.flatMap(({ field, value }) => (value == null ? [] : [{ field, value }]));
  return {
    ...asset,
    ...words,
    fields: [...kept, ...set],
    ...(tags !== undefined && { tags: tags.map((name) => ({ id: name, name })) }),
  };
}

/** The change that takes `change` back. */
function asItWas(before: Asset, change: AssetChange): AssetChange {
  return {
    ...(change.title !== undefined && { title: before.title }),
    ...(change.caption !== undefined && { caption: before.caption }),
    ...(change.credit !== undefined && { credit: before.credit }),
    ...(change.rights !== undefined && { rights: before.rights }),
    ...(change.fields !== undefined && {
      fields: change.fields.map(({ field }) => ({
        field,
        value: before.fields.find((each) => each.field === field)?.value ?? null,
      })),
    }),
    ...(change.tags !== undefined && { tags: before.tags.map((tag) => tag.name) }),
  };
}
