import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { ChoiceField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { organisation } from '../client.ts'
import type { OrganStructure } from '../client.ts'
import { organTexts } from './texts.ts'

interface PlaceProps {
  readonly organ: OrganStructure
  readonly onDone: (sentence: string) => void
}

/** Who sits in which section, and who heads it: whoever does is told what nobody there answers. */
export function PlaceForm({ organ, onDone }: PlaceProps) {
  const t = useTexts(organTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [officer, setOfficer] = useState('')
  const [section, setSection] = useState('')
  const [marks, setMarks] = useState<readonly string[]>([])
  const place = useCommand(organisation.placeOfficer, () => {
    onDone(t('placed'))
    void queries.invalidateQueries({ queryKey: ['organs', 'structure'] })
  })
  const open = organ.sections.filter(({ closedOn }) => closedOn === null)
  return (
    <form
      className="stack-tight reading"
      onSubmit={(event) => {
        event.preventDefault()
        const head = section !== '' && marks.includes('head')
        const body = { officer, section: section === '' ? null : section, head }
        place.mutate({ params: { id: organ.id }, body })
      }}
    >
      <ChoiceField
        label={t('name')}
        required
        value={officer}
        options={organ.people.map(({ id, name, post }) => ({ value: id, label: `${name}　${post}` }))}
        onChange={setOfficer}
      />
      <ChoiceField
        label={t('section')}
        required={false}
        empty={t('none')}
        value={section}
        options={open.map(({ id, name }) => ({ value: id, label: inLanguage(name, language) }))}
        onChange={setSection}
      />
      <CheckboxGroup
        name={`head-${organ.id}`}
        legend={t('head')}
        options={[{ value: 'head', label: t('isHead') }]}
        values={marks}
        onChange={setMarks}
      />
      <RefusalNotice error={place.error} />
      <Button kind="primary" type="submit" busy={place.isPending}>
        {t('doPlace')}
      </Button>
    </form>
  )
}
