import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { parties } from '../client.ts'
import { useKeepMine } from '../use-mine.ts'
import type { PartProps } from './real-name.tsx'
import { profileTexts } from './texts.ts'

export function PostalAddress({ mine, onDone }: PartProps) {
  const t = useTexts(profileTexts)
  const keep = useKeepMine()
  const [address, setAddress] = useState(mine.person.address)
  const command = useCommand(parties.stateAddress, (next) => {
    keep(next)
    onDone(t('doneAddress'))
  })
  return (
    <Panel title={t('address')}>
      <form
        className="stack reading"
        onSubmit={(event) => {
          event.preventDefault()
          command.mutate({ body: { address } })
        }}
      >
        <LineField
          label={t('address')}
          labelHidden
          hint={t('addressHint')}
          autoComplete="street-address"
          maxLength={200}
          value={address}
          onChange={setAddress}
        />
        <RefusalNotice error={command.error} />
        <p>
          <Button type="submit" busy={command.isPending}>
            {t('save')}
          </Button>
        </p>
      </form>
    </Panel>
  )
}
