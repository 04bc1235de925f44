import type { PermitsTold } from '#clouds/standards/events'
import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import { runOnNotification } from './delivering.ts'

const read = eventReader<PermitsTold>('PermitsTold')

/** 双告知 (WF-22): whoever got the licence finds in the inbox which permits the business still needs. */
export const notifyOfPermits: Reaction = {
  name: 'parties.notify-of-permits',
  pace: 'patient',
  types: ['PermitsTold'],
  react: async (entry, services) => {
    const told = read(entry)
    const account = told === undefined ? null : await services.office.accounts.accountOf(told.applicant)
    if (told === undefined || account === null) return
    const names = told.permits.map(({ name }) => name).join('、')
    const english = told.permits.map(({ name }) => services.office.catalogue.nameIn('en', name)).join(', ')
    await runOnNotification(services, services.idFrom('notification', entry.leafHash, account), {
      type: 'RaiseNotification',
      at: services.now(),
      by: '$actor',
      account,
      case: told.case,
      cause: 'PermitsTold',
      title: { zh: '营业执照之后还要办的许可', en: 'Permits you still need after the licence' },
      text: {
        zh: `按「${told.holder}」的经营范围，开展下列经营前还须取得许可或者办理备案：${names}。`,
        en: `For the scope of “${told.holder}” you still need, before you begin: ${english}.`,
      },
      link: '/my/permit-notices',
      deliveries: [],
    })
  },
}
