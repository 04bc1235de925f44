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
