import { useTranslation } from 'react-i18next';
import type { Asset, AssetVersion, Id } from '@/api/types';
import { formatBytes, formatInstant } from '@/app/format';
import { KindGlyph } from '@/grid/KindGlyph';
import { useLocale } from '@/i18n/useLocale';
import { EditableText } from '@/ui/EditableText';
import { IconButton } from '@/ui/IconButton';
import { Columns2, Download, Ellipsis, RotateCcw } from '@/ui/icons';
import { Menu, MenuItem } from '@/ui/Menu';
import { useVersionChange, type ChangeVersion } from './useVersionChange';
import styles from './VersionRow.module.css';

interface Props {
  asset: Asset;
  version: AssetVersion;
  mayEdit: boolean;
  onCompare: (asset: Asset, version: Id) => void;
}

/** The longest note that the server takes. */
const LONGEST_NOTE = 5_000;

/** One version: its picture, what came when and by whom, what is said of it, and what can be done with it. */
export function VersionRow({ asset, version, mayEdit, onCompare }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { number, note } = version;
  const change = useVersionChange(asset, version);
  const size = version.width === null ? null : `${version.width} × ${version.height ?? 0}`;
  return (
    <li className={styles.row} data-active={version.active || undefined}>
      <Picture version={version} />
      <div className={styles.words}>
        <div className={styles.head}>
          <span className={styles.number}>{t('assets.version_number', { number })}</span>
          {version.active && <span className={styles.active}>{t('assets.version_active')}</span>}
        </div>
        <span className={styles.file} title={version.file_name}>
          {version.file_name}
        </span>
        <span className={styles.meta}>
          {[formatBytes(version.size, locale), size].filter((part) => part !== null).join(' · ')}
        </span>
        <span className={styles.meta}>
          {version.added_by.name ?? t('common.someone')} · {formatInstant(version.added_at, locale)}
        </span>
        {mayEdit ? (
          <EditableText
            label={t('assets.version.note', { number })}
            labelling="spoken"
            value={note}
            placeholder={t('assets.version.note_add')}
            multiline
            maxLength={LONGEST_NOTE}
            onCommit={(text) => change({ note: text })}
          />
        ) : (
          note !== '' && <p className={styles.note}>{note}</p>
        )}
      </div>
      <Actions asset={asset} version={version} mayEdit={mayEdit} onCompare={onCompare} onChange={change} />
    </li>
  );
}

function Picture({ version }: { version: AssetVersion }) {
  const small = version.renditions.find(({ name }) => name === '320');
  return (
    <div className={styles.picture}>
      {small === undefined ? (
        <KindGlyph kind={version.kind} size={20} />
      ) : (
        <img src={small.url} alt="" loading="lazy" decoding="async" />
      )}
    </div>
  );
}

/** What can be done with a version; nothing where there is nothing. */
function Actions({ asset, version, mayEdit, onCompare, onChange }: Props & { onChange: ChangeVersion }) {
  const { t } = useTranslation();
  const { number } = version;
  const shown = asset.versions.find(({ active }) => active);
  const mayRestore = mayEdit && !version.active;
  const mayCompare = !version.active && shown !== undefined;
  if (!mayRestore && !mayCompare && version.source_url === null) return null;
  const label = t('assets.version.actions', { number });
  return (
    <Menu label={label} trigger={<IconButton icon={Ellipsis} size="small" label={label} />}>
      {mayRestore && (
        <MenuItem
          id="restore"
          icon={RotateCcw}
          text={t('assets.version.restore')}
          onAction={() => void onChange({ active: true })}
        />
      )}
      {mayCompare && (
        <MenuItem
          id="compare"
          icon={Columns2}
          text={t('assets.version.compare', { number: shown.number })}
          onAction={() => onCompare(asset, version.id)}
        />
      )}
      {version.source_url !== null && (
        <MenuItem
          id="download"
          icon={Download}
          text={t('assets.version.download')}
          download={version.source_url}
        />
      )}
    </Menu>
  );
}
