import { texts } from '#contract'

/** What a certificate’s state is called, wherever it is shown. */
export const stateTexts = texts(
  {
    IN_FORCE: '有效',
    NOT_YET_IN_FORCE: '尚未生效',
    SUSPENDED: '已暂停',
    EXPIRED: '已过期',
    REPLACED: '已被新证替代',
    WITHDRAWN: '已撤回',
    ANNULLED: '已撤销',
    REVOKED: '已吊销',
    DEREGISTERED: '已注销',
  },
  {
    IN_FORCE: 'In force',
    NOT_YET_IN_FORCE: 'Not yet in force',
    SUSPENDED: 'Suspended',
    EXPIRED: 'Expired',
    REPLACED: 'Replaced by a newer one',
    WITHDRAWN: 'Withdrawn',
    ANNULLED: 'Annulled',
    REVOKED: 'Revoked',
    DEREGISTERED: 'Deregistered',
  },
)
