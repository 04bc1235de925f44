import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { TextArea, TextInput } from '#web/ui/inputs.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { recognition } from '../client.ts'
import { deskRegionTexts } from './texts.ts'

const PURPOSES = ['APPROVAL', 'SUPERVISION', 'PUBLIC_SERVICE', 'ENFORCEMENT'] as const
const TRUST_BYTES_MAX = 64 * 1024
const EMPTY = { name: '', address: 'https://', basis: '', types: '', dailyMax: '100' }

/** 「对方代码 本地区代码」, a pair a line; half a pair is sent as it is, and refused with a sentence. */
const pairsOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([first = '']) => first !== '')
    .map(([theirs = '', ours = '']) => ({ theirs, ours }))

/** The other side's trust file and the terms; another administrator confirms them. */
export function Proposal() {
  const t = useTexts(deskRegionTexts)
  const queries = useQueryClient()
  const [terms, setTerms] = useState(EMPTY)
  const [purposes, setPurposes] = useState<readonly string[]>([])
  const [trust, setTrust] = useState<{ readonly name: string; readonly text: string }>()
  const propose = useCommand(recognition.proposeRegion, () => {
    setTerms(EMPTY)
    setTrust(undefined)
    void queries.invalidateQueries({ queryKey: ['regions'] })
  })
  const set = (name: keyof typeof EMPTY) => ({
    value: terms[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setTerms({ ...terms, [name]: event.target.value }),
  })
  const body = {
    ...{ name: terms.name.trim(), address: terms.address.trim(), basis: terms.basis.trim() },
    ...{ trust: trust?.text ?? '{}', types: pairsOf(terms.types), dailyMax: Number(terms.dailyMax) },
    purposes: PURPOSES.filter((one) => purposes.includes(one)),
  }
  return (
    <Disclosure summary={t('propose')}>
      <form
        className="stack reading"
        onSubmit={(event) => {
          event.preventDefault()
          propose.mutate({ body })
        }}
      >
        {propose.isSuccess && (
          <Notice tone="good" announced>
            {t('sent')}
          </Notice>
        )}
        <Field label={t('name')}>
          {(control) => <TextInput {...control} required minLength={2} maxLength={60} {...set('name')} />}
        </Field>
        <Field label={t('address')} hint={t('addressHint')}>
          {(control) => <TextInput {...control} required maxLength={200} spellCheck={false} {...set('address')} />}
        </Field>
        <FileDrop
          label={t('trust')}
          accepted={{ accept: '.json', types: t('trustTypes'), bytesMax: TRUST_BYTES_MAX }}
          onFiles={([file]) => {
            if (file !== undefined) void file.text().then((text) => setTrust({ name: file.name, text }))
          }}
        />
        {trust !== undefined && <p role="status">{t('trustRead', { name: trust.name })}</p>}
        <Field label={t('basis')}>
          {(control) => <TextInput {...control} required minLength={4} maxLength={500} {...set('basis')} />}
        </Field>
        <CheckboxGroup
          legend={t('purposes')}
          hint={t('purposesHint')}
          name="purposes"
          values={[...purposes]}
          onChange={setPurposes}
          options={PURPOSES.map((value) => ({ value, label: t(value) }))}
        />
        {purposes.length > 0 && (
          <Field label={t('dailyMax')}>
            {(control) => <TextInput {...control} required inputMode="numeric" {...set('dailyMax')} />}
          </Field>
        )}
        <Field label={t('types')} hint={t('typesHint')}>
          {(control) => <TextArea {...control} rows={3} spellCheck={false} {...set('types')} />}
        </Field>
        <RefusalNotice error={propose.error} />
        <div>
          <Button kind="primary" type="submit" busy={propose.isPending}>
            {t('send')}
          </Button>
        </div>
      </form>
    </Disclosure>
  )
}
