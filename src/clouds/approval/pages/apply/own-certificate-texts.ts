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
    differs: '与申请表不一致：{title}，证照上是“{held}”，您填的是“{written}”。提交后由工作人员核对。',
    version: '证照标识 {identifier}，第 {version} 版',
    and: '、',
    consentTitle: '授权调取证照',
    consent: '同意审批局为办理本件调取《{names}》',
    consentHint: '只用于本件，每次调取都有记录，您可在“我的证照”中查看。不同意的，请到窗口出示原件。',
    consentStanding: '您已长期授权，本件将调取《{names}》。可在“我的证照”中撤回。',
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
    differs: 'Differs from your form: {title}. Certificate: “{held}”; you wrote “{written}”. An officer will check.',
    version: '{identifier}, version {version}',
    and: ', ',
    consentTitle: 'Consent to fetching',
    consent: 'The bureau may fetch “{names}” for this case',
    consentHint:
      'For this case only; every look is recorded and shown under “My certificates”. Otherwise show the original at the window.',
    consentStanding:
      'You agreed once and for all: “{names}” will be fetched. You can withdraw this under “My certificates”.',
  },
)
