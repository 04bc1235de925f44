import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { LineField, TextField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { service } from '../client.ts'
import type { DeskStore, Store } from '../client.ts'
import { StoreBanner } from '../parts/store-banner.tsx'
import { ColumnFields } from './column-fields.tsx'
import { deskStoreTexts } from './texts.ts'

const COLOURS = ['RED', 'BLUE', 'GREEN', 'AMBER', 'TEAL', 'INK'] as const
const MOTIFS = ['HILLS', 'RIVER', 'CITY', 'FIELDS', 'PLAIN'] as const
type Face = DeskStore['face']
const NEW: Face = {
  name: { zh: '' },
  slogan: { zh: '' },
  colour: 'BLUE',
  motif: 'HILLS',
  region: '',
  phone: '',
  notice: null,
  columns: [{ title: { zh: '' }, items: [] }],
}
/** A translation that is not written is none. */
const bilingual = (zh: string, en: string | undefined) => (en === undefined || en === '' ? { zh } : { zh, en })

interface StoreFormProps {
  readonly store: DeskStore | undefined
  readonly onDone: (sentence: string) => void
}

export function StoreForm({ store, onDone }: StoreFormProps) {
  const t = useTexts(deskStoreTexts)
  const [code, setCode] = useState(store?.code ?? '')
  const [face, setFace] = useState<Face>(store?.face ?? NEW)
  const saving = useCommand(service.brandPortal, (made) => onDone(t('saved', { name: made.face.name.zh })))
  const write = (change: Partial<Face>) => setFace({ ...face, ...change })
  const organName: Store['organName'] = { zh: store?.organName ?? '' }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate({ params: { code }, body: face })
      }}
    >
      {store === undefined && (
        <LineField label={t('code')} hint={t('codeHint')} value={code} maxLength={32} onChange={setCode} />
      )}
      <FaceFields face={face} write={write} />
      <h3>{t('preview')}</h3>
      <StoreBanner store={{ ...face, organName }} preview />
      {face.columns.map((column, at) => (
        <ColumnFields
          // Columns have no name until one is written; their place is their identity while the form is open.
          key={String(at)}
          id={`${store?.code ?? 'new'}-${String(at)}`}
          number={at + 1}
          column={column}
          onChange={(changed) => write({ columns: face.columns.map((one, i) => (i === at ? changed : one)) })}
          onRemove={() => write({ columns: face.columns.filter((_, i) => i !== at) })}
        />
      ))}
      <p>
        <Button onClick={() => write({ columns: [...face.columns, { title: { zh: '' }, items: [] }] })}>
          {t('addColumn')}
        </Button>
      </p>
      <RefusalNotice error={saving.error} />
      <p>
        <Button kind="primary" type="submit" busy={saving.isPending}>
          {t('save')}
        </Button>
      </p>
    </form>
  )
}

interface FaceFieldsProps {
  readonly face: Face
  readonly write: (change: Partial<Face>) => void
}

function FaceFields({ face, write }: FaceFieldsProps) {
  const t = useTexts(deskStoreTexts)
  const { name, slogan, notice } = face
  return (
    <>
      <LineField
        label={t('name')}
        value={name.zh}
        maxLength={40}
        onChange={(zh) => write({ name: bilingual(zh, name.en) })}
      />
      <LineField
        label={t('nameEn')}
        required={false}
        value={name.en ?? ''}
        maxLength={40}
        onChange={(en) => write({ name: bilingual(name.zh, en) })}
      />
      <LineField
        label={t('slogan')}
        value={slogan.zh}
        maxLength={80}
        onChange={(zh) => write({ slogan: bilingual(zh, slogan.en) })}
      />
      <LineField
        label={t('sloganEn')}
        required={false}
        value={slogan.en ?? ''}
        maxLength={80}
        onChange={(en) => write({ slogan: bilingual(slogan.zh, en) })}
      />
      <LineField
        label={t('region')}
        value={face.region}
        maxLength={12}
        inputMode="numeric"
        onChange={(region) => write({ region })}
      />
      <LineField
        label={t('phone')}
        required={false}
        value={face.phone}
        maxLength={40}
        type="tel"
        onChange={(phone) => write({ phone })}
      />
      <TextField
        label={t('notice')}
        required={false}
        value={notice?.zh ?? ''}
        maxLength={300}
        rows={2}
        onChange={(zh) => write({ notice: zh === '' ? null : bilingual(zh, notice?.en) })}
      />
      <Look face={face} write={write} />
    </>
  )
}

/** 颜色、纹样. */
function Look({ face, write }: FaceFieldsProps) {
  const t = useTexts(deskStoreTexts)
  return (
    <>
      <RadioGroup
        name="store-colour"
        legend={t('colour')}
        inline
        options={COLOURS.map((value) => ({ value, label: t(value) }))}
        value={face.colour}
        onChange={(value) => write({ colour: value })}
      />
      <RadioGroup
        name="store-motif"
        legend={t('motif')}
        inline
        options={MOTIFS.map((value) => ({ value, label: t(value) }))}
        value={face.motif}
        onChange={(value) => write({ motif: value })}
      />
    </>
  )
}
