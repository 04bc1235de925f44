import { texts } from '#contract'

/** 查看用途, in the same words for whoever asks, whoever watches, and whoever the data are about. */
export const lookPurposeTexts = texts(
  {
    VERIFY_IDENTITY: '核对身份',
    CONTACT: '联系本人',
    PREPARE_PAPER: '制作文书',
    INVESTIGATE: '调查核实',
  },
  {
    VERIFY_IDENTITY: 'to check the identity',
    CONTACT: 'to reach the person',
    PREPARE_PAPER: 'to make out a paper',
    INVESTIGATE: 'to look into a matter',
  },
)

export const shownInFullTexts = texts(
  {
    number: '显示号码',
    lookPurpose: '查看用途',
    showInFull: '查看完整号码',
    showInFullHint: '证件号码、电话和收件地址默认脱敏。查看即留痕，当事人可以看到谁因何查看。',
    looksAreRecorded: '查看即留痕。',
    inFull: '正在显示完整号码，本次查看已留痕。',
    maskAgain: '恢复脱敏',
  },
  {
    number: 'Show the number',
    lookPurpose: 'What for',
    showInFull: 'Show in full',
    showInFullHint:
      'Numbers, telephones and addresses are masked. Looking is recorded; the person sees who looked and why.',
    looksAreRecorded: 'Looking is recorded.',
    inFull: 'Shown in full; this look is recorded.',
    maskAgain: 'Mask again',
  },
)
