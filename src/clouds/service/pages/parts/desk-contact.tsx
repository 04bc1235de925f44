import { useState } from 'react'
import type { Input } from '#contract'
import { useTexts } from '#web/i18n/index.ts'
import { shownInFullTexts } from '#web/look-purposes.ts'
import { ShownInFull } from '#web/shown-in-full.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import type { api } from '../../api.ts'
import { service } from '../client.ts'

interface DeskContactProps {
  readonly contact: { readonly name: string; readonly phone: string }
  readonly id: string
  readonly asked: Omit<Input<typeof api.contactInFull>['query'], 'purpose'>
}

/** Whom to call back: the number is masked until somebody says what for. */
export function DeskContact({ contact, id, asked }: DeskContactProps) {
  const t = useTexts(shownInFullTexts)
  const [full, setFull] = useState<DeskContactProps['contact']>()
  const { name, phone } = full ?? contact
  return (
    <>
      <span>{`${name} ${phone}`.trim()}</span>
      {contact.phone !== '' && (
        <Disclosure summary={t('number')}>
          <ShownInFull
            ask={(purpose) => service.contactInFull({ params: { id }, query: { ...asked, purpose } })}
            shown={full}
            onShow={setFull}
            ofCase={false}
          />
        </Disclosure>
      )}
    </>
  )
}
