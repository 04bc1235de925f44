import type { RefusalTexts } from '#contract'

/** Why somebody is not let in, or has to show once more who he is. */
export const SIGN_IN_TEXTS: RefusalTexts = {
  PROOF_WRONG: { zh: '密码不正确', en: 'The password is wrong' },
  SIGN_IN_ADDRESS_FOREIGN: {
    zh: '请用本系统公布的网址打开后再登录',
    en: 'Please open the system at its published address and sign in there',
  },
  SIGN_IN_CHALLENGE_STALE: {
    zh: '登录请求已过期或不是本浏览器发起，请重试',
    en: 'This sign-in has expired or was begun in another browser; please try again',
  },
  SIGN_IN_CHALLENGE_SPENT: {
    zh: '该登录请求已经用过，请重新发起',
    en: 'This sign-in has been used already; please begin again',
  },
  SIGN_IN_POST_ENDED: { zh: '该账户已停用或岗位已终止', en: 'This account is closed, or its post has ended' },
  KEY_SIGN_IN_WRONG: {
    zh: '密钥签名或证书未通过验证，未登录',
    en: 'The key’s signature or its certificate does not hold; you are not signed in',
  },
  CLIENT_CERTIFICATE_MISSING: {
    zh: '本连接没有出示数字证书，请从证书登录地址打开',
    en: 'This connection showed no certificate; open the address for signing in by certificate',
  },
  PASSKEY_UNKNOWN: { zh: '该通行密钥未登记或已停用', en: 'This passkey is not enrolled here, or was given up' },
  PASSKEY_NOT_CONFIRMED: {
    zh: '该通行密钥尚未经第二人确认',
    en: 'This passkey has not been confirmed by a second person',
  },
  PASSKEY_WRONG: { zh: '通行密钥验证未通过', en: 'The passkey’s answer does not hold' },
  PASSKEY_KNOWN: { zh: '该通行密钥已登记', en: 'This passkey is enrolled already' },
  PASSKEYS_TOO_MANY: {
    zh: '通行密钥最多 {max} 个，请先停用不用的',
    en: 'There are {max} passkeys at most; give one up first',
  },
  PASSKEY_NOT_TO_CONFIRM: {
    zh: '没有待您确认的这个通行密钥（本人不能确认自己的）',
    en: 'There is no such passkey for you to confirm (nobody confirms his own)',
  },
  ACT_MUST_BE_SIGNED: {
    zh: '本局要求每一步审批行为都由经办人签名，请先登记并确认签名密钥',
    en: 'This bureau asks for every approval act to be signed; enrol a signing key and have it confirmed first',
  },
}
