import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { assetQuery } from '@/api/queries';
import type { Asset, AssetVersion, Id } from '@/api/types';
import { IconButton } from '@/ui/IconButton';
import { X } from '@/ui/icons';
import { Select } from '@/ui/Select';
import styles from './CompareDialog.module.css';
import { ComparedFacts } from './ComparedFacts';
import { ComparedPictures } from './ComparedPictures';

interface Props {
  asset: Asset;
  /** The version that is compared with the one that is shown. */
  version: Id;
  onClose: () => void;
}

/** Two versions beside each other: pictures zoomed and moved together, with what differs between the files below them. */
export function CompareDialog({ asset: opened, version, onClose }: Props) {
  const { t } = useTranslation();
  const { data: asset = opened } = useQuery(assetQuery(opened.id));
  const shown = asset.versions.find(({ active }) => active)?.id ?? version;
  const [left, setLeft] = useState(version);
  const [right, setRight] = useState(shown);
  const find = (id: Id) => asset.versions.find((each) => each.id === id);
  const sides = [find(left), find(right)].filter((each) => each !== undefined);
  const [one, other] = sides;

  return (
    <ModalOverlay
      isOpen
      className={styles.overlay ?? ''}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.title ?? ''}>
              {t('viewer.compare.title', { title: asset.title })}
            </Heading>
            <IconButton icon={X} label={t('common.close')} shortcut="Esc" onPress={onClose} />
          </header>
          <div className={styles.chosen}>
            <Chosen side="left" versions={asset.versions} value={left} onChange={setLeft} />
            <Chosen side="right" versions={asset.versions} value={right} onChange={setRight} />
          </div>
          {one !== undefined && other !== undefined && (
            <>
              <ComparedPictures versions={[one, other]} />
              <ComparedFacts versions={[one, other]} />
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ChosenProps {
  side: 'left' | 'right';
  versions: readonly AssetVersion[];
  value: Id;
  onChange: (id: Id) => void;
}

function Chosen({ side, versions, value, onChange }: ChosenProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={t(`viewer.compare.${side}`)}
      labelling="spoken"
      options={versions.map(({ id, number, active }) => ({
        id,
        text: active ? t('viewer.compare.shown', { number }) : t('viewer.compare.version', { number }),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
