import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { useTagSuggestions } from '@/app/useTagSuggestions';
import { TagField } from '@/ui/TagField';
import { TextField } from '@/ui/TextField';
import styles from './BulkForm.module.css';
import { BulkRow } from './BulkRow';
import { doingsOf, fieldDraft, WORDS, type Doing, type Draft, type FieldDraft, type Word } from './draft';
import { FieldControl } from './FieldControl';

interface Props {
  draft: Draft;
  fields: readonly Field[];
  onChange: (draft: Draft) => void;
}

const ALL_DOINGS: readonly Doing[] = ['leave', 'set', 'clear'];

/** What is to be changed of all the assets: each text and field is left, set or cleared; tags are added and removed. */
export function BulkForm({ draft, fields, onChange }: Props) {
  const { t } = useTranslation();
  const suggestAdded = useTagSuggestions(draft.addTags);
  const suggestRemoved = useTagSuggestions(draft.removeTags);
  const setWord = (word: Word, next: Partial<Draft['words'][Word]>) =>
    onChange({ ...draft, words: { ...draft.words, [word]: { ...draft.words[word], ...next } } });
  const setField = (field: Field, next: Partial<FieldDraft>) =>
    onChange({
      ...draft,
      fields: new Map(draft.fields).set(field.id, { ...fieldDraft(draft, field.id), ...next }),
    });

  return (
    <div className={styles.form}>
      <section className={styles.part} aria-label={t('describe.texts')}>
        {WORDS.map((word) => (
          <BulkRow
            key={word}
            name={t(`assets.${word}`)}
            doings={doingsOf(word)}
            doing={draft.words[word].doing}
            onDoing={(doing) => setWord(word, { doing })}
          >
            <TextField
              label={t('describe.new', { name: t(`assets.${word}`) })}
              labelling="spoken"
              value={draft.words[word].text}
              onChange={(text) => setWord(word, { text })}
              multiline={word === 'caption' || word === 'rights'}
              {...(word === 'title' ? { maxLength: 255 } : {})}
              autoComplete="off"
              autoFocus
            />
          </BulkRow>
        ))}
      </section>
      <section className={styles.tags} aria-label={t('assets.tags')}>
        <TagField
          label={t('describe.add_tags')}
          addLabel={t('assets.tag_add')}
          removeLabel={(tag) => t('assets.tag_remove', { tag })}
          value={draft.addTags}
          suggest={suggestAdded}
          noneText={t('tags.makes_new')}
          onChange={(addTags) => onChange({ ...draft, addTags })}
        />
        <TagField
          label={t('describe.remove_tags')}
          addLabel={t('describe.remove_tag')}
          removeLabel={(tag) => t('describe.keep_tag', { tag })}
          value={draft.removeTags}
          suggest={suggestRemoved}
          takes="a suggestion"
          noneText={t('tags.none_such')}
          onChange={(removeTags) => onChange({ ...draft, removeTags })}
        />
      </section>
      {fields.length > 0 && (
        <section className={styles.part} aria-label={t('fields.title')}>
          {fields.map((field) => (
            <BulkRow
              key={field.id}
              name={field.name}
              doings={ALL_DOINGS}
              doing={fieldDraft(draft, field.id).doing}
              onDoing={(doing) => setField(field, { doing })}
            >
              <FieldControl
                field={field}
                draft={fieldDraft(draft, field.id)}
                onChange={(next) => setField(field, next)}
              />
            </BulkRow>
          ))}
        </section>
      )}
    </div>
  );
}
