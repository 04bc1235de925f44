/** Where the parts of our OFD lie. Whoever reads one of another hand follows its own names instead. */
const DOC = 'Doc_0'
const SIGNS = `${DOC}/Signs`

export const PATHS = {
  root: 'OFD.xml',
  document: `${DOC}/Document.xml`,
  resources: `${DOC}/PublicRes.xml`,
  font: (index: number) => `${DOC}/Res/font_${index}.ttf`,
  page: (index: number) => `${DOC}/Pages/Page_${index}/Content.xml`,
  signatures: `${SIGNS}/Signatures.xml`,
  seal: `${SIGNS}/Sign_0/Seal.esl`,
  signature: `${SIGNS}/Sign_0/Signature.xml`,
  signedValue: `${SIGNS}/Sign_0/SignedValue.dat`,
} as const
