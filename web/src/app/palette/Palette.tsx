import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  Text,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { thumbnailOf } from '@/api/pictures';
import type { AssetTile } from '@/api/types';
import { nameOf } from '@/i18n/words';
import { Folder as FolderIcon, Search, Tag as TagIcon } from '@/ui/icons';
import { Keys } from '@/ui/Keys';
import menu from '@/ui/Menu.module.css';
import { SearchField } from '@/ui/SearchField';
import styles from './Palette.module.css';
import { tagQuery } from '../search';
import { useOffered } from './pageCommands';
import { useCommands } from './useCommands';
import { usePaletteFinds } from './usePaletteFinds';

interface Props {
  onHelp: () => void;
  onClose: () => void;
}

/** Everything by its name: where to go, what to do, which folder, which file. */
export function Palette({ onHelp, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const part = words.trim().toLocaleLowerCase();
  const everywhere = useCommands(onHelp);
  const commands = [...useOffered(), ...everywhere].filter(({ text }) =>
    text.toLocaleLowerCase().includes(part),
  );
  const { folders, tags, files } = usePaletteFinds(words);
  const then = (run: () => void) => () => {
    onClose();
    run();
  };

  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={styles.overlay ?? ''}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={t('palette.title')} className={styles.dialog ?? ''}>
          <Autocomplete inputValue={words} onInputChange={setWords}>
            <SearchField
              label={t('palette.title')}
              placeholder={t('palette.placeholder')}
              clearLabel={t('common.clear')}
              autoFocus
              className={styles.field}
            />
            <Menu
              aria-label={t('palette.title')}
              className={styles.list ?? ''}
              renderEmptyState={() => <p className={styles.none}>{t('palette.none')}</p>}
            >
              {part !== '' && (
                <Section title={t('palette.search')}>
                  <Row
                    id="search"
                    text={t('palette.search_for', { words: words.trim() })}
                    icon={<Search size={16} aria-hidden />}
                    onAction={then(() => void navigate({ to: '/library', search: { q: words.trim() } }))}
                  />
                </Section>
              )}
              {commands.length > 0 && (
                <Section title={t('palette.commands')}>
                  {commands.map(({ id, text, icon: Icon, keys, run }) => (
                    <Row
                      key={id}
                      id={id}
                      text={text}
                      icon={<Icon size={16} aria-hidden />}
                      end={keys === undefined ? null : <Keys keys={keys} />}
                      onAction={then(run)}
                    />
                  ))}
                </Section>
              )}
              {folders.length > 0 && (
                <Section title={t('palette.folders')}>
                  {folders.map((folder) => (
                    <Row
                      key={folder.id}
                      id={folder.id}
                      text={nameOf(t, folder)}
                      icon={<FolderIcon size={16} aria-hidden />}
                      onAction={then(
                        () => void navigate({ to: '/library/$folderId', params: { folderId: folder.id } }),
                      )}
                    />
                  ))}
                </Section>
              )}
              {tags.length > 0 && (
                <Section title={t('tags.title')}>
                  {tags.map(({ id, hint }) => (
                    <Row
                      key={id}
                      id={`tag ${id}`}
                      text={id}
                      icon={<TagIcon size={16} aria-hidden />}
                      end={hint === null ? null : <span className={styles.hint}>{hint}</span>}
                      onAction={then(() => void navigate({ to: '/library', search: { q: tagQuery(id) } }))}
                    />
                  ))}
                </Section>
              )}
              {files.length > 0 && (
                <Section title={t('palette.files')}>
                  {files.map((file) => (
                    <Row
                      key={file.id}
                      id={file.id}
                      text={file.title}
                      icon={<Thumbnail file={file} />}
                      onAction={then(() => void navigate({ to: '/library', search: { asset: file.id } }))}
                    />
                  ))}
                </Section>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <MenuSection className={styles.section ?? ''}>
      <Header className={menu.header ?? ''}>{title}</Header>
      {children}
    </MenuSection>
  );
}

interface RowProps {
  id: string;
  text: string;
  icon: ReactNode;
  end?: ReactNode;
  onAction: () => void;
}

function Row({ id, text, icon, end, onAction }: RowProps) {
  return (
    <MenuItem id={id} textValue={text} onAction={onAction} className={styles.item ?? ''}>
      <span className={styles.icon}>{icon}</span>
      <Text slot="label" className={styles.text ?? ''}>
        {text}
      </Text>
      {end}
    </MenuItem>
  );
}

function Thumbnail({ file }: { file: AssetTile }) {
  const url = thumbnailOf(file);
  return url === null ? null : <img src={url} alt="" className={styles.picture} />;
}
