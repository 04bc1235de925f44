import { texts } from '#contract'

export const confirmationTexts = texts(
  {
    title: '密钥确认',
    lead: '请本人当面或打电话读出密钥指纹的前 8 位，您在下面照着输入。一致才能确认；确认后，本人即可用这把密钥签署决定。',
    none: '没有等待确认的密钥',
    noneText: '工作人员登记新密钥后，会出现在这里。',
    device: '设备',
    enrolledAt: '登记时间',
    spoken: '{name}读出的前 8 位',
    spokenHint: '数字 0–9 和字母 a–f，不分大小写',
    differs: '与登记的指纹不一致。不要确认：请本人打开「我的签名密钥」再读一遍；仍不一致的，请吊销。',
    confirm: '确认是{name}的密钥',
    revoke: '吊销',
    revokeReason: '吊销理由',
    revokeDo: '吊销这把密钥',
    confirmed: '已确认。{name}现在可以用「{device}」签名。',
    revoked: '已吊销{name}在「{device}」上的密钥。',
  },
  {
    title: 'Confirm keys',
    lead: 'Let the officer read the first 8 characters of the fingerprint to you, in person or by telephone, and type them below. Only if they agree can you confirm; the officer can then sign decisions with the key.',
    none: 'No key is waiting to be confirmed',
    noneText: 'It appears here when an officer enrols a new one.',
    device: 'Device',
    enrolledAt: 'Enrolled',
    spoken: 'First 8 characters read by {name}',
    spokenHint: 'Digits 0–9 and letters a–f, upper or lower case',
    differs:
      'They differ from the enrolled fingerprint. Do not confirm: ask the officer to read them again from “My signing key”; if they still differ, revoke the key.',
    confirm: 'Confirm: this is the key of {name}',
    revoke: 'Revoke',
    revokeReason: 'Reason for revoking',
    revokeDo: 'Revoke this key',
    confirmed: 'Confirmed. {name} can now sign with “{device}”.',
    revoked: 'The key of {name} on “{device}” is revoked.',
  },
)
