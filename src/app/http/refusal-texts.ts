import type { RefusalTexts } from '#contract'

/** What the house itself refuses, before or beside any rule of law. */
export const FRAME_REFUSALS = {
  NOT_FOUND: { zh: '没有找到您要的内容', en: 'There is nothing here' },
  METHOD_NOT_ALLOWED: { zh: '此地址不接受这种请求方法', en: 'This address does not take this method' },
  NOT_SIGNED_IN: { zh: '请先登录', en: 'Please sign in first' },
  FORBIDDEN: { zh: '您的岗位没有这项权限', en: 'Your post does not have this right' },
  PROOF_REQUIRED: {
    zh: '此操作须在 {minutes} 分钟内验证过本人，请输入密码或使用通行密钥',
    en: 'This needs a proof of yourself within {minutes} minutes: enter your password or use a passkey',
  },
  WRONG_PASSWORD: { zh: '用户名或密码不正确', en: 'The username or the password is wrong' },
  TOO_MANY_ATTEMPTS: {
    zh: '尝试次数过多，请在 {seconds} 秒后再试',
    en: 'Too many attempts; please try again in {seconds} seconds',
  },
  USERNAME_TAKEN: { zh: '该用户名已被使用，请换一个', en: 'This username is taken; please choose another' },
  CSRF_TOKEN_WRONG: {
    zh: '页面已过期，请刷新后重试',
    en: 'This page is out of date; please reload it and try again',
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    zh: '缺少 Idempotency-Key 请求头，无法保证重复提交只生效一次',
    en: 'The Idempotency-Key header (8 to 200 visible characters) is needed, so that a repeat takes effect once',
  },
  IDEMPOTENCY_KEY_REUSED: {
    zh: '该 Idempotency-Key 已用于内容不同的请求',
    en: 'This Idempotency-Key was already used for another request',
  },
  VERSION_CONFLICT: {
    zh: '该事项刚刚被他人处理，请刷新后再操作',
    en: 'Somebody else has just acted on this; please reload and look again',
  },
  TOO_MANY_AT_ONCE: {
    zh: '同一事项的并发操作过多，请稍后重试',
    en: 'Too many are acting on this at once; please try again',
  },
  ONLY_OFFICERS_SIGN: { zh: '仅工作人员可以签名', en: 'Only officers sign acts' },
  ACT_PREPARED: {
    zh: '内容已准备好，签名后生效',
    en: 'This is prepared and takes effect once it is signed',
  },
  PREPARED_ACT_GONE: {
    zh: '待签内容已过期或已提交，请重新准备',
    en: 'What was prepared for signing has expired or is done; please prepare it again',
  },
  VALIDATION_FAILED: { zh: '填写内容有误，请按提示修改', en: 'Some values need your attention' },
  BODY_UNREADABLE: { zh: '请求内容不是有效的 JSON', en: 'The body is not valid JSON' },
  BODY_TOO_LARGE: { zh: '内容超过 {limit}', en: 'The body is larger than {limit}' },
  MEDIA_TYPE_NOT_TAKEN: {
    zh: '不接受这种内容类型',
    en: 'This address does not take this content type',
  },
  FORBIDDEN_CHARACTER: {
    zh: '内容含有不可存储的字符（空字符或残缺的 Unicode 字符）',
    en: 'The request holds a character that cannot be kept (NUL or half of a surrogate pair)',
  },
  TOO_DEEP: { zh: '内容嵌套层数过多', en: 'The body is nested too deeply' },
  TOO_MANY_VALUES: { zh: '内容项数过多', en: 'The body holds too many values' },
  BAD_REQUEST: { zh: '请求格式有误', en: 'The request is malformed' },
  FILE_EMPTY: { zh: '文件为空', en: 'The file is empty' },
  FILE_TYPE_NOT_TAKEN: {
    zh: '仅接受 PDF、OFD、PNG、JPEG 文件',
    en: 'Only PDF, OFD, PNG and JPEG files are taken',
  },
  FILE_NOT_WHAT_IT_SAYS: {
    zh: '文件内容与扩展名不符（实际为 {found}）',
    en: 'The content is not what the name says (it is {found})',
  },
  FILE_NAME_UNUSABLE: { zh: '文件名为空、过长或含有路径字符', en: 'The file name is empty, too long or holds a path' },
  UNAVAILABLE: {
    zh: '系统正在启动或维护，请稍后再试',
    en: 'The system is starting or being serviced; please try again',
  },
  INTERNAL: {
    zh: '系统出错，已记录；请稍后重试',
    en: 'Something broke on our side and was written down; please try again later',
  },
} as const satisfies RefusalTexts

export type FrameRefusal = keyof typeof FRAME_REFUSALS
