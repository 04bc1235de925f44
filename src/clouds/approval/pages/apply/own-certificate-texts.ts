import { texts } from '#contract'

export const ownCertificateTexts = texts(
  {
    title: '名下证照核验',
    lead: '系统从电子证照库调取了{holder}名下与本事项有关的证照，不必上传。',
    IN_FORCE: '有效',
    NOT_YET: '尚未生效',
    EXPIRED: '已过期，不能使用',
    ENDED: '已失效，不能使用',
    until: '有效期至 {date}',
    standsFor: '免交：{names}',
    filled: '已填入：{names}',
    missing: '证照库中没有查到：{name}。由审批局向主管部门核验，不必上传。',
  },
  {
    title: 'Your certificates',
    lead: 'The certificates of {holder} that this item asks for were looked up; nothing needs to be uploaded.',
    IN_FORCE: 'In force',
    NOT_YET: 'Not yet in force',
    EXPIRED: 'Expired: cannot be used',
    ENDED: 'Ended: cannot be used',
    until: 'until {date}',
    standsFor: 'Need not be handed in: {names}',
    filled: 'Filled in: {names}',
    missing: 'Not in the library: {name}. The bureau asks the authority; nothing needs to be uploaded.',
  },
)
